import type { FlowBlock, FlowDocument, FlowInline } from "../../model/flow";
import type { RunLook } from "../../model/look";
import { type FontLibrary, failWithout } from "../fonts/library";
import { requestOf } from "./clusters";

/**
 * Looks before anything is laid out whether every character can be shown.
 *
 * @throws {ResumeError} `invalid-options`, naming all those that no font has.
 */
export function requireCharacters({ sections }: FlowDocument, fonts: FontLibrary): void {
  const lacking = new Set<string>();
  const look = (text: string, style: RunLook) => {
    for (const character of fonts.lacking(text.replace(/[\t\n\u00AD]/gu, ""), requestOf(style))) lacking.add(character);
  };
  const visitInline = (inline: FlowInline): void => {
    if (inline.kind === "text") look(inline.caps === undefined ? inline.text : inline.text.toUpperCase(), inline);
    else if (inline.kind === "text-box") visit(inline.blocks);
  };
  const visit = (blocks: readonly FlowBlock[]): void => {
    for (const block of blocks) {
      if (block.kind === "table") for (const { cells } of block.rows) for (const cell of cells) visit(cell.blocks);
      else {
        if (block.marker !== undefined) look(block.marker.text, block.marker.look ?? {});
        block.inlines.forEach(visitInline);
      }
    }
  };
  for (const { blocks, header, footer } of sections) {
    for (const furniture of [header, footer]) {
      for (const part of [furniture?.default, furniture?.first, furniture?.even]) visit(part ?? []);
    }
    visit(blocks);
  }
  if (lacking.size > 0) failWithout([...lacking]);
}
