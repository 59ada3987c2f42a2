import type { Context } from "../context";
import { ResumeError } from "../errors";
import type { Block, Reading } from "../model/document";
import type { Border } from "../model/look";
import { PLAIN_PAGE } from "./page";
import { wellFormed } from "./wellformed";

/** An `o` is what Word's round bullet comes to in plain text. */
const BULLET = /^(?:([•·▪●○◦‣∙■➢❖✓–—*+-])[ \t]+(?=\S)|(o)[ \t]+(?=\p{Lu}|\p{N}))/u;
const ORDERED = /^(\d{1,2}[.)])[ \t]+(?=\S)/u;
/** A line drawn with characters, under a heading or between sections. */
const RULE = /^[\s\-=_*~#─━═—–.·•+|]{3,}$/u;
const DRAWN: Border = { style: "single", width: 0.75, color: "000000", space: 1 };

/** Some thousand pages: what is longer is no resume, and would cost minutes to draw. */
const MOST_LINES = 50_000;

/** A line of the text, without its end and its indent. */
interface Line {
  readonly start: number;
  readonly text: string;
  readonly indent: number;
}

/**
 * Reads plain text. A line is a block, typed bullets are list items, lines that were wrapped at a fixed width are one
 * block, and drawn rules are borders of the line above. Positions are offsets in the given text.
 *
 * @throws {ResumeError} `too-large` (`text-lines`) beyond 50,000 lines that are not empty.
 */
export function readText(given: string, context: Context): Reading {
  const text = wellFormed(given);
  const lines = linesOf(text);
  refuseTooMany(lines);
  const width = usualWidth(lines);
  const blocks: Block[] = [];
  let before: Line | undefined;
  for (const [index, line] of lines.entries()) {
    if (index % 1000 === 0) context.checkpoint();
    const last = blocks.at(-1);
    if (last !== undefined && line.text !== "" && RULE.test(line.text)) {
      if (last.text !== "") blocks[blocks.length - 1] = { ...last, borders: { bottom: DRAWN } };
      before = undefined;
      continue;
    }
    if (last !== undefined && before !== undefined && goesOn(last, before, line, width)) {
      blocks[blocks.length - 1] = joined(last, line);
    } else {
      blocks.push(blockOf(line));
    }
    before = line;
  }
  return { source: { format: "text", text: given }, blocks, furniture: [], page: PLAIN_PAGE, pages: null };
}

/** Lines without their ends (LF, CRLF, CR, form feed) and without the byte order mark. */
function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = text.startsWith("\uFEFF") ? 1 : 0;
  const add = (end: number) => {
    const whole = text.slice(start, end);
    const words = whole.trim();
    const indent = words === "" ? 0 : whole.length - whole.trimStart().length;
    lines.push({ start: start + indent, text: words, indent });
  };
  for (const match of text.matchAll(/\r\n|[\n\r\f\u0085\u2028\u2029]/gu)) {
    add(match.index);
    start = match.index + match[0].length;
  }
  if (start < text.length) add(text.length);
  return lines;
}

const NARROWEST = 55;

/** Addresses, and columns made of spaces, are as long as they are, whatever the width. */
const NOT_PROSE = /@|:\/\/|\||\t| {3,}/u;

/** The width at which the text was wrapped, or null when its lines are as long as their sentences. */
function usualWidth(lines: readonly Line[]): number | null {
  const prose = lines.filter(({ text }) => !NOT_PROSE.test(text));
  const lengths = prose.map(({ text, indent }) => text.length + indent).filter((length) => length > NARROWEST);
  const widest = lengths.reduce((most, length) => Math.max(most, length), 0);
  return widest > 0 && widest <= 110 ? widest : null;
}

/**
 * Whether a line goes on with the sentence of the line before: that one is as wide as lines get, or this one hangs
 * under the words of a list item.
 */
function goesOn(last: Block, before: Line, line: Line, width: number | null): boolean {
  if (line.text === "" || before.text === "" || isMarked(line.text)) return false;
  if (last.kind === "list-item" && line.indent > 0 && line.indent >= before.indent) {
    return line.indent > before.indent || !isMarked(before.text);
  }
  if (width === null || line.indent !== before.indent || /\t| {3,}/u.test(before.text)) return false;
  const [next = ""] = line.text.split(/\s/u);
  const isFull = before.text.length > NARROWEST && width - before.indent - before.text.length <= next.length;
  return isFull && (/^\p{Ll}/u.test(line.text) || /[,&]$/u.test(before.text)) && !/@/u.test(next);
}

function isMarked(text: string): boolean {
  return BULLET.test(text) || ORDERED.test(text);
}

function joined(block: Block, { start, text }: Line): Block {
  const words = `${block.text} ${text}`;
  const from = block.position.in === "text" ? block.position.start : start;
  return {
    ...block,
    text: words,
    runs: [{ text: words }],
    position: { in: "text", start: from, end: start + text.length },
  };
}

function blockOf({ start: lineStart, text: words, indent }: Line): Block {
  const bullet = BULLET.exec(words);
  const mark = bullet ?? ORDERED.exec(words);
  const sign = mark?.[1] ?? mark?.[2];
  const skipped = mark?.[0].length ?? 0;
  const start = lineStart + skipped;
  // Columns made of spaces are tabs.
  const shown = words.slice(skipped).replace(/ {3,}|[ \t]*\t[ \t]*/gu, "\t");
  const common = {
    text: shown,
    runs: shown === "" ? [] : [{ text: shown }],
    container: { kind: "body", id: "body" },
    position: { in: "text", start, end: lineStart + words.length },
  } as const;
  if (sign === undefined) return { kind: "paragraph", ...common };
  return {
    kind: "list-item",
    marker: { text: sign, level: indent >= 4 ? 1 : 0, ordered: bullet === null, from: "typed" },
    ...common,
  };
}

function refuseTooMany(lines: readonly Line[]): void {
  const written = lines.filter(({ text }) => text !== "").length;
  if (written <= MOST_LINES) return;
  throw new ResumeError(
    "too-large",
    `The text has ${written} lines; at most ${MOST_LINES} are read. Pass the resume alone.`,
    { detail: "text-lines" },
  );
}
