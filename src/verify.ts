import { ResumeError } from "./errors";
import type { ResumeDocument } from "./model/document";
import type { SectionEntry, SectionPlan } from "./model/plan";

/** What a written file was found to lack. */
export interface Mismatch {
  readonly problem: string;
}

/**
 * Compares a written file, as lines of an outside reader, with what it should hold: every block of the source that was
 * not taken over, as often as before, and the section with its entries in order, at its place.
 * Space is ignored, and so are the forms that readers write differently (ligatures, soft hyphens).
 * Gives null when all is well.
 */
export function findMismatch(
  document: ResumeDocument,
  plan: SectionPlan,
  entries: readonly SectionEntry[],
  lines: readonly string[],
): Mismatch | null {
  const text = squash(lines.join("\n"));
  const isReplaced = (index: number) => plan.replaces?.some(({ start, end }) => start <= index && index < end) ?? false;
  const missing = findMissing(
    document.blocks.flatMap((block, index) =>
      // Outside readers leave text boxes out or read them twice; the writers never touch them.
      block.container.kind === "text-box" || isReplaced(index) ? [] : [squash(block.text)],
    ),
    text,
  );
  if (missing !== null) return { problem: `the line "${excerpt(missing)}" of the resume is missing or broken up` };
  return entries.length === 0 ? null : findSectionMismatch(document, plan, entries, text);
}

/** @throws {ResumeError} `verification-failed`: nothing is handed over that was not found whole. */
export function failVerification({ problem }: Mismatch): never {
  throw new ResumeError(
    "verification-failed",
    `The written file was read again and ${problem}. Nothing was handed over. Try the other output format, ` +
      "or another placement.",
  );
}

/** The first of `wanted` that stands in `text` less often than it should; most are found by one walk in order. */
function findMissing(wanted: readonly string[], text: string): string | null {
  const counts = new Map<string, number>();
  for (const line of wanted) if (line !== "") counts.set(line, (counts.get(line) ?? 0) + 1);
  let cursor = 0;
  const outOfOrder = new Set<string>();
  for (const line of counts.size === 0 ? [] : wanted) {
    if (line === "") continue;
    const at = text.indexOf(line, cursor);
    if (at < 0) outOfOrder.add(line);
    else cursor = at + line.length;
  }
  for (const line of outOfOrder) if (countOf(line, text) < (counts.get(line) ?? 0)) return line;
  return null;
}

function findSectionMismatch(
  document: ResumeDocument,
  plan: SectionPlan,
  entries: readonly SectionEntry[],
  text: string,
): Mismatch | null {
  const pieces = [plan.title, ...entries.flatMap((entry) => entryLines(document, entry))].map(squash);
  const title = pieces[0] ?? "";
  // The title may stand elsewhere too ("certifications" within a sentence): any place where all entries follow will do.
  for (let at = text.indexOf(title); at >= 0; at = text.indexOf(title, at + 1)) {
    if (piecesFollow(pieces, text, at)) return placeMismatch(document, plan, text, at);
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

function placeMismatch(document: ResumeDocument, plan: SectionPlan, text: string, at: number): Mismatch | null {
  const { block, side } = plan.anchor;
  const neighbour = squash(document.blocks[block]?.text ?? "");
  if (neighbour === "") return null;
  const found = side === "before" ? text.indexOf(neighbour, at) >= 0 : text.lastIndexOf(neighbour, at) >= 0;
  return found ? null : { problem: `the section does not stand ${plan.anchor.reason}` };
}

function entryLines(document: ResumeDocument, { from, text }: SectionEntry): readonly string[] {
  if (from === undefined) return text.split("\t");
  return from.map((index) => document.blocks[index]?.text ?? "");
}

function countOf(needle: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) count += 1;
  return count;
}

function squash(text: string): string {
  return text.normalize("NFKC").replace(/[\s\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/gu, "");
}

function excerpt(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
