import { Memory } from "../memory";
import { type PartialDate, PartialDateSchema } from "../model/credential";
import { LANGUAGES, MONTH_NAMES } from "./months";

/** A date as it stands in a text. Offsets are UTF-16 units, `end` excluded. */
export interface FoundDate {
  readonly date: PartialDate;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Why `date` says less than the text, in words for the person: `03/04/2024` may be two days. */
  readonly ambiguity?: string;
}

export interface DateOptions {
  /** BCP 47 language of the text, which tells whether the day or the month comes first; not needed for most writings. */
  readonly language?: string | undefined;
}

/** What one writing of a date says; months from 1. */
interface Parts {
  readonly year: number;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
  readonly ambiguity?: string;
}

interface Writing {
  readonly pattern: RegExp;
  readonly read: (groups: Readonly<Record<string, string>>, options: DateOptions) => Parts | null;
}

const MONTHS = monthNumbers();
/** The Turkish capital İ is no capital of i to a regular expression. */
const MONTH = [...MONTHS.keys()]
  .sort((a, b) => b.length - a.length)
  .join("|")
  .replaceAll("i", "[iİ]");
const YEAR = String.raw`(?:19|20|21)\d\d`;
const SHORT_YEAR = String.raw`['’‘]\d\d`;
const FIRST = String.raw`(?<![\p{L}\p{M}\p{N}])`;
const LAST = String.raw`(?![\p{L}\p{M}\p{N}])`;
/** A number is not a part of a date when a digit or a mark of a longer number stands beside it. */
const FIRST_DIGIT = String.raw`(?<!${joined()}|[\p{N}][./:-])`;
const LAST_DIGIT = String.raw`(?!${joined()}|[./:-]\p{N})`;
const DAY = String.raw`(?<day>0?[1-9]|[12]\d|3[01])`;
const OF = "(?:del?|do|of|von|van)";

/** The writings known, most telling first: a stretch that one has taken is not read by the next. */
const WRITINGS: readonly Writing[] = [
  {
    // 2024年3月15日, 2024 年 3 月, 令和6年3月, 民國113年
    pattern: regex(
      String.raw`(?<era>令和|平成|昭和|民国|民國)?\s?(?<year>元|\d{1,4})\s?年(?:\s?(?<month>\d{1,2})\s?月(?:\s?(?<day>\d{1,2})\s?日)?)?`,
    ),
    read: ({ era, year, month, day }) => {
      const count = year === "元" ? 1 : Number(year);
      const start = era === undefined ? 0 : (ERA_STARTS[era] ?? 0);
      return { year: start + count, month: optional(month), day: optional(day) };
    },
  },
  {
    // 2024-03-15, 2024-03-15T10:00:00Z, 2024/03/15, 2024.03.15
    pattern: regex(
      String.raw`${FIRST_DIGIT}(?<year>${YEAR})(?<mark>[-/.])(?<month>\d\d?)\k<mark>(?<day>\d\d?)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?${LAST_DIGIT}`,
    ),
    read: ({ year, month, day }) => ({ year: Number(year), month: Number(month), day: Number(day) }),
  },
  {
    // 03/04/2024, 15.03.2024, 15-03-24
    pattern: regex(
      String.raw`${FIRST_DIGIT}(?<one>\d\d?)(?<mark>[-/.]|\. )(?<two>\d\d?)\k<mark>(?<year>${YEAR}|\d\d)${LAST_DIGIT}`,
    ),
    read: readDayAndMonth,
  },
  {
    // March 15, 2024
    pattern: regex(
      String.raw`${FIRST}(?<name>${MONTH})\.?[ \u00A0\n]${DAY}(?:st|nd|rd|th)?(?:,[ \u00A0\n]?|[ \u00A0\n])(?<year>${YEAR})${LAST_DIGIT}`,
    ),
    read: readNamed,
  },
  {
    // 15 March 2024, 15. März 2024, 1er mars 2024, 15 de marzo de 2024, Mar 2024, Mar. 2024, Mar '24, Mar-2024
    pattern: regex(
      String.raw`(?:${FIRST_DIGIT}${DAY}(?:st|nd|rd|th|er|º|°|\.)?[ \u00A0-](?:${OF}[ \u00A0\n])?|${FIRST})(?<name>${MONTH})(?:[.,]{0,2}[ \u00A0\n]{1,2}(?:${OF}[ \u00A0\n])?|[-/.]|[.,]?(?=['’‘]))(?<year>${YEAR}|${SHORT_YEAR})${LAST_DIGIT}`,
    ),
    read: readNamed,
  },
  {
    // 2024 March, 2024-Mar-15
    pattern: regex(
      String.raw`${FIRST_DIGIT}(?<year>${YEAR})[ \u00A0,/-]{1,2}(?<name>${MONTH})(?:[ -]${DAY})?${LAST}(?![. \u00A0]{0,2}\p{N})`,
    ),
    read: readNamed,
  },
  {
    // 2024-03, 2024/3, 2024.03
    pattern: regex(`${FIRST_DIGIT}(?<year>${YEAR})[-/.](?<month>0?[1-9]|1[0-2])${LAST_DIGIT}`),
    read: ({ year, month }) => ({ year: Number(year), month: Number(month) }),
  },
  {
    // 03/2024, 3.2024, 03-2024, 03 / 2024
    pattern: regex(
      String.raw`${FIRST_DIGIT}(?<month>0?[1-9]|1[0-2])(?:[-/.]|[ \u00A0]/[ \u00A0])(?<year>${YEAR})${LAST_DIGIT}`,
    ),
    read: ({ year, month }) => ({ year: Number(year), month: Number(month) }),
  },
  {
    // 03/24: a month and a year of two digits, where the second number cannot be a month
    pattern: regex(String.raw`${FIRST_DIGIT}(?<month>0[1-9]|1[0-2])/(?<short>1[3-9]|[2-4]\d)${LAST_DIGIT}`),
    read: ({ month, short }) => ({
      year: 2000 + Number(short),
      month: Number(month),
    }),
  },
  {
    // Spring 2024, Q2 2024, 2024 Q2: no more than the year is certain
    pattern: regex(
      String.raw`${FIRST}(?:(?:${seasons()}|Q[1-4]|T[1-4]|H[12])[ \u00A0,/]{1,2}(?<year>${YEAR})|(?<yearFirst>${YEAR})[ /-]?Q[1-4])${LAST_DIGIT}`,
    ),
    read: ({ year, yearFirst }) => ({ year: Number(year ?? yearFirst) }),
  },
  {
    pattern: regex(
      String.raw`(?<!${joined()}|[#:_@+$€£&=]|\p{N}[.,]|(?<!\d)\d{1,3}[-–])(?<year>${YEAR})(?!${joined()}|[%+_]|[.,:]\p{N})`,
    ),
    read: ({ year }) => ({ year: Number(year) }),
  },
  {
    pattern: regex(String.raw`(?<![\p{L}\p{N}])(?<short>${SHORT_YEAR})${LAST_DIGIT}`),
    read: ({ short }) => ({ year: shortYear(short ?? "") }),
  },
];

/** First year of a Japanese era or of the calendar of the Republic of China, less one. */
const ERA_STARTS: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925, 民国: 1911, 民國: 1911 };

/** Languages whose readers write the month before the day in numbers; in all others the day comes first. */
const MONTH_FIRST = /^(?:en-(?:US|PH|LR)|es-PR)$/iu;

/**
 * Finds the dates in a text, in order: whole ones, months and years, in the fifteen languages and in numbers
 * (ISO 8601, `03/2024`, `15.03.2024`, `2024年3月`). A date that may be read in two ways gives only what both agree on,
 * and says so in `ambiguity`. What is no day of the calendar is not a date.
 */
export function parseDates(text: string, options: DateOptions = {}): readonly FoundDate[] {
  const plain = withPlainDigits(text);
  if (!/\d/u.test(plain)) return [];
  return memory.get(`${options.language}\n${text}`, () => findDates(text, plain, options));
}

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
  const trimmed = text.trim();
  const [date, ...others] = parseDates(trimmed, options);
  return date !== undefined && others.length === 0 && date.text.length === trimmed.length ? date : null;
}

function readDayAndMonth(
  { one, two, mark, year }: Readonly<Record<string, string>>,
  { language }: DateOptions,
): Parts | null {
  const [first, second] = [Number(one), Number(two)];
  const full = year?.length === 2 ? 2000 + Number(year) : Number(year);
  if (first > 12) return { year: full, month: second, day: first };
  if (second > 12) return { year: full, month: first, day: second };
  if (first === second) return { year: full, month: first, day: first };
  if (language !== undefined && MONTH_FIRST.test(language)) return { year: full, month: first, day: second };
  if ((language !== undefined && !/^en$/iu.test(language)) || (mark?.startsWith(".") && language === undefined)) {
    return { year: full, month: second, day: first };
  }
  const written = `${one}${mark}${two}${mark}${year}`;
  return {
    year: full,
    ambiguity: `"${written}" may be ${isoDate(full, second, first)} or ${isoDate(full, first, second)}; only the year is used. Write it as ${full}-MM-DD.`,
  };
}

function readNamed({ name = "", day, year = "" }: Readonly<Record<string, string>>): Parts | null {
  const month = MONTHS.get(foldName(name));
  return month === undefined
    ? null
    : { year: year.length === 4 ? Number(year) : shortYear(year), month, day: optional(day) };
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

function isoDate(year: number, month: number, day: number): string {
  return `${year}-${two(month)}-${two(day)}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

function optional(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}

/** `'24` is 2024 and `'98` is 1998: no one alive earned anything before 1950. */
function shortYear(written: string): number {
  const year = Number(written.slice(-2));
  return year < 50 ? 2000 + year : 1900 + year;
}

/** Arabic-Indic, Persian, Devanagari and full-width digits as ASCII ones, unit for unit, so that offsets stay true. */
function withPlainDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹०-९０-９]/gu, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = [0x0660, 0x06f0, 0x0966, 0xff10].find((start) => code >= start && code < start + 10) ?? code;
    return String(code - zero);
  });
}

function monthNumbers(): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const language of LANGUAGES) {
    const { long, short, others = [] } = MONTH_NAMES[language];
    const numbered = [long, short].flatMap((names) => names.map((name, index) => [name, index + 1] as const));
    for (const [name, month] of [...numbered, ...others]) {
      if (name === "") continue;
      // Files from macOS hold accents as marks of their own.
      numbers.set(foldName(name), month);
      numbers.set(foldName(name).normalize("NFD"), month);
    }
  }
  return numbers;
}

/** `toLowerCase` would give the Turkish capital İ a length of two. */
function foldName(name: string): string {
  return name.replaceAll("İ", "i").toLowerCase();
}

function seasons(): string {
  return [
    "spring|summer|fall|autumn|winter",
    "frühjahr|frühling|sommer|herbst",
    "printemps|été|automne|hiver",
    "primavera|verano|otoño|invierno",
    "verão|outono|inverno|estate|autunno",
  ].join("|");
}

/** A letter or digit that joins with a number into one word; Chinese and Japanese are written without spaces. */
function joined(): string {
  return String.raw`(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}]`;
}

function regex(source: string): RegExp {
  return new RegExp(source, "giu");
}
