import type { Context } from "../context";
import { ResumeError } from "../errors";
import type { Block, Reading, ResumeDocument, Section } from "../model/document";
import { findContact } from "./contact";
import { findHeadings, type SectionHeading } from "./headings";
import { detectLanguage } from "./language";

/**
 * Understands what a reader handed on: which lines are headings, what each section holds, whose resume it is, and in
 * which language.
 *
 * @throws {ResumeError} `no-text` when there are no words at all.
 */
export function understand(reading: Reading, context: Context): ResumeDocument {
  const { source, furniture } = reading;
  if (![...reading.blocks, ...furniture].some(({ text }) => /[\p{L}\p{N}]/u.test(text))) {
    throw new ResumeError(
      "no-text",
      "The resume has no text: it is empty or a picture of a page. Give the file it was made from, or one with a text layer.",
    );
  }
  const { sections: headings, subHeadings } = findHeadings(reading.blocks, source.format);
  const headed = new Set([...headings.map(({ block }) => block), ...subHeadings]);
  const blocks = reading.blocks.map(
    (block, index): Block => (headed.has(index) ? { ...block, kind: "heading" } : block),
  );
  const sections = cutSections(blocks, headings);
  const opening = sections.find(({ start }) => start === 0 && headings[0]?.block !== 0)?.blocks ?? [];
  if (headings.length === 0) {
    context.messages.warn(
      "no-headings",
      "No section headings were found in the resume, so the place of the new section is a guess.",
    );
  }
  return {
    ...reading,
    blocks,
    format: source.format,
    sections,
    contact: findContact(opening, blocks.slice(opening.length), furniture),
    language: detectLanguage(
      blocks,
      headings.map(({ languages }) => languages),
      reading.language,
    ),
    messages: context.messages.list(),
  };
}

/** Cuts at headings, and where the flow changes to a column that begins without one. */
function cutSections(blocks: readonly Block[], headings: readonly SectionHeading[]): readonly Section[] {
  const byBlock = new Map(headings.map((heading) => [heading.block, heading]));
  const starts = blocks.flatMap((_, index) =>
    index === 0 || byBlock.has(index) || leavesColumn(blocks, index, byBlock) ? [index] : [],
  );
  return starts.map((start, turn): Section => {
    const end = starts[turn + 1] ?? blocks.length;
    const heading = byBlock.get(start);
    const kinds = heading?.kinds ?? [start === 0 ? "contact" : "unknown"];
    return {
      kind: kinds[0] ?? "unknown",
      kinds,
      ...(heading === undefined ? {} : { title: heading.title }),
      blocks: blocks.slice(start, end),
      start,
      end,
    };
  });
}

/**
 * Whether a block begins another column or text box, or the cell beside a cell that holds several sections. A cell
 * beside a single heading goes on with that section: many resumes are tables with the heading on the left.
 */
function leavesColumn(blocks: readonly Block[], index: number, headings: ReadonlyMap<number, SectionHeading>): boolean {
  const [before, here] = [blocks[index - 1], blocks[index]];
  if (before === undefined || here === undefined || before.container.id === here.container.id) return false;
  if (before.container.kind === "text-box" || here.container.kind === "text-box") return true;
  if (before.container.kind === "column" && here.container.kind === "column") return true;
  const inCell = [...headings.keys()].filter((block) => blocks[block]?.container.id === before.container.id);
  return before.container.kind === "cell" && inCell.length > 1;
}
