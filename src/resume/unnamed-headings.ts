import type { Block, SectionKind } from "../model/document";
import { bareTitle, type HeadingWords, marksOf, partlyKnownWords } from "./heading-words";
import { type LineLook, lineLook } from "./section-look";

/** A line that has the shape of a heading. */
export interface Candidate {
  readonly block: number;
  readonly look: LineLook;
  readonly words: HeadingWords | null;
  readonly container: string;
  readonly text: string;
}

/** Sections whose entries have titles of their own; those of the others are lines of a list. */
const TITLED: readonly SectionKind[] = ["experience", "education", "projects", "volunteering", "unknown"];

/** Points by which lines may be closer to what is above them than headings are. */
const NEAR = 1;

/**
 * Lines of unknown words that look just as the section headings do, and stand as far below what is above them. Where a
 * part of the words is known, that tells the kind. Titles of entries may look the same; a title is told by the first
 * one, directly below a heading, and by the dates below it.
 */
export function unnamedHeadings(
  blocks: readonly Block[],
  candidates: readonly Candidate[],
  sections: readonly Candidate[],
  main: Candidate,
): readonly Candidate[] {
  // A heading that an earlier run wrote tells nothing of the person's own.
  if (sections.every(({ block }) => blocks[block]?.added === true)) return [];
  const models = modelsOf(blocks, sections);
  const first = sections[0]?.block ?? Number.POSITIVE_INFINITY;
  const { level, ruled, capitals, underlined } = main.look;
  // Small letters are those of text, unless nothing but headings looks like this.
  const isSmall = underlined || ruled || sections.every(({ text }) => text === text.toLowerCase());
  const isAlike = (look: LineLook, block: Block) => models.some((model) => isLike(block, look, model));
  const alike = candidates
    .filter(({ text }) => isSmall || !/^\p{Ll}/u.test(text.trim()))
    // Lists of words ("English, German") are the body of a short section.
    .filter(({ words, text }) => words === null && !/[,;|•·]/u.test(bareTitle(text)))
    .filter(({ look, block }) => isAlike(look, blocks[block]!))
    .map((candidate) => ({ ...candidate, words: partlyKnownWords(candidate.text) }));
  const partly = alike.filter(({ words }) => words !== null);
  const unknown = alike.filter(({ words, block }) => words === null && block > first);
  if (unknown.length === 0) return partly;
  const heads = new Set(sections.map(({ block }) => blocks[block]));
  const titled = sections.filter(({ block }) => {
    const below = blocks[firstTitle(blocks, block)];
    return below !== undefined && !heads.has(below) && isAlike(lineLook(below), below);
  });
  const isTelling = level !== undefined || ruled || capitals || underlined;
  if (titled.length > 0) {
    const ofLists = unknown.filter(({ block }) => {
      const section = sections.findLast((heading) => heading.block < block);
      if (section === undefined || isTitled(section)) return false;
      // Below the title of an entry stands what stands below the first one.
      const isList = (index: number) => blocks[index + 1]?.kind === "list-item";
      return !titled.includes(section) || (isList(block) && !isList(firstTitle(blocks, section.block)));
    });
    return [...(isTelling ? partly : []), ...ofLists];
  }
  const dated = unknown.filter(({ block }) => isDated(blocks[block + 1])).length;
  const most = dated * 2 > unknown.length ? 0.7 : isTelling ? 4 : 2;
  if (unknown.length > sections.length * most) return isTelling ? partly : [];
  return [...partly, ...unknown];
}

/** The ways in which headings look, with the space that is usual above them. */
interface Model {
  readonly signature: string;
  readonly marks: string;
  readonly align: Block["align"];
  readonly space: number;
}

function modelsOf(blocks: readonly Block[], sections: readonly Candidate[]): readonly Model[] {
  const groups = new Map<string, { readonly model: Omit<Model, "space">; readonly spaces: number[] }>();
  for (const { block, look, text } of sections) {
    const { align, spaceBefore = 0 } = blocks[block]!;
    const model = { signature: look.signature, marks: marksOf(text), align };
    const key = `${model.signature} ${model.marks} ${align}`;
    const group = groups.get(key) ?? { model, spaces: [] };
    groups.set(key, group);
    group.spaces.push(spaceBefore);
  }
  return [...groups.values()].map(({ model, spaces }) => {
    const sorted = spaces.sort((one, other) => one - other);
    return { ...model, space: sorted[Math.floor((sorted.length - 1) / 2)] ?? 0 };
  });
}

function isLike({ text, align, spaceBefore = 0 }: Block, look: LineLook, model: Model): boolean {
  if (look.signature !== model.signature || align !== model.align) return false;
  // Where a line below or a rule tells a heading, one may lack the colon of the others.
  const isMarked =
    marksOf(text) === model.marks || ((look.underlined || look.ruled) && marksOf(`${text}:`) === model.marks);
  return spaceBefore >= model.space - NEAR && isMarked;
}

function isTitled({ words }: Candidate): boolean {
  return (words?.kinds ?? ["unknown"]).some((kind) => TITLED.includes(kind));
}

/**
 * The line below a heading, but for a rule, for what an earlier run put between, and for dates that stand above their
 * title.
 */
function firstTitle(blocks: readonly Block[], heading: number): number {
  if (blocks[heading]?.added === true) return -1;
  let index = heading + 1;
  while (blocks[index]?.added === true || /^[^\p{L}\p{N}]+$/u.test(blocks[index]?.text ?? "")) index += 1;
  const isDate = isDated(blocks[index]) && !/\p{L}{3}.*\p{L}{3}.*\p{L}{3}.*\p{L}{3}/u.test(blocks[index]?.text ?? "");
  return isDate ? index + 1 : index;
}

/** Whether a line is short and tells a year. */
function isDated(block: Block | undefined): boolean {
  return block !== undefined && block.text.length <= 60 && /\b(?:19|20)\d{2}\b/u.test(block.text);
}
