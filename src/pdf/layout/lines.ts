import type { FlowParagraph } from "../../model/flow";
import type { TabStop } from "../../model/look";
import type { Cluster, MeasuredText } from "./clusters";

/** A cluster in its line; `at` is the distance from the line's leading edge, which is the right one in RTL text. */
export interface SetCluster {
  readonly cluster: Cluster;
  readonly at: number;
  readonly width: number;
  /** For tabs that are filled. */
  readonly leader?: TabStop["leader"];
}

export interface Line {
  /** Index of its first cluster, and of the first after it. */
  readonly from: number;
  readonly to: number;
  readonly clusters: readonly SetCluster[];
  /** Where its text begins, and the edge it may reach: distances from the column's leading edge. */
  readonly start: number;
  readonly limit: number;
  /** End of what shows: spaces at the end hang. */
  readonly end: number;
  /** What ended it. */
  readonly ending: "wrap" | "line" | "page" | "column" | "end";
}

/** The room a line has beside floating things: distances from the column's leading and trailing edges. */
export interface Room {
  readonly leading: number;
  readonly trailing: number;
}

export interface LineOptions {
  readonly width: number;
  readonly defaultTab: number;
}

/** Rounding of sums must not part what just fits. */
const TOLERANCE = 0.005;

/** How far text may reach beyond its column: an inch, the usual margin of a page. */
const MARGIN = 72;

/** Sets one line of a paragraph, from a cluster on (UAX #14 opportunities; ECMA-376 Part 1 §17.3.1.37 for tabs). */
export function setLine(
  paragraph: FlowParagraph,
  { clusters, markerHang }: MeasuredText,
  from: number,
  room: Room,
  { width, defaultTab }: LineOptions,
): Line {
  const indents = leadingIndents(paragraph);
  const own = indents.start + (from === 0 ? indents.first - markerHang : 0);
  // An indent may lead out of the column, into the margin of the page.
  const start = room.leading > 0 ? Math.max(own, room.leading) : own;
  const end = room.trailing > 0 ? Math.max(indents.end, room.trailing) : indents.end;
  const limit = Math.max(width - end, start + 1);
  const stops = tabStops(paragraph, indents);
  const set: SetCluster[] = [];
  let x = start;
  let reach = limit;
  let lastBreak = -1;
  let lastReluctant = -1;
  let isAligned = false;
  let index = from;
  let ending: Line["ending"] = "end";
  for (; index < clusters.length; index += 1) {
    const cluster = clusters[index]!;
    if (cluster.breakBefore === "usual" && index > from && hasRoomForHyphen(clusters[index - 1], reach - x)) {
      lastBreak = index;
    }
    if (cluster.breakBefore === "reluctant" && index > from) lastReluctant = index;
    if (cluster.kind === "line" || cluster.kind === "page" || cluster.kind === "column") {
      set.push({ cluster, at: x, width: 0 });
      ending = cluster.kind;
      index += 1;
      break;
    }
    if (cluster.kind === "tab") {
      const next = nextStop(stops, x, defaultTab, indents.start);
      // A stop may lie in the margin of the page; further out, or beyond a cell, what it aligns would not be seen.
      const tab = next.custom && next.at > limit + MARGIN ? { ...next, at: limit } : next;
      const isPast = tab.at > limit + TOLERANCE && !tab.custom;
      if (isPast && index > from && x > start) {
        ending = "wrap";
        break;
      }
      const end = tabEnd(tab, x, clusters, index + 1);
      // A stop beyond the edge lets its text reach there.
      if (tab.custom && tab.at > reach) reach = tab.at;
      isAligned = tab.align !== "left";
      set.push({
        cluster,
        at: x,
        width: Math.max(end - x, 0),
        ...(tab.leader === undefined ? {} : { leader: tab.leader }),
      });
      x = Math.max(end, x);
      lastBreak = index + 1 < clusters.length && index >= from ? index + 1 : lastBreak;
      continue;
    }
    // Text that a tab aligned was given its room by the tab.
    const beyond = isAligned ? 0 : overhang(cluster);
    if (cluster.kind !== "space" && x + cluster.width + beyond > reach + TOLERANCE && index > from) {
      // A word that fills a whole line is parted anywhere between its characters.
      index = lastBreak > from ? lastBreak : lastReluctant > from ? lastReluctant : index;
      set.length = index - from;
      ending = "wrap";
      break;
    }
    set.push({ cluster, at: x, width: cluster.width });
    x += cluster.width;
  }
  if (ending === "wrap") showHyphen(set);
  return { from, to: index, clusters: set, start, limit, end: visibleEnd(set, start), ending };
}

/** A line ends after a soft hyphen only where the hyphen it then shows fits. */
function hasRoomForHyphen(cluster: Cluster | undefined, room: number): boolean {
  return cluster?.kind !== "soft-hyphen" || widthOf(cluster.glyphs) <= room + TOLERANCE;
}

/** A soft hyphen shows where the line ends after it, and nowhere else. */
function showHyphen(set: SetCluster[]): void {
  const last = set.at(-1);
  if (last?.cluster.kind !== "soft-hyphen") return;
  const width = widthOf(last.cluster.glyphs);
  set[set.length - 1] = { ...last, cluster: { ...last.cluster, kind: "text", width }, width };
}

function widthOf(glyphs: Cluster["glyphs"]): number {
  return glyphs.reduce((sum, { width }) => sum + width, 0);
}

/** Indents by the direction of the text: `look` names them by the sides of the page. */
function leadingIndents(paragraph: FlowParagraph): { start: number; end: number; first: number } {
  const { indentLeft = 0, indentRight = 0, indentFirst = 0 } = paragraph;
  return paragraph.rtl
    ? { start: indentRight, end: indentLeft, first: indentFirst }
    : { start: indentLeft, end: indentRight, first: indentFirst };
}

interface Stop extends TabStop {
  readonly custom: boolean;
}

function tabStops(paragraph: FlowParagraph, indents: { start: number; first: number }): readonly Stop[] {
  const stops: Stop[] = (paragraph.tabs ?? []).map((stop) => ({ ...stop, custom: true }));
  // The end of a hanging indent is a stop (§17.3.1.12).
  if (indents.first < 0 && !stops.some(({ at }) => Math.abs(at - indents.start) < 0.1)) {
    stops.push({ at: indents.start, align: "left", custom: true });
  }
  return stops.sort((one, other) => one.at - other.at);
}

function nextStop(stops: readonly Stop[], x: number, defaultTab: number, indent: number): Stop {
  const stop = stops.find(({ at }) => at > x + 0.05);
  if (stop !== undefined) return stop;
  const step = defaultTab > 0 ? defaultTab : 36;
  const next = (Math.floor((x + 0.05) / step) + 1) * step;
  return { at: x < indent && indent < next ? indent : next, align: "left", custom: false };
}

/** Where the text after a tab begins: it is aligned as far as the next tab or the end of the line. */
function tabEnd(stop: Stop, x: number, clusters: readonly Cluster[], next: number): number {
  if (stop.align === "left") return stop.at;
  let width = 0;
  let spaces = 0;
  for (let index = next; index < clusters.length; index += 1) {
    const { kind, text, width: own } = clusters[index]!;
    if (kind === "tab" || kind === "line" || kind === "page" || kind === "column") break;
    if (stop.align === "decimal" && /[.,]/u.test(text)) return Math.max(stop.at - width - spaces, x);
    if (kind === "space") spaces += own;
    else {
      width += spaces + own;
      spaces = 0;
    }
  }
  return Math.max(stop.at - (stop.align === "center" ? width / 2 : width), x);
}

/**
 * What a line's last cluster takes beyond its width: slanted letters lean over the edge, for which word processors keep
 * a twelfth of the line's height; letter spacing after it is not needed.
 */
function overhang({ style: { look, ascent, descent }, kind }: Cluster): number {
  if (kind !== "text") return 0;
  return (look.italic ? (ascent + descent) / 12 : 0) - Math.max(look.letterSpacing ?? 0, 0);
}

function visibleEnd(set: readonly SetCluster[], start: number): number {
  const last = set.findLast(({ cluster }) => cluster.kind !== "space" && cluster.kind !== "line");
  return last === undefined ? start : last.at + last.width;
}
