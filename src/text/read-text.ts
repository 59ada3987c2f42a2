import type { Context } from "../context";
import type { Block, Reading } from "../model/document";
import { PLAIN_PAGE } from "./page";

const BULLET = /^([•·▪●○◦‣∙■–—*+-])[ \t]+(?=\S)/u;
const ORDERED = /^(\d{1,2}[.)])[ \t]+(?=\S)/u;

/** Reads plain text: every line is a block, typed bullets are list items. Positions are offsets in the given text. */
export function readText(text: string, context: Context): Reading {
  const blocks: Block[] = [];
  for (const { start, end } of linesOf(text)) {
    if (blocks.length % 1000 === 0) context.checkpoint();
    blocks.push(blockOf(text, start, end));
  }
  return { source: { format: "text", text }, blocks, furniture: [], page: PLAIN_PAGE, pages: null };
}

/** Lines without their ends (LF, CRLF, CR, form feed) and without the byte order mark. */
function* linesOf(text: string): Generator<{ readonly start: number; readonly end: number }> {
  let start = text.startsWith("\uFEFF") ? 1 : 0;
  for (const match of text.matchAll(/\r\n|[\n\r\f\u2028\u2029]/gu)) {
    yield { start, end: match.index };
    start = match.index + match[0].length;
  }
  if (start < text.length) yield { start, end: text.length };
}

function blockOf(text: string, lineStart: number, lineEnd: number): Block {
  const line = text.slice(lineStart, lineEnd);
  const indent = line.length - line.trimStart().length;
  const words = line.trim();
  const bullet = BULLET.exec(words);
  const mark = bullet ?? ORDERED.exec(words);
  const skipped = mark?.[0].length ?? 0;
  const start = words === "" ? lineStart : lineStart + indent + skipped;
  const shown = words.slice(skipped);
  const common = {
    text: shown,
    runs: shown === "" ? [] : [{ text: shown }],
    container: { kind: "body", id: "body" },
    position: { in: "text", start, end: start + shown.length },
  } as const;
  if (mark?.[1] === undefined) return { kind: "paragraph", ...common };
  return {
    kind: "list-item",
    marker: { text: mark[1], level: indent >= 4 ? 1 : 0, ordered: bullet === null, from: "typed" },
    ...common,
  };
}
