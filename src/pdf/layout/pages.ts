import { ResumeError } from "../../errors";
import type { FlowBlock, FlowDocument, FlowSection } from "../../model/flow";
import { requireCharacters } from "./characters";
import type { PageNumbers } from "./clusters";
import { type ColumnArea, type FilledColumn, type FlowPlace, fillColumn } from "./column";
import { type BlockFrame, type Composer, compose, type LayoutSettings } from "./composer";
import { type DisplayItem, type DisplayPage, moved, type StructureNode } from "./display";
import { floatsOn, type PageFloats } from "./floats";
import { composeFurniture, furnitureBlocks, isPageNumber, showPageCount } from "./furniture";

export interface Layout {
  readonly pages: readonly DisplayPage[];
  readonly root: StructureNode;
}

/** Lays a document out on pages. The number of pages is laid out again until it is the one that is shown. */
export function layOut(flow: FlowDocument, settings: Omit<LayoutSettings, "numbers">): Layout {
  requireCharacters(flow, settings.fonts);
  const isInText = flow.sections.some(({ blocks }) => showPageCount(blocks));
  let pages = 1;
  for (let attempt = 0; ; attempt += 1) {
    const { isSettled, ...layout } = layOutOnce(flow, settings, pages);
    if ((isSettled && !isInText) || layout.pages.length === pages || attempt === 3) return layout;
    pages = layout.pages.length;
  }
}

function layOutOnce(
  flow: FlowDocument,
  settings: Omit<LayoutSettings, "numbers">,
  pageCount: number,
): Layout & { readonly isSettled: boolean } {
  const root: StructureNode = { type: "Document", parent: null };
  const drafts: PageDraft[] = [];
  const told = new Set<readonly FlowBlock[]>();
  let number = 0;

  const numbersOf = ({ pageNumberFormat: format }: FlowSection): PageNumbers => ({
    page: number,
    pages: pageCount,
    ...(format === undefined ? {} : { format }),
  });
  const addPage = (section: FlowSection, isFirstOfSection: boolean): PageDraft => {
    settings.context.checkpoint();
    if (drafts.length >= settings.context.limits.pdfPages) {
      throw new ResumeError(
        "too-large",
        `The document has more than ${settings.context.limits.pdfPages} pages. Make it shorter, or raise limits.pdfPages.`,
        { detail: "pdf-pages" },
      );
    }
    number = isFirstOfSection && section.firstPageNumber !== undefined ? section.firstPageNumber : number + 1;
    const draft = startPage(section, isFirstOfSection, {
      root,
      told,
      settings: { ...settings, numbers: numbersOf(section) },
    });
    drafts.push(draft);
    return draft;
  };

  flow.sections.forEach((section, index) => {
    const next = flow.sections[index + 1];
    let page = drafts.at(-1);
    const goesOn = section.start === "continuous" && page !== undefined && !page.isFull;
    if (page === undefined || !goesOn) page = addPage(section, true);
    const composer = compose(section.blocks, root, { ...settings, numbers: numbersOf(section) });
    const isBalanced = section.columns.length > 1 && next?.start === "continuous";
    let place: FlowPlace | null = section.blocks.length === 0 ? null : { block: 0, from: 0 };
    if (goesOn) page.reached += gapBetween(flow.sections[index - 1], section, settings.addSpaces);
    // The space above a section that goes on is that of all its columns.
    let before: BlockFrame["after"] = goesOn ? "column" : "break";
    while (place !== null) {
      settings.context.checkpoint();
      const result = fillPage(page, section, composer, place, isBalanced, before);
      place = result.next;
      before = result.before;
      if (place === null) break;
      page = addPage(section, false);
    }
  });
  const finished = drafts.map(({ finish }) => finish(drafts.length));
  return { pages: finished.map(({ page }) => page), root, isSettled: finished.every(({ isSettled }) => isSettled) };
}

/** Space between the last block of a section and the first of one that goes on below it. */
function gapBetween(previous: FlowSection | undefined, next: FlowSection, addSpaces: boolean): number {
  const last = previous?.blocks.at(-1);
  const first = next.blocks[0];
  const after = last?.kind === "paragraph" ? (last.spaceAfter ?? 0) : 0;
  const before = first?.kind === "paragraph" ? (first.spaceBefore ?? 0) : 0;
  return addSpaces ? after + before : Math.max(after, before);
}

interface PageDraft {
  readonly width: number;
  readonly height: number;
  readonly bodyTop: number;
  readonly bodyBottom: number;
  /** Where the next continuous section begins. */
  reached: number;
  /** Whether a page break ended it. */
  isFull: boolean;
  readonly behind: DisplayItem[];
  readonly body: DisplayItem[];
  readonly floats: PageFloats;
  /** The page as it is once the number of all pages is known; settled when its text has the room that it was given. */
  readonly finish: (pages: number) => { readonly page: DisplayPage; readonly isSettled: boolean };
}

interface PageContext {
  readonly root: StructureNode;
  /** Furniture that was read out once already: on further pages it is decoration. */
  readonly told: Set<readonly FlowBlock[]>;
  readonly settings: LayoutSettings;
}

function startPage(section: FlowSection, isFirst: boolean, { root, told, settings }: PageContext): PageDraft {
  const { page } = section;
  const furniture = (kind: "header" | "footer") => {
    const blocks = furnitureBlocks(section, kind, isFirst, settings.numbers.page);
    if (blocks === undefined) return null;
    const isTold = told.has(blocks) || blocks.every(isPageNumber);
    told.add(blocks);
    return composeFurniture(blocks, page, { root, isTold, settings });
  };
  const header = furniture("header");
  const footer = furniture("footer");
  const bodyTop = Math.max(page.marginTop, header === null ? 0 : section.headerDistance + header.height);
  const bodyBottom = Math.min(
    page.height - page.marginBottom,
    footer === null ? page.height : page.height - section.footerDistance - footer.height,
  );
  const behind: DisplayItem[] = [];
  const body: DisplayItem[] = [];
  return {
    width: page.width,
    height: page.height,
    bodyTop,
    bodyBottom: Math.max(bodyBottom, bodyTop + 1),
    reached: bodyTop,
    isFull: false,
    behind,
    body,
    floats: floatsOn(page, behind, body, settings),
    finish: (pages) => {
      const [above, below] = [header?.ofPages(pages), footer?.ofPages(pages)];
      const items = [
        ...(above?.draw(section.headerDistance) ?? []),
        ...behind,
        ...body,
        ...(below?.draw(page.height - section.footerDistance - below.height) ?? []),
      ];
      return {
        page: { width: page.width, height: page.height, items },
        isSettled: above?.height === header?.height && below?.height === footer?.height,
      };
    },
  };
}

/** Fills the columns that a section has on one page. */
function fillPage(
  page: PageDraft,
  section: FlowSection,
  composer: Composer,
  start: FlowPlace,
  isBalanced: boolean,
  first: BlockFrame["after"],
): { readonly next: FlowPlace | null; readonly before: BlockFrame["after"] } {
  const top = page.reached;
  const fill = (bottom: number) => {
    const columns: FilledColumn[] = [];
    let next: FlowPlace | null = start;
    let before = first;
    for (const area of columnAreas(section, top, bottom)) {
      if (next === null) break;
      const filled: FilledColumn = fillColumn(composer, next, area, before, page.floats.around(composer, area));
      columns.push(filled);
      next = filled.next;
      before = filled.ending === "full" ? "column" : "break";
      if (filled.ending === "page") break;
    }
    return { columns, next, before };
  };
  let result = fill(page.bodyBottom);
  if (isBalanced && result.next === null && !result.columns.some(({ ending }) => ending === "column")) {
    let [low, high] = [top, page.bodyBottom];
    while (high - low > 0.5) {
      const middle = (low + high) / 2;
      page.floats.reset();
      const attempt = fill(middle);
      const fits = attempt.next === null && attempt.columns.every(({ bottom }) => bottom <= middle + 0.1);
      if (fits) high = middle;
      else low = middle;
    }
    page.floats.reset();
    result = fill(high);
  }
  const areas = columnAreas(section, top, page.bodyBottom);
  page.floats.keep();
  result.columns.forEach(({ placed }, index) => {
    const { x } = areas[index]!;
    for (const { strip, y } of placed) {
      page.floats.draw(strip.origin.block);
      for (const item of strip.items) page.body.push(moved(item, x, y));
    }
  });
  page.reached = Math.max(page.reached, ...result.columns.map(({ bottom }) => bottom));
  page.isFull = result.next !== null;
  return result;
}

function columnAreas({ page, columns }: FlowSection, top: number, bottom: number): readonly ColumnArea[] {
  if (columns.length === 0) {
    return [{ x: page.marginLeft, width: Math.max(page.width - page.marginLeft - page.marginRight, 1), top, bottom }];
  }
  let x = page.marginLeft;
  return columns.map(({ width, gap }) => {
    const area = { x, width, top, bottom };
    x += width + gap;
    return area;
  });
}
