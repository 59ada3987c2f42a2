import { Memory } from "../memory";
import { ISSUERS, type Issuer } from "./lexicon";
import { keysOf } from "./words";

/** Platforms that host what others award: the awarding body says whose it is. */
const VIA = /\s*(?:,|\(|-|–|—|\bvia\b|\bthrough\b|\bon\b|\bat\b)\s+/iu;

let index: ReadonlyMap<string, readonly Issuer[]> | undefined;

/**
 * The issuers that a credential's own wording of its issuer may mean, the awarding body before the platform
 * (`Google via Coursera`: Google, Coursera). Empty when none is known.
 */
export function resolveIssuers(words: string | undefined): readonly Issuer[] {
  return words === undefined ? [] : memory.get(words, () => resolve(words));
}

const memory = new Memory<readonly Issuer[]>(500);

function resolve(words: string): readonly Issuer[] {
  index ??= buildIndex();
  const parts = [words, ...words.split(VIA)].map((part) => part.replace(/\)\s*$/u, ""));
  const found = parts.flatMap((part) => index?.get(issuerKey(part)) ?? []);
  return [...new Set(found)];
}

function buildIndex(): ReadonlyMap<string, readonly Issuer[]> {
  const built = new Map<string, Issuer[]>();
  for (const issuer of ISSUERS) {
    for (const name of [issuer.name, ...issuer.aliases]) {
      for (const form of [name, name.replace(/\s*\([^)]*\)/gu, "")]) {
        const key = issuerKey(form);
        const list = built.get(key) ?? [];
        if (!list.includes(issuer)) list.push(issuer);
        built.set(key, list);
      }
    }
  }
  return built;
}

const NOISE = new Set(["the", "inc", "llc", "ltd", "limited", "gmbh", "corporation", "corp", "company", "co", "of"]);

function issuerKey(words: string): string {
  return keysOf(words.replace(/²/gu, "2"))
    .filter((key) => !NOISE.has(key))
    .join(" ");
}
