import { hexOperand, numberOperand } from "./content-stream";
import type { ShownCode, SourceFont } from "./content-stream-fonts";
import type { TextMark } from "./content-stream-marks";
import type { OpenPage } from "./content-stream-move";
import type { Column } from "./insert-columns";
import type { PdfLayout, PdfLine } from "./page-layout";
import { pageNumberIn } from "./read-furniture";
import { lineUnder } from "./reflow-rows";
import { shownGlyphs } from "./section-fonts";

/** Headers and footers of a resume that comes to have more pages. */
export interface RunningMatter {
  /** Its pages, with the number of pages counted anew. */
  readonly open: readonly OpenPage[];
  /** Marks of the last page that stand on those after it as well. */
  readonly marks: ReadonlySet<number>;
  /** The last page as it is drawn on one after it. */
  readonly onPage: (index: number) => OpenPage;
}

type Glyphs = ReadonlyMap<SourceFont, ReadonlyMap<string, ShownCode>>;
type Shows = ReadonlyMap<number, string>;

/** Null where the last page has neither, or its font lacks a digit, or it is not clear what is a page's number. */
export function runningMatter(
  open: readonly OpenPage[],
  layout: PdfLayout,
  columns: readonly Column[],
  pages: number,
): RunningMatter | null {
  const last = open.at(-1)!;
  const lines = furnitureOf(last, layout);
  if (lines.length === 0) return null;
  const glyphs = shownGlyphs(open);
  const count = (page: OpenPage, number: number) => countedShows(page, layout, glyphs, { number, pages });
  const shows = open.map((page) => count(page, page.index + 1));
  const added = Array.from({ length: pages - open.length }, (_, at) => count(last, open.length + at + 1));
  if (!shows.every((each) => each !== null) || !added.every((each) => each !== null)) return null;
  return {
    open: open.map((page, index) => (shows[index]!.size === 0 ? page : { ...page, shows: shows[index]! })),
    marks: marksOf(last, layout, lines, columns),
    onPage: (index) => ({ ...last, shows: added[index - open.length]! }),
  };
}

/** Page furniture: lines of a column that are no part of the resume's text. */
function furnitureOf({ index }: OpenPage, { pages }: PdfLayout): readonly PdfLine[] {
  return pages[index]!.lines.filter(({ block, region, text }) => block === null && region >= 0 && text.trim() !== "");
}

/** How near to a header or footer a rule or a picture stands that belongs to it. */
const NEAR = 12;

function marksOf(
  page: OpenPage,
  layout: PdfLayout,
  lines: readonly PdfLine[],
  columns: readonly Column[],
): ReadonlySet<number> {
  const all = layout.pages[page.index]!.lines;
  const isFree = (mark: number) => columns.every(({ views }) => views[page.index]!.places[mark]?.kind === "none");
  const found = page.marks.flatMap((mark, index) => {
    if (mark.kind === "text") {
      const line = lineUnder(mark, all);
      return line !== null && lines.includes(line) ? [index] : [];
    }
    const { top, bottom } = mark.edges;
    const isNear = lines.some(({ y, height }) => bottom > y - NEAR && top < y + height + NEAR);
    const isSeen = mark.kind === "picture" || mark.fills || mark.strokes;
    return isNear && isSeen && isFree(index) ? [index] : [];
  });
  return new Set(found);
}

/** The shows of a page's furniture with its numbers counted anew; null where that cannot be done. */
function countedShows(
  page: OpenPage,
  layout: PdfLayout,
  glyphs: Glyphs,
  to: { readonly number: number; readonly pages: number },
): Shows | null {
  const shows = new Map<number, string>();
  const { lines } = layout.pages[page.index]!;
  for (const line of furnitureOf(page, layout)) {
    const stated = pageNumberIn(line.text, page.index, layout.pages.length);
    if (stated === null) {
      if (holdsNumber(line.text, page.index + 1)) return null;
      continue;
    }
    const digits = new Map<number, string>();
    const isSet =
      setDigits(digits, line.text, stated.number, String(to.number)) &&
      (stated.total === null || setDigits(digits, line.text, stated.total, String(to.pages)));
    if (!isSet) return null;
    if (digits.size === 0) continue;
    const marks = page.marks.filter(
      (mark): mark is TextMark => mark.kind === "text" && lineUnder(mark, lines) === line,
    );
    const changed = showsWith(page, marks, line.text, digits, glyphs);
    if (changed === null) return null;
    for (const [operator, show] of changed) shows.set(operator, show);
  }
  return shows;
}

function holdsNumber(text: string, number: number): boolean {
  return [...text.matchAll(/\d+/gu)].some(([digits]) => Number(digits) === number);
}

/** Notes which characters of a text change; a number may not become longer, as what follows it stays where it is. */
function setDigits(
  digits: Map<number, string>,
  text: string,
  [start, end]: readonly [number, number],
  number: string,
): boolean {
  if (end - start !== number.length) return false;
  for (const [index, digit] of [...number].entries()) {
    if (text[start + index] !== digit) digits.set(start + index, digit);
  }
  return true;
}

/** The operators that show a line, with some of its characters changed to others that the font is known to have. */
function showsWith(
  page: OpenPage,
  marks: readonly TextMark[],
  text: string,
  digits: ReadonlyMap<number, string>,
  glyphs: Glyphs,
): Shows | null {
  const codes = [...marks]
    .sort((one, other) => one.x - other.x)
    .flatMap((mark) => mark.codes.map((code, at) => ({ mark, code, at })))
    .filter(({ code }) => code.text === undefined || code.text.trim() !== "");
  const places = [...text.matchAll(/\S/gu)].map(({ index }) => index);
  if (codes.map(({ code }) => code.text ?? "?").join("") !== text.replace(/\s/gu, "")) return null;
  const changed = new Map<TextMark, Map<number, ShownCode>>();
  for (const [place, digit] of digits) {
    const { mark, at } = codes[places.indexOf(place)]!;
    const code = mark.font === null ? undefined : glyphs.get(mark.font)?.get(digit);
    if (code === undefined) return null;
    changed.set(mark, (changed.get(mark) ?? new Map<number, ShownCode>()).set(at, code));
  }
  const shows = new Map<number, string>();
  for (const [mark, by] of changed) {
    const show = showOf(page, mark, by);
    if (show === null) return null;
    shows.set(mark.first, show);
  }
  return shows;
}

/** A show of strings with some codes changed; null for one that also moves to the next line. */
function showOf(page: OpenPage, { first, codes }: TextMark, changed: ReadonlyMap<number, ShownCode>): string | null {
  const { name, operands } = page.operators[first]!;
  if (name !== "Tj" && name !== "TJ") return null;
  const [shown] = operands;
  const parts = shown?.kind === "array" ? shown.items : shown === undefined ? [] : [shown];
  let at = 0;
  const written = parts.flatMap((part) => {
    if (part.kind === "number") return [numberOperand(part.value)];
    if (part.kind !== "string") return [];
    let bytes = "";
    while (at < codes.length && bytes.length < part.value.length) {
      bytes += (changed.get(at) ?? codes[at]!).bytes;
      at += 1;
    }
    return [hexOperand(bytes)];
  });
  return `[${written.join(" ")}] TJ`;
}
