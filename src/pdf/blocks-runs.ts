import type { Run } from "../model/look";
import { type Hyphenation, seamBetween } from "./blocks-seams";
import type { PdfRun } from "./page-layout";
import { isRightToLeft } from "./page-layout-bidi";
import type { RawLine } from "./page-layout-lines";

interface LinePart {
  readonly line: RawLine;
  /** Characters at its start to leave out. */
  readonly skip: number;
}

/** The runs of a paragraph from those of its lines: parts of words joined, runs of one look made one. */
export function joinRunTexts(parts: readonly LinePart[], hyphenation: Hyphenation): readonly Run[] {
  const runs: Run[] = [];
  for (const [index, { line, skip }] of parts.entries()) {
    if (index > 0) {
      const before = runs.map(({ text }) => text).join("");
      const { drop, add } = seamBetween(before.slice(-200), line.text, hyphenation);
      amend(runs, (text) => text.slice(0, text.length - drop) + add);
    }
    let left = skip;
    for (const run of line.runs) {
      const text = readable(run.text.slice(left));
      left = Math.max(0, left - run.text.length);
      const isIcon = text.trim() === "" && run.text.trim() !== "";
      if (text !== "" && !isIcon) push(runs, { ...lookOf(run, line), text });
    }
  }
  amend(runs, (text) => text.trimEnd());
  // What a glyph without meaning leaves behind is a gap twice as wide.
  for (const [index, run] of runs.entries()) {
    const isAfterSpace = index === 0 || runs[index - 1]?.text.endsWith(" ") === true;
    runs[index] = { ...run, text: (isAfterSpace ? run.text.replace(/^ +/u, "") : run.text).replace(/ {2,}/gu, " ") };
  }
  return runs.filter(({ text }) => text !== "");
}

/** Symbols of icon fonts, and glyphs that no text belongs to, mean nothing to a reader. */
function readable(text: string): string {
  return text.replace(/[\uE000-\uF8FF\u0000-\u0008\u000E-\u001F\u007F-\u009F]|\p{Co}/gu, "");
}

function amend(runs: Run[], change: (text: string) => string): void {
  const last = runs.pop();
  if (last !== undefined) runs.push({ ...last, text: change(last.text) });
}

function push(runs: Run[], run: Run): void {
  const last = runs.at(-1);
  const { text: _, ...look } = run;
  if (last !== undefined && hasLook(last, look)) amend(runs, (text) => text + run.text);
  else runs.push(run);
}

function hasLook(run: Run, look: Omit<Run, "text">): boolean {
  const { text: _, ...own } = run;
  return JSON.stringify(own) === JSON.stringify(look);
}

function lookOf(run: PdfRun, line: RawLine): Omit<Run, "text"> {
  const { font, size, color, letterSpacing, link, underline, text } = run;
  const raised = run.baseline - line.baseline;
  const isScript = Math.abs(raised) > 0.15 * size && size < 0.9 * Math.max(...line.runs.map((other) => other.size));
  return {
    font: font.family,
    size: Math.round(size * 10) / 10,
    ...(font.bold ? { bold: true } : {}),
    ...(font.italic ? { italic: true } : {}),
    ...(SMALL_CAPITALS.test(font.baseFont) ? { caps: "small" as const } : {}),
    ...(underline === true ? { underline: true } : {}),
    ...(color === "000000" ? {} : { color }),
    ...(letterSpacing > 0.2 ? { letterSpacing: Math.round(letterSpacing * 10) / 10 } : {}),
    ...(isScript ? { vertical: raised > 0 ? "superscript" : "subscript" } : {}),
    ...(isRightToLeft(text) ? { rtl: true } : {}),
    ...(link === undefined ? {} : { link }),
  };
}

/** Fonts whose small letters are small capitals. */
const SMALL_CAPITALS = /csc\d|caps(?:\d|-|$)|smallcaps|[-_]sc(?:-|$)/iu;
