import type { Context } from "../context";
import type { FlowInline, FlowParagraph } from "../model/flow";
import type { SectionEntry, SectionPlan } from "../model/plan";
import type { FontLibrary } from "./fonts/library";
import { compose } from "./layout/composer";
import type { DisplayItem, PlacedGlyph } from "./layout/display";
import type { Rhythm } from "./reflow-rhythm";
import type { ColumnModel, SectionModel } from "./section-model";
import { columnInlines, inlinesOf } from "./section-words";

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

/** The lines of one entry. */
export function entryLines(
  entry: SectionEntry,
  index: number,
  plan: SectionPlan,
  model: SectionModel,
  tools: SectionTools,
): readonly SectionLine[] {
  const { frame, textX, wrapX, marker, entryLook, columns } = model;
  const size = entryLook.size ?? 10;
  const kind = marker === null ? "text" : "item";
  const gap = index === 0 ? tools.rhythm.between("heading", kind) : tools.rhythm.between(kind, kind);
  const { typedMarker } = tools;
  if (columns !== null && entry.from === undefined) {
    const setting = { kind: "entry", entry: index, isOwn: entry.own === true, size, first: gap } as const;
    return columnLines(
      columnInlines(entry, plan, model),
      columns,
      { ...setting, pitch: tools.rhythm.pitch(size) },
      model,
      tools,
    );
  }
  // Distances from the edge that lines begin at.
  const from = (x: number) => (model.isRtl ? frame.right - x : x - frame.left);
  const lineEdge = model.isRtl ? (model.entry?.x ?? 0) + (model.entry?.width ?? 0) : (model.entry?.x ?? textX);
  const words = Math.max(from(textX), 0);
  const wrapped = Math.max(from(wrapX), 0);
  const first = typedMarker === null ? words : Math.min(Math.max(from(lineEdge), 0), words);
  const paragraph: FlowParagraph = {
    kind: "paragraph",
    inlines: inlinesOf(entry, plan, model),
    ...(model.isRtl ? { rtl: true, indentRight: wrapped } : { indentLeft: wrapped }),
    indentFirst: first - wrapped,
    ...(typedMarker === null
      ? {}
      : { marker: { ordered: false, level: 0, text: typedMarker, from: "typed" as const, look: entryLook } }),
    ...(typedMarker === null ? {} : { tabs: [{ at: words, align: "left" }] }),
  };
  const pitch = tools.rhythm.pitch(size);
  const lines = setLines(
    paragraph,
    { kind: "entry", entry: index, isOwn: entry.from !== undefined || entry.own === true, size, pitch, first: gap },
    model,
    tools,
  );
  return entry.right === undefined || entry.from !== undefined
    ? lines
    : withDate(lines, entry.right, model, tools, pitch);
}

/**
 * The model without its columns where a part is too long for one: what goes on in the next line of a column would be read
 * after the columns beside it, but for the last one.
 */
export function withRoomyColumns(plan: SectionPlan, model: SectionModel, tools: SectionTools): SectionModel {
  const { columns } = model;
  if (columns === null) return model;
  const size = model.entryLook.size ?? 10;
  const setting = {
    kind: "entry",
    entry: 0,
    isOwn: false,
    size,
    pitch: tools.rhythm.pitch(size),
    first: null,
  } as const;
  const isRoomy = plan.entries.every(
    (entry) =>
      entry.from !== undefined ||
      setColumns(columnInlines(entry, plan, model), columns, setting, model, tools)
        .slice(0, -1)
        .every((lines) => lines.length <= 1),
  );
  return isRoomy ? model : { ...model, columns: null };
}

/** Lines of which each column has its own words. */
function columnLines(
  columns: readonly (readonly FlowInline[])[],
  places: readonly ColumnModel[],
  setting: LineSetting,
  model: SectionModel,
  tools: SectionTools,
): readonly SectionLine[] {
  const set = setColumns(columns, places, setting, model, tools);
  const longest = set.reduce((most, lines) => (lines.length > most.length ? lines : most));
  return longest.map((line, index) => ({ ...line, items: set.flatMap((lines) => lines[index]?.items ?? []) }));
}

function setColumns(
  columns: readonly (readonly FlowInline[])[],
  places: readonly ColumnModel[],
  setting: LineSetting,
  model: SectionModel,
  tools: SectionTools,
): readonly (readonly SectionLine[])[] {
  return columns.map((inlines, index) =>
    inlines.length === 0
      ? []
      : setLines({ kind: "paragraph", inlines }, setting, { ...model, frame: places[index]! }, tools),
  );
}

/** The date on the last line of its entry, or below it where that is full. */
function withDate(
  lines: readonly SectionLine[],
  date: string,
  model: SectionModel,
  tools: SectionTools,
  pitch: number,
): readonly SectionLine[] {
  const last = lines.at(-1)!;
  const { frame, isRtl, dateX, entryLook, dateLook } = model;
  const paragraph: FlowParagraph = {
    kind: "paragraph",
    inlines: [{ kind: "text", text: date, ...entryLook, ...dateLook }],
    ...(isRtl ? { rtl: true, align: "left" } : { align: "right", indentRight: Math.max(frame.right - dateX, 0) }),
  };
  const { entry, isOwn } = last;
  const size = entryLook.size ?? 10;
  const [set] = setLines(paragraph, { kind: "entry", entry, isOwn, size, pitch, first: pitch }, model, tools);
  const words = extentOf(last);
  const room = extentOf(set!);
  const fits = isRtl ? room.right + size < words.left : words.right + size < room.left;
  const before = lines.slice(0, -1);
  if (fits) return [...before, { ...last, items: [...last.items, ...set!.items] }];
  return [...before, { ...last, isLast: false }, { ...set!, isFirst: false }];
}

/** How far the words of a line reach. */
export function extentOf({ items }: SectionLine): { readonly left: number; readonly right: number } {
  const texts = items.flatMap((item) => (item.kind === "text" ? [item] : []));
  const rights = texts.map(({ x, glyphs }) => x + glyphs.reduce((sum, { width }) => sum + width, 0));
  return { left: Math.min(...texts.map(({ x }) => x)), right: Math.max(...rights) };
}

interface LineSetting {
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
