import { resolveCredential } from "../skills/resolve";
import { isCredentialName, isIssuer } from "./known";
import { factsOf } from "./known-facts";

/** "Certification: …" before the name itself. */
const LABEL =
  /^\s*(?:[\p{L} &/]{0,30}(?:certification|certificate|credential|licen[cs]e|course|training|badge|zertifikat|certificado|certificat|certificazione)s?)\s?[:：]\s+/iu;

/**
 * Parts what is left into the name and who gave it. The name leads, unless the line begins with an issuer; what stands
 * between the name and a known kind of issuer is the name's ("Educator License, Science 4–9, Department of Education").
 */
export function nameAndIssuer(text: string): { readonly name?: string; readonly issuer?: string } {
  const [first, ...others] = piecesOf(afterGiver(text.replace(LABEL, ""))).flatMap(partGiver);
  if (first === undefined) return {};
  const rest = others.map((piece) => piece.replace(GIVEN_BY, "")).filter((piece) => !isNoise(piece));
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

/** "ASQ: Green Belt": a giver before a colon is told first, as by a line of its own. */
function afterGiver(text: string): string {
  const { giver, rest } = /^(?<giver>[^:：\n\t]{2,60})[:：]\s+(?<rest>\S.*)$/su.exec(text)?.groups ?? {};
  if (giver === undefined || rest === undefined || !isIssuer(giver.trim())) return text;
  return resolveCredential({ name: text }) === null || resolveCredential({ name: rest }) !== null
    ? `${giver}\n${rest}`
    : text;
}

/** "Issued by Google", "Issuer: Google". */
const GIVEN_BY =
  /^(?:(?:issued|awarded|offered|provided|certified|granted) by|issuer|issuing (?:organi[sz]ation|body)|provider|authority|by|from|at|aussteller|ausgestellt von|délivrée? par|organisme|expedid[oa] por|emitid[oa] por|rilasciat[oa] da|uitgegeven door|wydan[yae] przez|utfärdat av|udstedt af|発行元|発行)\s?[:：]?\s+/iu;

/** "Certificate in Leadership from Cornell University" names who gave it within the first piece. */
function partGiver(piece: string, index: number): readonly string[] {
  const { name, giver } = /^(?<name>\S.*\S)\s(?:from|by|at|through)\s(?<giver>\p{Lu}.*)$/u.exec(piece)?.groups ?? {};
  const isParted = index === 0 && name !== undefined && giver !== undefined && isIssuer(giver);
  return isParted && resolveCredential({ name: piece })?.name !== piece ? [name, giver] : [piece];
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
    .split(/\s*[\t\n|·•∙;\u3000]\s*|\s+\/\s+/u)
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
  const known = resolveCredential({ name });
  return isShortForm || (known !== null && factsOf(known).acronym === inside) ? [piece] : [name, inside];
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
