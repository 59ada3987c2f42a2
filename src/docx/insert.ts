import type { Context } from "../context";
import { ResumeError } from "../errors";
import type { ResumeDocument } from "../model/document";
import type { Edited } from "../model/edit";
import type { FlowDocument } from "../model/flow";
import type { SectionEntry, SectionPlan } from "../model/plan";
import { stripActiveContent } from "./active-content";
import { docxFlow } from "./flow";
import { type DocxPackage, letPackageGo, openPackage } from "./package";
import { PackageEdits, type SavedPackage } from "./package-edits";
import { spliceSection } from "./section-edit";

/** Pages of a document, as our layouter estimates them. */
export type CountPages = (flow: FlowDocument) => Promise<number>;

export interface EditedDocx extends Edited {
  /** The edited document, to be laid out. */
  readonly flow: () => FlowDocument;
}

/**
 * Writes the planned section into the person's own DOCX: XML is spliced into the main part, everything else stays byte
 * for byte. With `fit: "same-pages"` the plan's compact entries are taken when the others would add a page. A plan
 * without entries changes nothing; `context.sanitize` takes out what runs or loads from elsewhere.
 *
 * @throws {ResumeError} `anchor-not-found` when the plan's blocks are not in the file.
 */
export async function insertDocx(
  document: ResumeDocument,
  plan: SectionPlan,
  context: Context,
  countPages: CountPages,
): Promise<EditedDocx> {
  const { source } = document;
  if (source.format !== "docx") throw new TypeError("a DOCX expected");
  const { bytes } = source;
  try {
    return await insertInto(await openPackage(bytes, context), bytes, document, plan, context, countPages);
  } finally {
    letPackageGo(bytes);
  }
}

async function insertInto(
  opened: DocxPackage,
  bytes: Uint8Array,
  document: ResumeDocument,
  plan: SectionPlan,
  context: Context,
  countPages: CountPages,
): Promise<EditedDocx> {
  const write = (entries: readonly SectionEntry[]) => writeWith(opened, bytes, document, plan, entries, context);
  const full = await write(plan.entries);
  if (plan.entries.length > 0 && document.blocks[plan.anchor.block]?.container.kind === "text-box") {
    context.messages.warn(
      "docx-text-box",
      "The section stands in a text box, which may not grow with its text. Open the file, and enlarge the box where its last lines do not show.",
    );
  }
  if (plan.fit === "free" || plan.entries.length === 0) return { ...full, kind: "edited", pages: null, compact: false };
  const [before, after] = await pagesOf([docxFlow(opened, context), full.flow()], countPages, context);
  if (before === undefined || after === undefined) return { ...full, kind: "edited", pages: null, compact: false };
  if (after <= before) return { ...full, kind: "edited", pages: { before, after }, compact: false };
  const compact = await write(plan.compact);
  const compactAfter = await countPages(compact.flow());
  if (compactAfter > before) {
    context.messages.warn(
      "pages-grew",
      `Even in its compact form the section takes the resume from ${before} to ${compactAfter} pages.`,
    );
  } else {
    context.messages.info(
      "compact-entries",
      `The section has the compact form of its entries, so that the resume stays at ${pageCount(before)}.`,
    );
  }
  return { ...compact, kind: "edited", pages: { before, after: compactAfter }, compact: true };
}

/** Pages of files; none where our layouter lacks a font for their letters, which the file itself does not need. */
async function pagesOf(
  flows: readonly FlowDocument[],
  countPages: CountPages,
  context: Context,
): Promise<readonly number[]> {
  try {
    const pages: number[] = [];
    for (const flow of flows) pages.push(await countPages(flow));
    return pages;
  } catch (error) {
    if (!(error instanceof ResumeError) || error.code !== "invalid-options") throw error;
    context.messages.warn(
      "pages-not-counted",
      `Whether the resume keeps its pages could not be told, so that all entries stand in full: ${error.message}`,
    );
    return [];
  }
}

async function writeWith(
  source: DocxPackage,
  bytes: Uint8Array,
  document: ResumeDocument,
  plan: SectionPlan,
  entries: readonly SectionEntry[],
  context: Context,
): Promise<Pick<EditedDocx, "bytes" | "changedParts" | "flow">> {
  const edits = new PackageEdits(source);
  if (context.sanitize) stripActiveContent(source, edits, context);
  if (entries.length > 0) spliceSection(source, edits, document, plan, entries, context);
  const { open, ...saved } = edits.isEmpty ? unchanged(source, bytes) : edits.save(context);
  let flow: FlowDocument | undefined;
  return {
    ...saved,
    flow: () => {
      flow ??= docxFlow(open(), context);
      return flow;
    },
  };
}

function unchanged(source: DocxPackage, bytes: Uint8Array): SavedPackage {
  return { bytes: bytes.slice(), changedParts: [], open: () => source };
}

function pageCount(pages: number): string {
  return pages === 1 ? "one page" : `${pages} pages`;
}
