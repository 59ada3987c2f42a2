import { languageOf, MONTH_NAMES } from "../dates/months";
import { parseDates } from "../dates/parse";
import type { Block, ResumeDocument, SectionKind } from "../model/document";
import type { DateManner, EntryColumn, EntryManner } from "../model/plan";
import { headingWords } from "./heading-words";
import { mainExperience } from "./main-experience";
import { readsAsText } from "./section-look";

const CREDENTIAL_KINDS: readonly SectionKind[] = ["certifications", "licences", "development", "courses"];

/** How the resume writes entries like these: like its own credentials, else like its degrees, else like its lists. */
export function entryManner(document: ResumeDocument): EntryManner {
  const model = modelEntry(document);
  const block = model === null ? undefined : document.blocks[model];
  // What an earlier run wrote follows the manner found then, which may have gone with the lines it took over.
  const written = document.blocks.filter((each) => each.added === true && each.kind !== "heading" && hasWords(each));
  const sample = written.find(({ text }) => parseDates(text, { language: document.language }).length > 0) ?? block;
  const columns = sample === undefined ? undefined : entryColumns(document, sample);
  return {
    marker: block?.kind === "list-item" ? "bullet" : "none",
    modelEntry: model,
    modelHeading: modelHeading(document),
    separator: separatorBetween(columns, written, document),
    rightDates: columns === undefined && endsWithTabbedDate(sample, document.language),
    ...(columns === undefined ? {} : { columns }),
    boldName: block !== undefined && isBoldOnlyAtStart(block),
    dates: dateManner(written, document.language) ?? dateManner(document.blocks, document.language) ?? USUAL_DATES,
  };
}

/** The heading of the main flow that is most like the others; never one that stands in another column. */
function modelHeading({ sections }: ResumeDocument): number | null {
  const headed = sections.filter(({ title, kind }) => title !== undefined && kind !== "contact");
  const experience = mainExperience(headed);
  const chosen = [...(experience === undefined ? [] : [experience]), ...headed].find(
    ({ blocks: [first] }) => first?.kind === "heading" && isOwn(first),
  );
  return chosen?.start ?? null;
}

function modelEntry(document: ResumeDocument): number | null {
  const { sections, language } = document;
  const flow = mainContainer(document);
  const inFlow = (index: number) => document.blocks[index]?.container.id === flow;
  const entries = (kinds: readonly SectionKind[]) =>
    sections
      .filter((section) => section.title !== undefined && section.kinds.every((kind) => kinds.includes(kind)))
      .flatMap(({ start, end }) => range(start + 1, end))
      .filter((index) => inFlow(index) && hasWords(document.blocks[index]));
  const credentials = [...entries(CREDENTIAL_KINDS), ...underSubHeadings(document).filter(inFlow)];
  const own = credentials.find((index) => document.blocks[index]?.added === true) ?? credentials[0];
  if (own !== undefined) return plainBelow(document, own) ?? own;
  const degrees = entries(["education", ...CREDENTIAL_KINDS]);
  const dated = degrees.find((index) => endsWithTabbedDate(document.blocks[index], language));
  if (dated !== undefined && isSinglyLined(document, degrees)) return dated;
  const bullets = range(0, document.blocks.length).filter(
    (index) => inFlow(index) && isPlainBullet(document.blocks[index]),
  );
  const flat = Math.min(...bullets.map((index) => document.blocks[index]?.marker?.level ?? 0));
  const bullet = bullets.find((index) => (document.blocks[index]?.marker?.level ?? 0) === flat);
  const degree = degrees.find((index) => readsAsText(document.blocks[index]!));
  return bullet ?? dated ?? degree ?? longestParagraph(document, inFlow) ?? degrees[0] ?? null;
}

/** Lines below the sub-headings of credentials within other sections. */
function underSubHeadings({ sections, blocks }: ResumeDocument): readonly number[] {
  return sections.flatMap(({ start, end }) => {
    const headings = range(start + 1, end).filter((index) => blocks[index]?.kind === "heading");
    return headings.flatMap((heading, turn) => {
      const kinds = headingWords(blocks[heading]?.text ?? "")?.kinds ?? [];
      const isOfCredentials = kinds.length > 0 && kinds.every((kind) => CREDENTIAL_KINDS.includes(kind));
      return isOfCredentials ? range(heading + 1, headings[turn + 1] ?? end) : [];
    });
  });
}

/** Every degree is one line with its date: then entries of the new section read as the degrees do. */
function isSinglyLined(document: ResumeDocument, degrees: readonly number[]): boolean {
  return degrees.every((index) => endsWithTabbedDate(document.blocks[index], document.language));
}

function isPlainBullet(block: Block | undefined): boolean {
  return block?.kind === "list-item" && !/\d/u.test(block.marker?.text ?? "") && isOwn(block);
}

function longestParagraph({ blocks }: ResumeDocument, inFlow: (index: number) => boolean): number | null {
  const paragraphs = range(0, blocks.length).filter((index) => inFlow(index) && blocks[index]?.kind === "paragraph");
  return paragraphs.reduce<number | null>(
    (longest, index) => (lengthOf(blocks[index]) > lengthOf(blocks[longest ?? -1]) ? index : longest),
    null,
  );
}

/** The flow of the experience section, else the one with most text. */
function mainContainer({ sections, blocks }: ResumeDocument): string | undefined {
  const experience = mainExperience(sections);
  // The heading may stand in a cell of its own beside what it heads.
  const last = experience?.blocks.findLast(({ text }) => text.trim() !== "");
  if (last !== undefined) return last.container.id;
  const letters = new Map<string, number>();
  for (const { container, text } of blocks) letters.set(container.id, (letters.get(container.id) ?? 0) + text.length);
  return [...letters].sort((left, right) => right[1] - left[1])[0]?.[0];
}

function endsWithTabbedDate(block: Block | undefined, language: string): boolean {
  const after = block?.text.split("\t").at(-1)?.trim() ?? "";
  if (block === undefined || !block.text.includes("\t") || after === "" || after.length > 40) return false;
  return parseDates(after, { language }).length > 0;
}

/** The columns of an entry that is a table's row, or a line that begins with its date. */
function entryColumns(document: ResumeDocument, model: Block): readonly EntryColumn[] | undefined {
  const { blocks, language } = document;
  // Cells of a layout table hold whole sections; those of a row hold the parts of one line.
  const row = model.container.kind === "cell" ? undefined : rowOf(model);
  const cells = new Map<string | undefined, string>();
  for (const block of blocks) {
    if (row === undefined || rowOf(block) !== row || !hasWords(block) || block.kind === "heading") continue;
    const { cell } = block.container;
    cells.set(cell, `${cells.get(cell) ?? ""}${block.text}\n`);
  }
  // Japanese lines part date and words by an ideographic space.
  const pieces = cells.size > 1 ? [...cells.values()] : model.text.split(/[\t\u3000]/u);
  const dates = pieces.map((piece) => isDateAlone(piece, language));
  // A name, who gave it and when, each at a tab stop of its own.
  const areThree =
    pieces.length === 3 && dates.filter(Boolean).length === 1 && !dates[1] && (model.tabs?.length ?? 0) > 1;
  // Cells without a date among them are entries of their own as often.
  if ((cells.size > 2 && dates.includes(true)) || areThree) {
    const words: EntryColumn[] = ["name", "issuer"];
    return pieces.map((_, index) => (dates[index] ? "date" : words.shift())).filter((column) => column !== undefined);
  }
  if (pieces.length === 2 && dates[0] && !dates[1]) return ["date", "words"];
  return cells.size === 2 && dates[1] ? ["words", "date"] : undefined;
}

/** A date, a span of time, and nothing else. */
function isDateAlone(text: string, language: string): boolean {
  const dates = text.length > 40 ? [] : parseDates(text, { language });
  const rest = dates.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
  return dates.length > 0 && rest.replace(DATE_WORDS, "").search(/[\p{L}\p{N}]/u) < 0;
}

const DATE_WORDS =
  /present|current|now|to|until|since|issued|expires|heute|bis|seit|aujourd['’]hui|depuis|actualidad|atual|oggi|heden|obecnie|nu|halen|現在|至今|حتى الآن|वर्तमान/giu;

/** `t0r1` of a cell `t0r1c2`. */
function rowOf({ container }: Block): string | undefined {
  return container.cell?.replace(/c\d+$/u, "");
}

/** Below a name in bold on a line of its own stands the rest of its entry: a whole entry in bold would shout. */
function plainBelow({ blocks }: ResumeDocument, index: number): number | undefined {
  const [name, next] = [blocks[index], blocks[index + 1]];
  if (name === undefined || next === undefined || name.kind !== "paragraph" || next.kind !== "paragraph")
    return undefined;
  const bold = ({ runs }: Block) => runs.filter(({ text }) => text.trim() !== "").map((run) => run.bold === true);
  const isPair = bold(name).every(Boolean) && !bold(next).includes(true) && name.container.id === next.container.id;
  return isPair && hasWords(next) && isOwn(next) ? index + 1 : undefined;
}

function isBoldOnlyAtStart({ runs }: Block): boolean {
  const written = runs.filter(({ text }) => text.trim() !== "");
  return written[0]?.bold === true && written.some(({ bold }) => bold !== true);
}

const SEPARATORS = [", ", " | ", " – ", " — ", " · ", " • ", " - ", "، ", "、", "，", "\u3000"] as const;

/** A date and the gap after it, at the start of a line. */
const LEADING_DATE = /^[^\t\u3000]{0,40}\d[^\t\u3000]{0,40}[\t\u3000]/u;

/** What may stand between the parts of these entries: what is in most of them and the most often first. */
function separators(entries: readonly Block[]): readonly { readonly mark: string; readonly lines: number }[] {
  const texts = entries.map(({ text }) => text.replace(LEADING_DATE, ""));
  const marks = SEPARATORS.map((mark) => {
    const times = texts.map((text) => text.split(mark).length - 1);
    return { mark, lines: times.filter((count) => count > 0).length, times: times.reduce((sum, n) => sum + n, 0) };
  });
  return marks
    .filter(({ lines }) => lines > 0)
    .sort((one, other) => other.lines - one.lines || other.times - one.times);
}

/** Parts with a column each have nothing between them: what stands in an earlier run's lines then is of an issuer's name. */
function separatorBetween(
  columns: readonly EntryColumn[] | undefined,
  written: readonly Block[],
  document: ResumeDocument,
): string {
  const parted = columns !== undefined && columns.length > 2 ? [] : separators(written);
  const [own] = separators(likeEntries(document));
  // An issuer's name may hold commas of its own, more than there are marks between the parts.
  const isKept = parted.some(({ mark, lines }) => mark === own?.mark && lines === parted[0]?.lines);
  return (isKept ? own : (parted[0] ?? own))?.mark ?? usualSeparator(document.language);
}

function usualSeparator(language: string): string {
  return { ar: "، ", ja: "、", zh: "，" }[language.split("-")[0] ?? ""] ?? ", ";
}

/** The resume's own credentials and degrees. */
function likeEntries({ sections }: ResumeDocument): readonly Block[] {
  return sections
    .filter(({ kinds }) => kinds.some((kind) => kind === "education" || CREDENTIAL_KINDS.includes(kind)))
    .flatMap(({ blocks }) => blocks.filter(isOwn));
}

const USUAL_DATES: DateManner = { form: "month-year", month: "short", dot: false };

/** How most of the dates in these blocks are written; undefined when there are none. */
function dateManner(blocks: readonly Block[], language: string): DateManner | undefined {
  const texts = blocks.flatMap(({ text }) => parseDates(text, { language }).map((found) => found.text));
  if (texts.length === 0) return undefined;
  // "May" is long and short at once, and so tells neither.
  const { long, short } = MONTH_NAMES[languageOf(language)];
  const telling = long.filter((name, index) => name !== short[index]);
  const alike = long.filter((name, index) => name === short[index]);
  const holdsOne = (names: readonly string[], text: string) =>
    names.some((name) => text.toLowerCase().includes(name.toLowerCase()));
  const isLong = (text: string) => holdsOne(telling, text);
  const months = texts.filter((text) => formOf(text) === "month-year" && (isLong(text) || !holdsOne(alike, text)));
  const mark = commonest(texts.flatMap((text) => /^(?:\d{1,2}|\d{4})([./-])\d{1,4}$/u.exec(text)?.[1] ?? []));
  return {
    form: commonest(texts.map(formOf).filter((form) => form !== "year")) ?? "year",
    month: months.filter(isLong).length * 2 > months.length ? "long" : "short",
    dot: months.filter((text) => /\p{L}\./u.test(text)).length * 2 > months.length,
    ...(mark === undefined ? {} : { mark }),
  };
}

function formOf(text: string): DateManner["form"] {
  if (/^\d{4}$/u.test(text.trim())) return "year";
  if (/^\d{4}-\d{2}/u.test(text)) return "iso";
  return /\p{L}/u.test(text) ? "month-year" : "numeric";
}

function commonest<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((left, right) => right[1] - left[1])[0]?.[0];
}

function hasWords(block: Block | undefined): boolean {
  return block !== undefined && /[\p{L}\p{N}]/u.test(block.text);
}

/** Words of the person's own, so that a second run finds the same manner as the first. */
function isOwn(block: Block | undefined): boolean {
  return hasWords(block) && block?.added !== true;
}

function lengthOf(block: Block | undefined): number {
  return block?.text.length ?? 0;
}

function range(start: number, end: number): readonly number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);
}
