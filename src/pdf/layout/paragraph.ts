import type { FlowParagraph } from "../../model/flow";
import type { Border, LineHeight } from "../../model/look";
import { type Cluster, type ClusterStyle, type MeasuredText, toTwip } from "./clusters";
import { type DisplayItem, moved, type PlacedGlyph, thickness } from "./display";
import { type Line, type Room, type SetCluster, setLine } from "./lines";
import { visualOrder } from "./order";
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
    const metrics = lineMetrics(line, text, paragraph.lineHeight, from === 0);
    lines.push({ line, metrics });
    top += metrics.height;
    from = line.to;
  } while (from < text.clusters.length && top <= reach);
  const isCut = from < text.clusters.length;
  // A line break at the very end opens one more, empty line.
  const last = lines.at(-1)!.line;
  if (last.ending === "line" && !isCut) {
    const line: Line = { ...last, from: last.to, to: last.to, clusters: [], end: last.start, ending: "end" };
    lines.push({ line, metrics: lineMetrics(line, text, paragraph.lineHeight, false) });
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
        ...frameItems(paragraph, frame, height, { over, under, isFirst, isLast }),
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

interface LineMetrics {
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
function lineMetrics(line: Line, { strut }: MeasuredText, rule: LineHeight | undefined, isFirst: boolean): LineMetrics {
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

/** Which lines may not be parted from the next (ECMA-376 Part 1 §17.3.1.14, .15, .44: two lines at least on each side). */
function keepsWithNext(paragraph: FlowParagraph, index: number, count: number, goesOn: boolean): boolean {
  if (index === count - 1) return paragraph.keepNext === true;
  if (paragraph.keepLines) return true;
  return paragraph.widowControl !== false && ((index === 0 && !goesOn) || index === count - 2);
}

function edge(border: Border | undefined): number {
  return border === undefined ? 0 : border.space + thickness(border);
}

interface Slice {
  readonly over: number;
  readonly under: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** The line's part of the paragraph's shading and borders. */
function frameItems(
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

/** Clusters that are drawn in one go. */
interface Stroke {
  readonly style: ClusterStyle;
  readonly x: number;
  width: number;
  readonly glyphs: PlacedGlyph[];
  /** Place of its first cluster in the text. */
  order: number;
}

function lineItems(
  paragraph: FlowParagraph,
  line: Line,
  baseline: number,
  metrics: LineMetrics,
  frame: ParagraphFrame,
  isLast: boolean,
): readonly DisplayItem[] {
  const { stretch, offset } = alignment(paragraph, line, isLast);
  const base = paragraph.rtl ? 1 : 0;
  const stretched = line.clusters.map((set, index) =>
    stretch.has(index) ? { ...set, width: set.width + stretch.each } : set,
  );
  const total = stretched.reduce((sum, { width }) => sum + width, 0);
  // In right-to-left text the leading edge is the right one.
  let x = paragraph.rtl ? frame.width - line.start - offset - total : line.start + offset;
  const items: DisplayItem[] = [];
  const strokes: Stroke[] = [];
  const places = new Map(stretched.map((set, index) => [set, index]));
  for (const set of visualOrder(stretched, base)) {
    const { cluster, width } = set;
    const order = places.get(set)!;
    if (cluster.kind === "object") {
      const above = baseline - (cluster.object?.height ?? 0);
      items.push(...frame.drawObject(cluster).map((item) => moved(item, x, above)));
    } else if (cluster.kind === "tab" && set.leader !== undefined) {
      items.push(leaderItem(set, x, baseline));
    }
    addStroke(strokes, set, x, order);
    x += width;
  }
  strokes.sort((one, other) => one.order - other.order);
  for (const stroke of strokes) items.push(...strokeItems(stroke, baseline, metrics));
  return items;
}

function addStroke(strokes: Stroke[], { cluster, width }: SetCluster, x: number, order: number): void {
  if (cluster.kind !== "text" && cluster.kind !== "space" && cluster.kind !== "tab") return;
  const last = strokes.at(-1);
  const glyphs = [...cluster.glyphs];
  const lastGlyph = glyphs.at(-1);
  // Room that justification adds.
  if (lastGlyph !== undefined && width !== cluster.width) {
    glyphs[glyphs.length - 1] = { ...lastGlyph, width: lastGlyph.width + width - cluster.width };
  }
  if (cluster.kind === "tab") {
    const space = cluster.style.font.face.shape(" ")[0];
    // A space to be read where the tab stands.
    if (space !== undefined) glyphs.push({ ...space, width });
  }
  if (last?.style === cluster.style && Math.abs(last.x + last.width - x) < 0.01) {
    last.glyphs.push(...glyphs);
    last.width += width;
    last.order = Math.min(last.order, order);
  } else {
    strokes.push({ style: cluster.style, x, width, glyphs, order });
  }
}

function strokeItems(
  { style, x, width, glyphs }: Stroke,
  baseline: number,
  metrics: LineMetrics,
): readonly DisplayItem[] {
  const { look, font, size, raise, node, link } = style;
  const color = look.color ?? "000000";
  const y = baseline - raise;
  const items: DisplayItem[] = [];
  const top = baseline - metrics.textAscent;
  if (look.highlight !== undefined) {
    items.push({
      kind: "fill",
      x,
      y: top,
      width,
      height: metrics.textAscent + metrics.textDescent,
      color: look.highlight,
    });
  }
  const { horizontalScale } = look;
  items.push({
    kind: "text",
    x,
    y,
    font,
    size,
    ...(horizontalScale === undefined ? {} : { horizontalScale }),
    color,
    glyphs,
    node,
  });
  const trailing = trailingSpace(glyphs);
  const toX = x + width - trailing;
  const thickness = Math.max(font.face.underlineThickness * size, 0.4);
  const rule = (at: number) => {
    items.push({ kind: "rule", x, y: at, toX, toY: at, width: thickness, color, style: "single" });
  };
  if (look.underline && toX > x) rule(y - font.face.underlinePosition * size);
  if (look.strike && toX > x) rule(y - 0.26 * size);
  if (link !== undefined) {
    const height = style.ascent + style.descent;
    items.push({ kind: "link", x, y: baseline - style.ascent, width: toX - x, height, target: link, node });
  }
  return items;
}

function trailingSpace(glyphs: readonly PlacedGlyph[]): number {
  let width = 0;
  for (let index = glyphs.length - 1; index >= 0 && glyphs[index]?.text === " "; index -= 1)
    width += glyphs[index]!.width;
  return width;
}

function leaderItem({ leader, cluster, width }: SetCluster, x: number, baseline: number): DisplayItem {
  const { size, look } = cluster.style;
  const style = leader === "dot" ? "dotted" : leader === "hyphen" ? "dashed" : "single";
  const y = leader === "hyphen" ? baseline - size * 0.25 : baseline - size * 0.04;
  const line = Math.max(size * (leader === "dot" ? 0.09 : 0.06), 0.5);
  return { kind: "rule", x: x + 1, y, toX: x + width - 1, toY: y, width: line, color: look.color ?? "000000", style };
}

/** How far a line is moved for its alignment, or which spaces are widened to justify it, and by how much each. */
function alignment(paragraph: FlowParagraph, line: Line, isLast: boolean) {
  const none = { stretch: { has: (_: number) => false, each: 0 }, offset: 0 };
  const free = line.limit - line.end;
  if (free <= 0) return none;
  const leading = paragraph.rtl ? "right" : "left";
  const align = paragraph.align ?? leading;
  if (align === "center") return { ...none, offset: free / 2 };
  if (align === "justify") {
    if (isLast || line.ending === "page" || line.ending === "column") return none;
    const lastTab = line.clusters.findLastIndex(({ cluster }) => cluster.kind === "tab");
    const lastText = line.clusters.findLastIndex(({ cluster }) => cluster.kind !== "space" && cluster.kind !== "line");
    const has = (index: number) =>
      index > lastTab && index < lastText && line.clusters[index]?.cluster.kind === "space";
    const count = line.clusters.filter((_, index) => has(index)).length;
    return count === 0 ? none : { stretch: { has, each: free / count }, offset: 0 };
  }
  return align === leading ? none : { ...none, offset: free };
}
