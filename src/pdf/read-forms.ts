import type { Context } from "../context";
import { ResumeError } from "../errors";
import { type Call, callsIn } from "./content-calls";
import { latin1 } from "./latin1";
import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from "./lib";
import { failOperators, failPageShapes, failTooDeep } from "./limit-errors";
import { countOperators, type OperatorCount, survey } from "./operator-count";
import { MOST_OPEN_STATES } from "./read-limits";

/**
 * Refuses a file whose forms (ISO 32000-2 §8.10), patterns, soft masks and drawn letters paint each other so often, or so
 * deep, that following them would never end: a form of ten calls, ten levels deep, is small in the file and ten thousand
 * million on the page.
 *
 * Must follow `checkStreams`, which keeps every single stream within its limits.
 *
 * @throws {ResumeError} `too-large` with detail `pdf-operators`, `pdf-page-shapes` or `pdf-depth`; `corrupt` with detail `pdf-cycle`.
 */
export function checkForms(document: PDFDocument, context: Context): void {
  const walk = createWalk(document.context, context);
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    context.checkpoint();
    if (object instanceof PDFDict && object.lookup(PDFName.of("Type")) === PDFName.of("Page")) walk(object);
  }
}

/** PDF.js keeps what draws the letters of a font, with paths of their own, as long as the file is open. */
const LETTER_WEIGHT = 10;

/**
 * Shapes and pieces of text on a page at most. PDF.js hands over a page whole, with a kilobyte for each; a page of a
 * resume has some thousands.
 */
const MOST_SHAPES = 150_000;

/** What a content stream costs by itself, and what it paints besides. */
interface Content extends OperatorCount {
  /** Graphics states that are open in it at once. */
  readonly states: number;
  readonly calls: readonly Call[];
}

/** Where names are looked up, first to last. */
type Resources = readonly PDFDict[];

/** Walks the content of pages as PDF.js does, and counts what it meets on the way. */
function createWalk(objects: PDFContext, { limits, checkpoint }: Context): (page: PDFDict) => void {
  let total = 0;
  /** On the page that is walked. */
  let shapes = 0;
  /** Graphics states that may be open where the walk is. */
  let states = 0;
  const contents = new Map<PDFRawStream, Content>();
  const costs = new Map<PDFRawStream, OperatorCount & { readonly states: number }>();
  const fonts = new Set<PDFDict>();
  /** What is being painted, each by the one before, and whether PDF.js knows it again when it paints itself. */
  const open = new Map<PDFObject, boolean>();

  const add = ({ operators, painting }: OperatorCount) => {
    checkpoint();
    total += operators;
    shapes += painting;
    if (total > limits.pdfOperators) failOperators(limits.pdfOperators);
    if (shapes > MOST_SHAPES) failPageShapes(MOST_SHAPES);
  };

  const read = (text: string): Content => ({
    ...countOperators([text], limits.pdfOperators, checkpoint),
    states: survey(text).deepest,
    calls: [...callsIn(text)],
  });

  const checkCycle = (object: PDFObject) => {
    const path = [...open];
    const start = path.findIndex(([painted]) => painted === object);
    if (path.slice(start).some(([, isKnownAgain]) => !isKnownAgain)) failCycle();
  };

  /** Whether all of it was walked: what paints itself is cut there, and may be longer when it is entered elsewhere. */
  const walkContent = (content: Content, resources: Resources): boolean => {
    add(content);
    states += content.states;
    if (states > MOST_OPEN_STATES) failTooDeep(MOST_OPEN_STATES);
    let isWhole = true;
    for (const call of content.calls) {
      const target = targetOf(call, resources);
      const object = target instanceof PDFRef ? objects.lookup(target) : target;
      if (object instanceof PDFRawStream) isWhole = walkStream(object, resources) && isWhole;
      else if (object instanceof PDFDict) walkFont(object, resources, object !== target);
    }
    states -= content.states;
    return isWhole;
  };

  const walkStream = (stream: PDFRawStream, inherited: Resources): boolean => {
    if (stream.dict.lookup(PDFName.of("Subtype")) === PDFName.of("Image")) return true;
    if (open.has(stream)) {
      checkCycle(stream);
      return false;
    }
    if (open.size >= limits.pdfDepth) failTooDeep(limits.pdfDepth);
    const cost = costs.get(stream);
    if (cost !== undefined && states <= cost.states) {
      add(cost);
      return true;
    }
    const [operatorsBefore, shapesBefore] = [total, shapes];
    const content = contents.get(stream) ?? read(textOf(stream));
    contents.set(stream, content);
    open.set(stream, !isPattern(stream));
    const own = dictionaryIn(stream.dict, "Resources");
    const isForm = own !== undefined && !isPattern(stream);
    const isWhole = walkContent(content, isForm ? [own] : own === undefined ? inherited : [own, ...inherited]);
    open.delete(stream);
    // What takes names from its surroundings costs something else elsewhere.
    if (isWhole && isForm) {
      costs.set(stream, { operators: total - operatorsBefore, painting: shapes - shapesBefore, states });
    }
    return isWhole;
  };

  /** PDF.js takes the letters of a drawn font (ISO 32000-2 §9.6.4) apart once, whether they are shown or not. */
  const walkFont = (font: PDFDict, inherited: Resources, isNumbered: boolean): void => {
    if (fonts.has(font)) {
      if (open.has(font)) checkCycle(font);
      return;
    }
    fonts.add(font);
    const letters = dictionaryIn(font, "CharProcs");
    const own = dictionaryIn(font, "Resources");
    const before = total;
    open.set(font, isNumbered);
    for (const name of letters?.keys() ?? []) {
      const letter = letters?.lookup(name);
      if (letter instanceof PDFRawStream) walkStream(letter, own === undefined ? inherited : [own]);
    }
    open.delete(font);
    add({ operators: (total - before) * (LETTER_WEIGHT - 1), painting: 0 });
  };

  return (page) => {
    shapes = 0;
    const parts = page.lookup(PDFName.of("Contents"));
    const streams = (parts instanceof PDFArray ? parts.asArray() : [parts]).map((part) =>
      part instanceof PDFRef ? objects.lookup(part) : part,
    );
    const text = streams.map((stream) => (stream instanceof PDFRawStream ? textOf(stream) : "")).join("\n");
    const resources = resourcesOf(page, limits.pdfDepth);
    walkContent(read(text), resources === undefined ? [] : [resources]);
  };
}

/** The stream that a call paints, or the font that it sets, or the reference to it. */
function targetOf({ kind, name }: Call, resources: Resources): PDFObject | undefined {
  const named = resources.map((dictionary) => dictionaryIn(dictionary, kind)).find((found) => found !== undefined);
  if (named === undefined || kind !== "ExtGState") return named?.get(PDFName.of(name));
  const state = dictionaryIn(named, name);
  return state && dictionaryIn(state, "SMask")?.get(PDFName.of("G"));
}

function dictionaryIn(dictionary: PDFDict, key: string): PDFDict | undefined {
  const value = dictionary.lookup(PDFName.of(key));
  return value instanceof PDFDict ? value : undefined;
}

function isPattern(stream: PDFRawStream): boolean {
  return stream.dict.has(PDFName.of("PatternType"));
}

function failCycle(): never {
  throw new ResumeError(
    "corrupt",
    "The PDF holds a pattern or a letter that paints itself. Print it to a new PDF and pass that.",
    { detail: "pdf-cycle" },
  );
}

/** Resources are inherited from the page tree (ISO 32000-2 §7.7.3.4). */
function resourcesOf(page: PDFDict, depth: number): PDFDict | undefined {
  const own = dictionaryIn(page, "Resources");
  if (own !== undefined) return own;
  const parent = dictionaryIn(page, "Parent");
  return parent !== undefined && depth > 0 ? resourcesOf(parent, depth - 1) : undefined;
}

function textOf(stream: PDFRawStream): string {
  try {
    return latin1(decodePDFRawStream(stream).decode());
  } catch {
    // A damaged or pictorial stream paints nothing that can be followed.
    return "";
  }
}
