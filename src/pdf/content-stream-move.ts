import { hexOperand, numberOperand, numbersOf, type Operator } from "./content-stream";
import type { Mark, MarkedPage, PathMark, TextMark } from "./content-stream-marks";
import { type PageSource, SHOWS } from "./content-stream-source";
import type { Matrix } from "./page-layout";
import { apply, IDENTITY, multiply } from "./page-layout-matrix";

/** A page taken apart: what it draws, found and placed. */
export interface OpenPage extends PageSource, MarkedPage {
  readonly index: number;
  readonly width: number;
  readonly height: number;
  /** From user space to the upright page. */
  readonly base: Matrix;
  /** Shows that are written otherwise than they stand, by the index of their operator. */
  readonly shows?: ReadonlyMap<number, string>;
}

/** What becomes of a mark on its own page. Lengths and matrices are of the upright page. */
export type Fate =
  | { readonly kind: "stay" }
  | { readonly kind: "drop" }
  | { readonly kind: "move"; readonly by: Matrix }
  /** Its upper half moves up by one length, its lower half by another: a box grows with what stands in it. */
  | { readonly kind: "stretch"; readonly upper: number; readonly lower: number };

export const STAY: Fate = { kind: "stay" };
export const DROP: Fate = { kind: "drop" };

/** A move up by `dy`. */
export function moveUp(dy: number): Fate {
  return Math.abs(dy) < 0.005 ? STAY : { kind: "move", by: [1, 0, 0, 1, 0, dy] };
}

/** A move of the upright page, as it is in the user space that `matrix` leads out of. */
function inUserSpace(by: Matrix, matrix: Matrix): Matrix {
  return multiply(multiply(matrix, by), inverse(matrix));
}

/** @throws {RangeError} never: a matrix that cannot be inverted shows nothing, so any other one will do. */
export function inverse([a, b, c, d, e, f]: Matrix): Matrix {
  const determinant = a * d - b * c;
  if (Math.abs(determinant) < 1e-12) return IDENTITY;
  return [
    d / determinant,
    -b / determinant,
    -c / determinant,
    a / determinant,
    (c * f - d * e) / determinant,
    (b * e - a * f) / determinant,
  ];
}

export function matrixOperands(matrix: Matrix): string {
  return matrix.map((value) => numberOperand(value)).join(" ");
}

/** The show of a text mark, with the operators that place it. */
export function showAt(page: OpenPage, mark: TextMark, by: Matrix): string {
  const textMatrix = multiply(mark.textMatrix, inUserSpace(by, mark.matrix));
  return `${matrixOperands(textMatrix)} Tm ${bareShow(page, mark)}`;
}

/** The show of a text mark where the one before it ended. */
export function bareShow(page: OpenPage, mark: TextMark): string {
  const operator = page.operators[mark.first]!;
  const other = page.shows?.get(mark.first);
  if (other !== undefined) return other;
  if (operator.name === "Tj" || operator.name === "TJ") return page.text.slice(operator.start, operator.end);
  const shown = operator.operands.at(-1);
  const string = hexOperand(shown?.kind === "string" ? shown.value : "");
  const [word = 0, character = 0] = numbersOf(operator);
  const spacing = operator.name === '"' ? `${numberOperand(word)} Tw ${numberOperand(character)} Tc ` : "";
  return `${spacing}${string} Tj`;
}

/** A path or picture, moved. A path that clips keeps clipping what follows. */
export function paintAt(page: OpenPage, mark: Mark, by: Matrix, keepsClip: boolean): string {
  const body = operatorsOf(page, mark, keepsClip);
  const there = matrixOperands(inUserSpace(by, mark.matrix));
  if (mark.kind === "path" && mark.clipping && keepsClip) {
    const back = matrixOperands(inverse(inUserSpace(by, mark.matrix)));
    return `${there} cm ${body} ${back} cm`;
  }
  return `q ${there} cm ${body} Q`;
}

/** The operators of a path or picture, with or without what makes it a clip. */
export function operatorsOf(page: OpenPage, mark: Mark, keepsClip: boolean): string {
  const operators = page.operators.slice(mark.first, mark.last + 1);
  const kept = keepsClip ? operators : operators.filter(({ name }) => name !== "W" && name !== "W*");
  return kept.map(({ start, end }) => page.text.slice(start, end)).join(" ");
}

/** A path with its upper and lower half moved up by different lengths. */
export function stretchedPath(page: OpenPage, mark: PathMark, upper: number, lower: number): string {
  const middle = (mark.edges.top + mark.edges.bottom) / 2;
  const back = inverse(mark.matrix);
  const point = (x: number, y: number): string => {
    const [px, py] = apply(mark.matrix, x, y);
    const [ux, uy] = apply(back, px, py + (py >= middle ? upper : lower));
    return `${numberOperand(ux)} ${numberOperand(uy)}`;
  };
  const pieces: string[] = [];
  for (const operator of page.operators.slice(mark.first, mark.last + 1)) {
    pieces.push(stretchedOperator(page, operator, point));
  }
  return pieces.join(" ");
}

function stretchedOperator({ text }: OpenPage, operator: Operator, point: (x: number, y: number) => string): string {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbersOf(operator);
  switch (operator.name) {
    case "m":
    case "l":
      return `${point(a, b)} ${operator.name}`;
    case "c":
      return `${point(a, b)} ${point(c, d)} ${point(e, f)} c`;
    case "v":
    case "y":
      return `${point(a, b)} ${point(c, d)} ${operator.name}`;
    case "re":
      return `${point(a, b)} m ${point(a + c, b)} l ${point(a + c, b + d)} l ${point(a, b + d)} l h`;
    default:
      return text.slice(operator.start, operator.end);
  }
}

export function isShow({ name }: Operator): boolean {
  return SHOWS.has(name);
}
