import { Memory } from "../memory";
import type { Credential } from "../model/credential";
import { resolveIssuers } from "./issuers";
import { withoutPlaces } from "./jurisdictions";
import { KNOWN_LETTERS } from "./known-letters";
import { CERTIFICATIONS, type Certification, certificationById, issuerById, SKILLS } from "./lexicon";
import { keysOf } from "./words";

type Named = Pick<Credential, "name" | "acronym" | "issuer">;

/**
 * The certification of the lexicon that a credential is, or null when none is known for sure.
 *
 * A full name or a telling alias is enough unless the issuer contradicts it; an acronym or exam code must be the only
 * one of its letters, or agree with the issuer or the rest of the name: `CSP` of a staffing association is not the
 * `CSP` of safety professionals.
 */
export function resolveCredential(credential: Named): Certification | null {
  const { name, acronym, issuer } = credential;
  return memory.get(JSON.stringify([name, acronym, issuer]), () => resolve(credential) ?? withIssuerInName(credential));
}

const memory = new Memory<Certification | null>(4000);

/** `GIAC GPEN`, `AWS CWI`: the name begins with who awards it. */
function withIssuerInName({ name, issuer }: Named): Certification | null {
  const [, first = "", rest = ""] = /^(\S+)\s+(\S.*)$/u.exec(name) ?? [];
  if (issuer !== undefined || !isLetters(rest) || resolveIssuers(first).length === 0) return null;
  return resolve({ name: rest, issuer: first });
}

function resolve(credential: Named): Certification | null {
  index ??= buildIndex();
  const issuers = new Set(resolveIssuers(credential.issuer).map(({ id }) => id));
  const isKnownIssuer = [...issuers].some((id) => issuerById(id)?.kind !== "platform");
  const contradicts = (row: Certification) =>
    isKnownIssuer &&
    ![...issuers].some((id) => areOneHouse(id, row.issuer)) &&
    row.kind !== "licence" &&
    issuerById(row.issuer)?.kind !== "any";
  const forms = formsOf(credential);

  for (const form of forms.names) {
    const rows = (index.names.get(form) ?? []).filter((row) => !contradicts(row));
    const general = rows.filter((row) => !rows.some((other) => other.awardedAs?.includes(row.id)));
    const kinds = rows.flatMap(({ awardedAs = [] }) => awardedAs.flatMap((id) => certificationById(id) ?? []));
    const own =
      [...rows, ...kinds].find(({ issuer }) => issuers.has(issuer)) ?? (general.length === 1 ? general[0] : undefined);
    if (own !== undefined) return own;
  }
  for (const form of forms.letters) {
    const all = (index.letters.get(form) ?? []).filter((row) => !contradicts(row));
    // Of one that several bodies award under the same letters, the general one stands for all.
    const rows = all.filter(
      (row) => issuers.has(row.issuer) || !all.some((other) => other.awardedAs?.includes(row.id)),
    );
    const sure = rows.filter(
      (row) =>
        issuers.has(row.issuer) || hasWordsOf(row, credential.name, form) || isAlone(row, rows, form, credential),
    );
    if (sure.length === 1 && sure[0] !== undefined) return sure[0];
  }
  return closest(credential, (row) => !contradicts(row), issuers);
}

/** The issuer itself, or a part of it that bears its name: Google and Google Skillshop. */
function areOneHouse(id: string, other: string): boolean {
  const [name = id, otherName = other] = [issuerById(id)?.name, issuerById(other)?.name];
  return id === other || otherName.startsWith(`${name} `) || name.startsWith(`${otherName} `);
}

interface Index {
  readonly names: ReadonlyMap<string, readonly Certification[]>;
  readonly letters: ReadonlyMap<string, readonly Certification[]>;
  /** Rows by each telling word of their names. */
  readonly byWord: ReadonlyMap<string, readonly Certification[]>;
  /** Words that are names of tools: `Access` sets a name apart from that of `Excel`. */
  readonly tools: ReadonlySet<string>;
  /** Telling words of each name of a row, letters left out. */
  readonly telling: ReadonlyMap<Certification, readonly (readonly string[])[]>;
}

let index: Index | undefined;

function buildIndex(): Index {
  const names = new Map<string, Certification[]>();
  const letters = new Map<string, Certification[]>();
  const byWord = new Map<string, Certification[]>();
  const telling = new Map<Certification, readonly (readonly string[])[]>();
  const put = (map: Map<string, Certification[]>, key: string, row: Certification) => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [row]);
    // Rows come one after the other: one that is in the list already is its last.
    else if (list.at(-1) !== row) list.push(row);
  };
  const acronyms = new Set(CERTIFICATIONS.map(({ acronym }) => acronym));
  for (const row of CERTIFICATIONS) {
    put(names, nameKey(row.name), row);
    // Letters before a bracket (`CCS (CSCB)`) are those of whoever has them as acronym.
    const bare = withoutBrackets(row.name);
    if (!isLetters(bare) || !acronyms.has(bare)) put(isLetters(bare) ? letters : names, nameKey(bare), row);
    for (const alias of row.aliases) put(isLetters(alias) ? letters : names, nameKey(alias), row);
    if (row.acronym !== undefined) put(letters, nameKey(row.acronym), row);
    const own = tellingKeys(row.name);
    const others = row.aliases.filter((alias) => !isLetters(alias)).map(tellingKeys);
    for (const key of [own, ...others].flat()) put(byWord, key, row);
    telling.set(row, isLetters(row.name) ? others : [own, ...others]);
  }
  names.delete("");
  letters.delete("");
  return { names, letters, byWord, tools: toolKeys(), telling };
}

function toolKeys(): ReadonlySet<string> {
  const keys = SKILLS.filter(({ kind }) => kind === "tool" || kind === "language").map(({ label }) => keysOf(label));
  return new Set([...keys.filter(({ length }) => length === 1).flat(), ...OFFICE]);
}

const OFFICE = ["excel", "word", "access", "powerpoint", "outlook"];

/** A short code rather than a name: `PMP`, `AZ-104`, `SAA-C03`, `A+`. */
function isLetters(form: string): boolean {
  return form.length <= 10 && !/\s\S+\s/u.test(form) && !/[a-z]{4}/u.test(form);
}

/** Levels in Roman numerals are the same levels: `Category I`, `Level II`. */
const ROMAN = /\b(category|level|type|class|part|tier|grade|phase|step|stage)\s+(I{1,3}|IV|V)\b/giu;
const NUMBERS: Readonly<Record<string, string>> = { I: "1", II: "2", III: "3", IV: "4", V: "5" };

function nameKey(name: string): string {
  const arabic = name.replace(ROMAN, (_all, word: string, roman: string) => `${word} ${NUMBERS[roman.toUpperCase()]}`);
  return keysOf(arabic.replace(/&/gu, " and ").replace(/²/gu, "2"))
    .filter((key) => key !== "the")
    .join(" ");
}

function withoutBrackets(name: string): string {
  return name.replace(/\s*[([][^)\]]*[)\]]/gu, "").trim();
}

function formsOf({ name, acronym }: Named): { names: readonly string[]; letters: readonly string[] } {
  const bracketed = [...name.matchAll(/[([]([^)\]]{1,60})[)\]]/gu)].map(([, inner = ""]) => inner.trim());
  const bare = withoutBrackets(name);
  const parts = withoutPlaces(bare).split(/\s+[–—-]\s+|:\s+|,\s+/u);
  const wholes = [name, bare, withoutPlaces(bare), withoutSuffix(bare), withoutSuffix(withoutPlaces(bare))];
  const ends = (parts.length > 1 ? [parts[0] ?? "", parts.slice(1).join(" ")] : []).filter(
    (end) => !BARE_LEVEL.test(end),
  );
  const codes = [
    acronym ?? "",
    ...bracketed,
    ...wholes,
    ...ends,
    ...bare.split(/\s+/u).filter((word) => /^[A-Z]{2,4}-?[A-Z]?\d{2,4}$/u.test(word)),
    // PMP项目管理专业人士: Chinese and Japanese are written without spaces.
    ...(/^[A-Z][A-Za-z\d+-]{2,9}(?=[\p{Script=Han}\p{Script=Katakana}])/u.exec(bare) ?? []),
  ];
  const keys = (forms: readonly string[]) => [...new Set(forms.map(nameKey))].filter((key) => key !== "");
  return { names: keys([...wholes, ...bracketed, ...ends]), letters: keys(codes) };
}

/** `…, Class II`: a level is no name. */
const BARE_LEVEL = /^(?:category|level|type|class|part|tier|grade|phase|step|stage)\s+\S{1,4}$/iu;

/** What people add to or leave off a name. */
function withoutSuffix(name: string): string {
  return name
    .replace(/\s*\((?:formerly|now)[^)]*\)/giu, "")
    .replace(
      /^certified\s+(?=[\p{Lu}\d+-]{2,10}$)|(?:\s+(?:ce|certification|certificate|certified|exam|badge|licen[cs]e|course|provider|credential|passed))+$/iu,
      "",
    )
    .trim();
}

/** Only one row has the letters, they are long enough to be no accident, and nothing else is said. */
function isAlone(row: Certification, rows: readonly Certification[], form: string, credential: Named): boolean {
  if (rows.length > 1 || (row.acronymSharedWith ?? []).length > 0) return false;
  const rest = tellingKeys(credential.name).filter((key) => !form.split(" ").includes(key));
  if (rest.length > 0) return false;
  // A plus sign is no accident, as in `A+`.
  return (
    form.length >= 4 ||
    form.endsWith("+") ||
    row.postNominal === true ||
    KNOWN_LETTERS.has(credential.name) ||
    (credential.issuer === undefined && /\d/u.test(form))
  );
}

/** The rest of the name says what the row's name says. */
function hasWordsOf(row: Certification, name: string, form: string): boolean {
  const own = new Set([row.name, ...row.aliases].flatMap(tellingKeys));
  const said = tellingKeys(name).filter((key) => !form.split(" ").includes(key));
  return said.length > 0 && said.filter((key) => own.has(key)).length / said.length >= 0.6;
}

/** Words that every second name has. */
const COMMON = new Set(
  "a an and of in for the to with on by via certified certification certificate course exam badge license licensed program provider credential new state holder qualification training".split(
    " ",
  ),
);

function tellingKeys(name: string): readonly string[] {
  return [...new Set(keysOf(name.replace(/&/gu, " and ")))].filter((key) => !COMMON.has(key));
}

/** Words that set certifications of one family apart: they must be the same in both names. */
const DECISIVE =
  /^(?:\d.*|[ivx]+|associate|professional|expert|specialist|specialty|foundation|foundations|foundational|fundamental|fundamentals|advanced|basic|intermediate|practitioner|master|journeyman|lead|auditor|implementer|administrator|developer|architect|engineer|analyst|manager|technician|consultant|user|owner|leader|assistant|practical|supervisor|instructor|inspector|assessor|designer|class|type|level)$/u;

const ALIKE = 0.75;

/** The row whose name has nearly the same words: `Certified Kubernetes Admin` is not guessed, `AWS Solutions Architect Associate` is. */
function closest(
  { name, issuer = "" }: Named,
  isPossible: (row: Certification) => boolean,
  issuers: ReadonlySet<string>,
): Certification | null {
  const issuerKeys = (row: Certification) => sharedKeys(issuer, row);
  const said = tellingKeys(withoutPlaces(name).replace(/\((?:formerly|now)[^)]*\)/giu, ""));
  if (said.length < 2) return null;
  const rows = new Set(said.flatMap((key) => index?.byWord.get(key) ?? []).filter(isPossible));
  let best: { row: Certification; likeness: number } | null = null;
  for (const row of rows) {
    for (const own of index?.telling.get(row) ?? []) {
      if (own.length < 2) continue;
      const likeness = likenessOf(said, own, issuerKeys(row)) + (issuers.has(row.issuer) ? 0.01 : 0);
      if (likeness >= ALIKE && (best === null || likeness > best.likeness)) best = { row, likeness };
    }
  }
  return best?.row ?? null;
}

/** Words of the issuer's name as given that are the known issuer's too: others (`of Veterinary Surgeons`) set names apart. */
function sharedKeys(issuer: string, row: Certification): ReadonlySet<string> {
  const { name = "", aliases = [] } = issuerById(row.issuer) ?? {};
  const own = new Set([name, ...aliases].flatMap(keysOf));
  return new Set(keysOf(issuer).filter((key) => own.has(key)));
}

/** Shared words to all words, words of the issuer's name left out where only one side has them. */
function likenessOf(said: readonly string[], own: readonly string[], issuerKeys: ReadonlySet<string>): number {
  const shared = said.filter((key) => own.includes(key));
  const apart = [...said, ...own].filter((key) => !shared.includes(key));
  if (apart.some((key) => DECISIVE.test(key) || index?.tools.has(key))) return 0;
  const counted = apart.filter((key) => !issuerKeys.has(key));
  return shared.length / (shared.length + counted.length);
}
