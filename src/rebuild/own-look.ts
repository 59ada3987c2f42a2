import type { Block } from "../model/document";
import type { FlowInline, FlowParagraph } from "../model/flow";
import type { Borders, Run } from "../model/look";
import { commonFamily } from "./fonts";
import type { Piece } from "./pieces";

/** A paragraph in the look that the source gives it, as far as it is known. */
export function ownLook({ block, role }: Piece, before: Piece | undefined): FlowParagraph {
  const { kind, text, runs, level, style, marker, container, position, borders, ...look } = block;
  const shown = bordersOf(block, before?.block);
  const first = runs.find((run) => run.text.trim() !== "");
  const heading = role === "heading" ? 1 : role === "sub-heading" ? 2 : undefined;
  return {
    ...look,
    ...(shown === undefined ? {} : { borders: shown }),
    kind: "paragraph",
    inlines: runs.map((run) => inlineOf(run, look.shading ?? container.ground)),
    ...(heading === undefined ? {} : { heading, keepNext: true }),
    ...(marker === undefined
      ? {}
      : { marker: { ...marker, ...(first === undefined ? {} : { look: markerLook(first) }) } }),
  };
}

/** A rule between two paragraphs may have been taken for the border of both. */
function bordersOf({ borders, container }: Block, before: Block | undefined): Borders | undefined {
  if (borders?.top === undefined || before?.borders?.bottom === undefined) return borders;
  if (before.container.id !== container.id || borders.left !== undefined) return borders;
  const { top, ...others } = borders;
  return Object.keys(others).length === 0 ? undefined : others;
}

function markerLook({ font, size, color }: Run) {
  return {
    ...(font === undefined ? {} : { font: commonFamily(font) }),
    ...(size === undefined ? {} : { size }),
    ...(color === undefined ? {} : { color }),
  };
}

/** Light words whose dark ground is not known would vanish on white paper, so they are set in black. */
function inlineOf(run: Run, ground: string | undefined): FlowInline {
  const { color, font, ...rest } = run;
  const isLost = color !== undefined && ground === undefined && run.highlight === undefined && lightness(color) > 0.8;
  const family = font === undefined ? {} : { font: commonFamily(font) };
  return { kind: "text", ...rest, ...family, ...(color === undefined || isLost ? {} : { color }) };
}

/** Of a colour, from 0 (black) to 1 (white), as the eye weighs red, green and blue (Rec. 709). */
function lightness(color: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
