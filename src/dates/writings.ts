import { LANGUAGES, MONTH_NAMES, OTHER_MONTHS } from "./months";

export interface DateOptions {
  /** BCP 47 language of the text, which tells whether the day or the month comes first; not needed for most writings. */
  readonly language?: string | undefined;
}

/** What one writing of a date says; months from 1. */
export interface Parts {
  readonly year: number;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
  readonly ambiguity?: string;
}

export interface Writing {
  readonly pattern: RegExp;
  readonly read: (groups: Readonly<Record<string, string>>, options: DateOptions) => Parts | null;
}

const MONTHS = monthNumbers();
/**
 * A word that may be the name of a month; whether it is one, the table says: an expression of all names takes longer to be
 * compiled than the rest of a run. Only names of more than one word, or with marks, stand here.
 */
const MONTH = String.raw`${[...MONTHS.keys()].filter((name) => !/^[\p{L}\p{M}]+$/u.test(name)).join("|")}|[\p{L}\p{M}]{2,16}`;
const YEAR = String.raw`(?:19|20|21)\d\d`;
const SHORT_YEAR = String.raw`['’‘]\d\d`;
const FIRST = String.raw`(?<![\p{L}\p{M}\p{N}])`;
const LAST = String.raw`(?![\p{L}\p{M}\p{N}])`;
/** A number is not a part of a date when a digit or a mark of a longer number stands beside it. */
const FIRST_DIGIT = String.raw`(?<!${joined()}|[\p{N}][./:-])`;
const LAST_DIGIT = String.raw`(?!${joined()}|[./:-]\p{N})`;
const DAY = String.raw`(?<day>0?[1-9]|[12]\d|3[01])`;
const OF = "(?:del?|do|of|von|van)";
/** What Polish and Russian writers put after a year. */
const YEAR_WORD = String.raw`(?:[ \u00A0]?(?:r|г|р)\.)?`;
const HAN_NUMBER = String.raw`\d{1,2}|[一二三四五六七八九]|[一二三]?十[一二三四五六七八九]?`;
const PART_OF_YEAR = String.raw`Q[1-4]|[1-4]Q|T[1-4]|H[12]|(?:1st|2nd|3rd|4th|first|second|third|fourth) (?:quarter|half)|early|mid|late|ca?\.|circa`;

/** The writings known, most telling first: a stretch that one has taken is not read by the next. */
export const WRITINGS: readonly Writing[] = [
  {
    // 2024年3月15日, 2024 年 3 月, 二〇二四年三月, 令和6年3月, 民國113年, 2024년 3월 15일
    pattern: regex(
      String.raw`(?<era>令和|平成|昭和|民国|民國)?\s?(?<year>元|\d{1,4}|[〇零一二三四五六七八九]{4})\s?[年년](?:\s?(?<month>${HAN_NUMBER})\s?[月월](?:\s?(?<day>${HAN_NUMBER})\s?[日일])?)?`,
    ),
    read: ({ era, year, month, day }) => {
      const count = year === "元" ? 1 : hanNumber(year);
      const start = era === undefined ? 0 : (ERA_STARTS[era] ?? 0);
      return { year: start + (count ?? 0), month: hanNumber(month), day: hanNumber(day) };
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
    // 2024. 3. 15., 2024. 3. as Korean forms have it
    pattern: regex(
      String.raw`${FIRST_DIGIT}(?<year>${YEAR})\.[ \u00A0](?<month>0?[1-9]|1[0-2])\.(?:[ \u00A0]${DAY}\.)?(?![\p{L}\p{N}])`,
    ),
    read: ({ year, month, day }) => ({ year: Number(year), month: Number(month), day: optional(day) }),
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
      String.raw`(?:${FIRST_DIGIT}${DAY}(?:st|nd|rd|th|er|º|°|\.)?[ \u00A0/.-](?:${OF}[ \u00A0\n])?|${FIRST})(?:\p{Script=Arabic}{3,12}/)?(?<name>${MONTH})(?:[.,]{0,2}[ \u00A0\n]{1,2}(?:${OF}[ \u00A0\n])?|[-/.]|[.,]?(?=['’‘])|(?=\d{4}))(?<year>${YEAR}|${SHORT_YEAR})${LAST_DIGIT}${YEAR_WORD}`,
    ),
    read: readNamed,
  },
  {
    // Mar-24, as spreadsheets write March 2024
    pattern: regex(String.raw`${FIRST}(?<name>${MONTH})-(?<short>[0-4]\d)${LAST_DIGIT}(?!-)`),
    read: ({ name, short }) => readNamed({ name: name ?? "", year: short ?? "" }),
  },
  {
    // 2024 March, 2024-Mar-15, 2024. március
    pattern: regex(
      String.raw`${FIRST_DIGIT}(?<year>${YEAR})[ \u00A0,./-]{1,2}(?<name>${MONTH})(?:[ -]${DAY})?${LAST}(?![. \u00A0]{0,2}\p{N})`,
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
    // 5/26 where words say that it is a month: "exp. 5/26"
    pattern: regex(
      String.raw`(?<=(?:exp|expire[sd]?|expir(?:y|ation)|through|thru|until|renews?)[.:]?[ \u00A0])(?<month>[1-9])/(?<short>1[3-9]|[2-4]\d)${LAST_DIGIT}`,
    ),
    read: ({ month, short }) => ({ year: 2000 + Number(short), month: Number(month) }),
  },
  {
    // Spring 2024, Summer '24, Q2 2024, 3rd quarter 2024, 2024 Q2, early 2024: no more than the year is certain
    pattern: regex(
      String.raw`${FIRST}(?:(?:${seasons()}|${PART_OF_YEAR})(?:[ \u00A0,/-]{1,2}(?:of )?)(?<year>${YEAR}|${SHORT_YEAR})|(?<yearFirst>${YEAR})[ /-]?Q[1-4])${LAST_DIGIT}`,
    ),
    read: ({ year, yearFirst }) => ({ year: fullYear(year ?? yearFirst ?? "") }),
  },
  {
    pattern: regex(
      String.raw`(?<!${joined()}|[#:_@+$€£&=]|\p{N}[.,]|(?<!\d)\d{1,3}[-–])(?<year>${YEAR})(?!${joined()}|[%+_]|[.,:]\p{N})${YEAR_WORD}`,
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
  return month === undefined ? null : { year: fullYear(year), month, day: optional(day) };
}

function isoDate(year: number, month: number, day: number): string {
  return `${year}-${two(month)}-${two(day)}`;
}

export function two(number: number): string {
  return String(number).padStart(2, "0");
}

function optional(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}

function fullYear(written: string): number {
  return written.length === 4 ? Number(written) : shortYear(written);
}

/** `12`, `十二` or, digit by digit, `二〇二四`. */
function hanNumber(written: string | undefined): number | undefined {
  if (written === undefined || /^\d/u.test(written)) return optional(written);
  const digit = (character: string) => "〇一二三四五六七八九".indexOf(character.replace("零", "〇"));
  const [tens, ones] = written.split("十");
  if (ones === undefined) return Number([...written].map(digit).join(""));
  return (tens === "" ? 1 : digit(tens ?? "")) * 10 + (ones === "" ? 0 : digit(ones));
}

/** `'24` is 2024 and `'98` is 1998: no one alive earned anything before 1950. */
function shortYear(written: string): number {
  const year = Number(written.slice(-2));
  return year < 50 ? 2000 + year : 1900 + year;
}

function monthNumbers(): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const { long, short, others = [] } of [...LANGUAGES.map((language) => MONTH_NAMES[language]), OTHER_MONTHS]) {
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

/** A letter or digit that joins with a number into one word; Chinese, Japanese and Korean words follow it directly. */
function joined(): string {
  return String.raw`(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{N}]`;
}

function regex(source: string): RegExp {
  return new RegExp(source, "giu");
}
