interface Named {
  readonly id: string;
  readonly name: string;
  readonly issuer?: string;
  readonly skills?: readonly string[] | null;
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}+#]+/gu) ?? [];
const textOf = ({ name, issuer = "", skills }: Named): string => [name, issuer, ...(skills ?? [])].join(" ");

/** BM25 (k1 1.2, b 0.75): the posting asks, the credentials answer. Ids, best first. */
export function bm25(posting: string, credentials: readonly Named[]): readonly string[] {
  const documents = credentials.map((credential) => ({ id: credential.id, words: wordsOf(textOf(credential)) }));
  const length = documents.reduce((sum, { words }) => sum + words.length, 0) / documents.length;
  const query = new Set(wordsOf(posting));
  const idf = inverseFrequencies(documents.map(({ words }) => words));
  return best(
    documents.map(({ id, words }) => {
      const scores = [...query].map((word) => {
        const count = words.filter((other) => other === word).length;
        return ((idf.get(word) ?? 0) * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * words.length) / length));
      });
      return { id, score: scores.reduce((sum, score) => sum + score, 0) };
    }),
  );
}

/** Cosine of TF-IDF vectors of posting and credential. Ids, best first. */
export function tfIdf(posting: string, credentials: readonly Named[]): readonly string[] {
  const documents = credentials.map((credential) => ({ id: credential.id, words: wordsOf(textOf(credential)) }));
  const asked = wordsOf(posting);
  const idf = inverseFrequencies([...documents.map(({ words }) => words), asked]);
  const query = vector(asked, idf);
  return best(documents.map(({ id, words }) => ({ id, score: cosine(query, vector(words, idf)) })));
}

function inverseFrequencies(documents: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const words of documents) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map(
    [...counts].map(([word, count]) => [word, Math.log(1 + (documents.length - count + 0.5) / (count + 0.5))]),
  );
}

function vector(words: readonly string[], idf: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const word of words) weights.set(word, (weights.get(word) ?? 0) + (idf.get(word) ?? 0));
  return weights;
}

function cosine(one: ReadonlyMap<string, number>, two: ReadonlyMap<string, number>): number {
  let product = 0;
  for (const [word, weight] of one) product += weight * (two.get(word) ?? 0);
  return product / (norm(one) * norm(two) || 1);
}

function norm(weights: ReadonlyMap<string, number>): number {
  return Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight ** 2, 0));
}

function best(scored: readonly { readonly id: string; readonly score: number }[]): readonly string[] {
  return [...scored].sort((one, two) => two.score - one.score || (one.id < two.id ? -1 : 1)).map(({ id }) => id);
}
