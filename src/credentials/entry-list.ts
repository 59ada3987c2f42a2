import { parseDates } from "../dates/parse";
import { resolveCredential } from "../skills/resolve";
import { takeDates } from "./entry-dates";
import { readEntryText } from "./entry-text";
import { isCredentialName, isIssuer } from "./known";
import { saysInProgress, saysLapsed, saysNoDate } from "./roles";

/** Separators of lists, the ones that part the more surely first. */
const SEPARATORS = [/\s*;\s*/u, /\s+[|•·∙]\s+|\s*[•]\s*/u, /\s*[,，、،]\s*/u] as const;

/**
 * Parts a line that lists several credentials ("CompTIA Network+ (2016), CCNA (2019)") into them; null when the line is
 * one entry, whose commas part its name, issuer and date.
 */
export function splitList(text: string): readonly string[] | null {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length > 1 && areEntries(lines)) return lines;
  for (const separator of SEPARATORS) {
    const items = splitOutsideBrackets(text, separator);
    if (items.length > 1 && areCredentials(items, separator === SEPARATORS[0])) return items;
  }
  return null;
}

/** Lines that soft breaks part, each of which is an entry and tells no more of the one before it. */
function areEntries(lines: readonly string[]): boolean {
  const named = lines.filter((line) => isCredentialName(nameOf(line)));
  const dated = lines.filter((line) => parseDates(line).length > 0);
  if (lines.some(isDetail) || lines.slice(1).some((line) => isIssuer(withoutDate(line)))) return false;
  return named.length === lines.length || (dated.length === lines.length && named.length > 0);
}

function nameOf(line: string): string {
  return String(readEntryText(line).fields.name ?? "");
}

/** Parts what follows a label of credentials at its commas, but for an issuer and dates, which tell more of one. */
export function splitLabelled(text: string): readonly string[] | null {
  const items = splitList(text) ?? splitOutsideBrackets(text, SEPARATORS[2]);
  const isOne = items.slice(1).some((item) => isDetail(item) || isIssuer(withoutDate(item)));
  return items.length < 2 || isOne ? null : items;
}

/** Each item names something, and none of them only tells more of the one before it. */
function areCredentials(items: readonly string[], isSure: boolean): boolean {
  if (items.some((item) => isDetail(item))) return false;
  if (isSure) return true;
  const dated = items.filter((item) => parseDates(item).length > 0).length;
  if (dated > 1) return true;
  const undated = items.map(withoutDate);
  if (undated.some((item, index) => isGiverOf(undated[index - 1], item))) return false;
  if (items.length === 2 && dated === 1 && isUnknownAcronym(undated[1] ?? "")) return false;
  const named = undated.filter((item) => (isCredentialName(item) || AWARDED.test(item)) && !isIssuer(item)).length;
  return undated.slice(1).every((item) => !isIssuer(item)) && named > items.length / 2;
}

/** Last words of what is given, and of nobody who gives it: "Falconry Diploma". */
const AWARDED = /(?<!\p{L})(?:diploma|endorsement|card|award|licen[cs]e|permit|badge|diplom|diplôme|attestation)$/iu;

/** Letters that no known credential is called by, before a date, are who gave what stands before them. */
function isUnknownAcronym(item: string): boolean {
  return /^\p{Lu}[\p{Lu}\d]{1,5}$/u.test(item) && resolveCredential({ name: item }) === null;
}

/** Whether a name begins with who gave it: "IPMA Level D", given by "IPMA". */
function isGiverOf(name: string | undefined, item: string): boolean {
  return name?.startsWith(`${item} `) ?? false;
}

/** "PeopleCert\t2021" is an issuer, with the date of what it gave. */
function withoutDate(item: string): string {
  return takeDates(item, {})
    .rest.replace(/[\s()（）]+$/u, "")
    .trim();
}

/** A date, a number or a word of status alone, in any language. */
function isDetail(item: string): boolean {
  const parts = item.split(";");
  if (parts.length > 1) return parts.every(isDetail);
  if (saysInProgress(item) || saysLapsed(item) || saysNoDate(item, true)) return true;
  const bare = takeDates(item, {}).rest.trim();
  const words = bare.replace(
    /(?<![\p{L}])(?:expires?|exp|issued|valid|until|through|expected|in progress|id|no|license|licence|number|credential)(?![\p{L}])/giu,
    "",
  );
  return !/\p{L}{2}/u.test(words) && (bare !== item.trim() || words !== bare || !/\p{L}/u.test(bare));
}

function splitOutsideBrackets(text: string, separator: RegExp): readonly string[] {
  const masked = text.replace(/[(（][^()（）]*[)）]/gu, (inside) => "x".repeat(inside.length));
  const items: string[] = [];
  let from = 0;
  for (const match of masked.matchAll(new RegExp(separator.source, "gu"))) {
    items.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  items.push(text.slice(from));
  return items.map((item) => item.trim()).filter((item) => item !== "");
}
