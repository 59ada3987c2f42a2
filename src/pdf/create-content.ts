import { ADDED_TAG } from "./addition-tags";
import type { StructureWriter } from "./create-structure";
import { deflated } from "./deflated";
import type { EmbeddedFonts } from "./fonts/embed";
import { outlineOf } from "./fonts/outline";
import type {
  DisplayItem,
  DisplayPage,
  FillItem,
  LinkItem,
  PictureItem,
  PlacedGlyph,
  RuleItem,
  StructureNode,
  TextItem,
} from "./layout/display";
import type { PDFDocument, PDFImage, PDFPage } from "./lib";
import { PDFName, PDFString } from "./lib";

export interface PaintTools {
  readonly document: PDFDocument;
  readonly fonts: EmbeddedFonts;
  readonly structure: StructureWriter;
  readonly pictures: ReadonlyMap<Uint8Array, PDFImage>;
}

/** Draws one page: its content stream (ISO 32000-2 §8, §9, §14.6), its resources and its link annotations. */
export function paintPage({ width, height, items }: DisplayPage, tools: PaintTools): PDFPage {
  const { document, fonts, structure, pictures } = tools;
  const page = document.addPage([width, height]);
  const names = new Map<object, string>();
  const nameOf = (key: object, prefix: string, add: (name: PDFName) => void): string => {
    let name = names.get(key);
    if (name === undefined) {
      name = `${prefix}${names.size + 1}`;
      names.set(key, name);
      add(PDFName.of(name));
    }
    return name;
  };
  const lines: string[] = [];
  const shapes: string[] = [];
  let open: StructureNode | null | undefined;
  let owner: StructureNode | undefined;
  const enter = (node: StructureNode | null) => {
    if (open === node) return;
    if (open !== undefined) lines.push("EMC");
    open = node;
    const next = addedBy(node);
    if (next !== owner) {
      if (owner !== undefined) lines.push("EMC");
      if (next !== undefined) lines.push(`/${ADDED_TAG} BMC`);
      owner = next;
    }
    lines.push(node === null ? "/Artifact BMC" : `/${node.type} <</MCID ${structure.mark(node, page)}>> BDC`);
  };

  // Fills lie below everything else, in the order in which they nest.
  const ordered = [...items.filter(({ kind }) => kind === "fill"), ...items.filter(({ kind }) => kind !== "fill")];
  for (const item of ordered) {
    switch (item.kind) {
      case "fill":
        enter(null);
        lines.push(paintFill(item, height));
        break;
      case "rule":
        enter(null);
        lines.push(paintRule(item, height));
        break;
      case "text": {
        enter(item.node);
        const { face } = item.font;
        const name = nameOf(face, "F", (key) => page.node.setFontDictionary(key, fonts.reference(face)));
        lines.push(paintText(item, height, name, fonts));
        shapes.push(...paintShapes(item, height));
        break;
      }
      case "picture": {
        const picture = pictures.get(item.data);
        if (picture === undefined) break;
        enter(item.node);
        const name = nameOf(picture, "I", (key) => page.node.setXObject(key, picture.ref));
        lines.push(paintPicture(item, height, name));
        break;
      }
      case "link":
        break;
    }
  }
  if (shapes.length > 0) {
    enter(null);
    lines.push(...shapes);
  }
  if (open !== undefined) lines.push("EMC");
  if (owner !== undefined) lines.push("EMC");
  for (const link of mergedLinks(items)) {
    const annotation = linkAnnotation(document, link, height);
    if (link.node === null) page.node.addAnnot(document.context.register(annotation));
    else structure.annotate(link.node, page, annotation);
  }
  page.node.set(PDFName.of("Contents"), document.context.register(deflated(document.context, lines.join("\n"))));
  return page;
}

/** The element of a paragraph that this library wrote, of which a node is a part. */
function addedBy(node: StructureNode | null): StructureNode | undefined {
  for (let one = node; one !== null; one = one.parent) if (one.added) return one;
  return undefined;
}

export function paintFill({ x, y, width, height, color }: FillItem, pageHeight: number): string {
  return `${rgb(color)} rg ${n(x)} ${n(pageHeight - y - height)} ${n(width)} ${n(height)} re f`;
}

export function paintRule({ x, y, toX, toY, width, color, style }: RuleItem, pageHeight: number): string {
  const stroke = (dx: number, dy: number, line: number) =>
    `${n(line)} w ${n(x + dx)} ${n(pageHeight - y - dy)} m ${n(toX + dx)} ${n(pageHeight - toY - dy)} l S`;
  const dash =
    style === "dotted"
      ? `1 J [0 ${n(width * 3)}] 0 d`
      : style === "dashed"
        ? `[${n(Math.max(width * 4, 2))} ${n(Math.max(width * 2, 1))}] 0 d`
        : "";
  // A double line is three widths high: two lines and the gap between them.
  const isLevel = Math.abs(toY - y) < Math.abs(toX - x);
  const apart = width;
  const body =
    style === "double"
      ? `${stroke(isLevel ? 0 : -apart, isLevel ? -apart : 0, width)} ${stroke(isLevel ? 0 : apart, isLevel ? apart : 0, width)}`
      : stroke(0, 0, width);
  return `q ${rgb(color)} RG ${dash} ${body} Q`;
}

export function paintText(item: TextItem, pageHeight: number, name: string, fonts: EmbeddedFonts): string {
  const { font, size, horizontalScale: scale = 1, color, glyphs } = item;
  const { face } = font;
  const slant = font.slanted ? 0.2126 : 0;
  const thick = font.thickened ? `2 Tr ${n(size * 0.03)} w ${rgb(color)} RG ` : "";
  const parts: string[] = [];
  let codes = "";
  let run: string[] = [];
  let startX = item.x;
  let startY = item.y;
  // Pen where the reader's arithmetic puts it, and where it belongs, in thousandths of the size.
  let x = item.x;
  let drift = 0;
  const flush = () => {
    if (codes !== "") run.push(`<${codes}>`);
    codes = "";
    if (run.length > 0)
      parts.push(`${n(scale)} 0 ${n(slant)} 1 ${n(startX)} ${n(pageHeight - startY)} Tm [${run.join("")}] TJ`);
    run = [];
  };
  const moveTo = (toX: number, toY: number) => {
    flush();
    [startX, startY] = [toX, toY];
    drift = 0;
  };
  for (const glyph of glyphs) {
    if (isShape(glyph)) continue;
    const isOffset = Math.abs(glyph.dx) > 0.0005 || Math.abs(glyph.dy) > 0.0005;
    if (isOffset) moveTo(x + glyph.dx * size * scale, item.y - glyph.dy * size);
    if (Math.abs(drift) >= 1) {
      if (codes !== "") run.push(`<${codes}>`);
      codes = "";
      run.push(n(-Math.round(drift)));
      drift -= Math.round(drift);
    }
    codes += fonts.code(face, glyph);
    drift += (glyph.width * 1000) / (size * scale) - face.width(glyph.id);
    x += glyph.width;
    if (isOffset) moveTo(x, item.y);
  }
  flush();
  const body = parts.join(" ");
  return `${thick === "" ? "" : "q "}BT ${thick}${rgb(color)} rg /${name} ${n(size)} Tf ${body} ET${thick === "" ? "" : " Q"}`;
}

/** Parts of letters that fonts draw by glyphs of their own, such as Arabic dots: they say nothing, so are no text. */
function isShape({ text, width, advance }: PlacedGlyph): boolean {
  return text === "" && advance === 0 && width === 0;
}

export function paintShapes(
  { glyphs, font, size, horizontalScale: scale = 1, color, x, y }: TextItem,
  pageHeight: number,
): readonly string[] {
  const shapes: string[] = [];
  let pen = x;
  for (const glyph of glyphs) {
    if (isShape(glyph)) {
      const path = outlineOf(font.face, glyph.id).map(
        ({ operator, points }) => `${points.map(n).join(" ")} ${operator}`,
      );
      const at = `${n(pen + glyph.dx * size * scale)} ${n(pageHeight - y + glyph.dy * size)}`;
      if (path.length > 0)
        shapes.push(`q ${rgb(color)} rg ${n(size * scale)} 0 0 ${n(size)} ${at} cm ${path.join(" ")} f Q`);
    }
    pen += glyph.width;
  }
  return shapes;
}

function paintPicture({ x, y, width, height }: PictureItem, pageHeight: number, name: string): string {
  return `q ${n(width)} 0 0 ${n(height)} ${n(x)} ${n(pageHeight - y - height)} cm /${name} Do Q`;
}

/** Links of one run of text on one line are one area. */
export function mergedLinks(items: readonly DisplayItem[]): readonly LinkItem[] {
  const merged: LinkItem[] = [];
  for (const item of items) {
    if (item.kind !== "link" || item.width <= 0) continue;
    const last = merged.at(-1);
    const follows =
      last?.target === item.target &&
      last.node === item.node &&
      Math.abs(last.x + last.width - item.x) < 5 &&
      Math.abs(last.y - item.y) < 5;
    if (!follows) merged.push(item);
    else {
      const y = Math.min(last.y, item.y);
      const height = Math.max(last.y + last.height, item.y + item.height) - y;
      merged[merged.length - 1] = { ...last, y, height, width: item.x + item.width - last.x };
    }
  }
  return merged;
}

/** ISO 32000-2 §12.5.6.5, §12.6.4.8. */
export function linkAnnotation(document: PDFDocument, { x, y, width, height, target }: LinkItem, pageHeight: number) {
  const rounded = (value: number) => Math.round(value * 100) / 100;
  return document.context.obj({
    Type: "Annot",
    Subtype: "Link",
    Rect: [x, pageHeight - y - height, x + width, pageHeight - y].map(rounded),
    Border: [0, 0, 0],
    F: 4,
    A: { Type: "Action", S: "URI", URI: PDFString.of(escapeString(target)) },
    Contents: PDFString.of(escapeString(target)),
  });
}

/** URIs are ASCII (RFC 3986); parentheses and backslashes end or escape a string of a PDF. */
function escapeString(text: string): string {
  return encodeURI(text)
    .replace(/%25(?=[0-9A-Fa-f]{2})/gu, "%")
    .replace(/[()\\]/gu, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function rgb(color: string): string {
  const channel = (at: number) => n(Number.parseInt(color.slice(at, at + 2), 16) / 255 || 0);
  return `${channel(0)} ${channel(2)} ${channel(4)}`;
}

/** A number of a content stream, to a thousandth. */
function n(value: number): string {
  return String(Math.round(value * 1000) / 1000 || 0);
}
