import type { ResumeDocument } from "../model/document";
import type { SectionPlan } from "../model/plan";
import { readsAsText } from "../resume/section-look";

/** Blocks whose look the new section copies, as indices; undefined where the resume has none that fits. */
export interface SectionModels {
  readonly heading: number | undefined;
  readonly entry: number | undefined;
}

/**
 * The models that the plan names, or, where they stand in another flow than the new section will (a side column), the
 * heading and the lines beside which it will stand.
 */
export function sectionModels(document: ResumeDocument, plan: SectionPlan): SectionModels {
  const { modelHeading, modelEntry, marker } = plan.manner;
  const flow = document.blocks[plan.anchor.block]?.container.id;
  const isHere = (index: number | null): index is number =>
    index !== null && document.blocks[index]?.container.id === flow;
  return {
    heading: isHere(modelHeading) ? modelHeading : (headingHere(document, plan, flow) ?? modelHeading ?? undefined),
    entry:
      isHere(modelEntry) && !isOrderedItem(document, modelEntry)
        ? modelEntry
        : (entryHere(document, plan, flow, marker === "bullet") ?? undefined),
  };
}

/** The nearest section heading of a flow, the anchor's own first. */
function headingHere(document: ResumeDocument, { anchor }: SectionPlan, flow: string | undefined): number | undefined {
  const headed = document.sections.filter(
    ({ title, start }) => title !== undefined && document.blocks[start]?.container.id === flow,
  );
  const own = headed.find(({ start, end }) => start <= anchor.block && anchor.block < end);
  return (own ?? headed[0])?.start;
}

function entryHere(
  document: ResumeDocument,
  { anchor }: SectionPlan,
  flow: string | undefined,
  wantsBullet: boolean,
): number | undefined {
  const here = document.blocks.flatMap(({ container, kind }, index) =>
    container.id === flow && kind !== "heading" ? [index] : [],
  );
  const ordered = here.filter((index) => isOrderedItem(document, index));
  const indices = here.filter((index) => !ordered.includes(index));
  const bullets = indices.filter((index) => document.blocks[index]?.kind === "list-item");
  const plain = indices.filter((index) => document.blocks[index]?.kind === "paragraph");
  const nearest = (among: readonly number[]) =>
    among.reduce<number | undefined>(
      (best, index) =>
        best === undefined || Math.abs(index - anchor.block) < Math.abs(best - anchor.block) ? index : best,
      undefined,
    );
  const headings = new Set(document.sections.flatMap(({ title, start }) => (title === undefined ? [] : [start])));
  const lines = plain.filter((index) => !headings.has(index));
  // Above the first heading stand the name and the contact.
  const top = Math.min(...headings);
  const entries = lines.filter((index) => index > top || top === Number.POSITIVE_INFINITY);
  return (
    (wantsBullet ? nearest(bullets) : undefined) ??
    nearest(entries.filter((index) => readsAsText(document.blocks[index]!))) ??
    nearest(entries) ??
    nearest(bullets) ??
    nearest(ordered.filter((index) => !headings.has(index))) ??
    nearest(lines)
  );
}

function isOrderedItem({ blocks }: ResumeDocument, index: number): boolean {
  return blocks[index]?.marker?.ordered === true;
}
