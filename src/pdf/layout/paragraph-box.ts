import type { FlowParagraph } from "../../model/flow";
import type { Border } from "../../model/look";
import { type DisplayItem, thickness } from "./display";
import type { ParagraphFrame } from "./paragraph";

/** What a border takes beside the text. */
export function edge(border: Border | undefined): number {
  return border === undefined ? 0 : border.space + thickness(border);
}

interface Slice {
  readonly over: number;
  readonly under: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** The line's part of the paragraph's shading and borders. */
export function boxItems(
  paragraph: FlowParagraph,
  frame: ParagraphFrame,
  height: number,
  { isFirst, isLast }: Slice,
): readonly DisplayItem[] {
  const { borders, shading } = paragraph;
  if (borders === undefined && shading === undefined) return [];
  const hang = Math.min(paragraph.rtl ? 0 : (paragraph.indentFirst ?? 0), 0);
  const left = (paragraph.indentLeft ?? 0) + hang - edge(borders?.left);
  const right = frame.width - (paragraph.indentRight ?? 0) + edge(borders?.right);
  const gap = frame.joinsPrevious && isFirst ? frame.gap : 0;
  const items: DisplayItem[] = [];
  if (shading !== undefined) {
    items.push({ kind: "fill", x: left, y: -gap, width: right - left, height: height + gap, color: shading });
  }
  const rule = (border: Border | undefined, x: number, y: number, toX: number, toY: number) => {
    if (border === undefined) return;
    items.push({ kind: "rule", x, y, toX, toY, width: border.width, color: border.color, style: border.style });
  };
  const half = (border: Border | undefined) => thickness(border) / 2;
  if (isFirst && !frame.joinsPrevious) rule(borders?.top, left, half(borders?.top), right, half(borders?.top));
  if (isLast && !frame.joinsNext) {
    rule(borders?.bottom, left, height - half(borders?.bottom), right, height - half(borders?.bottom));
  }
  rule(borders?.left, left + half(borders?.left), -gap, left + half(borders?.left), height);
  rule(borders?.right, right - half(borders?.right), -gap, right - half(borders?.right), height);
  return items;
}
