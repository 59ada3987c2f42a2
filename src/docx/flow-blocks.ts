import type { FlowBlock, FlowInline, FlowParagraph } from "../model/flow";
import { isAdded } from "./added-mark";
import { flowInlines } from "./flow-inline";
import { flowMarker } from "./flow-marker";
import type { FlowPlace, FlowReader } from "./flow-reader";
import { flowTable } from "./flow-table";
import { headingLevel } from "./heading-style";
import { isMarkDeleted } from "./inline";
import { chosenBranch, WRAPPERS } from "./story";
import { paragraphLook, runLook } from "./styles";
import { child, descend, findAll, type XmlElement } from "./xml";

/** A block, with what later steps need to know of its source. */
interface ReadBlock {
  readonly block: FlowBlock;
  readonly style?: string;
}

/** Blocks of a body, header, cell or text box, in reading order. */
export function flowBlocks(
  elements: readonly XmlElement[],
  reader: FlowReader,
  place: FlowPlace,
): readonly FlowBlock[] {
  const read: ReadBlock[] = [];
  /** Content of paragraphs whose marks are deleted: it belongs to the next one. */
  let joined: readonly FlowInline[] = [];

  const visit = (children: readonly XmlElement[]): void => {
    for (const element of children) {
      reader.context.checkpoint();
      if (element.name === "w:p") {
        const inlines = [...joined, ...flowInlines(element, reader, place)];
        joined = isMarkDeleted(element) ? inlines : [];
        // A paragraph that only carries the end of a section is not shown, unless the section has no other.
        const isSectionEnd = inlines.length === 0 && descend(element, "w:pPr", "w:sectPr") !== undefined;
        if (joined.length === 0 && !(isSectionEnd && read.length > 0)) {
          read.push(readParagraph(element, inlines, reader, place));
        }
      } else if (element.name === "w:tbl") {
        const table = flowTable(element, reader, place);
        if (table !== undefined) read.push({ block: table });
      } else if (element.name === "mc:AlternateContent") {
        visit(chosenBranch(element)?.children ?? []);
      } else if (WRAPPERS.has(element.name)) visit(element.children);
    }
  };
  visit(elements);
  return settleBreaks(settleSpacing(read));
}

function readParagraph(
  element: XmlElement,
  inlines: readonly FlowInline[],
  reader: FlowReader,
  place: FlowPlace,
): ReadBlock {
  const { styles } = reader;
  const pPr = child(element, "w:pPr");
  const properties = styles.paragraph(pPr, place.tableStyle);
  const style = styles.paragraphStyle(pPr);
  const heading = headingLevel(properties, style === undefined ? [] : styles.namesOf(style.id));
  const marker = flowMarker(pPr, properties, reader, place.tableStyle);
  const mark = runLook(styles.run(child(pPr, "w:rPr"), pPr, place.tableStyle), "");
  const text = inlines.map((inline) => (inline.kind === "text" ? inline.text : "")).join("");
  const firstRun = reader.added.length === 0 ? undefined : findAll(element, "w:r")[0];
  if (properties.framed) {
    reader.context.messages.info(
      "frame-in-flow",
      "A paragraph that floats in a frame of its own is set in the flow of the text.",
    );
  }
  return {
    block: {
      kind: "paragraph",
      ...paragraphLook(properties),
      inlines,
      mark,
      ...(place.linePitch === undefined || properties.snapToGrid === false ? {} : { linePitch: place.linePitch }),
      ...(isAdded(reader.added, firstRun?.start ?? element.start, text) ? { added: true as const } : {}),
      ...(heading === undefined ? {} : { heading }),
      ...(marker === undefined ? {} : { marker }),
    },
    ...(style === undefined ? {} : { style: style.id }),
  };
}

/** Contextual spacing: none between neighbours of one style (§17.3.1.9). */
function settleSpacing(read: readonly ReadBlock[]): readonly FlowBlock[] {
  const isSame = (index: number, other: number) => {
    const style = read[index]?.style;
    return style !== undefined && style === read[other]?.style;
  };
  return read.map(({ block }, index): FlowBlock => {
    if (block.kind !== "paragraph" || block.contextualSpacing !== true) return block;
    const { contextualSpacing: _, ...rest } = block;
    return {
      ...rest,
      ...(isSame(index, index - 1) ? { spaceBefore: 0 } : {}),
      ...(isSame(index, index + 1) ? { spaceAfter: 0 } : {}),
    };
  });
}

/** A page or column break at a paragraph's end begins the next block: the paragraph's mark stays with its text. */
function settleBreaks(blocks: readonly FlowBlock[]): readonly FlowBlock[] {
  const settled: FlowBlock[] = [];
  let pending: FlowInline[] = [];
  for (const block of blocks) {
    if (block.kind !== "paragraph") {
      if (pending.length > 0) settled.push({ kind: "paragraph", inlines: pending, mark: { size: 1 } });
      pending = [];
      settled.push(block);
      continue;
    }
    const inlines = [...pending, ...block.inlines];
    pending = [];
    for (let last = inlines.at(-1); isPageBreak(last); last = inlines.at(-1)) {
      pending.unshift(last);
      inlines.pop();
    }
    settled.push({ ...block, inlines } satisfies FlowParagraph);
  }
  return settled;
}

function isPageBreak(inline: FlowInline | undefined): inline is FlowInline & { readonly kind: "break" } {
  return inline?.kind === "break" && inline.of !== "line";
}
