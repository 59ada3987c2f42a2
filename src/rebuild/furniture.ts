import type { Block, ResumeDocument } from "../model/document";
import type { FlowFurniture, FlowInline, FlowParagraph } from "../model/flow";
import type { PageSetup, Run } from "../model/look";
import type { Position } from "../model/position";

export interface PageFurniture {
  readonly header?: FlowFurniture;
  readonly footer?: FlowFurniture;
}

/**
 * Headers and footers of the new file, from those of the source's pages: each line once, page numbers as fields. A
 * header that only later pages have (the name again) is kept from the first.
 */
export function furnitureOf({ furniture, page, pages }: ResumeDocument): PageFurniture {
  const headers = linesOf(furniture, (y) => y < page.height / 2, page, pages);
  const footers = linesOf(furniture, (y) => y >= page.height / 2, page, pages);
  return {
    ...(headers === null ? {} : { header: headers }),
    ...(footers === null ? {} : { footer: footers }),
  };
}

function linesOf(
  furniture: readonly Block[],
  isHere: (y: number) => boolean,
  page: PageSetup,
  pages: number | null,
): FlowFurniture | null {
  const here = furniture.filter(({ position }) => position.in === "page" && isHere(position.y));
  const paragraphs = (blocks: readonly Block[]) => {
    const seen = new Set<string>();
    return blocks.flatMap((block): readonly FlowParagraph[] => {
      const key = block.text.replace(/\d+/gu, "#");
      if (seen.has(key)) return [];
      seen.add(key);
      return [paragraphOf(block, page, pages)];
    });
  };
  const first = here.filter(({ position }) => position.in === "page" && position.page === 0);
  const later = here.filter(({ position }) => position.in === "page" && position.page > 0);
  if (here.length === 0) return null;
  return later.length === 0 ? { default: paragraphs(first) } : { default: paragraphs(later), first: paragraphs(first) };
}

function paragraphOf({ runs, position, align, rtl }: Block, page: PageSetup, pages: number | null): FlowParagraph {
  const number = position.in === "page" ? position.page + 1 : null;
  const side = align ?? sideOf(position, page);
  return {
    kind: "paragraph",
    inlines: runs.flatMap((run) => withFields(run, number, pages)),
    ...(side === undefined ? {} : { align: side }),
    ...(rtl ? { rtl } : {}),
  };
}

/** Where a line stands between the margins of its page. */
function sideOf(position: Position, { width, marginLeft, marginRight }: PageSetup): "center" | "right" | undefined {
  if (position.in !== "page") return undefined;
  const before = position.x - marginLeft;
  const after = width - marginRight - position.x - position.width;
  if (Math.abs(before - after) < 12) return "center";
  return after < before ? "right" : undefined;
}

/** `3`, `3 / 4`, `Page 3 of 4` at the end of a line. */
const PAGE_NUMBER = /(?<![\d.,])(\d{1,3})(?:(\s*(?:\/|\||\p{L}{1,4})\s*)(\d{1,3}))?([^\d\p{L}]*)$/u;

/** A number that is the page's own, and the number of pages after it, are counted anew. */
function withFields(run: Run, page: number | null, pages: number | null): readonly FlowInline[] {
  const { text, link, ...look } = run;
  const match = PAGE_NUMBER.exec(text);
  if (match === null || Number(match[1]) !== page) return [{ kind: "text", ...run }];
  const [, , between = "", total, after = ""] = match;
  const inlines: readonly FlowInline[] = [
    { kind: "text", ...run, text: text.slice(0, match.index) },
    { kind: "field", field: "page", ...look },
    { kind: "text", ...run, text: between },
    ...(total === undefined
      ? []
      : [
          Number(total) === pages
            ? ({ kind: "field", field: "pages", ...look } as const)
            : ({ kind: "text", ...run, text: total } as const),
        ]),
    { kind: "text", ...run, text: after },
  ];
  return inlines.filter((inline) => inline.kind !== "text" || inline.text !== "");
}
