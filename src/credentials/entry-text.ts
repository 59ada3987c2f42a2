import { type FoundDate, parseDates } from "../dates/parse";
import type { PartialDate } from "../model/credential";
import { resolveCredential } from "../skills/resolve";
import type { DraftFields } from "./draft";
import { isCredentialName, isIssuer } from "./known";
import { openEnd, roleAfter, roleBefore, saysInProgress, saysLapsed } from "./roles";
import { isBefore } from "./status";

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

/** A number behind words that name it, or behind a number sign; it holds a digit. */
const NUMBER =
  /(?:(?<![\p{L}\p{N}])(?:credential|certificate|certification|cert|licen[cs]e|lic|registration|reg|member|membership|badge|verification|validation|bar|permit|zertifikats?|lizenz|licence|licencia|licença|certificado|certificat|certificato)\.?[ -]?(?:id|no|nr|num|number|code|nummer|numéro|número|numero|#|n[°º])?|(?<![\p{L}\p{N}])(?:id|no|nr|nº|n°|№|number)|番号|编号|編號|رقم|संख्या)(?:[.:：#\s]{1,4}|(?=#))#?\s?(?<number>(?=[A-Z\d/.-]*\d)[A-Z\d][A-Z\d/.-]{2,60})|(?<![\p{L}\p{N}])#\s?(?<bare>(?=[A-Z\d-]*\d)[A-Z\d][A-Z\d-]{2,60})/iu;

const HOURS =
  /(?<=(?:^|[,;|·•(\t\n–—])\s{0,3})(?<hours>\d{1,4})(?:\+|\s?-)?\s?(?:contact |credit |training |clock )?(?:hours?|hrs?|h|stunden|std|heures|horas|ore|uren|godzin|timmar|timer|saat|時間|小时|小時|ساعة|घंटे)\.?(?=\s*(?:[,;|·•)\t\n–—]|$))/iu;

const LABEL =
  /^\s*(?:[\p{L} &/]{0,30}(?:certification|certificate|credential|licen[cs]e|course|training|badge|zertifikat|certificado|certificat|certificazione)s?)\s?[:：]\s+/iu;

/**
 * Reads the text of one entry, as people write it: name (short form), issuer, dates with their words, number and
 * address, in any order after the name and with any separators. Lines are parted by `\n`.
 */
export function readEntryText(text: string, options: EntryTextOptions = {}): EntryText {
  const address = ADDRESS.exec(text)?.[0].replace(/[.,;:)]+$/u, "");
  const withoutAddress = address === undefined ? text : text.replace(address, " ");
  const numbered = NUMBER.exec(withoutAddress);
  const credentialId = numbered?.groups?.number ?? numbered?.groups?.bare;
  const isNumber = credentialId !== undefined && numbered !== null && !isYear(credentialId);
  const withoutNumber = isNumber ? withoutAddress.replace(numbered[0], " ") : withoutAddress;
  const hours = HOURS.exec(withoutNumber);
  const withoutHours = hours === null ? withoutNumber : withoutNumber.replace(hours[0], " ");
  const dated = takeDates(withoutHours, options);
  const worded = takeStatus(dated.rest);
  const { name, issuer } = nameAndIssuer(worded.rest);
  const status = dated.status ?? worded.status;
  return {
    fields: {
      ...(name === undefined ? {} : { name }),
      ...(issuer === undefined ? {} : { issuer }),
      ...dated.fields,
      ...(status === undefined ? {} : { status }),
      ...(isNumber ? { credentialId: credentialId.replace(/[./-]+$/u, "") } : {}),
      ...(address === undefined ? {} : { url: address }),
      ...(hours?.groups?.hours === undefined ? {} : { hours: Number(hours.groups.hours) }),
    },
    ambiguities: dated.ambiguities,
  };
}

interface Taken {
  readonly rest: string;
  readonly fields: DraftFields;
  readonly status?: "in-progress" | "lapsed";
  readonly ambiguities: readonly string[];
}

/** Takes the dates out of a text, each with the words that say what it is. */
function takeDates(text: string, { language, today }: EntryTextOptions): Taken {
  const dates = parseDates(text, { language }).filter((date) => !isPartOfName(text, date));
  const fields: Record<string, string> = {};
  let status: Taken["status"];
  let rest = "";
  let from = 0;
  let isOpen = false;
  const plain: FoundDate[] = [];
  for (const date of dates) {
    const before = text.slice(from, date.start);
    const role = roleBefore(before);
    const after = role === null ? roleAfter(text.slice(date.end)) : null;
    rest += role === null ? before : before.slice(0, before.length - role.length);
    from = date.end + (after?.length ?? 0);
    const meaning = role?.role ?? after?.role;
    if (meaning === undefined || meaning === "issued") {
      const open = openEnd(text.slice(from));
      if (open > 0) {
        isOpen = true;
        from += open;
      }
      if (meaning === "issued" && fields.issued === undefined) fields.issued = date.date;
      else plain.push(date);
    } else if (meaning === "expected") {
      fields.expected = date.date;
      status = "in-progress";
    } else {
      fields.expires = date.date;
      if (meaning === "expired") status = "lapsed";
    }
    rest += " ";
  }
  rest += text.slice(from);
  placePlain(plain, fields, { text, today });
  if (isOpen && /course|certificate|specialization|nanodegree|bootcamp|programme?|training/iu.test(text)) {
    if (fields.issued !== undefined && !/certified|certification/iu.test(text)) {
      delete fields.issued;
      status ??= "in-progress";
    }
  }
  return {
    rest,
    fields,
    ...(status === undefined ? {} : { status }),
    ambiguities: dates.flatMap(({ ambiguity }) => (ambiguity === undefined ? [] : [ambiguity])),
  };
}

/** Dates without a word: one is the date of award; of two, a range, the second is the end of validity or of study. */
function placePlain(
  plain: readonly FoundDate[],
  fields: Record<string, string>,
  { text, today }: { readonly text: string; readonly today: PartialDate | undefined },
): void {
  const [first, second] = plain;
  if (first === undefined) return;
  if (second === undefined || !isRange(text, first, second)) {
    fields.issued ??= first.date;
    return;
  }
  const isStudy = /course|bootcamp|nanodegree|programme?|specialization|training|diploma|kurs|cours|curso|corso/iu.test(
    text,
  );
  const isValidity =
    today !== undefined && isBefore(today, second.date)
      ? !isStudy || /certified|licen/iu.test(text)
      : yearsBetween(first, second) >= 1 && !isStudy;
  if (isValidity) {
    fields.issued ??= first.date;
    fields.expires ??= second.date;
  } else fields.issued ??= second.date;
}

function isRange(text: string, first: FoundDate, second: FoundDate): boolean {
  return /^\s{0,2}(?:[-–—~/]|to|bis|à|a|al|até|tot|do|till|til)?\s{0,2}$/iu.test(text.slice(first.end, second.start));
}

function yearsBetween(first: FoundDate, second: FoundDate): number {
  return Number(second.date.slice(0, 4)) - Number(first.date.slice(0, 4));
}

/** A bare year between words of one part belongs to a name: "COBIT 2019 Foundation", "Windows Server 2019". */
function isPartOfName(text: string, { start, end, text: written }: FoundDate): boolean {
  if (!/^\d{4}$/u.test(written)) return false;
  const before = text.slice(0, start);
  const after = text.slice(end);
  if (roleBefore(before) !== null) return false;
  return /[\p{L}\p{N}]\s$/u.test(before) && /^\s(?!(?:to|bis|till|til)\s)\p{L}/u.test(after);
}

/** Takes out the pieces that only say how far it has come: "(in progress)", "– ongoing". */
function takeStatus(text: string): { readonly rest: string; readonly status?: "in-progress" | "lapsed" } {
  let status: "in-progress" | "lapsed" | undefined;
  const rest = text.replace(/[^,;|·•\n\t()[\]–—]+/gu, (piece) => {
    const bare = piece.replace(/^[\s-]+|[\s-]+$/gu, "");
    if (saysInProgress(bare)) status = "in-progress";
    else if (saysLapsed(bare)) status = "lapsed";
    else return piece;
    return " ";
  });
  return status === undefined ? { rest } : { rest, status };
}

/**
 * Parts what is left into the name and who gave it. The name leads, unless the line begins with an issuer; what stands
 * between the name and a known kind of issuer is the name's ("Educator License, Science 4–9, Department of Education").
 */
function nameAndIssuer(text: string): { readonly name?: string; readonly issuer?: string } {
  const [first, ...rest] = piecesOf(text.replace(LABEL, "")).filter((piece, index) => index === 0 || !isNoise(piece));
  if (first === undefined) return {};
  const [second] = rest;
  // "Graduate, REALTOR Institute": a comma of the name itself.
  const whole = `${first}, ${second}`;
  if (second !== undefined && resolveCredential({ name: whole })?.name === whole.replace(/\s*\([^()]*\)$/u, "")) {
    return named(whole, rest.slice(1));
  }
  const isSwapped = second !== undefined && isIssuer(first) && !isCredentialName(first) && !isIssuer(second);
  if (isSwapped) return named(second, [first, ...rest.slice(1)]);
  const issuer = rest.some(isHost) ? 0 : rest.findIndex(isIssuer);
  return issuer > 0 ? named([first, ...rest.slice(0, issuer)].join(", "), rest.slice(issuer)) : named(first, rest);
}

/** "via Coursera" follows who gave it. */
function isHost(piece: string): boolean {
  return /^(?:via|through|über|através de|tramite|door|przez|gennem|genom|経由|通过|透過)\s/iu.test(piece);
}

function named(name: string, issuer: readonly string[]): { readonly name: string; readonly issuer?: string } {
  return issuer.length === 0 ? { name } : { name, issuer: issuer.join(", ").slice(0, 300) };
}

/** Pieces between separators; a comma, dash or bracket within brackets parts nothing, and a dash parts only with spaces. */
function piecesOf(text: string): readonly string[] {
  const strong = text
    .split(/\s*[\t\n|·•∙;]\s*|\s+\/\s+/u)
    .map(tidy)
    .filter((piece) => piece !== "");
  const pieces = strong.length > 1 ? strong : splitOutside(strong[0] ?? "");
  const [first, ...rest] = pieces;
  if (first === undefined) return [];
  const [name, ...more] = strong.length > 1 ? splitOutside(first) : [first];
  return [name ?? first, ...more, ...rest]
    .flatMap(unwrap)
    .map(tidy)
    .filter((piece) => piece !== "");
}

const LEVEL =
  /^(?:associate|professional|foundation|foundational|practitioner|specialty|expert|advanced|intermediate|beginner|basic|fundamentals|level|part|core|master|administrator|developer|architect|i{1,3}|iv|v|[a-z]\d?)(?![\p{L}])/iu;

function splitOutside(text: string): readonly string[] {
  const pieces: string[] = [];
  let depth = 0;
  let piece = "";
  for (const token of text.split(/(\s+[-–—]\s+|[,，、،]\s*|[()（）])/u)) {
    if (/^[(（]$/u.test(token)) depth += 1;
    if (/^[)）]$/u.test(token)) depth = Math.max(0, depth - 1);
    const parts = depth === 0 && /^(?:\s+[-–—]\s+|[,，、،]\s*)$/u.test(token);
    if (parts) {
      pieces.push(piece);
      piece = "";
    } else piece += token;
  }
  pieces.push(piece);
  return joinLevels(
    pieces.filter((part) => part.trim() !== ""),
    text,
  );
}

/** "Solutions Architect – Associate": the level is the name's end, not an issuer. */
function joinLevels(pieces: readonly string[], text: string): readonly string[] {
  const [name, level, ...rest] = pieces;
  if (name === undefined || level === undefined || !LEVEL.test(level.trim())) return pieces;
  const joined = text.slice(text.indexOf(name), text.indexOf(level, text.indexOf(name) + name.length) + level.length);
  return [joined, ...rest];
}

/** A bracket at the end of a piece that is no short form is a piece of its own: "Machine Learning (Coursera)". */
function unwrap(piece: string): readonly string[] {
  const match = /^(?<name>.+?)\s*[(（](?<inside>[^()（）]{2,200})[)）]$/u.exec(piece);
  const { name, inside } = match?.groups ?? {};
  if (name === undefined || inside === undefined) return [piece];
  const isShortForm =
    /^[\p{Lu}\p{N}][\p{Lu}\p{Ll}\p{N}+&/.®™-]{0,14}$/u.test(inside) &&
    (inside.match(/\p{Lu}/gu)?.length ?? 0) * 2 >= inside.replace(/[^\p{L}]/gu, "").length;
  return isShortForm ? [piece] : [name, inside];
}

function isNoise(piece: string): boolean {
  return (
    !/\p{L}{2}/u.test(piece) ||
    /^(?:score|grade|gpa|note|punkte|credential|certificate|verify|view|link|show credential|see credential)(?![\p{L}])/iu.test(
      piece,
    )
  );
}

/** Without the separators and empty brackets that what was taken out has left. */
function tidy(text: string): string {
  return text
    .replace(/[(（[]\s*[,;:–—-]?\s*[)）\]]/gu, " ")
    .replace(/\s+([,;)])/gu, "$1")
    .replace(/([(（])[\s,;]+/gu, "$1")
    .replace(/[\s,;:]+([)）])/gu, "$1")
    .replace(/\s+/gu, " ")
    .replace(/^[\s,;:|·•–—*‣▪◦-]+|[\s,;:|·•–—-]+$/gu, "")
    .replace(/\s*(?:合格|取得|修了|認定|合格済み)$/u, "")
    .replace(/^(?<wrapped>[(（])(?<inside>[^()（）]*)[)）]$/u, "$<inside>")
    .trim();
}

function isYear(number: string): boolean {
  return /^(?:19|20)\d\d$/u.test(number);
}
