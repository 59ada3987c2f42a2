import type { PDFPageProxy } from "unpdf/pdfjs";
import type { Context } from "../context";
import { failOperators } from "./limit-errors";
import type { Matrix, PdfBox, PdfFont, PdfRule } from "./page-layout";
import { createDoubles } from "./page-layout-doubles";
import { describeFont, type LoadedFont, pictured } from "./page-layout-fonts";
import { type Mark, MarkedContent, tagFrom } from "./page-layout-marked";
import { apply, type Box, boundsOf, IDENTITY, matrixFrom, multiply } from "./page-layout-matrix";
import { createShapes } from "./page-layout-shapes";
import { type Layers, loadPdfjs, pageOperators } from "./pdfjs";

/** One glyph where it stands on the upright page. */
export interface PaintedGlyph {
  readonly text: string;
  readonly x: number;
  /** Of the baseline, rise included. */
  readonly y: number;
  /** Width along the baseline, without extra spacing. */
  readonly width: number;
  /** Direction of the baseline: whole degrees, counterclockwise, 0 to 359. */
  readonly angle: number;
  readonly size: number;
  readonly font: PdfFont;
  readonly color: string;
  readonly order: number;
  readonly invisible: boolean;
  readonly mark: Mark;
}

export interface Painting {
  readonly glyphs: readonly PaintedGlyph[];
  readonly rules: readonly PdfRule[];
  readonly boxes: readonly (PdfBox & { readonly fill?: string; readonly stroke?: string })[];
  /** Small filled shapes, the size of a bullet. */
  readonly dots: readonly PdfBox[];
}

interface State {
  ctm: Matrix;
  clip: Box;
  font: LoadedFont | null;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  mode: number;
  /** Null for a pattern. */
  fill: string | null;
  stroke: string;
  lineWidth: number;
}

/** What all glyphs of one operator have in common. */
interface Pen {
  readonly matrix: Matrix;
  readonly angle: number;
  readonly height: number;
  readonly font: PdfFont;
}

interface Glyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
}

const BLACK = "000000";

/**
 * Follows a page's operators (ISO 32000-2 Annex A), as PDF.js has decoded them, and notes where each glyph, rule and
 * box is painted. What is clipped away, hidden by its layer, or off the page is left out.
 *
 * @throws {ResumeError} `too-large` beyond `limits.pdfOperators`.
 */
export async function paintPage(
  page: PDFPageProxy,
  toUpright: Matrix,
  size: { readonly width: number; readonly height: number },
  layers: Layers,
  countOperators: (count: number) => void,
  context: Context,
): Promise<Painting> {
  const { OPS } = await loadPdfjs();
  const { fnArray, argsArray } = await pageOperators(page, (count) => {
    context.checkpoint();
    countOperators(count);
  });

  const glyphs: PaintedGlyph[] = [];
  const twinOf = createDoubles();
  const shapes = createShapes(size);
  const fonts = new Map<string, PdfFont>();
  const stack: State[] = [];
  const content = new MarkedContent(layers);
  let pendingClip = false;
  let textMatrix: Matrix = IDENTITY;
  let [lineX, lineY, x, y] = [0, 0, 0, 0];
  let state: State = {
    ctm: toUpright,
    clip: [-1, -1, size.width + 1, size.height + 1],
    font: null,
    fontSize: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
    fill: BLACK,
    stroke: BLACK,
    lineWidth: 1,
  };

  const save = () => stack.push({ ...state });
  const restore = () => {
    state = stack.pop() ?? state;
  };
  const moveText = (dx: number, dy: number) => {
    lineX += dx;
    lineY += dy;
    [x, y] = [lineX, lineY];
  };
  const setFont = (name: string, fontSize: number) => {
    state.font = page.commonObjs.has(name) ? (page.commonObjs.get(name) as LoadedFont) : null;
    state.fontSize = fontSize;
  };
  const show = (items: readonly (Glyph | number | null)[]) => {
    const { font } = state;
    if (font === null) return;
    const { name } = font;
    if (name === undefined) return sayDamaged(context);
    const described = fonts.get(name) ?? describeFont(name, font);
    fonts.set(name, described);
    const unit = font.fontMatrix?.[0] ?? 0.001;
    const matrix = multiply(textMatrix, state.ctm);
    const pen = {
      matrix,
      angle: (Math.round((Math.atan2(matrix[1], matrix[0]) * 180) / Math.PI) + 360) % 360,
      height: Math.hypot(matrix[2], matrix[3]) * Math.abs(state.fontSize) * emOf(font),
      font: described,
    };
    for (const item of items) {
      if (item === null) continue;
      if (typeof item === "number") {
        if (font.vertical === true) y -= (item * state.fontSize) / 1000;
        else x -= (item * state.fontSize * state.scale) / 1000;
        continue;
      }
      const advance = item.width * unit * state.fontSize;
      paint(item, advance * state.scale, pen);
      const spacing = state.charSpacing + (item.isSpace ? state.wordSpacing : 0);
      if (font.vertical === true) y -= state.fontSize + spacing;
      else x += (advance + spacing) * state.scale;
    }
  };
  const paint = (glyph: Glyph, advance: number, { matrix, angle, height, font }: Pen) => {
    const [left, baseline] = apply(matrix, x, y + state.rise);
    const [right, end] = apply(matrix, x + advance, y + state.rise);
    const [clipLeft, clipBottom, clipRight, clipTop] = state.clip;
    const middle = baseline + (angle === 0 ? height * 0.25 : 0);
    const isSeen =
      left >= clipLeft - height && right <= clipRight + height && middle >= clipBottom && middle <= clipTop;
    if (content.hidden || !isSeen || !(height > 0.5)) return;
    const painted: PaintedGlyph = {
      text: font.icons ? pictured(glyph.unicode) : glyph.unicode,
      x: Math.min(left, right),
      y: baseline,
      width: Math.hypot(right - left, end - baseline),
      angle,
      size: height,
      font,
      color: state.fill ?? BLACK,
      order: glyphs.length,
      invisible: state.mode === 3 || state.mode === 7,
      mark: content.mark,
    };
    const twin = twinOf(painted);
    if (twin === null) glyphs.push(painted);
    // Of a letter and its shadow the one painted last is seen.
    else if (twin.color !== painted.color) glyphs[twin.order] = { ...painted, order: twin.order };
  };
  const path = (operator: number, bounds: Box | null) => {
    if (pendingClip) {
      if (bounds !== null) state.clip = intersect(state.clip, boundsOf(state.ctm, bounds));
      pendingClip = false;
    }
    if (bounds === null || content.hidden) return;
    const fills = FILLS.has(operator);
    const strokes = STROKES.has(operator);
    // Some programs paint a whole page through the shape of what they mean.
    const visible = intersect(boundsOf(state.ctm, bounds), state.clip);
    const isSeen = visible[0] <= visible[2] && visible[1] <= visible[3];
    if ((fills || strokes) && isSeen) shapes.add(visible, { fills, strokes }, state);
  };
  const { FILLS, STROKES } = paintingOperators(OPS);

  for (let index = 0; index < fnArray.length; index += 1) {
    if (index % 4096 === 0) context.checkpoint();
    const args = (argsArray[index] ?? []) as readonly unknown[];
    const number = (at: number) => Number(args[at]);
    switch (fnArray[index]) {
      case OPS.save:
        save();
        break;
      case OPS.restore:
        restore();
        break;
      case OPS.transform:
        state.ctm = multiply(matrixFrom(args), state.ctm);
        break;
      case OPS.paintFormXObjectBegin:
        save();
        state.ctm = multiply(matrixFrom(args[0]), state.ctm);
        if (args[1] !== null && args[1] !== undefined)
          state.clip = intersect(state.clip, boundsOf(state.ctm, boxFrom(args[1])));
        break;
      case OPS.paintFormXObjectEnd:
        restore();
        break;
      case OPS.beginText:
        textMatrix = IDENTITY;
        [lineX, lineY, x, y] = [0, 0, 0, 0];
        break;
      case OPS.setTextMatrix:
        textMatrix = matrixFrom(args.length === 6 ? args : args[0]);
        [lineX, lineY, x, y] = [0, 0, 0, 0];
        break;
      case OPS.moveText:
        moveText(number(0), number(1));
        break;
      case OPS.setLeadingMoveText:
        state.leading = number(1);
        moveText(number(0), number(1));
        break;
      case OPS.nextLine:
        moveText(0, state.leading);
        break;
      case OPS.setFont:
        setFont(String(args[0]), number(1));
        break;
      case OPS.setCharSpacing:
        state.charSpacing = number(0);
        break;
      case OPS.setWordSpacing:
        state.wordSpacing = number(0);
        break;
      case OPS.setHScale:
        state.scale = number(0) / 100;
        break;
      case OPS.setLeading:
        state.leading = -number(0);
        break;
      case OPS.setTextRise:
        state.rise = number(0);
        break;
      case OPS.setTextRenderingMode:
        state.mode = number(0);
        break;
      case OPS.setFillRGBColor:
        state.fill = colorFrom(args[0]);
        break;
      case OPS.setStrokeRGBColor:
        state.stroke = colorFrom(args[0]);
        break;
      case OPS.setFillColorN:
        // A pattern: shades or a picture, of no one colour.
        state.fill = null;
        break;
      case OPS.setLineWidth:
        state.lineWidth = number(0);
        break;
      case OPS.setGState:
        for (const [key, value] of args[0] as readonly (readonly [string, unknown])[]) {
          if (key === "Font" && Array.isArray(value)) setFont(String(value[0]), Number(value[1]));
          if (key === "LW") state.lineWidth = Number(value);
        }
        break;
      case OPS.showText:
        show(args[0] as readonly (Glyph | number | null)[]);
        break;
      case OPS.clip:
      case OPS.eoClip:
        pendingClip = true;
        break;
      case OPS.constructPath:
        path(number(0), args[2] === null || args[2] === undefined ? null : boxFrom(args[2]));
        break;
      case OPS.beginMarkedContent:
        content.open(tagFrom(args[0]), undefined);
        break;
      case OPS.beginMarkedContentProps:
        content.open(tagFrom(args[0]), args[1]);
        break;
      case OPS.endMarkedContent:
        content.close();
        break;
    }
  }
  return { glyphs, ...shapes.list };
}

/** Where PDF.js cannot load a font, it shows nothing in its place. */
function sayDamaged({ messages }: Context): void {
  messages.warn("pdf-damaged-font", "A font of the PDF is damaged: what is written in it is not read.");
}

/** Counts operators over all pages. @throws {ResumeError} `too-large`. */
export function operatorCounter({ limits }: Context): (count: number) => void {
  let total = 0;
  return (count) => {
    total += count;
    if (total > limits.pdfOperators) failOperators(limits.pdfOperators);
  };
}

function paintingOperators(OPS: Readonly<Record<string, number>>) {
  const named = (...names: readonly string[]) => new Set(names.map((name) => OPS[name]));
  return {
    FILLS: named("fill", "eoFill", "fillStroke", "eoFillStroke", "closeFillStroke", "closeEOFillStroke"),
    STROKES: named("stroke", "closeStroke", "fillStroke", "eoFillStroke", "closeFillStroke", "closeEOFillStroke"),
  } as { readonly FILLS: ReadonlySet<number>; readonly STROKES: ReadonlySet<number> };
}

/**
 * Em of a font in text space units: 1, but for Type 3 fonts whose glyphs are far larger or smaller than that, as those
 * that are drawn in pixels. The box of a subset says no more: it is that of its letters, be they all small.
 */
function emOf(font: LoadedFont): number {
  if (font.isType3Font !== true) return 1;
  const [, bottom = 0, , top = 0] = font.bbox ?? [];
  const height = Math.abs(top - bottom) * Math.abs(font.fontMatrix?.[3] ?? 0.001);
  return height === 0 || (height > 0.02 && height < 2) ? 1 : height / 1.3;
}

function boxFrom(value: unknown): Box {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = Array.from(value as ArrayLike<number>);
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
}

function intersect(one: Box, other: Box): Box {
  return [
    Math.max(one[0], other[0]),
    Math.max(one[1], other[1]),
    Math.min(one[2], other[2]),
    Math.min(one[3], other[3]),
  ];
}

function colorFrom(value: unknown): string {
  return typeof value === "string" ? value.replace("#", "").toUpperCase().slice(0, 6) : "000000";
}
