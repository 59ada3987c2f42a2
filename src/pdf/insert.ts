import type { Context } from "../context";
import { ResumeError } from "../errors";
import type { ResumeDocument } from "../model/document";
import type { Edited, NotInPlace } from "../model/edit";
import type { SectionEntry, SectionPlan } from "../model/plan";
import { NotEditable } from "./content-stream-source";
import { embedFonts } from "./fonts/embed";
import { openFonts } from "./fonts/library";
import { collides } from "./insert-collisions";
import { openColumns } from "./insert-columns";
import { sectionPainter } from "./insert-draw";
import { holdsMoreThanLinks, openPages, takeOut, writeBack } from "./insert-open";
import { listInOutline } from "./insert-outline";
import { runningMatter } from "./insert-page-numbers";
import { writePages } from "./insert-pages";
import { keepInformation, saveEdited } from "./insert-save";
import { contentOf, structureOf, typeOfLine } from "./insert-structure";
import { moveAnnotations, moveDestinations } from "./insert-targets";
import type { PDFDocument, PDFRef } from "./lib";
import type { PdfLayout, PdfLine } from "./page-layout";
import type { PageParts } from "./page-layout-build";
import { openForWriting, readContent } from "./read-layout";
import { anchorLine, planReflow, type ReflowPlan } from "./reflow-plan";
import { measureRhythm } from "./reflow-rhythm";
import { rulesLeadHeadings } from "./reflow-rows";
import { sectionCard } from "./section-card";
import { withRoomyColumns } from "./section-columns";
import { entryLines } from "./section-entries";
import { ownFonts } from "./section-fonts";
import { headingLines } from "./section-heading";
import { type SectionModel, sectionModel } from "./section-model";
import { bulletOrnaments, headingOrnaments } from "./section-ornaments";
import { sectionTexts } from "./section-words";

/**
 * Puts the planned section into the person's own PDF: everything above it stays, what is below moves down and on to the
 * next pages. Gives the reason when that cannot be done without harm.
 *
 * @throws {ResumeError} `too-large`, `aborted`; `invalid-options` when no font has a character of the section.
 */
export async function insertPdf(
  document: ResumeDocument,
  plan: SectionPlan,
  context: Context,
  fonts: readonly Uint8Array[],
): Promise<Edited | NotInPlace> {
  const { source } = document;
  if (source.format !== "pdf") return refuse("the source is no PDF");
  if (plan.entries.length === 0) {
    const pages = { before: document.pages, after: document.pages };
    return { kind: "edited", bytes: source.bytes.slice(), changedParts: [], pages, compact: false };
  }
  try {
    const { layout, pages } = await readContent(source.bytes, context);
    if (pages.some(isPicture)) return refuse("its pages are pictures, with recognized text behind them");
    const pdf = await openForWriting(source.bytes);
    keepInformation(pdf, source.bytes);
    return await edit(document, plan, context, fonts, layout, pdf);
  } catch (error) {
    if (error instanceof NotEditable) return refuse(error.message);
    if (error instanceof ResumeError) throw error;
    return refuse("its inner structure is out of the ordinary");
  }
}

/** A scan: nothing of what is seen would move with its text. */
function isPicture({ glyphs }: PageParts): boolean {
  return glyphs.invisible > 0.9 * glyphs.all;
}

function refuse(reason: string): NotInPlace {
  return { kind: "not-in-place", reason };
}

/** Several labels turned, from the section's place on down: they would stay where their text was. */
function hasTurnedLabels({ page, baseline }: PdfLine, { pages }: PdfLayout): boolean {
  const labels = pages.slice(page).flatMap(({ index, lines }) => {
    // Read letter by letter, as each stands on a line of its own.
    const letters = lines.filter(
      (line) => line.region < 0 && /\p{L}/u.test(line.text) && (index > page || line.y < baseline),
    );
    const sorted = [...letters].sort((one, other) => one.y - other.y);
    return sorted.filter(
      (letter, at) => at === 0 || letter.y - sorted[at - 1]!.y > APART * (letter.runs[0]?.size ?? 10),
    );
  });
  return labels.length > 1;
}

/** Letters of one turned word begin closer than this, in ems; labels of sections stand further apart. */
const APART = 1.05;

async function edit(
  document: ResumeDocument,
  plan: SectionPlan,
  context: Context,
  fonts: readonly Uint8Array[],
  layout: PdfLayout,
  pdf: PDFDocument,
): Promise<Edited | NotInPlace> {
  const anchor = anchorLine(plan, layout);
  if (anchor === null) return refuse("the place of the section is not part of the text of a page");
  if (hasTurnedLabels(anchor, layout)) return refuse("its headings are turned, and stand beside their text");
  const container = layout.pages[anchor.page]?.regions[anchor.region]?.container ?? "body";
  const open = openPages(pdf, layout, context);
  const rhythm = measureRhythm(document, layout, container, plan.manner.modelHeading);
  const found = sectionModel(document, plan, layout, container);
  const own = ownFonts(openFonts(fonts, context), open, layout, sectionTexts(plan, found));
  // A font of small capitals has them in place of its small letters; only another one needs to be told.
  const { caps: _, ...plainHeading } = found.headingLook;
  const model = own.covers(found.headingLook) ? { ...found, headingLook: plainHeading } : found;
  const bullet = bulletOrnaments(model, open, layout);
  const tools = {
    fonts: own.library,
    typedMarker: bullet === null ? model.marker : null,
    context,
    rhythm,
    headingNode: null,
    entryNode: () => null,
  };
  const heading = headingLines(plan, model, tools);
  const entryModel = withRoomyColumns(plan, model, tools);
  if (entryModel !== model && hasRuleBeside(anchor, model, layout)) {
    return refuse("its entries have no room in their columns, between which a rule stands");
  }
  const reflow = (entries: readonly SectionEntry[]) =>
    planReflow(
      document,
      plan,
      entries,
      layout,
      {
        heading,
        entry: (entry, index) => entryLines(entry, index, plan, entryModel, tools),
        entryKind: model.marker === null ? "text" : "item",
      },
      rhythm,
    );
  const full = reflow(plan.entries);
  if (typeof full === "string") return refuse(full);
  const grows = pagesOf(full, layout) > layout.pages.length;
  const compact = grows && plan.fit === "same-pages" ? reflow(plan.compact) : null;
  const smaller = typeof compact === "string" ? null : compact;
  const chosen = smaller ?? full;
  if (smaller !== null) sayFit(layout.pages.length, pagesOf(smaller, layout), context);

  const columns = openColumns(chosen, open, layout, rulesLeadHeadings(layout, document));
  if (collides(columns, chosen.removed, layout)) {
    return refuse("the section cannot make room for itself without text standing over other text");
  }
  const structure = structureOf(pdf, open, context);
  const embedded = own.embed(pdf, embedFonts(pdf));
  const card = sectionCard(model, document, open, layout);
  const after = pagesOf(chosen, layout);
  const running = after > open.length ? runningMatter(open, layout, columns, after) : null;
  const painter = sectionPainter({
    pdf,
    embedded,
    headingOrnaments: headingOrnaments(model, document, open, layout, card),
    card,
    bullet,
    structure,
    headingType: model.heading === null ? null : typeOfLine(model.heading, open, layout, structure),
    isList: model.marker !== null,
  });
  const written = writePages({
    plan: chosen,
    open: running?.open ?? open,
    running,
    layout,
    columns,
    draw: painter.draw,
    plainState: plainState(pdf),
    contentId: (target, from, id) => structure?.carry(target, from.index, id) ?? id,
  });
  const pages = writeBack(pdf, written, open);
  const emptied = new Set(
    written.flatMap(({ index, isEmptied }) => (isEmptied && !holdsMoreThanLinks(pages[index]!) ? [index] : [])),
  );
  const moving = { pdf, open, columns, pages, emptied };
  moveDestinations(moving);
  listInOutline(document, plan, moving, heading.lines[0]?.above ?? 0);
  const annotations = moveAnnotations(moving);
  const section = painter.finish(pages);
  structure?.finish({
    pages,
    remaining: new Map(
      written.flatMap(({ index, remaining }) =>
        index < open.length ? [[index, emptied.has(index) ? new Set<number>() : remaining]] : [],
      ),
    ),
    anchor: contentOf(anchor, open, layout, plan.anchor.side),
    sibling: model.heading === null ? null : contentOf(model.heading, open, layout, "before"),
    section,
    annotations,
    emptied,
  });
  takeOut(pdf, emptied, context);
  embedded.finish();
  if (pages.length > open.length && document.furniture.length > 0) {
    context.messages.info(
      "pdf-added-page",
      running === null
        ? "The PDF has a page more; the header or footer of the other pages does not stand on it, and does not count it."
        : "The PDF has a page more, with the header and footer of the others; pages are counted anew where they are numbered.",
    );
  }
  const bytes = await saveEdited(pdf, context.sanitize);
  return {
    kind: "edited",
    bytes,
    changedParts: written.map(({ index }) => `page ${index + 1}`),
    pages: { before: layout.pages.length, after: pdf.getPageCount() },
    compact: smaller !== null,
  };
}

/** Whether a rule stands between the columns of entries at the height of a line. */
function hasRuleBeside({ page, baseline }: PdfLine, { columns }: SectionModel, { pages }: PdfLayout): boolean {
  const [left, right] = [columns?.[0]?.left ?? 0, columns?.at(-1)?.left ?? 0];
  return pages[page]!.rules.some(
    ({ direction, x, y, length }) =>
      direction === "vertical" && left < x && x < right && Math.abs(y - baseline) <= length / 2,
  );
}

/** Graphics state parameters as they are at the start of a page (ISO 32000-2 §8.4.5, §11.3). */
function plainState({ context }: PDFDocument): PDFRef {
  return context.register(context.obj({ Type: "ExtGState", CA: 1, ca: 1, SMask: "None", BM: "Normal" }));
}

function sayFit(before: number, after: number, { messages }: Context): void {
  if (after > before) {
    messages.warn(
      "pages-grew",
      `Even in its compact form the section takes the resume from ${before} to ${after} pages.`,
    );
    return;
  }
  const pages = before === 1 ? "one page" : `${before} pages`;
  messages.info(
    "compact-entries",
    `The section has the compact form of its entries, so that the resume stays at ${pages}.`,
  );
}

function pagesOf({ flows }: ReflowPlan, { pages }: PdfLayout): number {
  return Math.max(pages.length, ...flows.flatMap(({ flowed }) => flowed.map(({ page }) => page + 1)));
}
