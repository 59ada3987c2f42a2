import type { Run } from "../model/look";
import { seam } from "./blocks-paragraphs";
import type { PdfRun } from "./page-layout";
import { isRightToLeft } from "./page-layout-bidi";
import type { RawLine } from "./page-layout-lines";

interface LinePart {
  readonly line: RawLine;
  /** Characters at its start to leave out. */
  readonly skip: number;
}

/** The runs of a paragraph from those of its lines: parts of words joined, runs of one look made one. */
export function joinRunTexts(parts: readonly LinePart[], words: ReadonlySet<string>): readonly Run[] {
  const runs: Run[] = [];
  for (const [index, { line, skip }] of parts.entries()) {
    if (index > 0) {
      const before = runs.map(({ text }) => text).join("");
      const { drop, add } = seam(before.slice(-200), line.text, words);
      amend(runs, (text) => text.slice(0, text.length - drop) + add);
    }
    let left = skip;
    for (const run of line.runs) {
      const text = readable(run.text.slice(left));
      left = Math.max(0, left - run.text.length);
      if (text !== "") push(runs, { ...lookOf(run, line), text });
    }
  }
  amend(runs, (text) => text.trimEnd());
  return runs.filter(({ text }) => text !== "");
}

/** Symbols of icon fonts mean no text. */
function readable(text: string): string {
  return text.replace(/[\uE000-\uF8FF\u0000-\u0008\u000E-\u001F]/gu, "");
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
    ...(underline === true ? { underline: true } : {}),
    ...(color === "000000" ? {} : { color }),
    ...(letterSpacing > 0.2 ? { letterSpacing: Math.round(letterSpacing * 10) / 10 } : {}),
    ...(isScript ? { vertical: raised > 0 ? "superscript" : "subscript" } : {}),
    ...(isRightToLeft(text) ? { rtl: true } : {}),
    ...(link === undefined ? {} : { link }),
  };
}
