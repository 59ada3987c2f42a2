import { extractMarks, INITIAL_STATE } from "./content-stream-extract";
import { linkAnnotation, mergedLinks, paintFill, paintRule, paintText } from "./create-content";
import type { EmbeddedFonts } from "./fonts/embed";
import type { DrawSection, PaintTarget } from "./insert-pages";
import type { DisplayItem, LinkItem } from "./layout/display";
import { moved } from "./layout/display";
import type { PDFDocument, PDFPage } from "./lib";
import type { Matrix } from "./page-layout";
import type { SectionLine } from "./section-lines";
import { type Ornaments, ornamentMove } from "./section-ornaments";

/** The tag that marks what the library adds, so that a later run finds it. */
export const MARK = "ResumeTailor";

export interface SectionPainter {
  readonly draw: DrawSection;
  /** Adds the links of what was drawn; the pages are those of the result. */
  readonly finish: (pages: readonly PDFPage[]) => void;
}

export interface PainterTools {
  readonly pdf: PDFDocument;
  readonly embedded: EmbeddedFonts;
  readonly headingOrnaments: Ornaments | null;
  readonly bullet: Ornaments | null;
}

/** Draws the lines of the new section on their pages. */
export function sectionPainter(tools: PainterTools): SectionPainter {
  const links: { readonly page: number; readonly height: number; readonly link: LinkItem }[] = [];
  return {
    draw: (lines, target) => {
      const parts = lines.map(({ content: { line }, baseline }) => {
        const items = line.items.map((item) => moved(item, 0, target.height - baseline));
        for (const link of mergedLinks(items)) links.push({ page: target.index, height: target.height, link });
        return [ornaments(line, baseline, target, tools), ...items.map((item) => paintItem(item, target, tools))]
          .filter((part) => part !== "")
          .join("\n");
      });
      return `/${MARK} <</V 1>> BDC\n${parts.join("\n")}\nEMC`;
    },
    finish: (pages) => {
      for (const { page, height, link } of links) {
        const node = pages[page]?.node;
        node?.addAnnot(tools.pdf.context.register(linkAnnotation(tools.pdf, link, height)));
      }
    },
  };
}

function paintItem(item: DisplayItem, target: PaintTarget, { embedded }: PainterTools): string {
  switch (item.kind) {
    case "fill":
      return paintFill(item, target.height);
    case "rule":
      return paintRule(item, target.height);
    case "text": {
      const name = target.resources.add("Font", embedded.reference(item.font.face), "RT");
      return paintText(item, target.height, name, embedded);
    }
    default:
      return "";
  }
}

/** What surrounds the line: the rules of a heading, the bullet of an entry. */
function ornaments(line: SectionLine, baseline: number, target: PaintTarget, tools: PainterTools): string {
  if (!(line.kind === "heading" ? line.isLast : line.isFirst)) return "";
  const found = line.kind === "heading" ? tools.headingOrnaments : tools.bullet;
  if (found === null) return "";
  const to = { baseline, ...extentOf(line) };
  const marks = new Map<number, Matrix>();
  for (const index of found.marks) {
    const edges = found.page.marks[index]!.edges;
    const by: Matrix | null =
      line.kind === "heading" ? ornamentMove(found, edges, to) : [1, 0, 0, 1, 0, baseline - found.line.baseline];
    if (by !== null) marks.set(index, by);
  }
  return `q ${extractMarks(found.page, { marks, into: target.resources, contentId: null })} Q\n${INITIAL_STATE}`;
}

function extentOf({ items }: SectionLine): { readonly left: number; readonly right: number } {
  const texts = items.flatMap((item) => (item.kind === "text" ? [item] : []));
  const rights = texts.map(({ x, glyphs }) => x + glyphs.reduce((sum, { width }) => sum + width, 0));
  return { left: Math.min(...texts.map(({ x }) => x)), right: Math.max(...rights) };
}
