import type { Context } from "../context";
import type { ResumeDocument } from "../model/document";
import type { Edited } from "../model/edit";
import type { SectionEntry, SectionPlan } from "../model/plan";
import { stripActiveContent } from "./active-content";
import { type DocxPackage, letPackageGo, openPackage } from "./package";
import { PackageEdits } from "./package-edits";
import { spliceSection } from "./section-edit";

/** Pages of a DOCX, as our layouter estimates them. */
export type CountPages = (bytes: Uint8Array) => Promise<number>;

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
): Promise<Edited> {
  const { source } = document;
  if (source.format !== "docx") throw new TypeError("a DOCX expected");
  const { bytes } = source;
  try {
    return await insertInto(await openPackage(bytes, context), bytes, document, plan, context, countPages);
  } finally {
    // What was written is read again next, into trees as large as these.
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
): Promise<Edited> {
  const write = (entries: readonly SectionEntry[]) => writeWith(opened, bytes, document, plan, entries, context);
  const full = await write(plan.entries);
  if (plan.entries.length > 0 && document.blocks[plan.anchor.block]?.container.kind === "text-box") {
    context.messages.warn(
      "docx-text-box",
      "The section stands in a text box, which may not grow with its text. Open the file, and enlarge the box where its last lines do not show.",
    );
  }
  if (plan.fit === "free" || plan.entries.length === 0) return { ...full, kind: "edited", pages: null, compact: false };
  const before = await countPages(bytes);
  const after = await countPages(full.bytes);
  if (after <= before) return { ...full, kind: "edited", pages: { before, after }, compact: false };
  const compact = await write(plan.compact);
  const compactAfter = await countPages(compact.bytes);
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

async function writeWith(
  source: DocxPackage,
  bytes: Uint8Array,
  document: ResumeDocument,
  plan: SectionPlan,
  entries: readonly SectionEntry[],
  context: Context,
): Promise<Pick<Edited, "bytes" | "changedParts">> {
  const edits = new PackageEdits(source);
  if (context.sanitize) stripActiveContent(source, edits, context);
  if (entries.length > 0) spliceSection(source, edits, document, plan, entries, context);
  return edits.isEmpty ? { bytes: bytes.slice(), changedParts: [] } : edits.save();
}

function pageCount(pages: number): string {
  return pages === 1 ? "one page" : `${pages} pages`;
}
