import type { FlowParagraph } from "../../model/flow";
import type { ClusterStyle } from "./clusters";
import { type DisplayItem, moved, type PlacedGlyph } from "./display";
import type { LineMetrics } from "./line-height";
import type { Line, SetCluster } from "./lines";
import { visualOrder } from "./order";
import type { ParagraphFrame } from "./paragraph";

/** Clusters that are drawn in one go. */
interface Stroke {
  readonly style: ClusterStyle;
  readonly x: number;
  width: number;
  readonly glyphs: PlacedGlyph[];
  /** Place of its first cluster in the text. */
  order: number;
}

export function lineItems(
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
