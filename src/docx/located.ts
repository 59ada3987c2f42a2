import type { Block, ResumeDocument } from "../model/document";
import { type InlinePiece, readInline } from "./inline";
import type { DocxPackage } from "./package";
import { softLines } from "./soft-lines";
import { readStory, type StoryParagraph } from "./story";
import { child, type XmlElement } from "./xml";

/** A block of the document, found again in the XML it was read from. */
export interface Located {
  readonly block: Block;
  /** Its paragraphs: more than one where deleted marks join them; the last one's mark is the one that counts. */
  readonly paragraphs: readonly StoryParagraph[];
  readonly last: StoryParagraph;
  /** Its text, piece by piece; of its line alone when the paragraph has several. */
  readonly pieces: readonly InlinePiece[];
  /** All lines of the paragraph when the block is one of them. */
  readonly lines?: readonly (readonly InlinePiece[])[];
  /** The breaks between those lines. */
  readonly breaks?: readonly InlinePiece[];
}

/** Finds the blocks of a document in the main part of its package. */
export function locateBlocks(source: DocxPackage, document: ResumeDocument): (index: number) => Located | undefined {
  const body = bodyOf(source);
  const story = readStory(body);
  const order = new Map(story.map(({ element }, index) => [element.start, index]));
  const linkTarget = (id: string) => {
    const relationship = source.relationships.get(id);
    return relationship?.external === true ? relationship.target : undefined;
  };
  return (index) => {
    const block = document.blocks[index];
    if (block === undefined || block.position.in !== "part") return undefined;
    const { start, end, line } = block.position;
    const first = order.get(start);
    if (first === undefined) return undefined;
    const paragraphs: StoryParagraph[] = [];
    for (let at = first; at < story.length; at += 1) {
      const paragraph = story[at]!;
      if (paragraph.element.end > end) break;
      if (sameParent(paragraph, story[first]!)) paragraphs.push(paragraph);
    }
    const last = paragraphs.at(-1);
    if (last === undefined) return undefined;
    const whole = paragraphs.flatMap(({ element }) => readInline(element, linkTarget, []));
    if (line === undefined) return { block, paragraphs, last, pieces: whole };
    const lines = softLines(whole).map(({ pieces }) => pieces);
    return {
      block,
      paragraphs,
      last,
      pieces: lines[line] ?? [],
      lines,
      breaks: whole.filter(({ text }) => text === "\n"),
    };
  };
}

/** The element that holds the flow of the main part. */
export function bodyOf(source: DocxPackage): XmlElement {
  const root = source.xml(source.main)!;
  return child(root, "w:body") ?? root;
}

/** Text boxes stand inside the paragraph that anchors them, so they are not among the joined ones. */
function sameParent(one: StoryParagraph, other: StoryParagraph): boolean {
  return one.nest.element === other.nest.element;
}
