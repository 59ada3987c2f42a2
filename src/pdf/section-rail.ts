import type { ResumeDocument } from "../model/document";
import type { PdfLayout, PdfLine } from "./page-layout";

/** The room for headings that hang beside the text of their sections. */
export interface Rail {
  readonly left: number;
  readonly right: number;
  readonly align: "left" | "right";
  /** Headings stand at half the height of their text, not level with its first line. */
  readonly isCentred: boolean;
}

/** Null where headings stand above their text, as most do. `left` is where the text of the resume begins. */
export function railOf(
  heading: PdfLine | null,
  entry: PdfLine | null,
  document: ResumeDocument,
  { pages }: PdfLayout,
  left: number,
): Rail | null {
  if (heading === null || entry === null) return null;
  const size = sizeOf(heading);
  const isHeading = ({ block }: PdfLine) => document.blocks[block ?? -1]?.kind === "heading";
  const siblings = pages
    .flatMap(({ lines }) => lines)
    .filter((line) => isHeading(line) && Math.abs(sizeOf(line) - size) < 0.6);
  const beside = siblings.flatMap((line) => {
    const near = pages[line.page]!.lines.filter(
      (other) => other.block !== null && !isHeading(other) && Math.abs(other.baseline - line.baseline) < 0.6 * size,
    );
    return near.find(({ x }) => x >= line.x + line.width) ?? [];
  });
  // A label's text is the region after it.
  const texts = siblings.map(({ page, region }) => pages[page]!.lines.filter((line) => line.region === region + 1));
  const stands = siblings.map((line, index) => {
    const baselines = texts[index]!.map(({ baseline }) => baseline);
    const [top, bottom] = [Math.max(...baselines), Math.min(...baselines)];
    return { above: top - line.baseline, off: Math.abs((top + bottom) / 2 - line.baseline) };
  });
  const isCentred = stands.every(({ off }) => off < size) && stands.some(({ above }) => above > 1.3 * size);
  const isBeside = beside.length >= 2 && beside.length >= siblings.length * 0.6;
  if (!isBeside && !isCentred) return null;
  const text = Math.min(...(isCentred ? texts.flat() : beside).map(({ x }) => x));
  if (entry.x < text - 3) return null;
  const lefts = siblings.map(({ x }) => x);
  const rights = siblings.map(({ x, width }) => x + width);
  const isRagged = Math.max(...lefts) - Math.min(...lefts) > 3;
  return isRagged && Math.max(...rights) - Math.min(...rights) < 2
    ? { left, right: Math.max(...rights), align: "right", isCentred }
    : { left: Math.min(...lefts), right: text - 0.5 * size, align: "left", isCentred };
}

function sizeOf({ runs }: PdfLine): number {
  return Math.max(...runs.map(({ size }) => size), 1);
}
