import { numbersOf, type Operand, type Operator } from "./content-stream";
import type { SourceFont } from "./content-stream-fonts";
import type { Edges, Mark, MarkedPage, Surroundings } from "./content-stream-marks";
import { NotEditable, type PageSource, resourceOf } from "./content-stream-source";
import { type GraphicsState, setParameter, startState } from "./content-stream-state";
import { TextObject } from "./content-stream-text";
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFStream } from "./lib";
import type { Matrix } from "./page-layout";
import { apply, boundsOf, multiply } from "./page-layout-matrix";

/** Of marked content. A page has an array of that length (ISO 32000-2 §14.7.5.4), whatever stands in it. */
const LARGEST_ID = 1_000_000;

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
  const { marks, surroundings, contentIds } = walk;
  return { marks, surroundings, contentIds };
}

class Walk {
  readonly marks: Mark[] = [];
  readonly surroundings: Surroundings[] = [];
  readonly contentIds = new Map<number, number>();
  private state: GraphicsState;
  private readonly saved: GraphicsState[] = [];
  private sequences: readonly number[] = [];
  private readonly text = new TextObject();
  private pathStart = -1;
  private points: (readonly [number, number])[] = [];
  private clips = false;

  constructor(
    private readonly source: PageSource,
    base: Matrix,
    private readonly fonts: Map<PDFDict, SourceFont>,
  ) {
    this.state = startState(base);
  }

  surround(): void {
    const { matrix, clips, hasParameters } = this.state;
    const { sequences } = this;
    const isInText = this.text.isOpen;
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
      case "BT":
        this.text.begin();
        return;
      case "ET":
        this.text.end();
        return;
      case "Td":
        this.text.nextLine(a, b);
        return;
      case "TD":
        state.leading = -b;
        this.text.nextLine(a, b);
        return;
      case "Tm":
        this.text.place([a, b, c, d, e, f]);
        return;
      case "T*":
        this.text.nextLine(0, -state.leading);
        return;
      case "'":
        this.text.nextLine(0, -state.leading);
        this.marks.push(this.text.show(operator.operands[0], index, state));
        return;
      case '"':
        state.word = a;
        state.character = b;
        this.text.nextLine(0, -state.leading);
        this.marks.push(this.text.show(operator.operands[2], index, state));
        return;
      case "Tj":
      case "TJ":
        this.marks.push(this.text.show(operator.operands[0], index, state));
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
        else setParameter(operator, numbers, state, this.source, this.fonts);
      }
    }
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
    if (id === undefined) return;
    if (!(id >= 0 && id <= LARGEST_ID)) throw new NotEditable("its structure numbers what it holds without measure");
    this.contentIds.set(index, id);
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
