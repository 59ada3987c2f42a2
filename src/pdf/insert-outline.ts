import type { ResumeDocument } from "../model/document";
import type { SectionPlan } from "../model/plan";
import { inverse } from "./content-stream-move";
import type { TargetMoving } from "./insert-targets";
import { PDFDict, PDFHexString, PDFName, PDFNumber, PDFString } from "./lib";
import { apply } from "./page-layout-matrix";

/** Deepest nesting of outlines that is followed, and most items that are looked at. */
const DEEPEST = 20;
const MOST_ITEMS = 2000;

/** An outline lists the sections from this many of them on. */
const FEWEST_LISTED = 2;

/**
 * Gives the new section its item in an outline that lists the resume's sections (ISO 32000-2 §12.3.3), at its place among
 * them; the item of a section that it replaces becomes its own.
 */
export function listInOutline(
  document: ResumeDocument,
  plan: SectionPlan,
  moving: TargetMoving,
  headingHeight: number,
): void {
  const outlines = moving.pdf.catalog.lookup(PDFName.of("Outlines"));
  const place = placeOfHeading(moving, headingHeight);
  if (!(outlines instanceof PDFDict) || place === null) return;
  const level = levelOfSections(outlines, document);
  if (level === null) return;
  const sections = document.sections.filter(({ title }) => title !== undefined);
  const startOf = (item: PDFDict) => sections.find(({ title }) => isSame(title, titleOf(item)))?.start;
  const isReplaced = (start: number) => plan.replaces?.some((span) => span.start <= start && start < span.end) === true;
  const own = level.items.find((item) => {
    const start = startOf(item);
    return start !== undefined && isReplaced(start);
  });
  if (own?.has(PDFName.of("First")) === true) return;
  const { block, side } = plan.anchor;
  const others = level.items.filter((item) => item !== own);
  const next = others.find((item) => {
    const start = startOf(item);
    return start !== undefined && (side === "before" ? start >= block : start > block);
  });
  const at = next === undefined ? others.length : others.indexOf(next);
  const item = own ?? newItem(others[at] ?? others.at(-1)!);
  item.set(PDFName.of("Title"), PDFHexString.fromText(plan.title));
  item.set(PDFName.of("Dest"), moving.pdf.context.obj(place));
  item.delete(PDFName.of("A"));
  link(level.parent, [...others.slice(0, at), item, ...others.slice(at)]);
  if (own === undefined) count(level.parent);
}

/** Where a reader is led to: the page of the result, and the top of the heading in its user space. */
function placeOfHeading({ columns, open, pages }: TargetMoving, height: number) {
  for (const { page, placed } of columns.flatMap(({ flow }) => flow.flowed)) {
    const heading = placed.find(({ piece }) => piece.content.kind === "line");
    const base = (open[page] ?? open.at(-1))?.base;
    if (heading === undefined || base === undefined) continue;
    const [x, y] = apply(inverse(base), 0, heading.baseline + height);
    return [pages[page]!.ref, "XYZ", x, y, 0];
  }
  return null;
}

interface Level {
  readonly parent: PDFDict;
  readonly items: readonly PDFDict[];
}

/** The items of which most are sections of the resume; null when it lists hardly any. */
function levelOfSections(outlines: PDFDict, { sections }: ResumeDocument): Level | null {
  let left = MOST_ITEMS;
  let best: Level | null = null;
  let most = FEWEST_LISTED - 1;
  const visit = (parent: PDFDict, depth: number) => {
    const items: PDFDict[] = [];
    let item = parent.lookup(PDFName.of("First"));
    while (item instanceof PDFDict && left > 0) {
      left -= 1;
      items.push(item);
      if (depth < DEEPEST) visit(item, depth + 1);
      item = item.lookup(PDFName.of("Next"));
    }
    const listed = items.filter((each) => sections.some(({ title }) => isSame(title, titleOf(each)))).length;
    if (listed > most) [best, most] = [{ parent, items }, listed];
  };
  visit(outlines, 0);
  return best;
}

function titleOf(item: PDFDict): string {
  const title = item.lookup(PDFName.of("Title"));
  return title instanceof PDFString || title instanceof PDFHexString ? title.decodeText() : "";
}

/** Whether an item is that of a section; its number may stand in one of them only. */
function isSame(section: string | undefined, item: string): boolean {
  const plain = (text: string) =>
    text
      .replace(/^\s*(?:\d+|[IVX]+\b)[.):]?\s*/u, "")
      .replace(/[^\p{L}\p{N}]/gu, "")
      .toLowerCase();
  return section !== undefined && plain(section) !== "" && plain(section) === plain(item);
}

/** An item that looks like one of its siblings. */
function newItem(sibling: PDFDict): PDFDict {
  const item = sibling.context.obj({});
  for (const key of ["C", "F"]) {
    const value = sibling.get(PDFName.of(key));
    if (value !== undefined) item.set(PDFName.of(key), value);
  }
  sibling.context.register(item);
  return item;
}

function link(parent: PDFDict, items: readonly PDFDict[]): void {
  const { context } = parent;
  const references = items.map((item) => context.getObjectRef(item) ?? context.register(item));
  const set = (dictionary: PDFDict, key: string, value: (typeof references)[number] | undefined) => {
    if (value === undefined) dictionary.delete(PDFName.of(key));
    else dictionary.set(PDFName.of(key), value);
  };
  items.forEach((item, index) => {
    set(item, "Parent", context.getObjectRef(parent));
    set(item, "Prev", references[index - 1]);
    set(item, "Next", references[index + 1]);
  });
  set(parent, "First", references[0]);
  set(parent, "Last", references.at(-1));
}

/** One item more is seen under this one, and under those above it as far as they are open (table 151). */
function count(parent: PDFDict): void {
  let item: unknown = parent;
  for (let depth = 0; item instanceof PDFDict && depth < DEEPEST; depth += 1) {
    const stated = item.lookup(PDFName.of("Count"));
    const shown = stated instanceof PDFNumber ? stated.asNumber() : 0;
    item.set(PDFName.of("Count"), PDFNumber.of(shown < 0 ? shown - 1 : shown + 1));
    if (shown < 0) return;
    item = item.lookup(PDFName.of("Parent"));
  }
}
