import type { OpenPage } from "./content-stream-move";
import { linkAnnotation, mergedLinks, paintFill, paintRule, paintText } from "./create-content";
import type { EmbeddedFonts } from "./fonts/embed";
import type { DrawSection, PaintTarget } from "./insert-pages";
import type { DisplayItem, LinkItem } from "./layout/display";
import { moved } from "./layout/display";
import type { PDFDocument, PDFPage } from "./lib";
import type { PdfLayout } from "./page-layout";
import type { SectionLine } from "./section-lines";
import type { SectionModel } from "./section-model";

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
  readonly model: SectionModel;
  readonly open: readonly OpenPage[];
  readonly layout: PdfLayout;
}

/** Draws the lines of the new section on their pages. */
export function sectionPainter(tools: PainterTools): SectionPainter {
  const links: { readonly page: number; readonly height: number; readonly link: LinkItem }[] = [];
  return {
    draw: (lines, target) => {
      const parts = lines.map(({ content: { line }, baseline }) => {
        const items = line.items.map((item) => moved(item, 0, target.height - baseline));
        for (const link of mergedLinks(items)) links.push({ page: target.index, height: target.height, link });
        return [...decorations(line, baseline, target, tools), ...items.map((item) => paintItem(item, target, tools))]
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

function decorations(
  _line: SectionLine,
  _baseline: number,
  _target: PaintTarget,
  _tools: PainterTools,
): readonly string[] {
  return [];
}
