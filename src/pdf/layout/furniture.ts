import type { FlowBlock, FlowSection } from "../../model/flow";
import type { PageSetup } from "../../model/look";
import { compose, type LayoutSettings } from "./composer";
import { asDecoration, type DisplayItem, type StructureNode } from "./display";
import { floatsOn } from "./floats";
import { heightOf, stack } from "./strips";

/** A header or footer of one page. */
export interface Furniture {
  readonly height: number;
  readonly draw: (top: number) => readonly DisplayItem[];
  /** The same, showing another number of all pages. */
  readonly ofPages: (pages: number) => Furniture;
}

interface FurnitureContext {
  readonly root: StructureNode;
  /** Whether it was read out once already, and is decoration here. */
  readonly isTold: boolean;
  readonly settings: LayoutSettings;
}

export function composeFurniture(blocks: readonly FlowBlock[], page: PageSetup, context: FurnitureContext): Furniture {
  const { root, isTold, settings } = context;
  const width = Math.max(page.width - page.marginLeft - page.marginRight, 1);
  const composer = compose(blocks, root, settings);
  const strips = composer.all(width);
  const furniture: Furniture = {
    height: heightOf(strips),
    draw: (top) => {
      const items = [...stack(strips, page.marginLeft, top)];
      const own = floatsOn(page, items, items, settings);
      let y = top;
      blocks.forEach((block, index) => {
        const after = index === 0 ? "break" : "block";
        const area = { x: page.marginLeft, width, top, bottom: page.height };
        own.anchor(composer, block, index, y + composer.gap(index, after), area);
        y += heightOf(composer.strips(index, { width, from: 0, after }));
      });
      own.keep();
      own.draw(blocks.length);
      return isTold ? items.map(asDecoration) : items;
    },
    ofPages: (pages) => {
      const { numbers } = settings;
      if (pages === numbers.pages || !showPageCount(blocks)) return furniture;
      return composeFurniture(blocks, page, { ...context, settings: { ...settings, numbers: { ...numbers, pages } } });
    },
  };
  return furniture;
}

export function furnitureBlocks(
  section: FlowSection,
  kind: "header" | "footer",
  isFirst: boolean,
  number: number,
): readonly FlowBlock[] | undefined {
  const furniture = section[kind];
  if (furniture === undefined) return undefined;
  if (isFirst && furniture.first !== undefined) return furniture.first;
  if (number % 2 === 0 && furniture.even !== undefined) return furniture.even;
  return furniture.default;
}

/** Nothing but page numbers: not worth reading out. */
export function isPageNumber(block: FlowBlock): boolean {
  if (block.kind !== "paragraph") return false;
  const isField = block.inlines.some(({ kind }) => kind === "field");
  return block.inlines.every((inline) => {
    if (inline.kind !== "text") return inline.kind === "field" || inline.kind === "break";
    return inline.text.trim() === "" || (isField && inline.text.trim().length < 10);
  });
}

/** Whether a text shows the number of all pages, which is known only when all are laid out. */
export function showPageCount(blocks: readonly FlowBlock[]): boolean {
  return blocks.some((block) => {
    if (block.kind === "table") return block.rows.some(({ cells }) => cells.some((cell) => showPageCount(cell.blocks)));
    return block.inlines.some((inline) => {
      if (inline.kind === "text-box") return showPageCount(inline.blocks);
      return inline.kind === "field" && inline.field === "pages";
    });
  });
}
