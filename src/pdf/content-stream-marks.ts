import { numbersOf, type Operand, type Operator } from "./content-stream";
import { openSourceFont, type ShownCode, type SourceFont } from "./content-stream-fonts";
import { NotEditable, type PageSource, resourceOf } from "./content-stream-source";
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFStream } from "./lib";
import type { Matrix } from "./page-layout";
import { apply, boundsOf, IDENTITY, multiply } from "./page-layout-matrix";

/** Edges of a box on the upright page, y up. */
export interface Edges {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

interface MarkBase {
  /** Indices of the operators that paint it: from the first of its path, or the only one, to the painting one. */
  readonly first: number;
  readonly last: number;
  readonly edges: Edges;
  /** From the user space at this place to the upright page. */
  readonly matrix: Matrix;
  /** Clips in force, as indices of the path that made them; innermost last. */
  readonly clips: readonly number[];
}

/** Text that one operator shows (ISO 32000-2 §9.4.3). */
export interface TextMark extends MarkBase {
  readonly kind: "text";
  /** Where its first glyph stands: text space to user space (§9.4.4). */
  readonly textMatrix: Matrix;
  readonly x: number;
  readonly baseline: number;
  /** Of the font, on the upright page. */
  readonly size: number;
  readonly font: SourceFont | null;
  /** Name of the font in the page's resources, and the size given with it. */
  readonly fontName: string;
  readonly fontSize: number;
  readonly codes: readonly ShownCode[];
  /** It goes on where the text before it ended: no operator positions it. */
  readonly continues: boolean;
  /** Whether it runs from left to right across the page. */
  readonly isLevel: boolean;
  readonly paint: PaintState;
  readonly spacing: {
    readonly character: number;
    readonly word: number;
    readonly scale: number;
    readonly rise: number;
  };
}

/** A path that is painted, or makes a clip (§8.5). */
export interface PathMark extends MarkBase {
  readonly kind: "path";
  readonly fills: boolean;
  readonly strokes: boolean;
  readonly clipping: boolean;
  readonly lineWidth: number;
  readonly paint: PaintState;
}

/** A picture, a form without text, an inline image or a shading. */
export interface PictureMark extends MarkBase {
  readonly kind: "picture";
}

export type Mark = TextMark | PathMark | PictureMark;

/** The operators that set the colours, as they stand in the stream. */
export interface PaintState {
  readonly fill: string;
  readonly stroke: string;
  /** Text rendering mode (§9.3.6). */
  readonly mode: number;
}

/** What surrounds an operator. */
export interface Surroundings {
  readonly matrix: Matrix;
  readonly isInText: boolean;
  /** Open `q`. */
  readonly depth: number;
  /** Open marked content sequences, by the index of the operator that opened each (§14.6). */
  readonly sequences: readonly number[];
  readonly clips: readonly number[];
  /** Whether parameters other than those of a page's start are in force: transparency, masks (§8.4.5). */
  readonly hasParameters: boolean;
}

export interface MarkedPage {
  readonly marks: readonly Mark[];
  /** For each operator, what surrounds it before it is carried out; then for the end of the page. */
  readonly surroundings: readonly Surroundings[];
  /** Marked content id of each operator that opens a sequence with one. */
  readonly contentIds: ReadonlyMap<number, number>;
}

interface TextState {
  font: SourceFont | null;
  fontName: string;
  fontSize: number;
  character: number;
  word: number;
  scale: number;
  leading: number;
  rise: number;
}

interface GraphicsState extends TextState {
  matrix: Matrix;
  clips: readonly number[];
  /** What all clips leave of the page. */
  window: Edges | null;
  hasParameters: boolean;
  fill: string;
  stroke: string;
  lineWidth: number;
  mode: number;
}

const PAINTING: Readonly<Record<string, { fills: boolean; strokes: boolean } | undefined>> = {
  f: { fills: true, strokes: false },
  F: { fills: true, strokes: false },
  "f*": { fills: true, strokes: false },
  B: { fills: true, strokes: true },
  "B*": { fills: true, strokes: true },
  b: { fills: true, strokes: true },
  "b*": { fills: true, strokes: true },
  S: { fills: false, strokes: true },
  s: { fills: false, strokes: true },
  n: { fills: false, strokes: false },
};

/** Finds everything that a page paints, and where (ISO 32000-2 §8, §9). `base` leads from user space to the upright page. */
export function findMarks(source: PageSource, base: Matrix, fonts: Map<PDFDict, SourceFont>): MarkedPage {
  const walk = new Walk(source, base, fonts);
  source.operators.forEach((operator, index) => {
    walk.step(operator, index);
  });
  walk.surround();
  return walk;
}

class Walk implements MarkedPage {
  readonly marks: Mark[] = [];
  readonly surroundings: Surroundings[] = [];
  readonly contentIds = new Map<number, number>();
  private state: GraphicsState;
  private readonly saved: GraphicsState[] = [];
  private sequences: readonly number[] = [];
  private textMatrix: Matrix = IDENTITY;
  private lineMatrix: Matrix = IDENTITY;
  private isInText = false;
  private isPositioned = true;
  private pathStart = -1;
  private points: (readonly [number, number])[] = [];
  private clips = false;

  constructor(
    private readonly source: PageSource,
    base: Matrix,
    private readonly fonts: Map<PDFDict, SourceFont>,
  ) {
    this.state = {
      matrix: base,
      clips: [],
      window: null,
      hasParameters: false,
      fill: "0 g",
      stroke: "0 G",
      lineWidth: 1,
      mode: 0,
      font: null,
      fontName: "",
      fontSize: 1,
      character: 0,
      word: 0,
      scale: 1,
      leading: 0,
      rise: 0,
    };
  }

  surround(): void {
    const { matrix, clips, hasParameters } = this.state;
    const { isInText, sequences } = this;
    const depth = this.saved.length;
    const last = this.surroundings.at(-1);
    // Most operators have the surroundings of the one before.
    const isSame =
      last !== undefined &&
      last.matrix === matrix &&
      last.clips === clips &&
      last.sequences === sequences &&
      last.depth === depth &&
      last.isInText === isInText &&
      last.hasParameters === hasParameters;
    this.surroundings.push(isSame ? last : { matrix, isInText, depth, sequences, clips, hasParameters });
  }

  step(operator: Operator, index: number): void {
    this.surround();
    const { state } = this;
    const numbers = numbersOf(operator);
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
    switch (operator.name) {
      case "q":
        this.saved.push({ ...state });
        return;
      case "Q":
        this.state = this.saved.pop() ?? state;
        return;
      case "cm":
        state.matrix = multiply([a, b, c, d, e, f], state.matrix);
        return;
      case "w":
        state.lineWidth = a;
        return;
      case "gs":
        this.setParameters(operator);
        return;
      case "g":
      case "rg":
      case "k":
        state.fill = this.raw(operator);
        return;
      case "cs":
        state.fill = this.raw(operator);
        return;
      case "sc":
      case "scn":
        state.fill = `${colourSpaceOf(state.fill)} ${this.raw(operator)}`;
        return;
      case "G":
      case "RG":
      case "K":
      case "CS":
        state.stroke = this.raw(operator);
        return;
      case "SC":
      case "SCN":
        state.stroke = `${colourSpaceOf(state.stroke)} ${this.raw(operator)}`;
        return;
      case "BT":
        this.isInText = true;
        this.textMatrix = IDENTITY;
        this.lineMatrix = IDENTITY;
        this.isPositioned = true;
        return;
      case "ET":
        this.isInText = false;
        return;
      case "Tf":
        this.setFont(operator, a);
        return;
      case "Tc":
        state.character = a;
        return;
      case "Tw":
        state.word = a;
        return;
      case "Tz":
        state.scale = a / 100;
        return;
      case "TL":
        state.leading = a;
        return;
      case "Ts":
        state.rise = a;
        return;
      case "Tr":
        state.mode = a;
        return;
      case "Td":
        this.nextLine(a, b);
        return;
      case "TD":
        state.leading = -b;
        this.nextLine(a, b);
        return;
      case "Tm":
        this.lineMatrix = [a, b, c, d, e, f];
        this.textMatrix = this.lineMatrix;
        this.isPositioned = true;
        return;
      case "T*":
        this.nextLine(0, -state.leading);
        return;
      case "'":
        this.nextLine(0, -state.leading);
        this.show(operator.operands, index);
        return;
      case '"':
        state.word = a;
        state.character = b;
        this.nextLine(0, -state.leading);
        this.show(operator.operands.slice(2), index);
        return;
      case "Tj":
      case "TJ":
        this.show(operator.operands, index);
        return;
      case "m":
      case "l":
        this.addPoints(index, [[a, b]]);
        return;
      case "c":
        this.addPoints(index, [
          [a, b],
          [c, d],
          [e, f],
        ]);
        return;
      case "v":
      case "y":
        this.addPoints(index, [
          [a, b],
          [c, d],
        ]);
        return;
      case "re":
        this.addPoints(index, [
          [a, b],
          [a + c, b],
          [a + c, b + d],
          [a, b + d],
        ]);
        return;
      case "W":
      case "W*":
        this.clips = true;
        return;
      case "Do":
        this.picture(index, this.boxOf(operator));
        return;
      case "BI":
        this.picture(index, boundsOf(state.matrix, [0, 0, 1, 1]));
        return;
      case "sh":
        this.picture(index, null);
        return;
      case "BMC":
      case "BDC":
        this.openSequence(operator, index);
        return;
      case "EMC":
        this.sequences = this.sequences.slice(0, -1);
        return;
      default: {
        const painting = PAINTING[operator.name];
        if (painting !== undefined) this.paint(index, painting);
      }
    }
  }

  private raw({ start, end }: Operator): string {
    return this.source.text.slice(start, end);
  }

  private nextLine(x: number, y: number): void {
    this.lineMatrix = multiply([1, 0, 0, 1, x, y], this.lineMatrix);
    this.textMatrix = this.lineMatrix;
    this.isPositioned = true;
  }

  private setFont(operator: Operator, size: number): void {
    const name = resourceOf(operator)?.operand.value ?? "";
    this.state.fontName = name;
    this.state.fontSize = size;
    this.state.font = this.openFont(this.source.resources.lookup("Font", name));
  }

  private openFont(dictionary: unknown): SourceFont | null {
    if (!(dictionary instanceof PDFDict)) return null;
    let font = this.fonts.get(dictionary);
    if (font === undefined) {
      font = openSourceFont(dictionary);
      this.fonts.set(dictionary, font);
    }
    return font;
  }

  private setParameters(operator: Operator): void {
    const name = resourceOf(operator)?.operand.value ?? "";
    const parameters = this.source.resources.lookup("ExtGState", name);
    if (!(parameters instanceof PDFDict)) return;
    this.state.hasParameters = true;
    const width = parameters.lookup(PDFName.of("LW"));
    if (width instanceof PDFNumber) this.state.lineWidth = width.asNumber();
    const font = parameters.lookup(PDFName.of("Font"));
    if (font instanceof PDFArray) {
      this.state.font = this.openFont(font.lookup(0));
      const size = font.lookup(1);
      this.state.fontSize = size instanceof PDFNumber ? size.asNumber() : 1;
    }
  }

  private show(operands: readonly Operand[], index: number): void {
    const { state } = this;
    const { font, fontSize, character, word, scale, rise } = state;
    const [shown] = operands;
    const parts = shown?.kind === "array" ? shown.items : shown === undefined ? [] : [shown];
    const codes: ShownCode[] = [];
    let advance = 0;
    for (const part of parts) {
      if (part.kind === "number") advance -= (part.value / 1000) * fontSize * scale;
      if (part.kind !== "string") continue;
      for (const code of font?.codes(part.value) ?? []) {
        codes.push(code);
        const space = code.bytes === " " ? word : 0;
        advance += ((code.width / 1000) * fontSize + character + space) * scale;
      }
    }
    const start = multiply([scale, 0, 0, 1, 0, rise], this.textMatrix);
    const placed = multiply(start, state.matrix);
    const [x, baseline] = apply(placed, 0, 0);
    const size = fontSize * Math.hypot(placed[2], placed[3]);
    const width = advance / (scale || 1);
    const [left, bottom, right, top] = boundsOf(placed, [
      Math.min(0, width),
      -0.22 * fontSize,
      Math.max(0, width),
      0.75 * fontSize,
    ]);
    this.marks.push({
      kind: "text",
      first: index,
      last: index,
      edges: { left, bottom, right, top },
      matrix: state.matrix,
      clips: state.clips,
      textMatrix: this.textMatrix,
      x,
      baseline,
      size,
      font,
      fontName: state.fontName,
      fontSize,
      codes,
      continues: !this.isPositioned,
      isLevel: Math.abs(placed[1]) < 0.01 * Math.abs(placed[0]) && placed[0] > 0,
      paint: { fill: state.fill, stroke: state.stroke, mode: state.mode },
      spacing: { character, word, scale, rise },
    });
    this.textMatrix = multiply([1, 0, 0, 1, advance, 0], this.textMatrix);
    this.isPositioned = false;
  }

  private addPoints(index: number, points: readonly (readonly [number, number])[]): void {
    if (this.pathStart < 0) this.pathStart = index;
    for (const [x, y] of points) this.points.push(apply(this.state.matrix, x, y));
  }

  private paint(index: number, { fills, strokes }: { fills: boolean; strokes: boolean }): void {
    const { state } = this;
    if (this.pathStart >= 0) {
      const scale = Math.sqrt(Math.abs(state.matrix[0] * state.matrix[3] - state.matrix[1] * state.matrix[2]));
      const reach = strokes ? (state.lineWidth * scale) / 2 : 0;
      const xs = this.points.map(([x]) => x);
      const ys = this.points.map(([, y]) => y);
      this.marks.push({
        kind: "path",
        first: this.pathStart,
        last: index,
        edges: this.visible({
          left: least(xs) - reach,
          bottom: least(ys) - reach,
          right: -least(xs.map((x) => -x)) + reach,
          top: -least(ys.map((y) => -y)) + reach,
        }),
        matrix: state.matrix,
        clips: state.clips,
        fills,
        strokes,
        clipping: this.clips,
        lineWidth: state.lineWidth * scale,
        paint: { fill: state.fill, stroke: state.stroke, mode: 0 },
      });
      if (this.clips) {
        state.clips = deeper(state.clips, this.marks.length - 1);
        state.window = this.marks.at(-1)!.edges;
      }
    }
    this.pathStart = -1;
    this.points = [];
    this.clips = false;
  }

  private picture(index: number, box: readonly [number, number, number, number] | null): void {
    const { matrix, clips } = this.state;
    // A shading fills what the clips leave.
    const clip = this.marks[clips.at(-1) ?? -1]?.edges;
    const edges =
      box === null
        ? (clip ?? { left: 0, bottom: 0, right: 0, top: 0 })
        : { left: box[0], bottom: box[1], right: box[2], top: box[3] };
    this.marks.push({ kind: "picture", first: index, last: index, edges: this.visible(edges), matrix, clips });
  }

  /** What the clips leave of a box: some programs paint a whole page through the shape of what they mean. */
  private visible(edges: Edges): Edges {
    const { window } = this.state;
    return (window === null ? null : shared(edges, window)) ?? edges;
  }

  private boxOf(operator: Operator): readonly [number, number, number, number] {
    const object = this.source.resources.lookup("XObject", resourceOf(operator)?.operand.value ?? "");
    const dictionary = object instanceof PDFStream ? object.dict : undefined;
    if (dictionary?.lookup(PDFName.of("Subtype")) !== PDFName.of("Form")) {
      return boundsOf(this.state.matrix, [0, 0, 1, 1]);
    }
    const box = numbersIn(dictionary.lookup(PDFName.of("BBox")));
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersIn(dictionary.lookup(PDFName.of("Matrix")));
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = box;
    return boundsOf(multiply([a, b, c, d, e, f], this.state.matrix), [x1, y1, x2, y2]);
  }

  private openSequence(operator: Operator, index: number): void {
    this.sequences = deeper(this.sequences, index);
    const id = this.contentIdOf(operator.operands[1]);
    if (id !== undefined) this.contentIds.set(index, id);
  }

  private contentIdOf(properties: Operand | undefined): number | undefined {
    if (properties?.kind === "dictionary") {
      const id = properties.entries.get("MCID");
      return id?.kind === "number" ? id.value : undefined;
    }
    if (properties?.kind !== "name") return undefined;
    const named = this.source.resources.lookup("Properties", properties.value);
    const id = named instanceof PDFDict ? named.lookup(PDFName.of("MCID")) : undefined;
    return id instanceof PDFNumber ? id.asNumber() : undefined;
  }
}

/** The operator that chose the colour space, before the colours chosen in it. */
function colourSpaceOf(colour: string): string {
  return /^(?:\S+\s+cs|[-+.\d\s]+(?:g|rg|k))\b/iu.exec(colour)?.[0] ?? "";
}

/** Deepest nesting of marked content and of clips, each of which is remembered with every operator within. */
const DEEPEST = 1000;

function deeper(outer: readonly number[], index: number): readonly number[] {
  if (outer.length >= DEEPEST) throw new NotEditable("its drawings are nested too deep");
  return [...outer, index];
}

function numbersIn(array: unknown): readonly number[] {
  if (!(array instanceof PDFArray)) return [];
  return array.asArray().flatMap((_, index) => {
    const value = array.lookup(index);
    return value instanceof PDFNumber ? [value.asNumber()] : [];
  });
}

/** Null where two boxes have nothing in common. */
function shared(one: Edges, other: Edges): Edges | null {
  const left = Math.max(one.left, other.left);
  const right = Math.min(one.right, other.right);
  const bottom = Math.max(one.bottom, other.bottom);
  const top = Math.min(one.top, other.top);
  return left > right || bottom > top ? null : { left, right, bottom, top };
}

/** `Math.min` takes no more arguments than the stack holds. */
function least(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
}
