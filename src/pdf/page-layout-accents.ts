import type { PaintedGlyph } from "./page-layout-paint";

/** Accents that fonts hold as glyphs of their own, and the combining characters that mean the same. */
const COMBINING: Readonly<Record<string, string>> = {
  "`": "\u0300",
  "\u02CB": "\u0300",
  "´": "\u0301",
  "\u02CA": "\u0301",
  "^": "\u0302",
  ˆ: "\u0302",
  "~": "\u0303",
  "˜": "\u0303",
  "¯": "\u0304",
  "˘": "\u0306",
  "˙": "\u0307",
  "¨": "\u0308",
  "˚": "\u030A",
  "˝": "\u030B",
  ˇ: "\u030C",
  "¸": "\u0327",
  "˛": "\u0328",
};

/** Puts accents and other marks that are painted over a letter, as glyphs of their own, together with that letter. */
export function joinAccents(glyphs: readonly PaintedGlyph[]): readonly PaintedGlyph[] {
  const result: (PaintedGlyph | null)[] = [...glyphs];
  for (const [index, glyph] of glyphs.entries()) {
    const isCombining = glyph.text > "~" && /^\p{M}+$/u.test(glyph.text);
    const mark = isCombining ? glyph.text : COMBINING[glyph.text];
    if (mark === undefined) continue;
    let before = index - 1;
    while (result[before] === null) before -= 1;
    // A combining character follows its letter; an accent of its own is mostly painted before it.
    const at = (isCombining ? [before, index + 1] : [index + 1, before]).find((other) => {
      const letter = result[other];
      return letter !== null && letter !== undefined && isOver(glyph, letter);
    });
    const letter = at === undefined ? undefined : result[at];
    if (at === undefined || letter === null || letter === undefined) continue;
    result[at] = { ...letter, text: (letter.text.replace(/^ı$/u, "i") + mark).normalize("NFC") };
    result[index] = null;
  }
  return result.filter((glyph) => glyph !== null);
}

function isOver(mark: PaintedGlyph, letter: PaintedGlyph): boolean {
  const middle = mark.x + mark.width / 2;
  const isLetter = /^[\p{L}\p{M}]/u.test(letter.text) && Math.abs(mark.y - letter.y) < 0.7 * letter.size;
  const reach = 0.1 * letter.size;
  return (
    isLetter && middle > letter.x - reach && middle < letter.x + letter.width + reach && mark.angle === letter.angle
  );
}
