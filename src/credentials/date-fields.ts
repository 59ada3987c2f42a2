import { parseDate } from "../dates/parse";
import type { Messages } from "../messages";
import type { Credential, PartialDate } from "../model/credential";
import { type Draft, own } from "./draft";
import { takeDates } from "./entry-dates";
import { fieldPlace, kindOf, Problem, shortened } from "./problem";
import { saysInProgress, saysLapsed, saysNoDate } from "./roles";
import { isBefore } from "./status";
import { cleanText } from "./text";

const FIELDS = ["issued", "expires", "expected"] as const;
type Field = (typeof FIELDS)[number];

export type DateFields = Pick<Credential, Field | "status">;

export interface DateFieldsOptions {
  readonly today?: PartialDate | undefined;
  readonly messages: Messages;
}

/**
 * Reads the dates of a record. One field may tell several things, as people copy them from pages: "Issued Mar 2024 ·
 * Expires Mar 2027", "Expected May 2027", "In progress"; what a field of its own says goes before that.
 *
 * @throws {Problem} when a field is no date, or the expiry lies before the award.
 */
export function datesFrom(draft: Draft, { today, messages }: DateFieldsOptions): DateFields {
  const told = FIELDS.map((field) => [field, dateFrom(field, draft, { today, messages })] as const);
  const dates: DateFields = Object.assign(
    {},
    ...told.map(([, all]) => all).reverse(),
    ...told.flatMap(([field, all]) => (all[field] === undefined ? [] : [{ [field]: all[field] }])),
  );
  const { issued, expires } = dates;
  if (issued !== undefined && expires !== undefined && isBefore(expires, issued)) {
    throw new Problem("expires", `it expires (${expires}) before it was issued (${issued})`);
  }
  return dates;
}

function dateFrom(field: Field, draft: Draft, { today, messages }: DateFieldsOptions): DateFields {
  const value = draft.fields[field];
  if (value === undefined || value === null) return {};
  const written = writtenDate(value);
  if (written === null) throw new Problem(field, `it is ${kindOf(value)}, not a date`);
  const text = cleanText(written);
  if (text === "" || saysNoDate(text, field === "expires")) return {};
  const found = parseDate(text, { language: draft.language });
  if (found === null) {
    const several = datesInWords(text, field, draft, today);
    if (several !== null) return several;
    throw new Problem(field, `"${shortened(text)}" is not a date; write it as YYYY, YYYY-MM or YYYY-MM-DD`);
  }
  if (found.ambiguity !== undefined) {
    if (/calendar/u.test(found.ambiguity)) throw new Problem(field, `"${shortened(text)}" is no day of the calendar`);
    messages.warn("date-ambiguous", `${fieldPlace(draft, field)}: ${found.ambiguity}`);
  }
  return { [field]: found.date };
}

/** A field that holds dates with their words and nothing else; null when more is in it. */
function datesInWords(
  text: string,
  field: Field,
  { language }: Draft,
  today: PartialDate | undefined,
): DateFields | null {
  if (saysInProgress(text)) return { status: "in-progress" };
  if (saysLapsed(text)) return { status: "lapsed" };
  const { fields, rest, status, ambiguities } = takeDates(text, { language, today });
  const isRead = Object.keys(fields).length > 0 && ambiguities.length === 0;
  const further = rest.split(/[·•|,;()]|\s[-–—]\s/u).map((piece) => piece.trim());
  const isAll = further.every(
    (piece) => !/[\p{L}\p{N}]/u.test(piece) || saysInProgress(piece) || saysNoDate(piece, true),
  );
  if (!isRead || !isAll) return null;
  const { issued, ...others } = fields;
  const dates = field === "issued" || Object.keys(others).length > 0 ? fields : { [field]: issued };
  const isOngoing = further.some((piece) => saysInProgress(piece));
  return { ...dates, ...(status === undefined && !isOngoing ? {} : { status: status ?? "in-progress" }) } as DateFields;
}

/** Dates as texts, numbers, `Date` objects, or objects of parts as LinkedIn's interface and Europass have them. */
function writtenDate(value: unknown): string | null {
  if (typeof value === "string") return /^\d{9,13}$/u.test(value.trim()) ? dateOfNumber(Number(value)) : value;
  if (typeof value === "number") return dateOfNumber(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
  const parts = ["year", "month", "day"].map((part) => own(value, part));
  if (typeof parts[0] !== "number" && typeof parts[0] !== "string") return null;
  const given = parts.filter((part) => part !== undefined && part !== null);
  return given.map((part) => String(part).padStart(2, "0")).join("-");
}

/**
 * A year, a year and month (`202403`), a day (`20240315`), or seconds since 1970 as Open Badges 1.x and some exports
 * write them (milliseconds from 1e11).
 */
function dateOfNumber(value: number): string | null {
  if (!Number.isInteger(value) || value <= 0) return null;
  if (/^(?:19|20|21)\d\d(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?)?$/u.test(String(value))) return String(value);
  const milliseconds = value < 1e11 ? value * 1000 : value;
  // Seconds before 1973 are no date of anyone's credential, but a number of something else.
  return milliseconds < 1e11 || milliseconds > 7.26e12 ? null : new Date(milliseconds).toISOString().slice(0, 10);
}
