/** What the symbol fonts show for the characters that word processors use as bullets, low byte first. */
const WINGDINGS: Readonly<Record<number, string>> = {
  40: "☎",
  41: "✆",
  42: "✉",
  43: "✉",
  70: "☞",
  108: "●",
  109: "❍",
  110: "■",
  111: "□",
  113: "❑",
  114: "❒",
  115: "⬧",
  116: "⧫",
  117: "◆",
  118: "❖",
  119: "⬥",
  158: "·",
  159: "•",
  160: "▪",
  161: "○",
  167: "▪",
  168: "◻",
  216: "➢",
  220: "➔",
  224: "→",
  232: "➔",
  240: "⇨",
  251: "✗",
  252: "✓",
  253: "☒",
  254: "☑",
};

const SYMBOL: Readonly<Record<number, string>> = {
  45: "−",
  42: "∗",
  167: "♣",
  168: "♦",
  174: "→",
  176: "°",
  183: "•",
  184: "÷",
  222: "⇒",
};

/**
 * Text set in a symbol font, in ordinary characters. Such fonts live in the private use area from U+F020
 * (ECMA-376 Part 1 §17.3.3.30); what is not in the tables shows as a bullet.
 */
export function showSymbols(text: string, font: string | undefined): string {
  const table = /wingdings/iu.test(font ?? "") ? WINGDINGS : /symbol/iu.test(font ?? "") ? SYMBOL : undefined;
  return text.replace(/[\uF020-\uF0FF]|[\u0020-\u00FF]/gu, (character) => {
    const code = character.charCodeAt(0);
    if (table === undefined) return code >= 0xf020 ? (SYMBOL[code - 0xf000] ?? "•") : character;
    return table[code & 0xff] ?? (code >= 0xf020 || code > 0x20 ? "•" : character);
  });
}

/** Fonts whose characters are signs, not letters. */
export function isSymbolFont(font: string | undefined): boolean {
  return /symbol|wingdings|webdings/iu.test(font ?? "");
}
