/** Stands for a character that was taken out within a word; the reader of words skips it. */
const FILLER = "\u2060";

const BLOCK_TAG = /^<\/?(?:p|div|br|li|ul|ol|h\d|tr|table|section|hr|td)\b/iu;

/** UTF-8 that was read as Windows-1252. */
const MOJIBAKE: ReadonlyMap<string, string> = new Map([
  ["â€™", "’"],
  ["â€˜", "‘"],
  ["â€œ", "“"],
  ["â€\u009d", "”"],
  ["â€“", "–"],
  ["â€”", "—"],
  ["â€¢", "•"],
  ["â€¦", "…"],
  ["Â·", "·"],
  ["Â ", " "],
  ["Â\u00a0", " "],
  ["Ã©", "é"],
  ["Ã¨", "è"],
  ["Ã¼", "ü"],
  ["Ã¶", "ö"],
  ["Ã¤", "ä"],
  ["ÃŸ", "ß"],
  ["Ã±", "ñ"],
  ["Ã³", "ó"],
  ["Ã¡", "á"],
  ["Ã­", "í"],
]);

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "’"],
  ["nbsp", " "],
  ["bull", "•"],
  ["middot", "·"],
  ["ndash", "–"],
  ["mdash", "—"],
  ["rsquo", "’"],
  ["lsquo", "‘"],
  ["ldquo", "“"],
  ["rdquo", "”"],
  ["reg", "®"],
  ["trade", "™"],
]);

const ODD = new RegExp(
  `<\\/?[a-zA-Z][^<>]{0,300}>|&(?:#\\d{1,6}|[a-zA-Z]{2,8});|${[...MOJIBAKE.keys()].join("|")}`,
  "gu",
);

/**
 * The posting without HTML left-overs, entities and mojibake, for reading only: exactly as long as the original, so that
 * every offset in it holds in the original.
 */
export function readable(text: string): string {
  return text.replace(ODD, (odd) => {
    if (odd.startsWith("<")) return (BLOCK_TAG.test(odd) ? "\n" : " ") + " ".repeat(odd.length - 1);
    const meant = MOJIBAKE.get(odd) ?? entity(odd);
    return meant === " " || meant === "•" || meant === "·"
      ? meant.padEnd(odd.length, " ")
      : meant.padEnd(odd.length, FILLER);
  });
}

function entity(odd: string): string {
  const name = odd.slice(1, -1);
  if (!name.startsWith("#")) return ENTITIES.get(name.toLowerCase()) ?? " ";
  const code = Number(name.slice(1));
  return code === 160 || code < 32 || code > 0xffff ? " " : String.fromCharCode(code === 39 ? 0x2019 : code);
}
