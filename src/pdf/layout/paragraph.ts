import type { FlowParagraph } from "../../model/flow";
import type { Cluster, MeasuredText } from "./clusters";
import type { DisplayItem } from "./display";
import { type LineMetrics, lineMetrics } from "./line-height";
import { lineItems } from "./line-items";
import { type Line, type Room, setLine } from "./lines";
import { boxItems, edge } from "./paragraph-box";
import type { Strip, StripOrigin } from "./strips";

export interface ParagraphFrame {
  readonly width: number;
  readonly defaultTab: number;
  /** Space above the paragraph, once collapsed with that of the one before. */
  readonly gap: number;
  readonly block: number;
  /** Cluster from which on it is set; beyond the first in a column that goes on with it. */
  readonly from: number;
  /** Height after which no more lines are wanted: a column that it fills several times over needs only the first. */
  readonly reach?: number;
  readonly checkpoint: () => void;
  /** Whether the paragraph before, or the one after, shares one box of borders with it. */
  readonly joinsPrevious: boolean;
  readonly joinsNext: boolean;
  /** What floating things take at the left (leading) and right edge, for a line at a height below the paragraph's top. */
  readonly roomAt?: (top: number, height: number) => Room;
  /** Draws a text box within a line: items from its top left corner. */
  readonly drawObject: (cluster: Cluster) => readonly DisplayItem[];
}

/** Sets a paragraph into strips, one a line. */
export function setParagraph(paragraph: FlowParagraph, text: MeasuredText, frame: ParagraphFrame): readonly Strip[] {
  const lines: { line: Line; metrics: LineMetrics }[] = [];
  // A break before all text moves the paragraph as a whole.
  const leading = frame.from === 0 ? leadingBreak(text) : undefined;
  let from = leading === undefined ? frame.from : 1;
  let top = 0;
  const { reach = Number.POSITIVE_INFINITY } = frame;
  do {
    frame.checkpoint();
    const height = text.strut.ascent + text.strut.descent;
    const beside = frame.roomAt?.(top, height) ?? { leading: 0, trailing: 0 };
    const room = paragraph.rtl ? { leading: beside.trailing, trailing: beside.leading } : beside;
    const line = setLine(paragraph, text, from, room, frame);
    const metrics = lineMetrics(line, text, paragraph, from === 0);
    lines.push({ line, metrics });
    top += metrics.height;
    from = line.to;
  } while (from < text.clusters.length && top <= reach);
  const isCut = from < text.clusters.length;
  // A line break at the very end opens one more, empty line.
  const last = lines.at(-1)!.line;
  if (last.ending === "line" && !isCut) {
    const line: Line = { ...last, from: last.to, to: last.to, clusters: [], end: last.start, ending: "end" };
    lines.push({ line, metrics: lineMetrics(line, text, paragraph, false) });
  }

  return lines.map(({ line, metrics }, index): Strip => {
    const isFirst = index === 0 && frame.from === 0;
    const isLast = index === lines.length - 1 && !isCut;
    const over = isFirst && !frame.joinsPrevious ? edge(paragraph.borders?.top) : 0;
    const under = isLast && !frame.joinsNext ? edge(paragraph.borders?.bottom) : 0;
    const height = over + metrics.height + under;
    const origin: StripOrigin = { block: frame.block, from: isFirst ? 0 : line.from };
    const previous = lines[index - 1]?.line.ending;
    const isBroken = previous === "page" || previous === "column";
    const whole = paragraph.pageBreakBefore ? "page" : leading;
    const breakBefore = isBroken ? previous : isFirst ? whole : undefined;
    return {
      gap: index === 0 ? frame.gap : 0,
      height,
      items: [
        ...boxItems(paragraph, frame, height, { over, under, isFirst, isLast }),
        ...lineItems(paragraph, line, over + metrics.ascent, metrics, frame, isLast),
      ],
      keep: keepsWithNext(paragraph, index, isCut ? Number.POSITIVE_INFINITY : lines.length, frame.from > 0),
      origin,
      ...(metrics.slack !== undefined && under === 0 ? { slack: metrics.slack } : {}),
      ...(breakBefore === undefined ? {} : { breakBefore }),
    };
  });
}

function leadingBreak({ clusters: [first] }: MeasuredText): "page" | "column" | undefined {
  return first?.kind === "page" || first?.kind === "column" ? first.kind : undefined;
}

/** Which lines may not be parted from the next (ECMA-376 Part 1 §17.3.1.14, .15, .44: two lines at least on each side). */
function keepsWithNext(paragraph: FlowParagraph, index: number, count: number, goesOn: boolean): boolean {
  if (index === count - 1) return paragraph.keepNext === true;
  if (paragraph.keepLines) return true;
  return paragraph.widowControl !== false && ((index === 0 && !goesOn) || index === count - 2);
}
