import type { ResumeDocument } from "../model/document";
import type { FlowBlock, FlowDocument, FlowSection } from "../model/flow";
import type { PageSetup } from "../model/look";
import type { SectionPlan } from "../model/plan";
import { cleanLook, cleanPage } from "./clean-look";
import { besideEachOther } from "./columns";
import { furnitureOf } from "./furniture";
import { stretchesOf } from "./newspaper";
import { ownLook } from "./own-look";
import { type Piece, piecesOf } from "./pieces";

/**
 * A resume with the planned section, to be drawn anew: a PDF in its own look as far as that is known, a text in one
 * clean look. Every block stands in it once, in order; a plan without entries adds nothing.
 */
export function documentFlow(document: ResumeDocument, plan: SectionPlan): FlowDocument {
  const pieces = piecesOf(document, plan);
  const { name } = document.contact;
  const hasLook = document.source.format === "pdf" || document.source.format === "docx";
  return {
    sections: hasLook ? inOwnLook(document, pieces) : [inCleanLook(document, pieces)],
    ...(name === undefined ? {} : { title: name, author: name }),
    language: document.language,
    defaultTab: 36,
  };
}

function inOwnLook(document: ResumeDocument, pieces: readonly Piece[]): readonly FlowSection[] {
  const { page } = document;
  const furniture = furnitureOf(document);
  return stretchesOf(pieces, page).map((stretch, index) => {
    const { columns, left = page.marginLeft } = stretch;
    const setup = { ...page, marginLeft: left };
    const blocks =
      columns.length === 0
        ? besideEachOther(stretch.pieces, setup, ownLook)
        : stretch.pieces.map((piece, turn) => ownLook(piece, stretch.pieces[turn - 1]));
    return {
      ...sectionOf(setup, blocks),
      ...(columns.length === 0 ? {} : { columns }),
      ...(index === 0 ? {} : { start: "continuous" as const }),
      ...furniture,
    };
  });
}

function inCleanLook({ language }: ResumeDocument, pieces: readonly Piece[]): FlowSection {
  const blocks = pieces.flatMap((piece, index) =>
    piece.block.text.trim() === "" ? [] : [cleanLook(piece, pieces[index - 1], language)],
  );
  return sectionOf(cleanPage(language), blocks);
}

function sectionOf(page: PageSetup, blocks: readonly FlowBlock[]): FlowSection {
  return {
    page,
    headerDistance: Math.min(36, page.marginTop / 2),
    footerDistance: Math.min(36, page.marginBottom / 2),
    columns: [{ width: page.width - page.marginLeft - page.marginRight, gap: 0 }],
    start: "page",
    blocks,
  };
}
