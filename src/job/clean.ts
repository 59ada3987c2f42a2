import { FILLER } from "../skills/words";

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
  ["Ãº", "ú"],
  ["Ã ", "à"],
  ["Ã¢", "â"],
  ["Ã§", "ç"],
  ["Ãª", "ê"],
  ["Ã«", "ë"],
  ["Ã®", "î"],
  ["Ã¯", "ï"],
  ["Ã´", "ô"],
  ["Ã¹", "ù"],
  ["Ã‰", "É"],
  ["Ã„", "Ä"],
  ["Ã–", "Ö"],
  ["Ãœ", "Ü"],
  ["â„¢", "™"],
  ["â‚¬", "€"],
  ["Â®", "®"],
  ["Â°", "°"],
  ["Â£", "£"],
  // The last byte was lost.
  ["â€", "”"],
]);
/** What is left of a space that does not break, at the end of a line. */
const LOST_SPACE = "Â";

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
  `<\\/?[a-zA-Z][^<>]{0,300}>|&(?:#\\d{1,6}|[a-zA-Z]{2,8});|${[...MOJIBAKE.keys()].join("|")}|${LOST_SPACE}(?=[\\r\\n]|$)`,
  "gu",
);

/**
 * The posting without HTML left-overs, entities and mojibake, for reading only: exactly as long as the original, so that
 * every offset in it holds in the original.
 */
export function readable(text: string): string {
  return text.replace(ODD, (odd, at: number) => {
    if (odd.startsWith("<")) return tag(odd, text.slice(at - 1, at), text.slice(at + odd.length, at + odd.length + 1));
    const meant = odd === LOST_SPACE ? " " : (MOJIBAKE.get(odd) ?? entity(odd));
    return meant.padEnd(odd.length, meant === "•" || meant === "·" ? " " : FILLER);
  });
}

/** A new line for a block; for a tag within a line nothing, but for a space between two words. */
function tag(odd: string, before: string, after: string): string {
  if (BLOCK_TAG.test(odd)) return "\n".padEnd(odd.length, " ");
  return (WORD.test(before) && WORD.test(after) ? " " : "").padEnd(odd.length, FILLER);
}

const WORD = /[\p{L}\p{N}]/u;

function entity(odd: string): string {
  const name = odd.slice(1, -1);
  if (!name.startsWith("#")) return ENTITIES.get(name.toLowerCase()) ?? " ";
  const code = Number(name.slice(1));
  return code === 160 || code < 32 || code > 0xffff ? " " : String.fromCharCode(code === 39 ? 0x2019 : code);
}
