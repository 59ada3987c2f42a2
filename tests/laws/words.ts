import type { ResumeDocument, SectionPlan, WrittenResume } from "resume-tailor";
import { squash } from "../outside/readers";

/**
 * Text without what a page does to it: space, displayed capitals, hyphens at the ends of lines (which poppler takes
 * away), marks over Arabic letters (which stand apart from them).
 */
export function fold(text: string): string {
  return squash(text)
    .toLowerCase()
    .replace(/[-\u2010\u2011\u064B-\u0652]/gu, "");
}

/** Blocks of the source that the plan does not take over. */
export function keptBlocks(document: ResumeDocument, plan: SectionPlan) {
  return document.blocks.filter((_, index) => !plan.replaces?.some(({ start, end }) => start <= index && index < end));
}

/** Lines that stand in `text` less often than in `lines`; space and ligatures do not count. */
export function missingLines(lines: readonly string[], text: string): readonly string[] {
  const wanted = new Map<string, number>();
  for (const line of lines.map(fold)) if (line !== "") wanted.set(line, (wanted.get(line) ?? 0) + 1);
  const whole = fold(text);
  return [...wanted].filter(([line, count]) => countOf(line, whole) < count).map(([line]) => line);
}

/** The lines that the section adds, or moves, in order: its heading, then its entries. */
export function sectionLines(document: ResumeDocument, { plan }: WrittenResume["report"]): readonly string[] {
  if (plan.entries.length === 0) return [];
  return [
    plan.title,
    ...plan.entries.flatMap(({ text, from }) =>
      from === undefined ? text.split("\t") : from.map((index) => document.blocks[index]?.text ?? ""),
    ),
  ];
}

/**
 * Where the section starts in a text, or -1 when its lines do not follow each other. Readers tell words of one line that
 * run in both directions in an order of their own (UAX #9): of such a line its Latin words count, which keep theirs.
 */
export function sectionStart(lines: readonly string[], text: string): number {
  const REACH = 300;
  const [title = "", ...rest] = lines
    .flatMap((line) => (isMixed(line) ? (line.match(/\p{Script=Latin}{3,}/gu) ?? []) : [line]))
    .map(fold);
  const whole = fold(text);
  for (let start = whole.indexOf(title); start >= 0; start = whole.indexOf(title, start + 1)) {
    let cursor = start + title.length;
    const follow = rest.every((line) => {
      const at = whole.indexOf(line, cursor);
      if (at < 0 || at - cursor > REACH) return false;
      cursor = at + line.length;
      return true;
    });
    if (follow) return start;
  }
  return -1;
}

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

function isMixed(line: string): boolean {
  return RTL.test(line) && /\p{Script=Latin}/u.test(line);
}

/** Words, in small letters, with how often they stand in a text. */
export function wordCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text
    .normalize("NFKC")
    .toLowerCase()
    .match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? []) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function countOf(needle: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) count += 1;
  return count;
}
