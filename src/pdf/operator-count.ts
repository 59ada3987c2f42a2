import { failOperators } from "./limit-errors";

/**
 * How many more `q` than `Q` stand in a piece of a content stream (ISO 32000-2 §8.4.2), how many more at most up to
 * somewhere in it, and its bytes but for space.
 */
export function survey(text: string): { readonly states: number; readonly deepest: number; readonly solid: number } {
  // Beyond the ends there is NaN, which is no more than space either.
  const isSpace = (code: number) => !(code > 0x20);
  let states = 0;
  let deepest = 0;
  let solid = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) continue;
    solid += 1;
    if ((code === 0x71 || code === 0x51) && isSpace(text.charCodeAt(at - 1)) && isSpace(text.charCodeAt(at + 1)))
      states += code === 0x71 ? 1 : -1;
    if (states > deepest) deepest = states;
  }
  return { states, deepest, solid };
}

/** Operators of content streams (ISO 32000-2 Annex A), as they stand between white space or brackets. */
const OPERATOR =
  /(?<=^|[\s\])>])(?:[bBfFhnqQsSWMJjdigw]|[bBfTW]\*|BT|ET|BI|ID|EI|BX|EX|BMC|BDC|EMC|MP|DP|CS|cs|SCN?|scn?|G|g|RG|rg|K|k|cm|re|[mlcvy]|Do|sh|gs|ri|d0|d1|T[jJcdDfLmrswz]|["'])(?=$|[\s[(</])/gu;

/** Of them, those that paint a path or show text (§8.5.3, §9.4.3): each is a thing of its own on the page. */
const PAINTING: ReadonlySet<string> = new Set("f F f* B B* b b* S s Tj TJ ' \"".split(" "));

export interface OperatorCount {
  readonly operators: number;
  /** Those that paint a path or show text. */
  readonly painting: number;
}

/** Counts the operators of a content stream, given in pieces. @throws {ResumeError} `too-large` beyond `most`. */
export function countOperators(pieces: Iterable<string>, most: number, checkpoint: () => void): OperatorCount {
  let operators = 0;
  let painting = 0;
  for (const piece of pieces) {
    checkpoint();
    for (const [operator] of piece.matchAll(OPERATOR)) {
      operators += 1;
      if (PAINTING.has(operator)) painting += 1;
    }
    if (operators > most) failOperators(most);
  }
  return { operators, painting };
}
