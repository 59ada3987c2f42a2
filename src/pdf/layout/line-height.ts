import type { FlowParagraph } from "../../model/flow";
import { type MeasuredText, toTwip } from "./clusters";
import type { Line } from "./lines";

export interface LineMetrics {
  readonly height: number;
  /** From the top of the line to its baseline. */
  readonly ascent: number;
  /** What line spacing adds below the text. */
  readonly slack?: number;
  /** Of the text alone. */
  readonly textAscent: number;
  readonly textDescent: number;
}

/** Where the baseline of a line of fixed height stands in it. */
const BASELINE = 0.8;

/**
 * Height of a line and place of its baseline (ECMA-376 Part 1 §17.3.1.33). What a multiple adds stands below the text,
 * what a least height adds above it, as word processors have it.
 */
export function lineMetrics(
  line: Line,
  { strut }: MeasuredText,
  { lineHeight: rule, linePitch }: Pick<FlowParagraph, "lineHeight" | "linePitch">,
  isFirst: boolean,
): LineMetrics {
  let ascent = 0;
  let descent = 0;
  for (const { cluster } of line.clusters) {
    if (cluster.kind === "object") {
      ascent = Math.max(ascent, cluster.object?.height ?? 0);
    } else if (cluster.kind !== "page" && cluster.kind !== "column") {
      ascent = Math.max(ascent, cluster.style.ascent);
      descent = Math.max(descent, cluster.style.descent);
    }
  }
  if (ascent + descent === 0) ({ ascent, descent } = strut);
  const own = { textAscent: ascent, textDescent: descent };
  const height = ascent + descent;
  const text = textHeight(line, strut);
  if (linePitch !== undefined) {
    // As LibreOffice has it: in the middle of its steps, below which a multiple adds its part of the text; nothing else counts.
    const steps = Math.ceil((height - 0.01) / linePitch) * linePitch;
    const more = rule?.rule === "multiple" ? (wholePercent(rule.value) - 1) * text : 0;
    return { ...own, height: toTwip(steps + more), ascent: ascent + (steps - height) / 2, slack: Math.max(more, 0) };
  }
  switch (rule?.rule) {
    case "exact":
      return { ...own, height: rule.value, ascent: rule.value * BASELINE };
    case "at-least": {
      const more = Math.max(rule.value - height, 0);
      return { ...own, height: height + more, ascent: ascent + more };
    }
    case "multiple": {
      const percent = wholePercent(rule.value);
      // A picture in the line has no share in what a multiple adds.
      const scaled = toTwip((rule.value >= 1 ? height - text + text * percent : height * percent) - 0.025);
      if (rule.value >= 1) return { ...own, height: scaled, ascent, slack: scaled - height };
      // Less than single takes from above the text; the first line keeps four fifths of its height there.
      return { ...own, height: scaled, ascent: isFirst ? scaled * BASELINE : ascent - (height - scaled) };
    }
    default:
      return { ...own, height, ascent };
  }
}

/** Height of the text of a line, whatever else stands in it. */
function textHeight({ clusters }: Line, strut: MeasuredText["strut"]): number {
  let [ascent, descent] = [0, 0];
  for (const { cluster } of clusters) {
    if (cluster.kind === "object" || cluster.kind === "page" || cluster.kind === "column") continue;
    ascent = Math.max(ascent, cluster.style.ascent);
    descent = Math.max(descent, cluster.style.descent);
  }
  return ascent + descent || strut.ascent + strut.descent;
}

/** A multiple as LibreOffice keeps it: in whole percents, cut off, of a single line of 423 hundredths of a millimetre. */
function wholePercent(multiple: number): number {
  const hundredths = Math.round((multiple * 240 * 127) / 72);
  return Math.floor((hundredths * 100) / 423) / 100;
}
