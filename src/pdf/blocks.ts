import type { Block, Container } from "../model/document";
import type { Border, Borders, ParagraphLook, Run, TabStop } from "../model/look";
import type { Position } from "../model/position";
import { textStart } from "./blocks-markers";
import type { Column, FlowLine } from "./blocks-paragraphs";
import { joinRunTexts } from "./blocks-runs";
import type { Hyphenation } from "./blocks-seams";
import type { PdfBox, PdfRule } from "./page-layout";
import { isRightToLeft } from "./page-layout-bidi";

/** What is painted around the lines of a page. */
export interface Surroundings {
  readonly width: number;
  readonly height: number;
  readonly rules: readonly PdfRule[];
  readonly boxes: readonly (PdfBox & { readonly fill?: string })[];
}

/** Makes a block of the lines of one paragraph. */
export function makeBlock(
  lines: readonly FlowLine[],
  before: FlowLine | null,
  column: Column,
  container: Container,
  surroundings: Surroundings,
  context: { readonly hyphenation: Hyphenation; readonly listLevel: number; readonly headingLevel: number | null },
): Block {
  const first = lines[0] as FlowLine;
  const runs = joinRunTexts(
    lines.map(({ line, marker }) => ({ line, skip: marker?.length ?? 0 })),
    context.hyphenation,
  );
  const text = runs.map((run) => run.text).join("");
  const { headingLevel } = context;
  return {
    kind: headingLevel !== null ? "heading" : first.marker !== null ? "list-item" : "paragraph",
    ...(headingLevel === null ? {} : { level: headingLevel }),
    text,
    runs,
    ...(first.marker === null ? {} : { marker: { ...first.marker.marker, level: context.listLevel } }),
    ...(lines.every(({ line }) => line.added > 0 && !line.isOwn) ? { added: true as const } : {}),
    ...lookOf(lines, before, column, text, surroundings),
    container,
    position: positionOf(lines, surroundings),
  };
}

/** `ground` is the fill behind a whole column. */
export function containerOf(id: string, ground: string | undefined): Container {
  if (id === "body") return { kind: "body", id };
  return { kind: "column", id, ...(ground === undefined ? {} : { ground }) };
}

/** The box of the lines on the paragraph's first page, from the top left corner. */
function positionOf(lines: readonly FlowLine[], page: { readonly height: number }): Position {
  const first = lines[0] as FlowLine;
  const here = lines.filter(({ line }) => line.page === first.line.page && line.region === first.line.region);
  const left = Math.min(...here.map(({ line, marker }) => Math.min(line.x, marker?.x ?? line.x)));
  const right = Math.max(...here.map(({ line, marker }) => Math.max(line.x + line.width, marker?.x ?? 0)));
  const top = Math.max(...here.map(({ line }) => line.y + line.height));
  const bottom = Math.min(...here.map(({ line }) => line.y));
  const rounded = (value: number) => Math.round(value * 100) / 100;
  return {
    in: "page",
    page: first.line.page,
    x: rounded(left),
    y: rounded(page.height - top),
    width: rounded(right - left),
    height: rounded(top - bottom),
  };
}

function lookOf(
  lines: readonly FlowLine[],
  before: FlowLine | null,
  column: Column,
  text: string,
  surroundings: Surroundings,
): ParagraphLook {
  const first = lines[0] as FlowLine;
  const align = alignmentOf(lines, column, surroundings);
  const pitch = pitchOf(lines, column);
  const above =
    before === null || before.line.page !== first.line.page ? 0 : before.line.baseline - first.line.baseline - pitch;
  const borders = bordersOf(lines, before, surroundings);
  const shading = shadingOf(lines, surroundings);
  const tabs = tabsOf(first, column);
  return {
    ...(align === "left" ? {} : { align }),
    ...indentsOf(lines, column, align),
    ...(above > 0.5 ? { spaceBefore: round(above) } : {}),
    lineHeight: { rule: "exact", value: round(pitch) },
    ...(tabs.length > 0 ? { tabs } : {}),
    ...(borders === undefined ? {} : { borders }),
    ...(shading === null ? {} : { shading }),
    ...(isRightToLeft(text) ? { rtl: true } : {}),
  };
}

function pitchOf(lines: readonly FlowLine[], { leading }: Column): number {
  const [first, second] = lines;
  if (
    first !== undefined &&
    second !== undefined &&
    first.line.page === second.line.page &&
    first.line.region === second.line.region
  )
    return first.line.baseline - second.line.baseline;
  return Math.max(1, (first?.size ?? 0) * Math.min(leading, 1.5));
}

type Alignment = NonNullable<ParagraphLook["align"]>;

/** `left` stands for the side at which lines begin. */
function alignmentOf(lines: readonly FlowLine[], column: Column, page: { readonly width: number }): Alignment {
  const [first] = lines;
  const usual = isJustified(lines, column.end) ? "justify" : "left";
  if (first === undefined || first.line.text.includes("\t") || first.marker !== null) return usual;
  const insets = lines.map((line) => ({ before: line.start - column.start, after: column.end - line.end }));
  const isMiddle = (line: FlowLine) => Math.abs(line.line.x + line.line.width / 2 - page.width / 2) < 2;
  const isEven = insets.every(({ before, after }) => Math.abs(before - after) < Math.max(3, 0.3 * first.size));
  // A line that begins where others do is in the middle of the page by chance.
  const isAlone = () =>
    column.lines.filter(({ start }) => Math.abs(start - first.start) < 0.7).length < lines.length + 2;
  if ((isEven || (lines.every(isMiddle) && isAlone())) && insets.some(({ before }) => before > 1.5 * first.size))
    return "center";
  const isAtEnd = insets.every(
    ({ before, after }) => Math.abs(after) < 2 && before > 0.25 * (column.end - column.start),
  );
  return isAtEnd ? "right" : usual;
}

function isJustified(lines: readonly FlowLine[], end: number): boolean {
  return lines.length >= 3 && lines.slice(0, -1).every((line) => Math.abs(line.end - end) < 1);
}

function indentsOf(lines: readonly FlowLine[], column: Column, align: Alignment): ParagraphLook {
  const [first, second] = lines;
  if (first === undefined || align === "center" || align === "right") return {};
  const body = first.marker !== null ? first.textStart : (second?.start ?? first.start);
  const indentLeft = round(body - column.start);
  const indentFirst = round(first.start - body);
  return {
    ...(Math.abs(indentLeft) > 1 ? { indentLeft } : {}),
    ...(Math.abs(indentFirst) > 1 ? { indentFirst } : {}),
  };
}

function tabsOf({ line, end }: FlowLine, column: Column): readonly TabStop[] {
  const stops: TabStop[] = [];
  for (let at = line.text.indexOf("\t"); at >= 0; at = line.text.indexOf("\t", at + 1)) {
    const isLast = line.text.indexOf("\t", at + 1) < 0;
    const reachesEdge = isLast && Math.abs(column.end - end) < 3;
    stops.push(
      reachesEdge
        ? { at: round(column.end - column.start), align: "right" }
        : { at: round(Math.abs(textStart(line, at + 1) - Math.abs(column.start))), align: "left" },
    );
  }
  return stops.sort((one, other) => one.at - other.at);
}

/** Rules above and below the lines that are at least half as long as they, and near. */
function bordersOf(lines: readonly FlowLine[], before: FlowLine | null, { rules }: Surroundings): Borders | undefined {
  const first = lines[0] as FlowLine;
  const last = lines.at(-1) as FlowLine;
  const spans = (rule: PdfRule, { line, size }: FlowLine) =>
    rule.direction === "horizontal" &&
    rule.x <= line.x + size &&
    rule.x + rule.length >= line.x + line.width - size &&
    rule.length > 3 * size;
  const below = rules.find((rule) => {
    const distance = last.line.baseline - rule.y;
    return spans(rule, last) && distance > 0 && distance < 0.95 * last.size && !isUnderline(rule, last);
  });
  const above = rules.find((rule) => {
    const distance = rule.y - (first.line.baseline + 0.7 * first.size);
    const isNearer =
      before === null ||
      before.line.page !== first.line.page ||
      before.line.baseline - rule.y > distance + 0.2 * first.size;
    return spans(rule, first) && isNearer && distance > 0 && distance < 0.7 * first.size;
  });
  if (below === undefined && above === undefined) return undefined;
  return {
    ...(above === undefined ? {} : { top: borderFrom(above, above.y - first.line.baseline - 0.75 * first.size) }),
    ...(below === undefined ? {} : { bottom: borderFrom(below, last.line.baseline - 0.25 * last.size - below.y) }),
  };
}

function isUnderline(rule: PdfRule, { line }: FlowLine): boolean {
  return line.runs.some(({ underline }) => underline === true) && rule.x + rule.length <= line.x + line.width + 2;
}

function borderFrom(rule: PdfRule, space: number): Border {
  return { style: "single", width: round(rule.thickness), color: rule.color, space: round(Math.max(0, space)) };
}

/** Fill of a band behind the lines; the ground of a whole column is none. */
function shadingOf(lines: readonly FlowLine[], { boxes }: Surroundings): string | null {
  const first = lines[0] as FlowLine;
  const last = lines.at(-1) as FlowLine;
  const height = first.line.baseline - last.line.baseline + first.size;
  const band = boxes.findLast(
    (box) =>
      box.fill !== undefined &&
      box.x <= first.line.x + 1 &&
      box.x + box.width >= Math.max(...lines.map(({ line }) => line.x + line.width)) - 1 &&
      box.y <= last.line.baseline &&
      box.y + box.height >= first.line.baseline + 0.5 * first.size &&
      box.height < height + 2.5 * first.size,
  );
  return band?.fill === undefined || band.fill === "FFFFFF" ? null : band.fill;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Runs of page furniture and of text that stands apart. */
export function loneBlock(line: FlowLine, page: { readonly height: number }): Block {
  const runs: readonly Run[] = joinRunTexts([{ line: line.line, skip: 0 }], { words: new Set(), isAutomatic: false });
  return {
    kind: "paragraph",
    text: runs.map(({ text }) => text).join(""),
    runs,
    container: { kind: "body", id: "furniture" },
    position: positionOf([line], page),
  };
}
