import type { PartialDate } from "../model/credential";
import type { DateManner } from "../model/plan";
import { type Language, languageOf, MONTH_NAMES } from "./months";

/** Between month and year in numbers, where it is not a slash. */
const NUMERIC_MARKS: Partial<Record<Language, string>> = {
  de: ".",
  pl: ".",
  da: ".",
  tr: ".",
  ko: ".",
  uk: ".",
  ru: ".",
  ro: ".",
  hu: ".",
  nb: ".",
};

const YEAR_FIRST: ReadonlySet<Language> = new Set(["ja", "zh", "ko", "hu"]);

/** Between the long name of a month and the year, where it is more than a space. */
const LONG_JOINERS: Partial<Record<Language, string>> = { es: " de ", pt: " de " };

/**
 * Writes a date as the resume writes its own, to the month: the day of an award is never printed, and a date without
 * a month is the year alone.
 */
export function formatDate(date: PartialDate, manner: DateManner, language: string): string {
  const [year = "", month] = date.split("-");
  const own = languageOf(language);
  if (month === undefined || manner.form === "year") return own === "ja" && month !== undefined ? `${year}年` : year;
  if (manner.form === "iso") return `${year}-${month}`;
  if (manner.form === "numeric") {
    const mark = manner.mark ?? NUMERIC_MARKS[own] ?? "/";
    return YEAR_FIRST.has(own) ? `${year}${mark}${month}` : `${month}${mark}${year}`;
  }
  if (own === "ko") return `${year}년 ${Number(month)}월`;
  if (own === "ja" || own === "zh") return `${year}年${Number(month)}月`;
  const { long, short } = MONTH_NAMES[own];
  const index = Number(month) - 1;
  const longName = long[index] ?? month;
  const shortName = short[index] ?? longName;
  const name = manner.month === "long" ? longName : manner.dot ? dotted(shortName, longName) : shortName;
  if (own === "hu") return `${year}. ${name}`;
  return manner.month === "long" ? `${name}${LONG_JOINERS[own] ?? " "}${year}` : `${name} ${year}`;
}

function dotted(short: string, long: string): string {
  if (short.toLowerCase() === long.toLowerCase() || !/\p{L}$/u.test(short)) return short;
  return short === "Sep" && long === "September" ? "Sept." : `${short}.`;
}
