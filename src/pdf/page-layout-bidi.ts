/** Letters; the Arabic comma and its like take the direction of what is around them. */
const RTL = /[\u0590-\u05FF\u0620-\u065F\u066E-\u06EF\u06FA-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;
const LTR = /[A-Za-z\u00C0-\u058F\u0900-\u1FFF\u2C00-\uD7FF]/u;
const DIGIT = /[0-9\u0660-\u0669\u06F0-\u06F9]/u;
/** Between digits, part of their number: dates, times, decimals, phone numbers. */
const NUMBER_MARK = /[0-9.,:/+\-–%]/u;

const MIRRORED: Readonly<Record<string, string>> = {
  "(": ")",
  ")": "(",
  "[": "]",
  "]": "[",
  "{": "}",
  "}": "{",
  "<": ">",
  ">": "<",
  "«": "»",
  "»": "«",
};

/** Whether most letters of a text are written from right to left. */
export function isRightToLeft(text: string): boolean {
  if (!RTL.test(text)) return false;
  let balance = 0;
  for (const character of text) balance += RTL.test(character) ? 1 : LTR.test(character) ? -1 : 0;
  return balance > 0;
}

/**
 * Puts the pieces of a line, which stand from left to right as on paper, in the order in which they are read: the
 * reverse of the Unicode Bidirectional Algorithm (UAX #9) for one level of embedding.
 */
export function toLogicalOrder<T extends { readonly text: string }>(
  pieces: readonly T[],
  pageIsRtl: boolean,
  mirror: (piece: T, text: string) => T,
): readonly T[] {
  if (!pieces.some(({ text }) => RTL.test(text))) return pieces;
  const rtl = pageIsRtl || isRightToLeft(pieces.map(({ text }) => text).join(""));
  const ordered = rtl ? [...pieces].reverse() : pieces;
  // Stretches against the line's direction are turned round: words of the other script, and numbers.
  const result: T[] = [];
  let at = 0;
  while (at < ordered.length) {
    const end = rtl ? endOfLtr(ordered, at) : endOfRtl(ordered, at);
    if (end === at) {
      const piece = ordered[at];
      if (piece !== undefined) result.push(rtl ? mirrored(piece, mirror) : piece);
      at += 1;
    } else {
      const turned = ordered.slice(at, end).reverse();
      result.push(...(rtl ? turned : turned.map((piece) => mirrored(piece, mirror))));
      at = end;
    }
  }
  return result;
}

function mirrored<T extends { readonly text: string }>(piece: T, mirror: (piece: T, text: string) => T): T {
  const other = MIRRORED[piece.text];
  return other === undefined ? piece : mirror(piece, other);
}

/** End of a stretch of left-to-right words and numbers, `start` when there is none. */
function endOfLtr(pieces: readonly { readonly text: string }[], start: number): number {
  const first = pieces[start]?.text ?? "";
  if (!LTR.test(first) && !DIGIT.test(first)) return start;
  const words = LTR.test(first) || belongsToWord(pieces, start);
  let end = start + 1;
  for (let at = start + 1; at < pieces.length; at += 1) {
    const text = pieces[at]?.text ?? "";
    if (RTL.test(text)) break;
    if (LTR.test(text) || DIGIT.test(text)) end = at + 1;
    else if (!words && !NUMBER_MARK.test(text)) break;
  }
  return end;
}

/** Whether the number at `start` follows a left-to-right word, a space between them: `Python 3`. */
function belongsToWord(pieces: readonly { readonly text: string }[], start: number): boolean {
  for (let at = start; at < pieces.length; at += 1) {
    const text = pieces[at]?.text ?? "";
    if (LTR.test(text)) return true;
    if (!DIGIT.test(text) && !NUMBER_MARK.test(text) && text !== " ") return false;
  }
  return false;
}

/** End of a stretch of right-to-left words, `start` when there is none. */
function endOfRtl(pieces: readonly { readonly text: string }[], start: number): number {
  if (!RTL.test(pieces[start]?.text ?? "")) return start;
  let end = start + 1;
  for (let at = start + 1; at < pieces.length; at += 1) {
    const text = pieces[at]?.text ?? "";
    if (LTR.test(text) || DIGIT.test(text) || text === "\t") break;
    if (RTL.test(text)) end = at + 1;
  }
  return end;
}
