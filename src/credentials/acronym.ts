/** A name without the short form that follows it in brackets. */
export interface SplitName {
  readonly name: string;
  readonly acronym?: string;
}

/** In round brackets at the end: letters, digits and the marks that short forms hold, at least two of them capitals. */
const BRACKETED = /^(?<name>.+?)\s*[(（](?<acronym>[\p{Lu}\p{N}][\p{L}\p{N}+&/.®™-]{0,14})[)）][®™]?$/u;

/** Parts "Project Management Professional (PMP)" into name and acronym; a bracket that is none stays in the name. */
export function splitAcronym(text: string): SplitName {
  const { name, acronym } = BRACKETED.exec(text)?.groups ?? {};
  if (name === undefined || acronym === undefined || !isShortFormOf(acronym, name)) return { name: text };
  return { name, acronym: acronym.replace(/[®™]/gu, "") };
}

/** Whether the letters of a short form stand in the name, in order, the first of them at the start of a word. */
export function isShortFormOf(acronym: string, name: string): boolean {
  const letters = acronym.replace(/[^\p{L}]/gu, "").toLowerCase();
  const capitals = acronym.match(/\p{Lu}/gu)?.length ?? 0;
  if (capitals < 2 && !/^\p{Lu}\+$/u.test(acronym)) return false;
  const words = name.toLowerCase();
  const starts = [...words.matchAll(/(?<![\p{L}\p{N}])\p{L}/gu)].map(({ index }) => index);
  return starts.some((start) => words[start] === letters[0] && isSubsequence(letters, words.slice(start)));
}

function isSubsequence(letters: string, text: string): boolean {
  let from = 0;
  for (const letter of letters) {
    const at = text.indexOf(letter, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}
