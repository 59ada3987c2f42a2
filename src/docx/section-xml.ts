import type { ResumeDocument } from "../model/document";
import type { SectionEntry, SectionPlan } from "../model/plan";
import type { InlinePiece } from "./inline";
import type { OutsideLinks } from "./links";
import type { Markup } from "./markup";
import { type ParagraphModel, type SegmentModel, takeText } from "./paragraph-model";
import { type Property, withoutProperties, withProperties } from "./property-list";
import { type EntryText, entryTexts } from "./section-text";

/** One line of the section: the content of a paragraph, or of a line where soft breaks part the lines. */
export interface SectionLine {
  readonly properties: readonly Property[];
  readonly content: string;
}

/** What the lines of a section are written with. */
export interface SectionWriting {
  readonly document: ResumeDocument;
  readonly plan: SectionPlan;
  readonly markup: Markup;
  readonly links: OutsideLinks;
  readonly heading: ParagraphModel | undefined;
  readonly entry: ParagraphModel | undefined;
  /** Look of links in the resume, over that of the words around. */
  readonly linkLook: readonly Property[];
  /** Width of the flow in twentieths of a point, for dates on its right edge. */
  readonly flowWidth: number;
}

/** The heading line, in the look of its sibling; without one, in the look of the text, bold. */
export function headingLine({ plan, markup, heading, entry }: SectionWriting): SectionLine {
  const { title } = plan;
  if (heading === undefined) {
    const bold = [markup.property("b", {}), markup.property("bCs", {})];
    const properties = withoutProperties(entry === undefined ? [] : withoutList(entry, markup), [
      "w:ind",
      "w:tabs",
      "w:contextualSpacing",
    ]);
    return {
      properties: withProperties("paragraph", properties, [markup.property("keepNext", {})]),
      content: markup.added(markup.run(title, withProperties("run", entry?.main ?? [], bold)), title),
    };
  }
  return {
    properties: withoutNumbers(heading, markup),
    content: markup.added(headingRuns(heading, title, markup), title),
  };
}

/** Signs around the words of the sibling keep their own look, the words have the one of most of its words. */
function headingRuns(heading: ParagraphModel, title: string, markup: Markup): string {
  const { pieces, block } = heading.located;
  const [before, after] = [commonSigns(block.text, title), commonSigns(reverse(block.text), reverse(title))];
  const prefix = takeText(pieces, before);
  const words = title.slice(before, title.length - after);
  if (before + after >= title.length) return markup.run(title, heading.main);
  const suffix = takeLast(pieces, after);
  return [...prefix.map(markup.pieceRun), wordRuns(words, heading, markup), ...suffix.map(markup.pieceRun)].join("");
}

/** The words in the look of the sibling's; where each of its words begins with a larger letter, so do these. */
function wordRuns(words: string, { located, main }: ParagraphModel, markup: Markup): string {
  const initial = largerInitial(located.pieces, markup);
  if (initial === undefined) return markup.run(words, main);
  return words
    .split(/(?<=\s|^)(?=\S)/u)
    .map((word) => {
      const [first = ""] = word;
      return markup.run(first, initial) + markup.run(word.slice(first.length), main);
    })
    .join("");
}

/** The look of first letters, when small capitals are typed: a letter alone in its run, larger than what goes on. */
function largerInitial(pieces: readonly InlinePiece[], { lookOf }: Markup): readonly Property[] | undefined {
  const shown = pieces.filter(({ text }) => text.trim() !== "");
  const [first, second] = shown;
  if (first === undefined || second === undefined || !/^\s*\p{Lu}$/u.test(first.text)) return undefined;
  if (!/^\p{Lu}/u.test(second.text)) return undefined;
  const [initial, rest] = [lookOf(first), lookOf(second)];
  return sizeOf(initial) > sizeOf(rest) ? initial : undefined;
}

function sizeOf(look: readonly Property[]): number {
  const size = look.find(({ name }) => name === "w:sz")?.xml ?? "";
  return Number(/val="(\d+)/u.exec(size)?.[1] ?? 0);
}

/** Length of the signs and spaces that two texts begin with alike. */
function commonSigns(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length] && !/[\p{L}\p{N}\p{M}]/u.test(one[length] ?? ""))
    length += 1;
  return length;
}

function reverse(text: string): string {
  return [...text].reverse().join("");
}

function takeLast(pieces: readonly InlinePiece[], length: number): readonly InlinePiece[] {
  const taken: InlinePiece[] = [];
  let left = length;
  for (const piece of [...pieces].reverse()) {
    if (left <= 0) break;
    taken.unshift(piece.text.length <= left ? piece : { ...piece, text: piece.text.slice(-left) });
    left -= piece.text.length;
  }
  return taken;
}

/** An entry that is new, in one line: what the plan puts in columns, or on the right, stands after tabs. */
export function entryLine(entry: SectionEntry, writing: SectionWriting): SectionLine {
  const { markup, entry: model } = writing;
  const columns = entry.text.split("\t");
  const content = columns.map((column, index) => {
    const before = index === 0 ? "" : spaceBefore(index, columns, entry, model);
    const isParted = (model?.segments.length ?? 0) > 1;
    const look = isParted ? segmentAt(model, index, columns)?.tabLook : model?.main;
    return markup.run(before, look ?? []) + columnRuns(column, index, columns, entry, writing);
  });
  const marker = (model?.marker ?? []).map(markup.pieceRun).join("");
  return {
    properties: entryProperties(entry.right !== undefined, writing),
    content: asOurs(marker + content.join(""), entry, writing),
  };
}

/** The tabs that the model has there; where it has none, the ideographic space after its first word. */
function spaceBefore(
  index: number,
  columns: readonly string[],
  { right }: SectionEntry,
  model: ParagraphModel | undefined,
): string {
  if (model === undefined || (right !== undefined && !usesOwnStops(model))) return "\t";
  if (model.segments.length > 1) return "\t".repeat(Math.max(1, segmentAt(model, index, columns)?.tabs ?? 1));
  return /^\S+(\u3000+)\S/u.exec(model.located.block.text)?.[1] ?? "\t";
}

/** One column of an entry, for a cell of its own. */
export function columnLine(column: string, entry: SectionEntry, writing: SectionWriting): SectionLine {
  const { markup, entry: model } = writing;
  const marker = (model?.marker ?? []).map(markup.pieceRun).join("");
  const runs = columnRuns(column, 0, [column], entry, writing);
  return {
    properties: entryProperties(false, writing),
    content: entry.own === true ? marker + runs : markup.added(marker + runs, column),
  };
}

function columnRuns(
  column: string,
  index: number,
  columns: readonly string[],
  entry: SectionEntry,
  { plan, markup, links, entry: model, linkLook }: SectionWriting,
): string {
  const segment = segmentAt(model, index, columns);
  const isParted = columns.length > 1;
  const isBoldName = isParted ? isBold(segment?.first) && !isBold(segment?.rest) : plan.manner.boldName;
  const main = (isParted ? segment?.main : model?.main) ?? [];
  const plain = isBoldName ? (segment?.rest ?? main) : main;
  const named = isBoldName ? (segment?.first ?? main) : plain;
  return joinPlain(entryTexts(column, entry), isBoldName)
    .map(({ text, isName, link }) => {
      const look = isName ? named : plain;
      if (link === undefined || markup.names.r === undefined) return markup.run(text, look);
      return markup.hyperlink(links.idFor(link), markup.run(text, withProperties("run", look, linkLook)));
    })
    .join("");
}

/** Stretches that would look alike as one. */
function joinPlain(texts: readonly EntryText[], isNameApart: boolean): readonly EntryText[] {
  const joined: EntryText[] = [];
  for (const text of texts) {
    const last = joined.at(-1);
    const isAlike = last !== undefined && last.link === undefined && text.link === undefined;
    if (isAlike && !(isNameApart && last.isName !== text.isName)) {
      joined[joined.length - 1] = { ...last, text: last.text + text.text };
    } else joined.push(text);
  }
  return joined;
}

/** The model's segment for a column: the first for the first, the last for the last. */
function segmentAt(
  model: ParagraphModel | undefined,
  index: number,
  columns: readonly string[],
): SegmentModel | undefined {
  const { segments = [] } = model ?? {};
  return index === columns.length - 1 && index > 0 ? segments.at(-1) : segments[Math.min(index, segments.length - 1)];
}

export function isBold(look: readonly Property[] = []): boolean {
  return look.some(({ name, xml }) => name === "w:b" && !/val="(?:0|false|off)"/u.test(xml));
}

/** Marks an entry, so that a later run may take it out again; not what the person's own lines hold. */
function asOurs(content: string, entry: SectionEntry, writing: SectionWriting): string {
  return entry.own === true ? content : writing.markup.added(content, entry.text);
}

function entryProperties(hasTabs: boolean, { entry: model, markup, flowWidth }: SectionWriting): readonly Property[] {
  if (model === undefined) return [];
  // A line that is kept with the next one would tie all entries to the section below.
  const properties = withoutProperties(withoutNumbers(model, markup), ["w:keepNext"]);
  if (!hasTabs || usesOwnStops(model)) return properties;
  const stop = markup.property("tab", { val: "right", pos: String(flowWidth) });
  const { w } = markup.names;
  return withProperties("paragraph", properties, [{ name: "w:tabs", xml: `<${w}tabs>${stop.xml}</${w}tabs>` }]);
}

/** Whether the model's tabs go to stops that it sets, and not to the default ones. */
function usesOwnStops(model: ParagraphModel | undefined): model is ParagraphModel {
  return model !== undefined && (model.located.block.tabs?.length ?? 0) > 0;
}

/** A line with an automatic number would renumber its siblings, so it goes without. */
export function withoutNumbers(model: ParagraphModel, markup: Markup): readonly Property[] {
  return model.located.block.marker?.ordered === true ? withoutList(model, markup) : model.properties;
}

/** Out of the list that its properties, or its style, put it into. */
function withoutList({ located, properties }: ParagraphModel, markup: Markup): readonly Property[] {
  const { marker } = located.block;
  if (marker === undefined || marker.from === "typed") return properties;
  const { w } = markup.names;
  const none = `<${w}numPr>${markup.property("numId", { val: "0" }).xml}</${w}numPr>`;
  return withProperties("paragraph", properties, [{ name: "w:numPr", xml: none }]);
}
