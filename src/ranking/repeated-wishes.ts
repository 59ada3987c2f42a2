import { certificationById } from "../skills/lexicon";
import { keysOf, stemOf } from "../skills/words";
import type { Wish } from "./wishes";

/** Letters that stand for a name, alone or in brackets behind it. */
const LETTERS = /(?:^|\()(\p{Lu}[\p{L}\d&-]*\p{Lu})\)?$/u;

/**
 * Without what says in other words what a known wish says: the letters of a certification (`LCSW` beside `Licensed
 * Clinical Social Worker (LCSW)`), plain words within the name of a skill (`post-trip inspections` beside `Pre-Trip
 * Inspections`).
 */
export function withoutRepeated(wishes: readonly Wish[]): readonly Wish[] {
  const known = wishes.filter(({ key, isInPassing }) => /^(?:skill|credential):/u.test(key) && !isInPassing);
  const letters = new Set(known.flatMap(lettersOf));
  const stems = known.map(({ name, said }) => new Set(keysOf(`${name} ${said}`).map(stemOf)));
  return wishes.filter(({ key, name }) => {
    if (key.startsWith("name:")) return !letters.has(name.toUpperCase());
    if (!key.startsWith("phrase:")) return true;
    const own = key.slice("phrase:".length).split(" ");
    return !stems.some((others) => own.every((stem) => others.has(stem)));
  });
}

function lettersOf({ key, said }: Wish): readonly string[] {
  const row = key.startsWith("credential:") ? certificationById(key.slice("credential:".length)) : undefined;
  return [row?.acronym, LETTERS.exec(said)?.[1]].flatMap((form) => (form === undefined ? [] : [form.toUpperCase()]));
}
