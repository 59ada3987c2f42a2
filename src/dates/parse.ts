import { Memory } from "../memory";
import { type PartialDate, PartialDateSchema } from "../model/credential";
import { type DateOptions, type Parts, two, WRITINGS } from "./writings";

/** A date as it stands in a text. Offsets are UTF-16 units, `end` excluded. */
export interface FoundDate {
  readonly date: PartialDate;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Why `date` says less than the text, in words for the person: `03/04/2024` may be two days. */
  readonly ambiguity?: string;
}

/**
 * Finds the dates in a text, in order: whole ones, months and years, in the languages of the library and in numbers
 * (ISO 8601, `03/2024`, `15.03.2024`, `2024年3月`). A date that may be read in two ways gives only what both agree on,
 * and says so in `ambiguity`. What is no day of the calendar is not a date.
 */
export function parseDates(text: string, options: DateOptions = {}): readonly FoundDate[] {
  const plain = withPlainDigits(text);
  if (!HINT.test(plain)) return [];
  return memory.get(`${options.language}\n${text}`, () => findDates(text, plain, options));
}

/** What every writing of a date has: a year, an apostrophe or hyphen before two digits, a mark between numbers, a sign for "year". */
const HINT = /(?:19|20|21)\d\d|[-'’‘]\d\d|\d[-./]|[年년]/u;

const memory = new Memory<readonly FoundDate[]>(4000);

function findDates(text: string, plain: string, options: DateOptions): readonly FoundDate[] {
  const found: FoundDate[] = [];
  const taken = new Uint8Array(text.length);
  for (const { pattern, read } of WRITINGS) {
    for (const match of plain.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (taken.subarray(start, end).includes(1)) continue;
      const parts = read(match.groups ?? {}, options);
      const date = parts === null ? null : toDate(parts, match[0]);
      if (date === null) continue;
      taken.fill(1, start, end);
      found.push({ ...date, text: text.slice(start, end), start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Reads a text that is one date and nothing else, such as a field of a form; null when it is not. */
export function parseDate(text: string, options: DateOptions = {}): FoundDate | null {
  const trimmed = withoutTime(text.trim());
  const [date, ...others] = parseDates(trimmed, options);
  return date !== undefined && others.length === 0 && date.text.length === trimmed.length ? date : null;
}

/** A field may name the day of the week and the time: "Fri, 15 Mar 2024 10:00:00 GMT"; or use no marks: `20240315`. */
function withoutTime(text: string): string {
  return text
    .replace(/^(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]{0,6}day)?,?\s+/iu, "")
    .replace(
      /[T\s]\d{1,2}:\d\d(?::\d\d(?:\.\d{1,9})?)?\s?(?:[ap]m)?\s?(?:Z|UTC|GMT)?(?:[+-]\d\d:?\d\d)?(?:\s\([\w\s]{1,60}\))?$/iu,
      "",
    )
    .replace(/^(?<year>(?:19|20)\d\d)(?<month>0[1-9]|1[0-2])(?<day>\d\d)?$/u, (_, year, month, day) =>
      [year, month, day].filter((part) => part !== undefined).join("-"),
    );
}

/** Null when even the year is none; a day that is not in the calendar leaves its year. */
function toDate({ year, month, day, ambiguity }: Parts, written: string): Pick<FoundDate, "date" | "ambiguity"> | null {
  const known = [month, day].flatMap((part) => (part === undefined ? [] : [two(part)]));
  for (const date of [[String(year), ...known].join("-"), String(year)]) {
    if (!PartialDateSchema.safeParse(date).success) continue;
    const reason =
      known.length > 0 && date.length === 4
        ? `"${written}" is no day of the calendar; only the year is used.`
        : ambiguity;
    return reason === undefined ? { date } : { date, ambiguity: reason };
  }
  return null;
}

/** Arabic-Indic, Persian, Devanagari and full-width digits as ASCII ones, unit for unit, so that offsets stay true. */
function withPlainDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹०-९０-９]/gu, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = [0x0660, 0x06f0, 0x0966, 0xff10].find((start) => code >= start && code < start + 10) ?? code;
    return String(code - zero);
  });
}
