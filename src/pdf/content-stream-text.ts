import type { Operand } from "./content-stream";
import type { ShownCode } from "./content-stream-fonts";
import type { TextMark } from "./content-stream-marks";
import type { GraphicsState } from "./content-stream-state";
import type { Matrix } from "./page-layout";
import { apply, boundsOf, IDENTITY, multiply } from "./page-layout-matrix";

/** Where text is shown: the matrices of a text object (ISO 32000-2 §9.4). */
export class TextObject {
  isOpen = false;
  private matrix: Matrix = IDENTITY;
  private line: Matrix = IDENTITY;
  private isPositioned = true;

  begin(): void {
    this.isOpen = true;
    this.place(IDENTITY);
  }

  end(): void {
    this.isOpen = false;
  }

  place(matrix: Matrix): void {
    this.line = matrix;
    this.matrix = matrix;
    this.isPositioned = true;
  }

  nextLine(x: number, y: number): void {
    this.place(multiply([1, 0, 0, 1, x, y], this.line));
  }

  /** Shows a string, or an array of strings and distances. */
  show(shown: Operand | undefined, index: number, state: GraphicsState): TextMark {
    const { font, fontSize, character, word, scale, rise } = state;
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
    const start = multiply([scale, 0, 0, 1, 0, rise], this.matrix);
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
    const mark: TextMark = {
      kind: "text",
      first: index,
      last: index,
      edges: { left, bottom, right, top },
      matrix: state.matrix,
      clips: state.clips,
      textMatrix: this.matrix,
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
    };
    this.matrix = multiply([1, 0, 0, 1, advance, 0], this.matrix);
    this.isPositioned = false;
    return mark;
  }
}
