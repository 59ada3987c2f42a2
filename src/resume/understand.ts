import type { Context } from "../context";
import { ResumeError } from "../errors";
import type { Block, Contact, Reading, ResumeDocument, Section, SectionKind } from "../model/document";
import { type ContactPlaces, findContact } from "./contact";
import { flowOf } from "./flows";
import { bareTitle } from "./heading-words";
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
  // A label at the start of a line opens a section, but is no heading to be copied.
  const own = headings.filter(({ block, title }) => bareTitle(reading.blocks[block]?.text ?? "") === title);
  const headed = new Set([...own.map(({ block }) => block), ...subHeadings]);
  const blocks = reading.blocks.map(
    (block, index): Block => (headed.has(index) ? { ...block, kind: "heading" } : block),
  );
  const sections = cutSections(blocks, headings);
  const contact = findContact(contactPlaces(sections, furniture));
  warnWhenUnclear(sections, contact, context);
  return {
    ...reading,
    blocks,
    format: source.format,
    sections,
    contact,
    language: detectLanguage(
      blocks,
      headings.map(({ languages }) => languages),
      reading.language,
    ),
    messages: context.messages.list(),
  };
}

const TELLING: readonly SectionKind[] = ["experience", "education", "skills", "summary", "projects"];

/** A letter, an invoice or a novel is read all the same, but the person is told that it does not look like a resume. */
function warnWhenUnclear(sections: readonly Section[], { email, phone }: Contact, { messages }: Context): void {
  const hasTelling = sections.some(({ kinds }) => kinds.some((kind) => TELLING.includes(kind)));
  if (!hasTelling && email === undefined && phone === undefined) {
    messages.warn(
      "not-a-resume",
      "This does not look like a resume: it has no section such as experience or education, no e-mail address and no " +
        "phone number. Check that it is the right file.",
    );
  }
  if (sections.every(({ title }) => title === undefined)) {
    messages.warn(
      "no-headings",
      "No section headings were found in the resume, so the place of the new section is a guess.",
    );
  }
}

/** Cuts at headings, and where the flow changes to one that goes on without one. */
function cutSections(blocks: readonly Block[], headings: readonly SectionHeading[]): readonly Section[] {
  const byBlock = new Map(headings.map((heading) => [heading.block, heading]));
  const isHeadless = headings.every(({ block, kinds }) => blocks[block]?.added === true || kinds[0] === "unknown");
  const starts: number[] = [];
  for (const index of blocks.keys()) {
    const start = starts.at(-1);
    if (
      start === undefined ||
      byBlock.has(index) ||
      leavesFlow(blocks, start, index, byBlock) ||
      (isHeadless && endsAdded(blocks, start, index))
    ) {
      starts.push(index);
    }
  }
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

/** In a resume without headings of its own, the section that this library wrote ends with the lines that it wrote. */
function endsAdded(blocks: readonly Block[], start: number, index: number): boolean {
  return blocks[start]?.added === true && blocks[index - 1]?.added === true && blocks[index]?.added !== true;
}

/**
 * Whether a block stands in another flow than the section that began at `start`: a text box, a cell, a column. A
 * section of the body goes on in the columns or the table that stand directly below its heading, and after them.
 */
function leavesFlow(
  blocks: readonly Block[],
  start: number,
  index: number,
  headings: ReadonlyMap<number, SectionHeading>,
): boolean {
  const [origin, before, here] = [blocks[start]?.container, blocks[index - 1]?.container, blocks[index]?.container];
  if (origin === undefined || before === undefined || here === undefined) return false;
  if (flowOf(before) === flowOf(here)) return false;
  if (before.kind === "text-box" || here.kind === "text-box" || origin.kind !== "body") return true;
  if (here.kind === "body") return false;
  const isBelowHeading = headings.has(start) && start === index - 1;
  return !isBelowHeading && before.kind === "body";
}

/** How many lines at the top of a column may hold the name. */
const TOP = 4;

function contactPlaces(sections: readonly Section[], furniture: readonly Block[]): ContactPlaces {
  const near: Block[] = [];
  const rest: Block[] = [];
  const entered = new Set<string>();
  for (const { kind, title, blocks } of sections) {
    const id = blocks[0]?.container.id ?? "";
    const isTop = title === undefined && !entered.has(id);
    const isNear = kind === "contact" ? blocks.length : isTop ? TOP : 0;
    for (const [index, block] of blocks.entries()) (index < isNear ? near : rest).push(block);
    entered.add(id);
  }
  // Without headings the first lines are as good as any.
  const isOne = sections.length === 1;
  return isOne ? { near: near.slice(0, 12), furniture, rest: near.slice(12) } : { near, furniture, rest };
}
