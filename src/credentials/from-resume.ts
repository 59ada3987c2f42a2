import { DEFAULT_LIMITS } from "../limits";
import { Messages } from "../messages";
import type { FoundCredential, IdentifiedCredential, PartialDate } from "../model/credential";
import type { Block, ResumeDocument, Section, SectionKind } from "../model/document";
import { headingWords } from "../resume/heading-words";
import { withoutPlaces } from "../skills/jurisdictions";
import { checkDraft } from "./check";
import type { DraftFields } from "./draft";
import { splitLabelled, splitList } from "./entry-list";
import { readEntryText } from "./entry-text";
import { identify } from "./identify";
import { isCredentialName, isDegree, isIssuer, isNamedIssuer } from "./known";
import { factsOf } from "./known-facts";
import { entriesIn, isProse, type Line } from "./resume-entries";
import { mentionsIn } from "./resume-mentions";
import { columnHeads, type NamedTable, namedTable } from "./resume-table";
import { isSameCredential } from "./same-credential";
import { unheadedEntries } from "./unheaded-entries";

const CREDENTIAL_SECTIONS: readonly SectionKind[] = ["certifications", "licences", "development", "courses"];

export interface FromResumeOptions {
  readonly today?: PartialDate;
}

/**
 * Finds the credentials that a resume itself names, in the order in which it names them: in sections of their own, in
 * tables, under sub-headings and labels of other sections, among the degrees, and as letters after the name.
 */
export function credentialsOf(document: ResumeDocument, options: FromResumeOptions = {}): readonly FoundCredential[] {
  const known = memory.get(document) ?? new Map<string, readonly FoundCredential[]>();
  memory.set(document, known);
  const day = options.today ?? "";
  const found = known.get(day) ?? find(document, options);
  known.set(day, found);
  return found;
}

/** One run asks several times of the same document, which never changes. */
const memory = new WeakMap<ResumeDocument, Map<string, readonly FoundCredential[]>>();

function find(document: ResumeDocument, options: FromResumeOptions): readonly FoundCredential[] {
  const entries = document.sections.flatMap((section) => foundIn(section, document, options));
  const mentions = mentionsIn(document).map(({ row, block }): FoundCredential => {
    const { name, acronym, kind } = factsOf(row);
    const credential = identify({ name, kind, ...(acronym === undefined ? {} : { acronym }) });
    return { credential, blocks: [block], place: "mention" };
  });
  const isListed = ({ credential }: FoundCredential) =>
    entries.some((entry) => isSameCredential(entry.credential, credential));
  return [...mentions.filter((mention) => !isListed(mention)), ...entries];
}

/** No one has more; a stretch that is longer is no list of credentials, and reading it would take its time. */
const MOST_LINES = 400;

function foundIn(section: Section, document: ResumeDocument, options: FromResumeOptions): readonly FoundCredential[] {
  if (section.title === undefined && isHeadless(document)) {
    if (section.blocks.length > MOST_LINES) return [];
    return unheadedEntries(section, document.language).flatMap((entry) =>
      readEntry(entry, () => "own-lines", document, options),
    );
  }
  return stretchesOf(section, document).flatMap(({ lines, placeOf }) => {
    if (placeOf === null || lines.length > MOST_LINES) return [];
    const table = namedTable(lines);
    if (table !== null) return readTable(table, document, placeOf);
    return entriesIn(lines, document.language).flatMap((entry) => readEntry(entry, placeOf, document, options));
  });
}

/** Whether no heading of the person's own parts the resume. */
function isHeadless({ sections, blocks }: ResumeDocument): boolean {
  return sections.every(({ title, start }) => title === undefined || blocks[start]?.added === true);
}

/** Rows of cells may be moved when all of them are understood; lines parted by tabs are read and stay where they are. */
function readTable(
  { heads, columns, rows }: NamedTable,
  { language }: ResumeDocument,
  placeOf: PlaceOf,
): readonly FoundCredential[] {
  const table = { heads: heads.map(({ index }) => index), columns };
  const read = rows.map(({ lines, fields }) => ({
    credential: checked(fields, language),
    blocks: lines.map(({ index }) => index),
    place: placeOf(lines.map(({ block }) => block.text).join("\n")),
  }));
  const isMovable =
    heads.every(({ block }) => block.container.cell !== undefined) &&
    read.every(({ credential, place }) => credential !== null && place === "own-lines");
  return read.flatMap(({ credential, blocks }): readonly FoundCredential[] => {
    if (credential === null) return [];
    return [isMovable ? { credential, blocks, place: "own-lines", table } : { credential, blocks, place: "mention" }];
  });
}

/** Lines of a section, and how each of their entries stands there (null for what is none); null when none can be. */
interface Stretch {
  readonly lines: readonly Line[];
  readonly placeOf: PlaceOf | null;
}

type PlaceOf = (text: string) => FoundCredential["place"] | null;

/** Parts a section at its sub-headings and labels. */
function stretchesOf(section: Section, document: ResumeDocument): readonly Stretch[] {
  const first = section.title === undefined ? section.start : section.start + 1;
  const lines = section.blocks
    .map((block, offset): Line => ({ block: withoutSign(block), index: section.start + offset }))
    .filter(({ index }) => index >= first);
  const stretches: { lines: Line[]; placeOf: PlaceOf | null }[] = [
    { lines: [], placeOf: placing(section.kinds, document) },
  ];
  const heads = columnHeads(lines);
  for (const line of lines) {
    const kinds = heads.has(line.index) ? null : subHeadingKinds(line);
    if (kinds !== null) stretches.push({ lines: [], placeOf: placing(kinds, document) });
    else if (labelOf(line.block.text) !== null) {
      const last = stretches.at(-1);
      stretches.push({ lines: [line], placeOf: () => "own-lines" }, { lines: [], placeOf: last?.placeOf ?? null });
    } else stretches.at(-1)?.lines.push(line);
  }
  return stretches.filter((stretch) => stretch.lines.length > 0);
}

/** A line without a sign before its words: one that stands alone is told for no list marker ("→  PMP, PMI, 2021"). */
function withoutSign(block: Block): Block {
  const text = block.text.replace(/^[^\p{L}\p{N}\p{M}\p{P}]\s+/u, "");
  return text === block.text ? block : { ...block, text };
}

/**
 * In sections of credentials all entries are some. Under a heading that names education as well, only those are that
 * read as one: what follows a degree may tell more of it. A certificate that the person put among the degrees is read,
 * and stays there.
 */
function placing(kinds: readonly SectionKind[], { language }: ResumeDocument): PlaceOf | null {
  const holdsCredentials = kinds.some((kind) => CREDENTIAL_SECTIONS.includes(kind));
  if (holdsCredentials && kinds.includes("education")) {
    return (text) => (!isDegree(text) && readsAsCredential(text, language) ? "own-lines" : null);
  }
  if (holdsCredentials && kinds.every((kind) => CREDENTIAL_SECTIONS.includes(kind))) return () => "own-lines";
  if (kinds.includes("education")) return (text) => (!isDegree(text) && isCredentialName(text) ? "mention" : null);
  return null;
}

/** By its name, or by who gave it. */
function readsAsCredential(text: string, language: string): boolean {
  const { name, issuer } = readEntryText(text, { language }).fields;
  if (typeof name !== "string" || isIssuer(name)) return false;
  return isCredentialName(name) || isCredentialName(text) || (typeof issuer === "string" && isNamedIssuer(issuer));
}

/** Kinds of a line that heads a part of a section. */
function subHeadingKinds({ block }: Line): readonly SectionKind[] | null {
  const isMarked =
    block.kind === "heading" || block.runs.every(({ text, bold }) => bold === true || text.trim() === "");
  if (!isMarked && !/[:：]\s*$/u.test(block.text)) return null;
  return headingWords(block.text)?.kinds ?? (block.kind === "heading" ? [] : null);
}

/** "Certifications: A, B": the part after a label that says that credentials follow. */
function labelOf(text: string): string | null {
  const match = /^\s*(?<label>[^:：\n]{3,60})[:：]\s*(?<rest>\S.*)$/su.exec(text);
  const { label, rest } = match?.groups ?? {};
  if (label === undefined || rest === undefined) return null;
  const kinds = headingWords(label)?.kinds ?? [];
  return kinds.length > 0 && kinds.every((kind) => CREDENTIAL_SECTIONS.includes(kind)) ? rest : null;
}

function readEntry(
  entry: readonly Line[],
  placeOf: PlaceOf,
  document: ResumeDocument,
  options: FromResumeOptions,
): readonly FoundCredential[] {
  const blocks = entry.map(({ index }) => index);
  const text = entry.map(({ block }) => block.text).join("\n");
  const place = placeOf(text);
  if (place === null || isProse(entry[0]?.block.text ?? "")) return [];
  const listed = labelOf(text) ?? text;
  const sharedPlace = place === "mention" ? place : "shared-line";
  const split = listed === text ? splitList : splitLabelled;
  const items = entry.length === 1 ? split(listed) : null;
  if (items !== null) {
    return items.flatMap((item) => {
      const credential = credentialFrom(item, [], document, options);
      return credential === null ? [] : [{ credential, blocks, place: sharedPlace }];
    });
  }
  const credential = credentialFrom(listed, entry, document, options);
  return credential === null ? [] : [{ credential, blocks, place: listed === text ? place : sharedPlace }];
}

function credentialFrom(
  text: string,
  entry: readonly Line[],
  { language }: ResumeDocument,
  { today }: FromResumeOptions,
): IdentifiedCredential | null {
  const { fields } = readEntryText(text, { language, today });
  const link = entry.flatMap(({ block }) => block.runs).find((run) => /^https?:/iu.test(run.link ?? ""))?.link;
  return checked({ ...(link === undefined ? {} : { url: link }), ...fields }, language);
}

/** Null for what is no credential by the library's model, and for the marks of a template. */
function checked(fields: DraftFields, language: string): IdentifiedCredential | null {
  const draft = { place: "", fields, language };
  const credential = checkDraft(draft, { limits: DEFAULT_LIMITS, messages: new Messages() });
  if (typeof credential === "string" || /[{}<>]/u.test(credential.name)) return null;
  // "New York" under "Bar admissions" says what it is only below that heading.
  return withoutPlaces(credential.name) === "" ? null : credential;
}
