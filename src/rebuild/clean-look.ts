import type { Block, ResumeDocument } from "../model/document";
import type { PageSetup } from "../model/look";

/** A Letter page with margins of 0.8 inch. */
export const CLEAN_PAGE: PageSetup = {
  width: 612,
  height: 792,
  marginTop: 57.6,
  marginRight: 57.6,
  marginBottom: 57.6,
  marginLeft: 57.6,
};

const FONT = "Calibri";
const BODY = 10.5;
const INK = "1F3864";

/**
 * The one look of resumes that come without any (plain text, Markdown, JSON Resume): one column, one font, ruled
 * headings, round bullets, dates on the right margin. Nothing that a parser trips over.
 */
export function inCleanLook(document: ResumeDocument): readonly Block[] {
  const right = CLEAN_PAGE.width - CLEAN_PAGE.marginLeft - CLEAN_PAGE.marginRight;
  const headings = new Set(document.sections.filter(({ title }) => title !== undefined).map(({ start }) => start));
  const openingEnd = document.sections.find(({ title }) => title !== undefined)?.start ?? 0;
  const name = document.blocks.findIndex(({ text }, index) => index < openingEnd && holdsName(text, document));
  return document.blocks.flatMap((block, index): readonly Block[] => {
    // Empty lines and typed rules were the spacing of the text; the look has its own.
    if (!/[\p{L}\p{N}]/u.test(block.text)) return [];
    if (index === name) return [nameLine(block)];
    if (headings.has(index)) return [headingLine(block)];
    if (index < openingEnd) return [{ ...styled(block, BODY), align: "center" }];
    if (block.kind === "list-item") return [listItem(block)];
    if (block.kind === "heading") return [{ ...styled(block, BODY, { bold: true }), spaceBefore: 4, keepNext: true }];
    return [{ ...styled(block, BODY), tabs: [{ at: right, align: "right" }] }];
  });
}

function nameLine(block: Block): Block {
  return { ...styled(block, 20, { bold: true, color: INK }), align: "center", spaceAfter: 2 };
}

function headingLine(block: Block): Block {
  return {
    ...styled(block, 12, { bold: true, color: INK }),
    kind: "heading",
    level: 1,
    spaceBefore: 10,
    spaceAfter: 3,
    keepNext: true,
    borders: { bottom: { style: "single", width: 0.75, color: INK, space: 1 } },
  };
}

function listItem(block: Block): Block {
  const level = block.marker?.level ?? 0;
  const marker =
    block.marker?.ordered === true ? block.marker : { ordered: false, level, text: "•", from: "numbering" as const };
  return { ...styled(block, BODY), marker, indentLeft: 18 * (level + 1), indentFirst: -12 };
}

function styled(block: Block, size: number, look: { readonly bold?: true; readonly color?: string } = {}): Block {
  return { ...block, runs: block.runs.map((run) => ({ ...run, font: FONT, size, ...look })), spaceAfter: 1 };
}

function holdsName(text: string, { contact }: ResumeDocument): boolean {
  return contact.name !== undefined && text.includes(contact.name);
}
