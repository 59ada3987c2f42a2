import { adoptedLine } from "./adopted-line";
import { type BlockWriting, byRow, paragraphOf } from "./block-writing";
import type { Located } from "./located";
import { movedXml } from "./moved-xml";
import type { ParagraphModel } from "./paragraph-model";

/** Longest entry of several lines that reads well in one. */
const LONGEST = 200;

/**
 * The lines of an entry of the person's own: as they stand where they are at home, else in the look of the lines around
 * them. There a name, its issuer and its date, on a line each, make one line, as the other entries are.
 */
export function ownLines(
  from: readonly number[],
  writing: BlockWriting,
  isAtHome: (located: Located) => boolean,
): string {
  const { document, locate, text, entry: model } = writing;
  const rows = byRow(from, document);
  const staying = rows.flatMap((indices) => {
    const located = indices.length > 1 ? undefined : locate(indices[0]!);
    return located !== undefined && located.lines === undefined && isAtHome(located) ? [located] : [];
  });
  const isWhole = staying.length === rows.length && (rows.length > 1 || isMarkedAlike(staying[0]!, model));
  if (isWhole) {
    return staying.flatMap(({ paragraphs }) => paragraphs.map(({ element }) => movedXml(element, text))).join("");
  }
  const length = from.reduce((sum, index) => sum + (document.blocks[index]?.text.length ?? 0), 0);
  const lines = length <= LONGEST ? [from] : rows;
  return lines.map((indices) => paragraphOf(adoptedLine(indices, writing), writing)).join("");
}

/** Whether a line has the list marker of the other entries: bullets among plain lines, or numbers, look foreign. */
function isMarkedAlike({ block }: Located, model: ParagraphModel | undefined): boolean {
  if (model === undefined) return true;
  const { kind, marker } = model.located.block;
  return block.kind === kind && block.marker?.text === marker?.text && block.marker?.from === marker?.from;
}
