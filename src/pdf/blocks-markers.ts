import type { ListMarker } from "../model/look";
import type { PdfBox, PdfRun } from "./page-layout";
import { UNKNOWN_PICTURE } from "./page-layout-fonts";
import type { RawLine } from "./page-layout-lines";

/** A list marker at the start of a line, and where the line's own text begins. */
export interface LineMarker {
  readonly marker: Omit<ListMarker, "level">;
  /** Edges where marker and text begin: the left ones, or the right ones where lines run from right to left. */
  readonly x: number;
  readonly textX: number;
  /** Characters of the line's text that the marker takes, the gap after it included. */
  readonly length: number;
}

const BULLETS = "•‣◦⁃∙●○◉■□▪▫▬◆◇❖►▶▸▹▷➢➤➔→⇒✓✔✗✦★☆»›·*";
const DASHES = "-–—−";

/** Bullets of Symbol and Wingdings, whose codes lie in the private use area (F000 + code). */
const SYMBOLS: Readonly<Record<string, string>> = {
  "\uF0B7": "•",
  "\uF0A7": "▪",
  "\uF0D8": "➢",
  "\uF0FC": "✓",
  "\uF076": "❖",
  "\uF06E": "■",
  "\uF06F": "□",
  "\uF071": "❑",
  "\uF0A8": "◻",
  "\uF0E0": "→",
  "\uF0E8": "➔",
  "\uF075": "◆",
  "\uF06C": "●",
  "\uF0A1": "○",
};

const NUMBERED = /^(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|\(?[ivx]{1,4}[.)])[ \t]+(?=\S)/iu;

/**
 * Reads the list marker of a line: a typed bullet, a number, or a small shape drawn before the text. Of icons only those
 * mark items that `bullets` holds.
 */
export function readMarker(
  line: RawLine,
  dots: readonly PdfBox[],
  isRtl: boolean,
  bullets: ReadonlySet<string>,
): LineMarker | null {
  return typedMarker(line, isRtl, bullets) ?? numberMarker(line, isRtl) ?? drawnMarker(line, dots, isRtl);
}

/** So many lines that one icon begins are items of a list; a phone or a cap before a line is what it is about. */
const ENOUGH_ITEMS = 3;

/** The icons that begin several lines each. */
export function iconBullets(lines: readonly RawLine[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { runs, text } of lines) {
    const icon = runs[0]?.font.icons === true ? String.fromCodePoint(text.codePointAt(0) ?? 0) : "";
    if (icon !== UNKNOWN_PICTURE) counts.set(icon, (counts.get(icon) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([icon, count]) => (count >= ENOUGH_ITEMS ? [icon] : [])));
}

function typedMarker(line: RawLine, isRtl: boolean, bullets: ReadonlySet<string>): LineMarker | null {
  const character = String.fromCodePoint(line.text.codePointAt(0) ?? 0);
  const rest = line.text.slice(character.length);
  const gap = /^[ \t]+/u.exec(rest)?.[0] ?? "";
  const run = line.runs[0];
  if (run === undefined || rest.trim() === "") return null;
  // Bullets of fonts that do not say what their glyphs mean.
  const isPrivate = /^[\uE000-\uF8FF\u0001-\u0008\u000E-\u001F\u007F-\u009F]$/u.test(character);
  const isLetterO = character === "o" && gap !== "" && /courier|wingdings|symbol/iu.test(run.font.baseFont);
  if (isPrivate && run.font.icons && !bullets.has(character)) return null;
  const isBullet = BULLETS.includes(character) || isLetterO;
  const isDash = DASHES.includes(character) && gap !== "" && !goesOn(rest.trim());
  if (!isBullet && !isDash && !(isPrivate && !/[\uE000-\uF8FF]/u.test(rest))) return null;
  return {
    marker: { ordered: false, text: SYMBOLS[character] ?? (isPrivate || isLetterO ? "•" : character), from: "typed" },
    x: isRtl ? line.x + line.width : line.x,
    textX: textEdge(line, character.length + gap.length, isRtl),
    length: character.length + gap.length,
  };
}

/** A line that a stretch of time was broken onto, behind a dash: `– present)`, `– 04/2017`. */
function goesOn(rest: string): boolean {
  return (
    /^[^()]*\)/u.test(rest) ||
    /^(?:(?:\p{L}{3,10}\.?\s+|\d{1,2}[./-])?(?:19|20)\d\d|present|current|now|today|heute)$/iu.test(rest)
  );
}

function numberMarker(line: RawLine, isRtl: boolean): LineMarker | null {
  const whole = NUMBERED.exec(line.text)?.[0];
  if (whole === undefined) return null;
  return {
    marker: { ordered: true, text: whole.trim(), from: "typed" },
    x: isRtl ? line.x + line.width : line.x,
    textX: textEdge(line, whole.length, isRtl),
    length: whole.length,
  };
}

function drawnMarker(line: RawLine, dots: readonly PdfBox[], isRtl: boolean): LineMarker | null {
  const size = Math.max(...line.runs.map((run) => run.size));
  const dot = dots.find((box) => {
    const middle = box.y + box.height / 2;
    const gap = isRtl ? box.x - (line.x + line.width) : line.x - (box.x + box.width);
    return (
      middle > line.baseline - 0.1 * size &&
      middle < line.baseline + 0.8 * size &&
      gap > 0 &&
      gap < 2.2 * size &&
      box.height < 0.7 * size
    );
  });
  if (dot === undefined) return null;
  return {
    marker: { ordered: false, text: "•", from: "numbering" },
    x: isRtl ? dot.x + dot.width : dot.x,
    textX: isRtl ? line.x + line.width : line.x,
    length: 0,
  };
}

/** Where the text after a marker begins; from right to left, the gap before it is taken to be half an em. */
function textEdge(line: RawLine, length: number, isRtl: boolean): number {
  return isRtl ? textStart(line, 0) - (line.runs[0]?.size ?? 0) / 2 : textStart(line, length);
}

/** Left edge of the character at an index of the line's text, as near as runs tell it. */
export function textStart(line: RawLine, index: number): number {
  let at = 0;
  for (const run of line.runs) {
    if (index < at + run.text.length) return index === at ? run.x : inRun(run, index - at);
    at += run.text.length;
  }
  return line.x + line.width;
}

function inRun(run: PdfRun, index: number): number {
  return run.starts[index] ?? run.x;
}
