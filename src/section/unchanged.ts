import type { ResumeDocument } from "../model/document";
import type { SectionEntry, SectionPlan } from "../model/plan";

/**
 * Whether the planned section stands in the document already, at its place and word for word: then writing it again
 * would only change bytes. Only a section with its own heading counts, and blank lines do not.
 */
export function isAlreadyThere(document: ResumeDocument, plan: SectionPlan): boolean {
  const [old, ...others] = plan.replaces ?? [];
  if (old === undefined || others.length > 0) return false;
  const between =
    plan.anchor.side === "before"
      ? document.blocks.slice(old.end, plan.anchor.block)
      : document.blocks.slice(plan.anchor.block + 1, old.start);
  const adjacent = plan.anchor.side === "before" ? plan.anchor.block >= old.end : plan.anchor.block < old.start;
  if (!adjacent || between.some(({ text }) => text.trim() !== "")) return false;
  const standing = document.blocks.slice(old.start, old.end).map(({ text }) => fold(text));
  const lines = standing.filter((line) => line !== "");
  return [plan.entries, plan.compact].some((entries) => sameLines(lines, linesOf(document, plan.title, entries)));
}

function linesOf(document: ResumeDocument, title: string, entries: readonly SectionEntry[]): readonly string[] {
  const lines = entries.flatMap(({ from, text }) => from?.map((index) => document.blocks[index]?.text ?? "") ?? [text]);
  return [title, ...lines].map(fold).filter((line) => line !== "");
}

function sameLines(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((line, index) => line === right[index]);
}

/** Space is folded: a PDF has no tabs, and a wrapped line has a space where it was broken. */
function fold(text: string): string {
  return text.normalize("NFKC").replace(/\s+/gu, "");
}
