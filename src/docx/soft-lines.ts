/** One line of a paragraph that soft breaks part into several. */
export interface SoftLine<Piece> {
  readonly pieces: readonly Piece[];
  /** Number within the paragraph, from 0, empty lines counted. */
  readonly line: number;
}

interface WithText {
  readonly text: string;
}

/** The lines of a paragraph's pieces, the breaks themselves left out. */
export function softLines<Piece extends WithText>(pieces: readonly Piece[]): readonly SoftLine<Piece>[] {
  const lines: Piece[][] = [[]];
  for (const piece of pieces) {
    if (piece.text === "\n") lines.push([]);
    else lines.at(-1)?.push(piece);
  }
  return lines.map((line, index) => ({ pieces: line, line: index }));
}

/**
 * Whether the lines of a paragraph are units of their own (a heading and what stands under it, a list), and not one
 * text with a break in it: when there are three of them or more, or when they differ in emphasis.
 */
export function areUnits<Piece extends WithText>(
  lines: readonly SoftLine<Piece>[],
  isEmphatic: (piece: Piece) => boolean,
): boolean {
  const filled = lines.filter(({ pieces }) => lineText(pieces).trim() !== "");
  if (filled.length !== 2) return filled.length > 2;
  const [first, second] = filled.map(({ pieces }) => pieces.filter(({ text }) => text.trim() !== ""));
  const differIn = (trait: (pieces: readonly Piece[]) => boolean) => trait(first ?? []) !== trait(second ?? []);
  return differIn((pieces) => pieces.every(isEmphatic)) || differIn((pieces) => isShouted(lineText(pieces)));
}

export function lineText(pieces: readonly WithText[]): string {
  return pieces.map(({ text }) => text).join("");
}

function isShouted(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase();
}
