import type { PdfLine } from "./page-layout";
import { isApart, type Row } from "./reflow-rows";

/** Where the new section goes among the rows of a page. */
export interface Cut {
  /** Index of the row that it stands before. */
  readonly at: number;
  /** The section below begins above its own heading, which hangs beside its text at half its height. */
  readonly isAboveHeading: boolean;
}

/**
 * The cut before or after a line, so that all that is read before the place is above it and all that is read after it
 * below. Null when text goes on beside the place.
 *
 * @param lines All lines of the page, in reading order.
 */
export function cutAt(
  rows: readonly Row[],
  anchor: PdfLine,
  side: "before" | "after",
  lines: readonly PdfLine[],
): Cut | null {
  const own = rows.findIndex((row) => row.lines.includes(anchor));
  const place = lines.indexOf(anchor);
  const isAfter = (line: PdfLine) => lines.indexOf(line) > place;
  const isBefore = (line: PdfLine) => lines.indexOf(line) < place;
  let at = side === "before" ? own : own + 1;
  if (side === "before") while (rows[at - 1]?.lines.some(isAfter) === true) at -= 1;
  else while (rows[at]?.lines.some(isBefore) === true) at += 1;
  const passed = side === "before" ? rows.slice(at, own) : rows.slice(own + 1, at);
  const isMixed = passed.some((row) => row.lines.some(side === "before" ? isBefore : isAfter));
  return isMixed || cutsThrough(rows, at) ? null : { at, isAboveHeading: side === "before" && at < own };
}

/** Whether the row at the cut is a label at half the height of the text beside it, whose lines go on past the cut. */
function cutsThrough(rows: readonly Row[], at: number): boolean {
  const [upper, label, lower] = [rows[at - 1], rows[at], rows[at + 1]];
  if (upper === undefined || label === undefined || lower === undefined) return false;
  const isBeside = [upper, lower].every(({ lines }) => lines.every((line) => isApart(line, label.lines)));
  return isBeside && upper.baseline - lower.baseline < 1.6 * (lower.top - lower.bottom);
}
