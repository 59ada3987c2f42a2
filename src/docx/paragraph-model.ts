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
  /** What tabs part: at least one. */
  readonly segments: readonly SegmentModel[];
  /** Pieces before the block's text: a typed list marker and its space. */
  readonly marker: readonly InlinePiece[];
}

export interface SegmentModel {
  /** Tabs in a row before it. */
  readonly tabs: number;
  /** Look of those tabs. */
  readonly tabLook: readonly Property[];
  /** Look of most of its text. */
  readonly main: readonly Property[];
  /** Look of its first text. */
  readonly first: readonly Property[];
  /** Look of what follows the first text where that differs from it (a bold name, then plain words). */
  readonly rest: readonly Property[];
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

/** `text` is the part's own. */
export function modelOf(located: Located, text: string): ParagraphModel {
  const whole = lineText(located.pieces);
  const isTyped = located.block.marker?.from === "typed";
  const length = isTyped ? Math.max(0, whole.length - located.block.text.length) : 0;
  const marker = takeText(located.pieces, length);
  const pieces = dropText(located.pieces, length);
  const lookOf = (piece: InlinePiece) => runProperties(piece, text);
  const main = groupByLook(pieces, lookOf)[0]?.look ?? [];
  return {
    located,
    properties: readProperties(text, child(located.last.element, "w:pPr"), DROPPED),
    main,
    segments: cutAtTabs(pieces).map((segment) => segmentModel(segment, lookOf, main)),
    marker,
  };
}

function segmentModel(
  { tabs, pieces }: TabbedPieces,
  lookOf: (piece: InlinePiece) => readonly Property[],
  otherwise: readonly Property[],
): SegmentModel {
  const groups = groupByLook(pieces, lookOf);
  const shown = pieces.find(({ text }) => text.trim() !== "");
  const first = shown === undefined ? otherwise : lookOf(shown);
  const rest = groups.find(({ look }) => keyOf(look) !== keyOf(first))?.look;
  const [tab] = tabs;
  return {
    tabs: tabs.length,
    tabLook: tab === undefined ? otherwise : lookOf(tab),
    main: groups[0]?.look ?? otherwise,
    first,
    rest: rest ?? first,
  };
}

/** The look of a piece's run, without the style that only marks links. */
export function runProperties(piece: InlinePiece, text: string): readonly Property[] {
  const properties = readProperties(text, child(piece.run, "w:rPr"), DROPPED);
  return piece.link === undefined ? properties : withoutProperties(properties, ["w:rStyle", "w:u"]);
}

/** Looks by how much text they have, the most first; text of links counts only when there is no other. */
function groupByLook(
  pieces: readonly InlinePiece[],
  lookOf: (piece: InlinePiece) => readonly Property[],
): readonly { readonly look: readonly Property[]; readonly length: number }[] {
  const shown = pieces.filter(({ text }) => text.trim() !== "");
  const unlinked = shown.filter(({ link }) => link === undefined);
  const groups = new Map<string, { look: readonly Property[]; length: number }>();
  for (const piece of unlinked.length > 0 ? unlinked : shown) {
    const look = lookOf(piece);
    const group = groups.get(keyOf(look)) ?? { look, length: 0 };
    group.length += piece.text.trim().length;
    groups.set(keyOf(look), group);
  }
  return [...groups.values()].sort((one, other) => other.length - one.length);
}

interface TabbedPieces {
  readonly tabs: readonly InlinePiece[];
  readonly pieces: readonly InlinePiece[];
}

function cutAtTabs(pieces: readonly InlinePiece[]): readonly TabbedPieces[] {
  const segments: { tabs: InlinePiece[]; pieces: InlinePiece[] }[] = [{ tabs: [], pieces: [] }];
  for (const piece of pieces) {
    const last = segments.at(-1)!;
    if (piece.text !== "\t") last.pieces.push(piece);
    else if (last.pieces.length === 0) last.tabs.push(piece);
    else segments.push({ tabs: [piece], pieces: [] });
  }
  const filled = segments.filter(({ pieces: within }) => within.length > 0);
  return filled.length > 0 ? filled : segments;
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

/** The pieces behind the first `length` UTF-16 units, the first one cut where it has to be. */
function dropText(pieces: readonly InlinePiece[], length: number): readonly InlinePiece[] {
  let left = length;
  return pieces.flatMap((piece) => {
    const text = piece.text.slice(left);
    left = Math.max(0, left - piece.text.length);
    return text === "" ? [] : [{ ...piece, text }];
  });
}
