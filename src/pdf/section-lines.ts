import type { Context } from "../context";
import type { FlowInline, FlowParagraph } from "../model/flow";
import type { RunLook } from "../model/look";
import type { SectionEntry, SectionPlan } from "../model/plan";
import { columnParts } from "../resume/entry-columns";
import type { FontLibrary } from "./fonts/library";
import { compose } from "./layout/composer";
import type { DisplayItem, PlacedGlyph } from "./layout/display";
import type { Rhythm } from "./reflow-rhythm";
import type { ColumnModel, SectionModel } from "./section-model";

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

export interface SectionHeading {
  readonly lines: readonly SectionLine[];
  /** They hang beside the entries rather than above them. */
  readonly isBeside: boolean;
  /** At half the height of the entries beside them. */
  readonly isCentred: boolean;
}

export function headingLines(plan: SectionPlan, model: SectionModel, tools: SectionTools): SectionHeading {
  const { heading, frame, rail } = model;
  if (rail !== null) {
    const lines = setHeading(plan, { ...model, frame: rail }, { align: rail.align, indent: 0 }, tools);
    if (areWhole(plan.title.split(" "), lines)) return { lines, isBeside: true, isCentred: rail.isCentred };
  }
  const align = alignmentOf(model);
  const indent = heading === null || align !== "left" ? 0 : Math.max(heading.x - frame.left, 0);
  return { lines: setHeading(plan, model, { align, indent }, tools), isBeside: false, isCentred: false };
}

/** Whether no word is broken. */
function areWhole(words: readonly string[], lines: readonly SectionLine[]): boolean {
  const set = lines.map(({ items }) =>
    items.map((item) => (item.kind === "text" ? item.glyphs.map(({ text }) => text).join("") : "")).join(""),
  );
  return words.every((word) => set.some((line) => line.toLowerCase().split(" ").includes(word.toLowerCase())));
}

function setHeading(
  plan: SectionPlan,
  model: SectionModel,
  { align, indent }: { readonly align: "left" | "center" | "right"; readonly indent: number },
  tools: SectionTools,
): readonly SectionLine[] {
  const { headingLook } = model;
  const size = headingLook.size ?? 12;
  const lines = setLines(
    {
      kind: "paragraph",
      inlines: [{ kind: "text", text: plan.title, ...headingLook }],
      align,
      indentLeft: indent,
      ...(model.isRtl ? { rtl: true } : {}),
    },
    { kind: "heading", entry: -1, isOwn: false, size, pitch: Math.max(size * 1.15, 1), first: null },
    model,
    tools,
  );
  return headingLook.caps === "small" ? withLetters(lines, plan.title) : lines;
}

/** Small capitals stand for the letters of the title: who copies them gets these, as with the resume's own headings. */
function withLetters(lines: readonly SectionLine[], title: string): readonly SectionLine[] {
  const letters = [...title.replace(/\s/gu, "")];
  const spell = (glyph: PlacedGlyph): PlacedGlyph => {
    if (glyph.text.trim() === "") return glyph;
    const text = letters.splice(0, [...glyph.text].length).join("");
    return text.toUpperCase() === glyph.text.toUpperCase() ? { ...glyph, text } : glyph;
  };
  return lines.map((line) => ({
    ...line,
    items: line.items.map((item) => (item.kind === "text" ? { ...item, glyphs: item.glyphs.map(spell) } : item)),
  }));
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

/** All that the section may set, with the look of each text. */
export function sectionTexts(
  plan: SectionPlan,
  model: SectionModel,
): readonly { readonly look: RunLook; readonly text: string }[] {
  const inlines = [...plan.entries, ...plan.compact].flatMap((entry) =>
    model.columns === null || entry.from !== undefined
      ? inlinesOf(entry, plan, model)
      : columnInlines(entry, plan, model).flat(),
  );
  const words = inlines.flatMap((inline) => (inline.kind === "text" ? [{ look: inline, text: inline.text }] : []));
  const look = { ...model.entryLook, ...model.dateLook };
  const dates = [...plan.entries, ...plan.compact].flatMap(({ right }) =>
    right === undefined ? [] : [{ look, text: right }],
  );
  return [{ look: model.headingLook, text: plan.title }, ...words, ...dates];
}

function inlinesOf(entry: SectionEntry, { manner }: SectionPlan, { entryLook }: SectionModel): readonly FlowInline[] {
  const inlines: FlowInline[] = [];
  const add = (text: string, look: RunLook, link?: string) => {
    inlines.push({ kind: "text", text, ...entryLook, ...look, ...(link === undefined ? {} : { link }) });
  };
  // Words of the person's own are set as they stand.
  if (entry.from !== undefined) {
    const [first = "", ...rest] = entry.text.split("\n");
    add([first, ...rest].join("\n"), {});
    return inlines;
  }
  // The parts of columns that there is no place for follow one another as their columns do.
  const { columns, separator, boldName } = manner;
  const parts = columns === undefined ? entry.parts : columnParts(entry.parts, columns).flat();
  parts.forEach(({ role, text, link }, index) => {
    // A line may end after a dash or a stroke, not begin with it: there it would look like a bullet.
    if (index > 0) add(separator.replace(/^ /u, "\u00A0"), {});
    add(text, role === "name" && boldName ? { bold: true } : {}, link);
  });
  return inlines;
}

/** The words of each column. */
function columnInlines(
  entry: SectionEntry,
  plan: SectionPlan,
  model: SectionModel,
): readonly (readonly FlowInline[])[] {
  const { columns = [] } = plan.manner;
  return columnParts(entry.parts, columns).map((parts, index) => {
    const look = columns[index] === "date" ? { ...model.entryLook, ...model.columns?.[index]?.look } : model.entryLook;
    const { columns: _, ...manner } = plan.manner;
    return inlinesOf({ ...entry, parts }, { ...plan, manner }, { ...model, entryLook: look });
  });
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

function setLines(
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

function alignmentOf({ heading, frame, isRtl }: SectionModel): "left" | "center" | "right" {
  if (heading === null) return isRtl ? "right" : "left";
  const right = heading.x + heading.width;
  const isInset = heading.x - frame.left > 6;
  if (isInset && Math.abs((heading.x + right) / 2 - (frame.left + frame.right) / 2) < 3) return "center";
  return isRtl || (isInset && Math.abs(frame.right - right) < 2) ? "right" : "left";
}
