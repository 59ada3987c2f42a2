import type { Block, ResumeDocument } from "../model/document";
import type { SectionPlan } from "../model/plan";
import { headingSpace, newSection } from "./new-section";

/** What a block is in the resume, as far as its look depends on it. */
export type Role = "name" | "contact" | "heading" | "sub-heading" | "text";

export interface Piece {
  readonly block: Block;
  readonly role: Role;
}

/** The blocks of the resume with the planned section among them, and without what it replaces. */
export function piecesOf(document: ResumeDocument, plan: SectionPlan): readonly Piece[] {
  const { anchor, entries, replaces = [] } = plan;
  const isRemoved = (index: number) => replaces.some(({ start, end }) => start <= index && index < end);
  const added: readonly Piece[] = newSectionPieces(document, plan);
  const roles = rolesOf(document);
  if (entries.length === 0) return document.blocks.map((block, index) => ({ block, role: roles(index) }));
  return document.blocks.flatMap((block, index): readonly Piece[] => {
    const own: readonly Piece[] = isRemoved(index) ? [] : [{ block, role: roles(index) }];
    if (index !== anchor.block) return own;
    return anchor.side === "before" ? [...added, ...own.map((piece) => below(piece, document))] : [...own, ...added];
  });
}

/** A heading that stood at the top of its column has the room above of the others, now that something is above it. */
function below({ block, role }: Piece, document: ResumeDocument): Piece {
  return { block: role === "heading" ? { ...block, ...headingSpace(document, block) } : block, role };
}

function newSectionPieces(document: ResumeDocument, plan: SectionPlan): readonly Piece[] {
  if (plan.entries.length === 0) return [];
  return newSection(document, plan).map((block, index) => ({ block, role: index === 0 ? "heading" : "text" }));
}

function rolesOf({ blocks, sections, contact }: ResumeDocument): (index: number) => Role {
  const headings = new Set(sections.filter(({ title }) => title !== undefined).map(({ start }) => start));
  const opening = sections[0]?.title === undefined ? (sections[0]?.end ?? 0) : 0;
  const { name } = contact;
  const nameBlock = name === undefined ? -1 : blocks.findIndex(({ text }) => text.includes(name));
  return (index) => {
    if (index === nameBlock) return "name";
    if (headings.has(index)) return "heading";
    if (blocks[index]?.kind === "heading") return "sub-heading";
    return index < opening ? "contact" : "text";
  };
}
