import type { Context } from "./context";
import { ResumeError } from "./errors";
import type { ResumeDocument } from "./model/document";
import type { SectionEntry, SectionPlan } from "./model/plan";

/** What a written file was found to lack. */
export interface Mismatch {
  readonly problem: string;
}

/** What is known of how the written lines were read. */
export interface ReadingOf {
  /**
   * Lines of the source by the same outside reader, where the file was edited in place: a line that this reader reads
   * otherwise in the source too (mixed directions of writing) is looked for in its words.
   */
  readonly before?: readonly string[];
  /** Pages were drawn anew: a cell may go on overleaf, and what stands beside it is read between its two parts. */
  readonly mayGoOnOverleaf?: boolean;
}

/**
 * Compares a written file, as lines of an outside reader, with what it should hold: every block of the source that was
 * not taken over, as often as before and not more often, and the section with its entries in order, at its place.
 * Space is ignored, and so are the forms that readers write differently (ligatures, soft hyphens).
 * Gives null when all is well.
 */
export function findMismatch(
  document: ResumeDocument,
  plan: SectionPlan,
  entries: readonly SectionEntry[],
  lines: readonly string[],
  context: Context,
  { before, mayGoOnOverleaf = false }: ReadingOf = {},
): Mismatch | null {
  const text = squashAll(lines);
  const source = before && squashAll(before);
  const isReplaced = (index: number) => plan.replaces?.some(({ start, end }) => start <= index && index < end) ?? false;
  const isRtl = document.blocks.some(({ text: words }) => RIGHT_TO_LEFT.test(words));
  // Outside readers leave text boxes out or read them twice; the writers never touch them.
  const kept = document.blocks.flatMap(({ text: words, container }, index) =>
    container.kind === "text-box" || isReplaced(index) || words.trim() === ""
      ? []
      : comparable(words, text, isRtl, source),
  );
  const { unmatched, rest } = walk(kept, text);
  const isThere = (line: string) => mayGoOnOverleaf && standsInTwo(line, text);
  const missing = findMissing(kept, unmatched, text, isThere, context);
  if (missing !== null) {
    return { problem: `the line "${asWritten(missing, document)}" of the resume is missing or broken up` };
  }
  const doubled = findDoubled(kept, unmatched, rest, mayRepeat(document, plan, entries), context);
  if (doubled !== null) {
    return { problem: `the line "${asWritten(doubled, document)}" of the resume stands there twice` };
  }
  const partsOf = (line: string) => comparable(line, text, isRtl, source);
  return entries.length === 0 ? null : findSectionMismatch(document, plan, entries, text, partsOf);
}

/**
 * Says which lines of the source an outside reader of it reads otherwise. Text boxes are left out: mammoth reads only
 * their form for older programs.
 */
export function sayWhereReadersDiffer(
  { blocks }: ResumeDocument,
  lines: readonly string[],
  { messages }: Context,
): void {
  const text = squashAll(lines);
  let cursor = 0;
  for (const { text: words, container } of blocks) {
    if (container.kind === "text-box") continue;
    const line = squash(words);
    const at = text.indexOf(line, cursor);
    if (at >= 0) cursor = at + line.length;
    else if (!text.includes(line)) {
      messages.warn(
        "docx-readers-differ",
        `Two readers of the file differ in the line "${excerpt(words.trim())}". Check it in the result.`,
      );
    }
  }
}

/** Whether the lines hold every word that they should, as often as they should, in whatever order. */
export function holdsWords(
  document: ResumeDocument,
  plan: SectionPlan,
  entries: readonly SectionEntry[],
  lines: readonly string[],
): boolean {
  const kept = document.blocks.filter(
    (_, index) => !plan.replaces?.some(({ start, end }) => start <= index && index < end),
  );
  const section = [plan.title, ...entries.flatMap((entry) => entryLines(document, entry))];
  const found = countWords(lines);
  return [...countWords([...kept.map(({ text }) => text), ...section])].every(
    ([word, count]) => (found.get(word) ?? 0) >= count,
  );
}

function countWords(lines: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of lines.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** @throws {ResumeError} `verification-failed`: nothing is handed over that was not found whole. */
export function failVerification({ problem }: Mismatch): never {
  throw new ResumeError(
    "verification-failed",
    `The written file was read again and ${problem}. Nothing was handed over. Try the other output format, ` +
      "or another placement.",
  );
}

/**
 * A line as it is looked for: whole; as its words, where both directions of writing are in it and readers disagree on
 * their order; or as those of its words that the outside reader finds in the source.
 */
function comparable(line: string, text: string, isRtl: boolean, source: string | undefined): readonly string[] {
  // What stands for a character that its font does not tell is read otherwise each time.
  if (line.includes("\uFFFD"))
    return line
      .split(/\uFFFD+/u)
      .map(squash)
      .filter((part) => part !== "");
  const whole = squash(line);
  // Between words from right to left, `2014 – 2018` is seen the other way round.
  const isTurned = isMixed(line) || (isRtl && !/\p{L}/u.test(line));
  if (source === undefined) return isTurned && !text.includes(whole) ? wordsOf(line) : [whole];
  if (source.includes(whole)) return [whole];
  return wordsOf(line).filter((word) => source.includes(word));
}

function wordsOf(line: string): readonly string[] {
  return line
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(squash)
    .filter((word) => word !== "");
}

/** Words of both directions of writing: outside readers disagree on their order (Unicode Annex 9). */
function isMixed(text: string): boolean {
  return RIGHT_TO_LEFT.test(text) && /[\p{Script=Latin}\p{N}]/u.test(text);
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** Finds the lines one after the other. Gives those that are not there in order, and the text that is none of them. */
function walk(
  lines: readonly string[],
  text: string,
): { readonly unmatched: ReadonlyMap<string, number>; readonly rest: string } {
  const unmatched = new Map<string, number>();
  const rest: string[] = [];
  let cursor = 0;
  for (const line of lines) {
    // A line that is gone from here on is looked for once, so that the walk stays linear.
    const at = unmatched.has(line) ? -1 : text.indexOf(line, cursor);
    if (at < 0) {
      unmatched.set(line, (unmatched.get(line) ?? 0) + 1);
    } else {
      rest.push(text.slice(cursor, at));
      cursor = at + line.length;
    }
  }
  rest.push(text.slice(cursor));
  return { unmatched, rest: rest.join("\n") };
}

/** The first line, of those not found in order, that stands in the text less often than it should. */
function findMissing(
  lines: readonly string[],
  unmatched: ReadonlyMap<string, number>,
  text: string,
  isThere: (line: string) => boolean,
  { checkpoint }: Context,
): string | null {
  const wanted = new Map<string, number>();
  for (const line of lines) if (unmatched.has(line)) wanted.set(line, (wanted.get(line) ?? 0) + 1);
  for (const [line, count] of wanted) {
    checkpoint();
    if (countOf(line, text) < count && !isThere(line)) return line;
  }
  return null;
}

/** Pieces shorter than this stand in every text. */
const TELLING_PIECE = 12;

/** What stands beside the cell may begin with the letters that the line goes on with: so many are taken back. */
const MOST_BY_CHANCE = 20;

/** Whether the words of a line stand there as two pieces, the second after the first. */
function standsInTwo(line: string, text: string): boolean {
  const longest = longestStart(line, text);
  const shortest = Math.max(TELLING_PIECE, longest - MOST_BY_CHANCE);
  for (let cut = Math.min(longest, line.length - TELLING_PIECE); cut >= shortest; cut -= 1) {
    const first = text.indexOf(line.slice(0, cut));
    if (text.indexOf(line.slice(cut), first + cut) >= 0) return true;
  }
  return false;
}

/** How many of a line's letters stand in the text in one piece, from its first: halved, because lines may be long. */
function longestStart(line: string, text: string): number {
  let [found, tooMany] = [0, line.length + 1];
  while (tooMany - found > 1) {
    const middle = (found + tooMany) >> 1;
    if (text.includes(line.slice(0, middle))) found = middle;
    else tooMany = middle;
  }
  return found;
}

/** The first line long enough to be told apart that stands in what is left over more often than it may. */
function findDoubled(
  lines: readonly string[],
  unmatched: ReadonlyMap<string, number>,
  rest: string,
  allowed: string,
  { checkpoint }: Context,
): string | null {
  const TELLING = 20;
  for (const line of new Set(lines)) {
    checkpoint();
    if (line.length < TELLING || !rest.includes(line)) continue;
    if (!allowed.includes(line) && countOf(line, rest) > (unmatched.get(line) ?? 0)) return line;
  }
  return null;
}

/** What may stand in the file besides the kept lines: page furniture, text boxes, and the section itself. */
function mayRepeat(document: ResumeDocument, { title }: SectionPlan, entries: readonly SectionEntry[]): string {
  const boxes = document.blocks.filter(({ container }) => container.kind === "text-box");
  const words = [...document.furniture, ...boxes].map(({ text }) => text);
  return squash([...words, title, ...entries.flatMap((entry) => entryLines(document, entry))].join("\n"));
}

function findSectionMismatch(
  document: ResumeDocument,
  plan: SectionPlan,
  entries: readonly SectionEntry[],
  text: string,
  partsOf: (line: string) => readonly string[],
): Mismatch | null {
  const written = [plan.title, ...entries.flatMap((entry) => entryLines(document, entry))];
  const lostWord = written
    .filter(isMixed)
    .flatMap(wordsOf)
    .find((word) => !text.includes(word));
  if (lostWord !== undefined) return { problem: `"${excerpt(lostWord)}" of the new section is missing` };
  const pieces = written.filter((piece) => !isMixed(piece)).map(squash);
  const title = pieces[0] ?? "";
  // The title may stand elsewhere too ("certifications" within a sentence): any place where all entries follow will do.
  for (let at = text.indexOf(title); at >= 0; at = text.indexOf(title, at + 1)) {
    if (piecesFollow(pieces, text, at)) return placeMismatch(document, plan, text, at, partsOf);
  }
  const lost = pieces.find((piece) => !text.includes(piece));
  return {
    problem:
      lost === undefined
        ? "the entries of the new section are not in order under its heading"
        : `"${excerpt(lost)}" of the new section is missing`,
  };
}

/** Marks and page furniture may stand between two pieces, so each is looked for within reach of the one before. */
function piecesFollow(pieces: readonly string[], text: string, start: number): boolean {
  const REACH = 400;
  let cursor = start;
  for (const piece of pieces) {
    const at = text.indexOf(piece, cursor);
    if (at < 0 || at - cursor > REACH) return false;
    cursor = at + piece.length;
  }
  return true;
}

function placeMismatch(
  document: ResumeDocument,
  plan: SectionPlan,
  text: string,
  at: number,
  partsOf: (line: string) => readonly string[],
): Mismatch | null {
  const { block, side } = plan.anchor;
  const neighbour = partsOf(document.blocks[block]?.text ?? "");
  const found = neighbour.every((part) =>
    side === "before" ? text.indexOf(part, at) >= 0 : text.lastIndexOf(part, at) >= 0,
  );
  return found ? null : { problem: `the section does not stand ${plan.anchor.reason}` };
}

function entryLines(document: ResumeDocument, { from, text }: SectionEntry): readonly string[] {
  if (from === undefined) return text.split("\t");
  return from.map((index) => document.blocks[index]?.text ?? "");
}

/** The line of the resume that was looked for without its spaces. */
function asWritten(squashed: string, { blocks }: ResumeDocument): string {
  const block = blocks.find(({ text }) => squash(text).includes(squashed));
  return excerpt(block?.text.trim().replace(/\s+/gu, " ") ?? squashed);
}

function countOf(needle: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) count += 1;
  return count;
}

/** Without space and invisible marks, and without case: capitals that are only displayed are letters in a drawn file. */
function squash(text: string): string {
  // Joined, not replaced, so that the words are one string: what replace gives is a chain of its pieces.
  return text
    .normalize("NFKC")
    .toUpperCase()
    .toLowerCase()
    .split(/[\s\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/u)
    .join("");
}

/** Line by line: of a long text squashed at once, each step would leave a copy. */
function squashAll(lines: readonly string[]): string {
  return lines.map(squash).join("");
}

function excerpt(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
