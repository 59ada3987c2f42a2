import type { Context } from "../../context";
import type { FlowBlock, FlowImage, FlowParagraph, FlowTable, FlowTextBox } from "../../model/flow";
import type { FontLibrary } from "../fonts/library";
import { type MeasuredText, measureText, type PageNumbers } from "./clusters";
import type { DisplayItem, StructureNode } from "./display";
import type { Room } from "./lines";
import { setParagraph } from "./paragraph";
import { drawPicture, pictureNode } from "./picture";
import { heightOf, type Strip, stack } from "./strips";
import { nodesOf, type ParagraphNodes } from "./structure";
import { setTable } from "./table";

/** What every part of one layout shares. */
export interface LayoutSettings {
  readonly context: Context;
  readonly fonts: FontLibrary;
  readonly defaultTab: number;
  readonly addSpaces: boolean;
  readonly numbers: PageNumbers;
}

export interface BlockFrame {
  readonly width: number;
  /** Cluster of a paragraph, or row of a table, to begin with. */
  readonly from: number;
  /** What stands before it in its column; where nothing does, the space above is its own alone. */
  readonly after: "block" | "break" | "column";
  readonly roomAt?: (top: number, height: number) => Room;
  /** Height of the column: of a paragraph that is higher, not all lines are set. */
  readonly height?: number;
}

/** Paragraphs whose measured text is kept. */
const MOST_MEASURED = 500;

/** Turns the blocks of one flow (body, cell, header, text box) into strips. */
export interface Composer {
  readonly blocks: readonly FlowBlock[];
  readonly strips: (block: number, frame: BlockFrame) => readonly Strip[];
  /** Space above a block: floating things count from below it. */
  readonly gap: (block: number, after: BlockFrame["after"]) => number;
  /** Rows that a table repeats when it goes on in another column. */
  readonly headerStrips: (block: number, width: number) => readonly Strip[];
  /** Everything in one column, the space after the last block included. */
  readonly all: (width: number) => readonly Strip[];
  readonly drawBox: (box: FlowTextBox) => BoxDrawing;
}

export interface BoxDrawing {
  readonly items: readonly DisplayItem[];
  readonly height: number;
}

export function compose(
  blocks: readonly FlowBlock[],
  parent: StructureNode | null,
  settings: LayoutSettings,
): Composer {
  const nodes = nodesOf(blocks, parent);
  const texts = new Map<FlowParagraph, MeasuredText>();
  const tables = new Map<string, readonly Strip[]>();

  const textOf = (paragraph: FlowParagraph): MeasuredText => {
    let text = texts.get(paragraph);
    if (text === undefined) {
      text = measureText(paragraph, {
        checkpoint: settings.context.checkpoint,
        fonts: settings.fonts,
        numbers: settings.numbers,
        nodeOf: nodeChooser(nodes(paragraph)),
      });
      // A paragraph is asked for again where a column ends in it, and hardly ever later.
      if (texts.size >= MOST_MEASURED) texts.clear();
      texts.set(paragraph, text);
    }
    return text;
  };
  const rowsOf = (table: FlowTable, block: number, width: number): readonly Strip[] => {
    const key = `${block} ${width}`;
    let rows = tables.get(key);
    if (rows === undefined) {
      settings.context.checkpoint();
      rows = setTable(table, {
        width,
        block,
        gap: gapBefore(blocks, block, settings),
        parent,
        setCell: (content, node, room) => compose(content, node, settings).all(room),
      });
      tables.set(key, rows);
    }
    return rows;
  };

  const composer: Composer = {
    blocks,
    strips: (index, frame) => {
      const block = blocks[index]!;
      if (block.kind === "table") return rowsOf(block, index, frame.width).slice(frame.from);
      return setParagraph(block, textOf(block), {
        width: frame.width,
        defaultTab: settings.defaultTab,
        block: index,
        from: frame.from,
        gap: composer.gap(index, frame.after),
        joinsPrevious: frame.after === "block" && sharesFrame(blocks[index - 1], block),
        joinsNext: sharesFrame(block, blocks[index + 1]),
        ...(frame.roomAt === undefined ? {} : { roomAt: frame.roomAt }),
        // Twice its height, so that what is kept together across its end is there.
        ...(frame.height === undefined ? {} : { reach: 2 * frame.height }),
        checkpoint: settings.context.checkpoint,
        drawObject: ({ object, style }) => (object === undefined ? [] : drawObject(object, style.node)),
      });
    },
    gap: (index, after) => {
      if (after === "block") return gapBefore(blocks, index, settings);
      const block = blocks[index];
      return after === "break" && block?.kind === "paragraph" ? (block.spaceBefore ?? 0) : 0;
    },
    headerStrips: (index, width) => {
      const block = blocks[index];
      if (block?.kind !== "table") return [];
      const count = block.rows.findIndex((row) => row.header !== true);
      return count <= 0 ? [] : rowsOf(block, index, width).slice(0, count);
    },
    all: (width) => {
      const strips = blocks.flatMap((_, index) =>
        composer.strips(index, { width, from: 0, after: index === 0 ? "break" : "block" }),
      );
      const last = blocks.at(-1);
      const after = last?.kind === "paragraph" ? (last.spaceAfter ?? 0) : 0;
      const origin = { block: blocks.length, from: 0 };
      return after === 0 ? strips : [...strips, { gap: after, height: 0, items: [], keep: false, origin }];
    },
    drawBox: (box) => drawBox(box, parent, settings),
  };

  function drawObject(object: FlowImage | FlowTextBox, node: StructureNode | null): readonly DisplayItem[] {
    if (object.kind === "image") return drawPicture(object, pictureNode(object, node), settings.context);
    return drawBox(object, parent, settings).items;
  }
  return composer;
}

/** A text box from its top left corner; it grows with its text. */
function drawBox(box: FlowTextBox, parent: StructureNode | null, settings: LayoutSettings): BoxDrawing {
  const { top = 0, right = 0, bottom = 0, left = 0 } = box.margins ?? {};
  const strips = compose(box.blocks, parent, settings).all(Math.max(box.width - left - right, 1));
  const height = Math.max(box.height, heightOf(strips) + top + bottom);
  const items: DisplayItem[] = [];
  if (box.shading !== undefined) {
    items.push({ kind: "fill", x: 0, y: 0, width: box.width, height, color: box.shading });
  }
  if (box.border !== undefined) items.push(...boxRules(box.width, height, box.border));
  items.push(...stack(strips, left, top));
  return { items, height };
}

function boxRules(
  width: number,
  height: number,
  { width: line, color, style }: NonNullable<FlowTextBox["border"]>,
): readonly DisplayItem[] {
  const corners: readonly (readonly [number, number])[] = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ];
  return corners.map(([x, y], index) => {
    const [toX, toY] = corners[(index + 1) % 4]!;
    return { kind: "rule", x, y, toX, toY, width: line, color, style };
  });
}

/** Space between a block and the one before it. */
function gapBefore(blocks: readonly FlowBlock[], index: number, { addSpaces }: LayoutSettings): number {
  const block = blocks[index];
  const previous = blocks[index - 1];
  const isContextual =
    block?.kind === "paragraph" &&
    previous?.kind === "paragraph" &&
    block.contextualSpacing === true &&
    previous.contextualSpacing === true;
  if (isContextual) return 0;
  const after = previous?.kind === "paragraph" ? (previous.spaceAfter ?? 0) : 0;
  const before = block?.kind === "paragraph" ? (block.spaceBefore ?? 0) : 0;
  return addSpaces ? after + before : Math.max(after, before);
}

/** Neighbours with the same borders or shading at the same indents stand in one box (ECMA-376 Part 1 §17.3.1.24). */
function sharesFrame(one: FlowBlock | undefined, other: FlowBlock | undefined): boolean {
  if (one?.kind !== "paragraph" || other?.kind !== "paragraph") return false;
  if (one.borders === undefined || other.borders === undefined) return false;
  return (
    JSON.stringify(one.borders) === JSON.stringify(other.borders) &&
    (one.indentLeft ?? 0) === (other.indentLeft ?? 0) &&
    (one.indentRight ?? 0) === (other.indentRight ?? 0)
  );
}

/** Runs of one link share its element. */
function nodeChooser(nodes: ParagraphNodes) {
  let open: { link: string; node: StructureNode } | undefined;
  return (role: "label" | "text", link: string | undefined): StructureNode | null => {
    if (role === "label") return nodes.label;
    if (link === undefined || nodes.text === null) {
      open = undefined;
      return nodes.text;
    }
    if (open?.link !== link) open = { link, node: { type: "Link", parent: nodes.text } };
    return open.node;
  };
}
