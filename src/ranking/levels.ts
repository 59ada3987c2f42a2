import { Memory } from "../memory";
import type { Credential } from "../model/credential";
import { keysOf } from "../skills/words";

type Named = Pick<Credential, "name" | "issuer">;

/** Words that name a level, lowest first; a name without any stands between an associate and a professional. */
const LEVELS: readonly (readonly string[])[] = [
  ["introduction", "introductory", "awareness", "foundation", "fundamental", "basic", "beginner", "entry", "initial"],
  ["associate", "assistant", "apprentice", "elementary"],
  ["intermediate", "standard"],
  ["practitioner", "professional", "specialist", "advanced"],
  ["expert", "master", "senior"],
];
const BETWEEN = 2;
const LEVEL_OF = new Map(
  LEVELS.flatMap((words, level) => words.flatMap((word) => keysOf(word)).map((key) => [key, level])),
);

/** What a name says of level and version, and what is left of it. */
interface Parts {
  /** Telling words, in order of the alphabet. */
  readonly family: string;
  readonly level: number;
  /** Its numbers: of a version, a level, a speed. */
  readonly numbers: readonly number[];
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, v: 5 };
/** Levels of the Common European Framework of Reference for Languages. */
const CEFR = /^[abc][12]$/u;

const memory = new Memory<Parts>(2_000);

function partsOf(name: string): Parts {
  return memory.get(name, () => {
    const family: string[] = [];
    const numbers: number[] = [];
    let level = BETWEEN;
    // A comma or a stop within a number parts nothing: `12,400`, `v1.5`.
    for (const key of keysOf(name.replace(/\([^)]*\)/gu, " ").replace(/(?<=\d)[,.](?=\d)/gu, ""))) {
      const known = LEVEL_OF.get(key);
      const [, version] = /^v?(\d+)$/u.exec(key) ?? [];
      if (known !== undefined) level = known;
      else if (version !== undefined) numbers.push(Number(version));
      else if (ROMAN[key] !== undefined) numbers.push(ROMAN[key]);
      else if (CEFR.test(key)) numbers.push("abc".indexOf(key.charAt(0)) * 2 + Number(key.charAt(1)));
      else if (!SAYS_NOTHING.has(key)) family.push(key);
    }
    return { family: family.sort().join(" "), level, numbers };
  });
}

const SAYS_NOTHING: ReadonlySet<string> = new Set(
  "certified certification certificate level version grade class in of the and for to a".split(" "),
);

/**
 * Whether one of two certificates that differ in nothing but a level or number of their names is the higher:
 * `Trusted Tester, Version 5` above `Version 4`, `Practitioner` above `Associate`.
 */
export function isHigherByName(higher: Named, lower: Named): boolean {
  if (higher.issuer !== lower.issuer || higher.name === lower.name) return false;
  const [above, below] = [partsOf(higher.name), partsOf(lower.name)];
  if (above.family !== below.family || above.family === "") return false;
  if (above.level !== below.level) return above.level > below.level;
  return above.numbers.length === 1 && below.numbers.length === 1 && (above.numbers[0] ?? 0) > (below.numbers[0] ?? 0);
}
