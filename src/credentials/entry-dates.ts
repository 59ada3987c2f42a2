import { type FoundDate, parseDates } from "../dates/parse";
import type { PartialDate } from "../model/credential";
import type { DraftFields } from "./draft";
import { type DateRole, openEnd, roleAfter, roleBefore } from "./roles";
import { isBefore } from "./status";

/** The dates of an entry, and its text without them and their words. */
export interface EntryDates {
  readonly rest: string;
  readonly fields: Pick<DraftFields, "issued" | "expires" | "expected">;
  readonly status?: "in-progress" | "lapsed";
  /** Why a date says less than is written. */
  readonly ambiguities: readonly string[];
}

export interface DatesOptions {
  /** BCP 47 language of the text. */
  readonly language?: string | undefined;
  readonly today?: PartialDate | undefined;
}

/** A date, what the words beside it say of it, and whether a range is left open after it ("2019 – present"). */
interface Told extends FoundDate {
  readonly role: DateRole | undefined;
  readonly isOpen: boolean;
}

/** Takes the dates out of a text, each with the words that say what it is. */
export function takeDates(text: string, { language, today }: DatesOptions): EntryDates {
  const { told, rest } = tellDates(text, language);
  const date = (role: DateRole) => told.find((one) => one.role === role)?.date;
  const [expected, expired] = [date("expected"), date("expired")];
  const validity = validityOf(text, told, today);
  const isOngoing = told.some(({ isOpen }) => isOpen) && isStudy(text) && !isStandard(text);
  const issued = isOngoing ? undefined : (validity.issued ?? date("issued") ?? told.find(isPlain)?.date);
  const expires = expired ?? date("expires") ?? validity.expires;
  const status = expired !== undefined ? "lapsed" : expected !== undefined || isOngoing ? "in-progress" : undefined;
  return {
    rest,
    fields: {
      ...(issued === undefined ? {} : { issued }),
      ...(expires === undefined ? {} : { expires }),
      ...(expected === undefined ? {} : { expected }),
    },
    ...(status === undefined ? {} : { status }),
    ambiguities: told.flatMap(({ ambiguity }) => (ambiguity === undefined ? [] : [ambiguity])),
  };
}

function tellDates(
  text: string,
  language: string | undefined,
): { readonly told: readonly Told[]; readonly rest: string } {
  const told: Told[] = [];
  let rest = "";
  let from = 0;
  const dates = parseDates(text, { language });
  for (const [index, date] of dates.entries()) {
    if (isPartOfName(text, date) || isOfName(text, date, dates[index + 1])) continue;
    const before = text.slice(from, date.start);
    const words = roleBefore(before);
    const after = words === null ? roleAfter(text.slice(date.end)) : null;
    const role = words?.role ?? after?.role;
    rest += `${before.slice(0, before.length - (words?.length ?? 0))} `;
    from = date.end + (after?.length ?? 0);
    const open = role === undefined || role === "issued" ? openEnd(text.slice(from)) : 0;
    from += open;
    told.push({ ...date, role, isOpen: open > 0 });
  }
  return { told, rest: rest + text.slice(from) };
}

/** A range of two dates is the time for which something holds, or that it took to study: then its end is the award. */
function validityOf(
  text: string,
  told: readonly Told[],
  today: PartialDate | undefined,
): { readonly issued?: PartialDate; readonly expires?: PartialDate } {
  const at = told.findIndex((date, index) => isPlain(date) && isRange(text, told[index - 1], date));
  const [start, end] = [told[at - 1], told[at]];
  if (start === undefined || end === undefined) return {};
  const isToCome = today !== undefined && isBefore(today, end.date);
  const years = Number(end.date.slice(0, 4)) - Number(start.date.slice(0, 4));
  const holds = isToCome ? !isStudy(text) || isStandard(text) : years >= 1 && !isStudy(text);
  return holds ? { issued: start.date, expires: end.date } : { issued: end.date };
}

function isPlain({ role }: Told): boolean {
  return role === undefined;
}

function isRange(text: string, start: Told | undefined, end: Told): boolean {
  if (start === undefined || (start.role !== undefined && start.role !== "issued")) return false;
  return /^\s{0,2}(?:[-–—~/]|to|bis|à|a|al|até|tot|do|till|til)?\s{0,2}$/iu.test(text.slice(start.end, end.start));
}

/** Something that one takes part in for a time. */
function isStudy(text: string): boolean {
  return /course|certificate|bootcamp|nanodegree|programme?|specialization|training|diploma|kurs|cours|curso|corso/iu.test(
    text,
  );
}

/** Something that one meets at a point in time. */
function isStandard(text: string): boolean {
  return /certified|certification|licen[cs]/iu.test(text);
}

/** A bare year right after a name, with a date of its own further on: "SQL Server 2019, Microsoft, Mar 2021". */
function isOfName(text: string, { start, end, text: written }: FoundDate, next: FoundDate | undefined): boolean {
  if (next === undefined || !/^\d{4}$/u.test(written) || !/^[^,;|·•\t\n–—-]*\p{L}\s$/u.test(text.slice(0, start)))
    return false;
  const between = text.slice(end, next.start);
  const isParted = /^\s*[,;|·•\t\n].*\p{L}.*[,;|·•\t\n]\s*$/su.test(between) || /^\s*[,|·•\t]\s*$/u.test(between);
  return (
    isParted &&
    roleBefore(text.slice(0, start)) === null &&
    roleBefore(between) === null &&
    roleAfter(text.slice(next.end)) === null
  );
}

/** A bare year between words of one part belongs to a name: "COBIT 2019 Foundation", "Windows Server 2019". */
function isPartOfName(text: string, { start, end, text: written }: FoundDate): boolean {
  if (!/^\d{4}$/u.test(written)) return false;
  const before = text.slice(0, start);
  const after = text.slice(end);
  if (roleBefore(before) !== null) return false;
  return /[\p{L}\p{N}]\s$/u.test(before) && /^\s(?!(?:to|bis|till|til)\s)\p{L}/u.test(after);
}
