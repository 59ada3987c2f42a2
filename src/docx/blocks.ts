import type { Context } from "../context";
import type { Block } from "../model/document";
import type { ListMarker, ParagraphLook, Run, RunLook } from "../model/look";
import { type AddedStretches, addedStretches, isAdded } from "./added-mark";
import { headingLevel } from "./heading-style";
import { type InlinePiece, isMarkDeleted, type OpenField, readInline } from "./inline";
import { startCounting } from "./numbering";
import { type DocxPackage, readRelationships } from "./package";
import type { RunProperties } from "./run-properties";
import { areUnits, lineText, softLines } from "./soft-lines";
import { readStory, type StoryParagraph } from "./story";
import { openStyles, paragraphLook, runLook, type Styles } from "./styles";
import { isSymbolFont, showSymbols } from "./symbols";
import { markerSign, typedMarker } from "./typed-marker";
import { child, type XmlElement } from "./xml";

export interface PartBlocks {
  readonly blocks: readonly Block[];
  /** BCP 47 language of most of the text, as the file states it. */
  readonly language?: string;
}

/** A piece of text with what its run looks like. */
interface ShownPiece extends InlinePiece {
  readonly properties: RunProperties;
}

/** What becomes a block: the text of a paragraph, or one of its lines. */
interface Unit {
  readonly pieces: readonly ShownPiece[];
  readonly line?: number;
  readonly of: ShownParagraph;
}

/** A paragraph, read; its mark may join it to paragraphs before it, whose marks are deleted. */
interface ShownParagraph {
  readonly place: StoryParagraph;
  readonly start: number;
  readonly end: number;
  readonly look: ParagraphLook;
  readonly level?: number;
  readonly style?: string;
  readonly marker?: ListMarker;
}

/** Blocks of a part that holds paragraphs: the main part, a header, a footer. Empty paragraphs are none. */
export function readBlocks(source: DocxPackage, part: string, context: Context): PartBlocks {
  const root = source.xml(part);
  const story = root?.name === "w:document" ? child(root, "w:body") : root;
  if (story === undefined) return { blocks: [] };
  const added = addedStretches(story);
  const letters = new Map<string, number>();
  const blocks: Block[] = [];
  for (const { unit, before, after } of withNeighbours(readUnits(source, part, story, context))) {
    countLanguages(unit, letters);
    blocks.push(toBlock(unit, part, added, signsOf([before, after])));
  }
  const language = commonest(letters);
  return { blocks, ...(language === undefined ? {} : { language }) };
}

/** One after the other: with the properties of each piece they take several times the memory of the blocks. */
function* readUnits(source: DocxPackage, part: string, story: XmlElement, context: Context): Generator<Unit> {
  const styles = openStyles(source);
  const targets = part === source.main ? source.relationships : readRelationships(source, part);
  const linkTarget = (id: string) => {
    const relationship = targets.get(id);
    return relationship?.external === true ? relationship.target : undefined;
  };
  const fields: OpenField[] = [];
  const count = startCounting(styles.numbering);
  let joined: ShownPiece[] = [];
  let start: number | undefined;
  for (const place of readStory(story)) {
    context.checkpoint();
    const pieces = shownPieces(readInline(place.element, linkTarget, fields), place, styles);
    // Not spread: a paragraph may hold more pieces than a call takes arguments.
    joined = joined.length === 0 ? [...pieces] : joined.concat(pieces);
    start ??= place.element.start;
    if (isMarkDeleted(place.element)) continue;
    const properties = styles.paragraph(child(place.element, "w:pPr"), place.tableStyle);
    const list = styles.list(properties);
    const marker = list === undefined ? undefined : count(list.numId, list.level);
    const style = styles.paragraphStyle(child(place.element, "w:pPr"));
    const level = headingLevel(properties, style === undefined ? [] : styles.namesOf(style.id));
    const paragraph: ShownParagraph = {
      place,
      start,
      end: place.element.end,
      look: paragraphLook(properties),
      ...(level === undefined ? {} : { level }),
      ...(style === undefined ? {} : { style: style.name }),
      ...(marker === undefined || marker.text === "" ? {} : { marker }),
    };
    yield* unitsOf(paragraph, joined);
    joined = [];
    start = undefined;
  }
}

/** The text of a paragraph, with the look of each piece; what is hidden (§17.3.2.41) is left out. */
function shownPieces(
  pieces: readonly InlinePiece[],
  { element, tableStyle }: StoryParagraph,
  styles: Styles,
): readonly ShownPiece[] {
  const pPr = child(element, "w:pPr");
  const known = new Map<XmlElement | undefined, RunProperties>();
  return pieces.flatMap((piece) => {
    let properties = known.get(piece.run);
    if (properties === undefined) {
      properties = styles.run(child(piece.run, "w:rPr"), pPr, tableStyle);
      known.set(piece.run, properties);
    }
    if (properties.hidden === true) return [];
    return [{ ...piece, text: shownText(piece, properties.fontLatin), properties }];
  });
}

function shownText({ text, element }: InlinePiece, font: string | undefined): string {
  return element.name === "w:t" && isSymbolFont(font) ? showSymbols(text, font) : text;
}

function unitsOf(paragraph: ShownParagraph, pieces: readonly ShownPiece[]): readonly Unit[] {
  const lines = paragraph.marker === undefined ? softLines(pieces) : [];
  const isSplit = lines.length > 1 && areUnits(lines, ({ properties }) => properties.bold === true);
  const units: readonly Unit[] = isSplit
    ? lines.map(({ pieces: ofLine, line }) => ({ pieces: ofLine, line, of: paragraph }))
    : [{ pieces, of: paragraph }];
  return units.filter((unit) => lineText(unit.pieces).trim() !== "");
}

function toBlock(unit: Unit, part: string, added: AddedStretches, usual: ReadonlySet<string>): Block {
  const { place, start, end, look, level, style, marker: numbered } = unit.of;
  const whole = lineText(unit.pieces);
  // A heading is not hung from its sign; the text of a list item is.
  const isHung = (look.indentFirst ?? 0) < 0;
  const typed =
    numbered === undefined && level === undefined ? typedMarker(whole, (sign) => isHung || usual.has(sign)) : undefined;
  const runs = mergeRuns(unit.pieces, typed?.length ?? 0);
  const text = runs.map((run) => run.text).join("");
  const marker: ListMarker | undefined =
    typed === undefined ? numbered : { ordered: false, level: 0, text: typed.text, from: "typed" };
  const isOurs = isAdded(added, unit.pieces[0]?.element.start ?? start, text);
  return {
    kind: level !== undefined ? "heading" : marker !== undefined ? "list-item" : "paragraph",
    text,
    runs,
    ...look,
    ...(level === undefined ? {} : { level }),
    ...(style === undefined ? {} : { style }),
    ...(marker === undefined ? {} : { marker }),
    ...(isOurs ? { added: true as const } : {}),
    container: place.container,
    position: { in: "part", part, start, end, ...(unit.line === undefined ? {} : { line: unit.line }) },
  };
}

/** Runs of one look each, without the first `skip` UTF-16 units (a typed marker). */
function mergeRuns(pieces: readonly ShownPiece[], skip: number): readonly Run[] {
  const runs: { text: string; readonly key: string; readonly look: RunLook & { readonly link?: string } }[] = [];
  let left = skip;
  for (const { text: whole, properties, link } of pieces) {
    const text = whole.slice(left);
    left = Math.max(0, left - whole.length);
    if (text === "") continue;
    const look = { ...runLook(properties, text), ...(link === undefined ? {} : { link }) };
    const key = JSON.stringify(look);
    const last = runs.at(-1);
    if (last?.key === key) last.text += text;
    else runs.push({ text, key, look });
  }
  return runs.map(({ text, look }) => ({ text, ...look }));
}

function* withNeighbours(
  units: Iterable<Unit>,
): Generator<Record<"before" | "after", Unit | undefined> & { unit: Unit }> {
  let [before, unit]: (Unit | undefined)[] = [];
  for (const after of units) {
    if (unit !== undefined) yield { before, unit, after };
    [before, unit] = [unit, after];
  }
  if (unit !== undefined) yield { before, unit, after: undefined };
}

/**
 * Signs that the units directly before and after begin with. A sign such as ■ marks a list item when the next line
 * has it too; alone it decorates a heading.
 */
function signsOf(units: readonly (Unit | undefined)[]): ReadonlySet<string> {
  const signs = units.map((unit) => (unit === undefined ? undefined : markerSign(lineText(unit.pieces))));
  return new Set(signs.filter((sign) => sign !== undefined));
}

function countLanguages({ pieces }: Unit, letters: Map<string, number>): void {
  for (const { text, properties } of pieces) {
    const language = languageOfRun(properties, text);
    if (language !== undefined) letters.set(language, (letters.get(language) ?? 0) + text.length);
  }
}

function commonest(letters: ReadonlyMap<string, number>): string | undefined {
  return [...letters].reduce<readonly [string | undefined, number]>(
    (most, next) => (next[1] > most[1] ? next : most),
    [undefined, 0],
  )[0];
}

/** Word keeps three languages to a run, one for each kind of script (§17.3.2.20). */
function languageOfRun(properties: RunProperties, text: string): string | undefined {
  if (properties.rtl === true) return properties.languageComplex ?? properties.language;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)) {
    return properties.languageEastAsia ?? properties.language;
  }
  return properties.language;
}
