import type { InlinePiece } from "./inline";
import type { Located } from "./located";
import { type Property, readProperties, withoutProperties } from "./property-list";
import { lineText } from "./soft-lines";
import { child } from "./xml";

/** A paragraph of the person's, as far as another one can be made to look like it. */
export interface ParagraphModel {
  readonly located: Located;
  /** Content for `w:pPr`, without what belongs to one paragraph only: breaks, sections, tracked changes. */
  readonly properties: readonly Property[];
  /** Look of most of its text. */
  readonly main: readonly Property[];
  /** Look of its first text. */
  readonly first: readonly Property[];
  /** Look of what follows the first text where that differs from it (a bold name, then plain words). */
  readonly rest: readonly Property[];
  /** Look of what stands after its last tab. */
  readonly afterTab: readonly Property[];
  /** Tabs that stand in a row before that. */
  readonly tabs: number;
  /** Pieces before the block's text: a typed list marker and its space. */
  readonly marker: readonly InlinePiece[];
}

const DROPPED: ReadonlySet<string> = new Set([
  "w:sectPr",
  "w:pPrChange",
  "w:rPrChange",
  "w:pageBreakBefore",
  "w:ins",
  "w:del",
  "w:moveFrom",
  "w:moveTo",
  "w:numberingChange",
  "w:vanish",
  "w:specVanish",
  "w:webHidden",
  "w:divId",
]);

export function modelOf(located: Located, text: string): ParagraphModel {
  const whole = lineText(located.pieces);
  const markerLength =
    located.block.marker?.from === "typed" ? Math.max(0, whole.length - located.block.text.length) : 0;
  const marker = takeText(located.pieces, markerLength);
  const inMarker = new Set(marker);
  const isShown = (piece: InlinePiece) => !inMarker.has(piece) && piece.text.trim() !== "";
  const pieces = located.pieces.filter(isShown);
  const lookOf = (piece: InlinePiece | undefined) => runProperties(piece, text);
  const groups = groupByLook(pieces, lookOf);
  const first = lookOf(pieces[0]);
  const lastTab = located.pieces.findLastIndex((piece) => piece.text === "\t");
  const beforeTab = lastTab < 0 ? pieces : located.pieces.slice(0, lastTab).filter(isShown);
  const afterTab = lookOf(located.pieces.slice(lastTab + 1).find((piece) => piece.text.trim() !== "") ?? pieces.at(-1));
  const others = (among: readonly InlinePiece[]) =>
    groupByLook(among, lookOf).find(({ look }) => keyOf(look) !== keyOf(first))?.look;
  return {
    located,
    properties: readProperties(text, child(located.last.element, "w:pPr"), DROPPED),
    main: groups[0]?.look ?? first,
    first,
    rest: others(beforeTab) ?? others(pieces) ?? first,
    afterTab,
    tabs: tabsBefore(located.pieces, lastTab),
    marker,
  };
}

/** The look of a piece's run, without the style that only marks links. */
export function runProperties(piece: InlinePiece | undefined, text: string): readonly Property[] {
  const properties = readProperties(text, child(piece?.run, "w:rPr"), DROPPED);
  return piece?.link === undefined ? properties : withoutProperties(properties, ["w:rStyle", "w:u"]);
}

/** Looks by how much text they have, the most first; text of links counts only when there is no other. */
function groupByLook(
  pieces: readonly InlinePiece[],
  lookOf: (piece: InlinePiece) => readonly Property[],
): readonly { readonly look: readonly Property[]; readonly length: number }[] {
  const unlinked = pieces.filter(({ link }) => link === undefined);
  const groups = new Map<string, { look: readonly Property[]; length: number }>();
  for (const piece of unlinked.length > 0 ? unlinked : pieces) {
    const look = lookOf(piece);
    const group = groups.get(keyOf(look)) ?? { look, length: 0 };
    group.length += piece.text.trim().length;
    groups.set(keyOf(look), group);
  }
  return [...groups.values()].sort((one, other) => other.length - one.length);
}

function keyOf(look: readonly Property[]): string {
  return look.map(({ xml }) => xml).join("");
}

/** The pieces that make up the first `length` UTF-16 units, the last one cut where it has to be. */
export function takeText(pieces: readonly InlinePiece[], length: number): readonly InlinePiece[] {
  const taken: InlinePiece[] = [];
  let left = length;
  for (const piece of pieces) {
    if (left <= 0) break;
    taken.push(piece.text.length <= left ? piece : { ...piece, text: piece.text.slice(0, left) });
    left -= piece.text.length;
  }
  return taken;
}

function tabsBefore(pieces: readonly InlinePiece[], last: number): number {
  let count = 0;
  while (last - count >= 0 && pieces[last - count]?.text === "\t") count += 1;
  return count;
}
