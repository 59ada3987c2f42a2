import { Memory } from "../memory";
import type { PartialDate } from "../model/credential";
import { resolveCredential } from "../skills/resolve";
import { type DraftFields, present } from "./draft";
import { takeDates } from "./entry-dates";
import { nameAndIssuer } from "./entry-name";
import { saysInProgress, saysLapsed, saysNoDate } from "./roles";

export interface EntryTextOptions {
  /** BCP 47 language of the resume. */
  readonly language?: string | undefined;
  readonly today?: PartialDate | undefined;
}

/** What the text of one entry says. */
export interface EntryText {
  readonly fields: DraftFields;
  /** Why a date of it says less than is written. */
  readonly ambiguities: readonly string[];
}

const ADDRESS =
  /(?:https?:\/\/|www\.)[^\s<>"|]+|(?<![\p{L}\p{N}@.])(?:[a-z0-9-]{1,40}\.){1,3}(?:com|org|net|io|edu|gov|academy)\/[^\s<>"|,;)]+/iu;

/** What a licence is called, which its number may follow at once. */
const LICENCE = "licen[cs]e|lic|licencia|licença|lizenz|registration|reg|permit|bar|commission";
/** What other credentials are called, whose number is called one. */
const RECORD =
  "credential|certificate|certification|cert|member|membership|badge|verification|validation|zertifikats?|certificado|certificat|certificato|registrierungs?";
const SIGN = "id|no|nr|num|number|code|nummer|numéro|número|numero|#|n[°º]|№";

/** A number behind words that name it, or behind a number sign; it holds a digit. */
const NUMBER = new RegExp(
  String.raw`(?:(?<![\p{L}\p{N}])(?:(?:${LICENCE})\.?[ -]?(?:${SIGN})?|(?:${RECORD})\.?[ -]?(?:${SIGN})|(?:${SIGN}))|番号|编号|編號|رقم|संख्या)` +
    String.raw`(?:[.:：#\s]{1,4}|(?=#))#?\s?(?<number>(?=[A-Z\d/.-]*\d)[A-Z\d][A-Z\d/.-]{2,60})` +
    String.raw`|(?<![\p{L}\p{N}])#\s?(?<bare>(?=[A-Z\d-]*\d)[A-Z\d][A-Z\d-]{2,60})`,
  "iu",
);

/** A part of its own that is a number with a few letters at most: "Real Estate License, Florida, SL1234567". */
const BARE_NUMBER = /(?<=[,;|·•\t\n]\s?)[A-Z]{0,4}[- ]?\d{5,12}(?=\s*(?:[,;|·•\t\n]|$))/u;

/** A code in groups of three, as Google's: "ID X7Q 2MV 9KT". */
const GROUPED =
  /(?<![\p{L}])(?:[Cc]redential |[Cc]ertificate )?ID\s?[:：#]?\s+(?<code>[A-Z\d]{3}(?: [A-Z\d]{3}){2,4})(?![\p{L}\d])/u;

/** A code that may be letters alone, where words say that it is one: "Credential ID QXRWZNKTP". */
const CODE =
  /(?<![\p{L}])(?:[Cc]redential|[Cc]ertificate|[Bb]adge)\s(?:ID|Id|id)\s?[:：#]?\s+(?<code>[A-Z][A-Z\d-]{5,40})(?![\p{L}\d])/u;

const HOURS =
  /(?<=(?:^|[,;|·•(\t\n–—])\s{0,3})(?<hours>\d{1,4})(?:\+|\s?-)?\s?(?:contact |credit |training |clock )?(?:hours?|hrs?|h|stunden|std|heures|horas|ore|uren|godzin|timmar|timer|saat|時間|小时|小時|ساعة|घंटे)\.?(?=\s*(?:[,;|·•)\t\n–—]|$))/iu;

/**
 * Reads the text of one entry, as people write it: name (short form), issuer, dates with their words, number and
 * address, in any order after the name and with any separators. Lines are parted by `\n`.
 */
export function readEntryText(text: string, options: EntryTextOptions = {}): EntryText {
  return memory.get(`${options.language ?? ""} ${options.today ?? ""} ${text}`, () => read(text, options));
}

/** The lines of a resume are asked for their name, then for the rest, and once more to be written. */
const memory = new Memory<EntryText>(1_000);

function read(text: string, options: EntryTextOptions): EntryText {
  const known = knownNameAt(text);
  if (known === null) return readPieces(text, options);
  const { fields, ambiguities } = readPieces(`${STAND_IN}${text.slice(known.length)}`, options);
  return fields.name === STAND_IN ? { fields: { ...fields, name: known }, ambiguities } : readPieces(text, options);
}

/** Stands for a name whose own years, hours and signs must not be read. */
const STAND_IN = "Xx";

/** A name that text begins with, known as it stands with a year, hours or a slash of its own: "WHMIS 2015". */
function knownNameAt(text: string): string | null {
  const ends = [...text.matchAll(/(?=\s*[,;|·•\t\n]|\s+[-–—]\s|$)/gu)].slice(0, 4).map(({ index }) => index);
  for (const end of ends) {
    const name = text.slice(0, end);
    if (!/\d{4}|\d[ -]?h(?:ou)?r|\s\/\s/iu.test(name) || name.length > 200) continue;
    const row = resolveCredential({ name });
    const forms = row === null ? [] : [row.name, ...row.aliases];
    if (forms.some((form) => form.toLowerCase() === name.toLowerCase())) return name;
  }
  return null;
}

function readPieces(text: string, options: EntryTextOptions): EntryText {
  const address = take(openBrackets(text), ADDRESS, ([url]) => url.replace(/[.,;:)]+$/u, ""));
  const grouped = take(address.rest, GROUPED, ({ groups }) => groups?.code ?? null);
  const number = take(grouped.rest, NUMBER, ({ groups }) => {
    const found = (groups?.number ?? groups?.bare ?? "").replace(/[./-]+$/u, "");
    return /^(?:19|20)\d\d$/u.test(found) || grouped.found !== undefined ? null : found;
  });
  const code = take(number.rest, CODE, ({ groups }) => (number.found === undefined ? (groups?.code ?? null) : null));
  const hours = take(code.rest, HOURS, ({ groups }) => Number(groups?.hours));
  const dated = takeDates(hours.rest, options);
  const worded = takeStatus(dated.rest);
  const bare = take(worded.rest, BARE_NUMBER, ([found]) => (number.found === undefined ? found : null));
  const named = nameAndIssuer(bare.rest);
  const candidacy = /(?<![\p{L}])candidate$/iu.test(named.name ?? "") ? "in-progress" : undefined;
  return {
    fields: {
      ...named,
      ...dated.fields,
      ...present("status", dated.status ?? worded.status ?? candidacy),
      ...present("credentialId", grouped.found ?? number.found ?? code.found ?? bare.found),
      ...present("url", address.found),
      ...present("hours", hours.found),
    },
    ambiguities: dated.ambiguities,
  };
}

/** "Green Belt (ASQ, 2021)": a bracket that holds a date beside other words is no short form of the name. */
function openBrackets(text: string): string {
  return text.replace(/\s*[(（](?=[^()（）]*(?:19|20)\d\d)([^()（）]*[,;，、][^()（）]*)[)）]/gu, ", $1");
}

/** The first match of a pattern, read, and the text without it; nothing is taken when it reads as null. */
function take<Value>(
  text: string,
  pattern: RegExp,
  read: (match: RegExpExecArray) => Value | null,
): { readonly rest: string; readonly found?: Value } {
  const match = pattern.exec(text);
  const found = match === null ? null : read(match);
  if (match === null || found === null) return { rest: text };
  return { rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`, found };
}

const BETWEEN_PIECES = /(\s-\s|[,;|·•\n\t()[\]–—、，،])/u;

/** Takes out the pieces that only say how far it has come: "(in progress)", "– ongoing". */
function takeStatus(text: string): { readonly rest: string; readonly status?: "in-progress" | "lapsed" } {
  let status: "in-progress" | "lapsed" | undefined;
  const pieces = text.split(BETWEEN_PIECES).map((piece, index) => {
    // What stands between two pieces, and is no piece itself.
    if (index % 2 === 1) return piece;
    const bare = piece.replace(/^[\s-]+|[\s-]+$/gu, "");
    if (saysInProgress(bare)) status = "in-progress";
    else if (saysLapsed(bare)) status = "lapsed";
    else if (!saysNoDate(bare, true)) return piece;
    return " ";
  });
  return status === undefined ? { rest: pieces.join("") } : { rest: pieces.join(""), status };
}
