import { ADDED_TAG, OWN_TAG } from "./addition-tags";
import { extractMarks } from "./content-stream-extract";
import { inverse } from "./content-stream-move";
import { SECTION_FONT } from "./content-stream-source";
import { linkAnnotation, mergedLinks, paintFill, paintRule, paintShapes, paintText } from "./create-content";
import type { EmbeddedFonts } from "./fonts/embed";
import type { DrawSection } from "./insert-chunks";
import type { PaintTarget } from "./insert-target";
import type { DisplayItem, LinkItem } from "./layout/display";
import { moved } from "./layout/display";
import { PDFArray, type PDFDict, type PDFDocument, PDFName, PDFNumber, type PDFPage } from "./lib";
import type { Matrix } from "./page-layout";
import { boundsOf, multiply } from "./page-layout-matrix";
import type { Card } from "./section-card";
import { extentOf, type SectionLine } from "./section-lines";
import { type Ornaments, ornamentMove } from "./section-ornaments";
import { type NewElement, newElement } from "./structure-element";
import type { StructureTree } from "./structure-tree";

export interface SectionPainter {
  readonly draw: DrawSection;
  /** Adds the links of what was drawn to the pages of the result; gives the section's elements for a tagged one. */
  readonly finish: (pages: readonly PDFPage[]) => readonly NewElement[];
}

export interface PainterTools {
  readonly pdf: PDFDocument;
  readonly embedded: EmbeddedFonts;
  readonly headingOrnaments: Ornaments | null;
  readonly bullet: Ornaments | null;
  readonly card: Card | null;
  readonly structure: StructureTree | null;
  /** Type of the elements of the resume's headings. */
  readonly headingType: string | null;
  readonly isList: boolean;
}

/** Draws the lines of the new section on their pages. */
export function sectionPainter(tools: PainterTools): SectionPainter {
  const links: {
    readonly target: PaintTarget;
    readonly link: LinkItem;
    readonly element: NewElement;
  }[] = [];
  const elements = sectionElements(tools);
  return {
    draw: (lines, target, reach) =>
      byEntry(lines)
        .map((entry) => {
          const parts = entry.flatMap(({ content: { line }, baseline, dx }) => {
            const element = elements.of(line.entry);
            const items = line.items.map((item) => moved(item, dx, target.height - baseline));
            for (const link of mergedLinks(items)) links.push({ target, link, element });
            const painted = (isText: boolean) =>
              items.filter(({ kind }) => (kind === "text") === isText).map((item) => paintItem(item, target, tools));
            const place = { baseline, dx };
            return [
              ...asArtifact(
                [cardAround(line, dx, reach, target, tools), ornaments(line, place, target, tools), ...painted(false)],
                tools,
              ),
              ...asContent(painted(true), element, target, tools),
            ];
          });
          const { line } = entry[0]!.content;
          const tag = line.isOwn ? OWN_TAG : ADDED_TAG;
          return [`/${tag} <</Entry ${line.entry + 1}>> BDC`, ...parts, "EMC"].join("\n");
        })
        .join("\n"),
    finish: (pages) => {
      for (const { target, link, element } of links) {
        const { index: page, height, base } = target;
        const dictionary = linkAnnotation(tools.pdf, link, height);
        placeAnnotation(dictionary, base);
        const annotation = tools.pdf.context.register(dictionary);
        pages[page]!.node.addAnnot(annotation);
        element.links.push({ page, annotation });
      }
      return elements.all();
    },
  };
}

/** Brings the rectangle of an annotation from the upright page to the user space that `base` leads out of. */
function placeAnnotation(annotation: PDFDict, base: Matrix): void {
  const name = PDFName.of("Rect");
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = annotation
    .lookup(name, PDFArray)
    .asArray()
    .map((value) => (value instanceof PDFNumber ? value.asNumber() : 0));
  annotation.set(name, annotation.context.obj([...boundsOf(inverse(base), [x1, y1, x2, y2])]));
}

type PlacedLines = Parameters<DrawSection>[0];

/** The lines of the heading, then of each entry. */
function byEntry(lines: PlacedLines): readonly PlacedLines[] {
  const groups: PlacedLines[number][][] = [];
  for (const each of lines) {
    const last = groups.at(-1);
    if (last?.[0]?.content.line.entry === each.content.line.entry) last.push(each);
    else groups.push([each]);
  }
  return groups;
}

function asArtifact(parts: readonly string[], { structure }: PainterTools): readonly string[] {
  const drawn = parts.filter((part) => part !== "");
  return structure === null || drawn.length === 0 ? drawn : ["/Artifact BMC", ...drawn, "EMC"];
}

function asContent(
  parts: readonly string[],
  element: NewElement,
  target: PaintTarget,
  { structure }: PainterTools,
): readonly string[] {
  if (structure === null || parts.length === 0) return parts;
  return [`/${element.type} <</MCID ${structure.mark(target.index, element)}>> BDC`, ...parts, "EMC"];
}

/** A heading like the others; a list of entries, or a paragraph for each. */
function sectionElements({ headingType, isList }: PainterTools) {
  const heading = newElement(headingType !== null && /^(?:H[1-6]?|P)$/u.test(headingType) ? headingType : "H2");
  const list = newElement("L");
  const entries = new Map<number, NewElement>();
  return {
    of: (entry: number): NewElement => {
      if (entry < 0) return heading;
      let element = entries.get(entry);
      if (element === undefined) {
        element = newElement(isList ? "LBody" : "P");
        if (isList) list.kids.push({ ...newElement("LI"), kids: [element] });
        entries.set(entry, element);
      }
      return element;
    },
    all: (): readonly NewElement[] => [heading, ...(list.kids.length > 0 ? [list] : entries.values())],
  };
}

function paintItem(item: DisplayItem, target: PaintTarget, { embedded }: PainterTools): string {
  switch (item.kind) {
    case "fill":
      return paintFill(item, target.height);
    case "rule":
      return paintRule(item, target.height);
    case "text": {
      const name = target.resources.add("Font", embedded.reference(item.font.face), SECTION_FONT);
      return [...paintShapes(item, target.height), paintText(item, target.height, name, embedded)].join("\n");
    }
    default:
      return "";
  }
}

/** What the section stands in, drawn with the first line of its heading. */
function cardAround(
  { entry, isFirst }: SectionLine,
  dx: number,
  { first, last }: Parameters<DrawSection>[2],
  target: PaintTarget,
  { card }: PainterTools,
): string {
  if (card === null || entry >= 0 || !isFirst || dx !== 0) return "";
  const [upper, lower] = [first - card.first, last - card.last];
  const marks = new Map<number, Matrix>();
  for (const index of card.top) marks.set(index, [1, 0, 0, 1, 0, upper]);
  for (const index of card.bottom) marks.set(index, [1, 0, 0, 1, 0, lower]);
  const stretched = { paths: card.sides, upper, lower };
  return extractMarks(card.page, { marks, stretched, into: target.resources, contentId: null });
}

/** What surrounds the line: the rules of a heading, the bullet of an entry. */
function ornaments(
  line: SectionLine,
  { baseline, dx }: { readonly baseline: number; readonly dx: number },
  target: PaintTarget,
  tools: PainterTools,
): string {
  const found = line.kind === "heading" ? tools.headingOrnaments : tools.bullet;
  if (found === null) return "";
  const to = { baseline, ...extentOf(line) };
  const marks = new Map<number, Matrix>();
  for (const index of found.marks) {
    const edges = found.page.marks[index]!.edges;
    // A heading of several lines has the rule above it over the first, and all else with the last.
    const leads = line.kind === "entry" || edges.bottom > found.line.baseline + found.line.height / 2;
    if (!(leads ? line.isFirst : line.isLast)) continue;
    const by: Matrix | null =
      line.kind === "heading" ? ornamentMove(found, edges, to) : [1, 0, 0, 1, 0, baseline - found.line.baseline];
    if (by !== null) marks.set(index, multiply(by, [1, 0, 0, 1, dx, 0]));
  }
  return marks.size === 0 ? "" : extractMarks(found.page, { marks, into: target.resources, contentId: null });
}
