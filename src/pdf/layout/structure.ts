import type { FlowBlock, FlowParagraph } from "../../model/flow";
import type { StructureNode } from "./display";

/** The structure elements of one paragraph. */
export interface ParagraphNodes {
  readonly text: StructureNode | null;
  readonly label: StructureNode | null;
}

/**
 * Gives the blocks of one flow their structure elements (ISO 32000-2 §14.8.4): headings, paragraphs, and lists whose
 * items follow one another. An element joins the tree when something of it is drawn.
 */
export function nodesOf(
  blocks: readonly FlowBlock[],
  parent: StructureNode | null,
): (paragraph: FlowParagraph) => ParagraphNodes {
  const nodes = new Map<FlowParagraph, ParagraphNodes>();
  if (parent !== null) {
    let lists: OpenList[] = [];
    for (const block of blocks) {
      if (block.kind !== "paragraph" || block.marker === undefined || block.heading !== undefined) {
        if (block.kind === "table" || !isEmpty(block)) lists = [];
        if (block.kind === "paragraph") {
          const type = block.heading === undefined ? "P" : `H${Math.min(Math.max(block.heading, 1), 6)}`;
          const text: StructureNode = { type, parent, ...(block.added ? { added: true } : {}) };
          nodes.set(block, { text, label: text });
        }
        continue;
      }
      const { level } = block.marker;
      lists = lists.filter((list) => list.level <= level);
      let list = lists.at(-1);
      if (list === undefined || list.level < level) {
        list = { level, node: { type: "L", parent: list?.body ?? parent }, body: null };
        lists.push(list);
      }
      const item: StructureNode = { type: "LI", parent: list.node, ...(block.added ? { added: true } : {}) };
      const body: StructureNode = { type: "LBody", parent: item };
      list.body = body;
      nodes.set(block, { text: body, label: { type: "Lbl", parent: item } });
    }
  }
  return (paragraph) => nodes.get(paragraph) ?? { text: null, label: null };
}

interface OpenList {
  readonly level: number;
  readonly node: StructureNode;
  /** Of the last item: lists within it are its part. */
  body: StructureNode | null;
}

function isEmpty({ inlines }: FlowParagraph): boolean {
  return inlines.length === 0;
}
