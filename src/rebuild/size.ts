import { ResumeError } from "../errors";
import type { FlowBlock, FlowDocument } from "../model/flow";

/** Paragraphs, stretches of one look, tabs and breaks of a hundred pages; each costs a dozen kilobytes to write. */
const MOST_PIECES = 28_000;

/** @throws {ResumeError} `too-large` with detail `drawn-pieces`, before anything is written. */
export function requireFewPieces({ sections }: FlowDocument): void {
  let count = 0;
  const visit = (blocks: readonly FlowBlock[]): void => {
    for (const block of blocks) {
      if (block.kind === "table") {
        for (const { cells } of block.rows) for (const cell of cells) visit(cell.blocks);
        continue;
      }
      count += 1;
      for (const inline of block.inlines) {
        count += inline.kind === "text" ? inline.text.split(/[\t\n\u00AD]/u).length : 1;
        if (inline.kind === "text-box") visit(inline.blocks);
      }
      if (count > MOST_PIECES) fail();
    }
  };
  for (const { blocks } of sections) visit(blocks);
}

function fail(): never {
  throw new ResumeError(
    "too-large",
    `The resume holds more than ${MOST_PIECES} paragraphs, stretches of one look, tabs and breaks, which is too much ` +
      "to write anew. Pass the resume alone, or ask for the format that it has.",
    { detail: "drawn-pieces" },
  );
}
