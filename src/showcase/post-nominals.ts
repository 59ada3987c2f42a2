import { shortForm } from "../credentials/known-facts";
import type { IdentifiedCredential } from "../model/credential";
import type { Certification } from "../skills/lexicon";
import { resolveCredential } from "../skills/resolve";

/** Letters of a degree stay for life, so they stand first, as the person wrote them. */
const DEGREE =
  /^(?:ph\.?d|ed\.?d|m\.?d|j\.?d|d\.?o|dnp|pharm\.?d|d\.?d\.?s|m\.?b\.?a|m\.?s\.?n?|m\.?sc|m\.?a|m\.?ed|m\.?eng|ll\.?[bm]|b\.?s\.?n?|b\.?sc|b\.?a|b\.?eng|a\.?a\.?s?)\.?$/iu;

/** Titles before a name that say what the letters after it say again. */
const DOCTORS: ReadonlySet<string> = new Set(["MD", "DO", "PHD", "EDD", "DNP", "PHARMD", "DDS", "DVM"]);

/**
 * A name with the letters that may follow it: degrees as the person wrote them, then licences, then certifications, as
 * the ANA and ANCC recommend ("Jane Doe, MSN, RN, CCRN"). Platform certificates, badges and most vendor certifications
 * are not used after a name; which are is a fact of the lexicon. Letters of what is `gone` (lapsed, or not earned yet)
 * are taken off again, and a "Dr." that the letters repeat.
 *
 * @param held best first; the first `most` of them that have letters are used.
 */
export function nameWithLetters(
  name: string,
  held: readonly IdentifiedCredential[],
  gone: readonly IdentifiedCredential[],
  most: number,
): string {
  const [person = "", ...written] = name.split(",").map((part) => part.trim());
  const earned = postNominals(held);
  const lost = new Set(postNominals(gone).filter((letters) => !earned.includes(letters)));
  const kept = written.filter((letters) => letters !== "" && !lost.has(letters));
  const degrees = kept.filter((letters) => DEGREE.test(letters));
  const others = kept.filter((letters) => !DEGREE.test(letters));
  const added = earned.filter((letters) => !kept.includes(letters)).slice(0, Math.max(0, most - others.length));
  const known = earned.filter((letters) => others.includes(letters) || added.includes(letters));
  const letters = [...degrees, ...known, ...others.filter((other) => !known.includes(other))];
  const isDoctor = letters.some((each) => DOCTORS.has(each.replace(/\./gu, "").toUpperCase()));
  return [isDoctor ? person.replace(/^Dr\.?\s+/iu, "") : person, ...letters].join(", ");
}

/** Letters of what is held, in their order: the highest degree, licences, certifications. */
function postNominals(credentials: readonly IdentifiedCredential[]): readonly string[] {
  const found = credentials.flatMap((credential) => {
    const known = resolveCredential(credential);
    if (known?.postNominal !== true || known.acronym === undefined || !carries(credential, known)) return [];
    return [{ letters: known.acronym, isLicence: known.kind === "licence" }];
  });
  const ordered = [...found.filter(({ isLicence }) => isLicence), ...found.filter(({ isLicence }) => !isLicence)];
  return [...new Set([...highestDegree(credentials), ...ordered.map(({ letters }) => letters)])];
}

/** Whether it is the very thing that gives the letters: the lexicon finds near names too. */
function carries(credential: IdentifiedCredential, { name, acronym = "" }: Certification): boolean {
  const [first = ""] = credential.name.split(/\s*[,(–—]|\s-\s/u);
  return (
    shortForm(credential) === acronym ||
    first.toLowerCase() === name.toLowerCase() ||
    credential.name.split(/[\s(),;:]+/u).includes(acronym)
  );
}

const DEGREE_LEVELS = [/^(?:doctor|juris)/iu, /^master/iu, /^bachelor/iu, /^associate of/iu];

/** Letters of the highest degree among the credentials: a lower one is held by whoever holds it. */
function highestDegree(credentials: readonly IdentifiedCredential[]): readonly string[] {
  const degrees = credentials.flatMap(({ name, acronym }) => {
    const level = DEGREE_LEVELS.findIndex((form) => form.test(name));
    return level < 0 || acronym === undefined || !DEGREE.test(acronym) ? [] : [{ level, acronym }];
  });
  const top = Math.min(...degrees.map(({ level }) => level));
  return degrees.filter(({ level }) => level === top).map(({ acronym }) => acronym);
}
