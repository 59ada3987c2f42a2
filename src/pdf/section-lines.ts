import type { Context } from "../context";
import type { FlowParagraph } from "../model/flow";
import type { FontLibrary } from "./fonts/library";
import { compose } from "./layout/composer";
import type { DisplayItem, PlacedGlyph } from "./layout/display";
import type { Rhythm } from "./reflow-rhythm";
import type { SectionModel } from "./section-model";

/** A line of the new section. */
export interface SectionLine {
  readonly kind: "heading" | "entry";
  /** What it shows: x on the upright page, y downwards from its baseline. */
  readonly items: readonly DisplayItem[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** From its baseline to the one of the section's line above; null for the first. */
  readonly gap: number | null;
  readonly above: number;
  readonly below: number;
  /** Number of the entry; -1 for the heading. */
  readonly entry: number;
  /** The person's own words, set anew: they are not the library's to take out again. */
  readonly isOwn: boolean;
}

export interface SectionTools {
  readonly fonts: FontLibrary;
  readonly context: Context;
  readonly rhythm: Rhythm;
  /** Marker to be set before each entry as text. */
  readonly typedMarker: string | null;
}

/** How far the words of a line reach. */
export function extentOf({ items }: SectionLine): { readonly left: number; readonly right: number } {
  const texts = items.flatMap((item) => (item.kind === "text" ? [item] : []));
  const rights = texts.map(({ x, glyphs }) => x + glyphs.reduce((sum, { width }) => sum + width, 0));
  return { left: Math.min(...texts.map(({ x }) => x)), right: Math.max(...rights) };
}

/** Whether no word is broken. */
export function areWhole(words: readonly string[], lines: readonly SectionLine[]): boolean {
  const set = lines.map(({ items }) =>
    items.map((item) => (item.kind === "text" ? item.glyphs.map(({ text }) => text).join("") : "")).join(""),
  );
  return words.every((word) => set.some((line) => line.toLowerCase().split(" ").includes(word.toLowerCase())));
}

/** How lines are set. */
export interface LineSetting {
  readonly kind: SectionLine["kind"];
  readonly entry: number;
  readonly isOwn: boolean;
  readonly size: number;
  readonly pitch: number;
  readonly first: number | null;
}

/** Share of a line's height above its baseline, where the height is set exactly. */
const BASELINE = 0.8;

/** Breaks a paragraph of the section into lines. */
export function setLines(
  paragraph: FlowParagraph,
  { kind, entry, isOwn, size, pitch, first }: LineSetting,
  { frame, heading }: SectionModel,
  { fonts, context }: SectionTools,
): readonly SectionLine[] {
  const settings = { context, fonts, defaultTab: 36, addSpaces: false, numbers: { page: 1, pages: 1 } };
  const set: FlowParagraph = { ...paragraph, lineHeight: { rule: "exact", value: pitch } };
  // A hair more room than measured: what just fits in the resume fits here.
  const strips = compose([set], null, settings).all(frame.right - frame.left + 0.3);
  return strips.map(
    ({ items }, index): SectionLine => ({
      kind,
      items: items.map((item) => placed(item, frame.left, pitch * BASELINE)),
      isFirst: index === 0,
      isLast: index === strips.length - 1,
      gap: index === 0 ? first : pitch,
      above: kind === "heading" && heading !== null ? heading.y + heading.height - heading.baseline : size * 0.75,
      below: size * 0.25,
      entry,
      isOwn,
    }),
  );
}

function placed(item: DisplayItem, dx: number, baseline: number): DisplayItem {
  const plain = item.kind === "text" ? { ...item, glyphs: item.glyphs.map(withPlainSpace) } : item;
  const moved = { ...plain, x: item.x + dx, y: item.y - baseline };
  return moved.kind === "rule" ? { ...moved, toX: moved.toX + dx, toY: moved.toY - baseline } : moved;
}

/** A space that kept two words together is a space like any other to whoever copies or searches the text. */
function withPlainSpace(glyph: PlacedGlyph): PlacedGlyph {
  return glyph.text === "\u00A0" ? { ...glyph, text: " " } : glyph;
}
