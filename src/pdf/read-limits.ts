import { inflateRawSync } from "node:zlib";
import { Inflate } from "fflate";
import type { Context } from "../context";
import { ResumeError } from "../errors";
import { codesMapped } from "./character-maps";
import { latin1 } from "./latin1";
import { decodePDFRawStream, PDFArray, PDFContext, PDFDict, PDFName, PDFRawStream } from "./lib";

/** A stream (ISO 32000-2 §7.3.8) as it is found in the raw file. */
export interface FoundStream {
  readonly dictionary: string;
  /** Where the dictionary, or what is taken for it, starts. */
  readonly dictionaryStart: number;
  readonly start: number;
  /** No reader takes the stream to go further than here. */
  readonly end: number;
}

/** Graphics states that are open at most, one in another; PDF.js takes time with their square. */
export const MOST_OPEN_STATES = 4000;
/** Annotations that a file holds at most; each costs some kilobytes in memory. */
const MOST_ANNOTATIONS = 10_000;
/** Objects that a file counts at most. */
const MOST_OBJECTS = 1_000_000;
/** Codes that the fonts of a file map in ranges; Unicode has half as many. */
const MOST_MAPPED_CODES = 2_000_000;
/** The streams of a file grow to so many times what one may. */
const STREAMS_IN_ALL = 3;
/** A piece without white space up to here is kept whole. */
const LONGEST_WORD = 1024 * 1024;
const STEP = 16 * 1024;
/** A stream that becomes no larger is inflated at once. */
const AT_ONCE = 4 * 1024 * 1024;

/**
 * Refuses a file with a stream that would grow beyond `limits.pdfStreamBytes`, or with more operators in one stream
 * than `limits.pdfOperators`, before any reader has inflated it: neither PDF.js nor pdf-lib counts.
 *
 * Works on the raw bytes, so that it sees every stream however the file refers to it, and inflates piece by piece.
 *
 * @throws {ResumeError} `corrupt` when no object is found; `too-large` with detail `pdf-stream-bytes`, `pdf-operators`,
 * `pdf-depth`, `pdf-annotations` or `pdf-character-maps`.
 */
export function checkStreams(bytes: Uint8Array, context: Context): void {
  const { limits, checkpoint } = context;
  const most = limits.pdfStreamBytes * STREAMS_IN_ALL;
  let size = 0;
  let openStates = 0;
  let mappedCodes = 0;
  const file = latin1(bytes);
  if (!/endobj|endstream/u.test(file)) failEmpty();
  let annotations = countRects(file);
  for (const stream of findStreams(bytes, checkpoint)) {
    checkpoint();
    if (/\/XRef\b/u.test(stream.dictionary)) checkReferences(stream.dictionary);
    if (rowOfPredictor(stream.dictionary) > limits.pdfStreamBytes) failTooLarge(limits.pdfStreamBytes);
    const filters = filtersOf(stream.dictionary);
    const content = () => textPieces(decode(bytes.subarray(stream.start, stream.end), filters, context));
    const holdsObjects = /\/ObjStm\b/u.test(stream.dictionary);
    let length = 0;
    let states = 0;
    let deepest = 0;
    let solid = 0;
    let mapsCharacters = false;
    for (const text of content()) {
      mapsCharacters ||= /begin(?:bf|cid)range/u.test(text);
      length += text.length;
      const surveyed = survey(text);
      deepest = Math.max(deepest, states + surveyed.deepest);
      states += surveyed.states;
      solid += surveyed.solid;
      if (holdsObjects) annotations += countRects(text);
      if (size + length > most) failTooLarge(most);
    }
    size += length;
    if (mapsCharacters) mappedCodes += codesMapped([...content()].join(""));
    if (annotations > MOST_ANNOTATIONS) failAnnotations();
    if (mappedCodes > MOST_MAPPED_CODES) failMaps();
    if (openStates + deepest > MOST_OPEN_STATES) failTooDeep(MOST_OPEN_STATES);
    openStates += Math.max(0, states);
    // An operator is a letter at least.
    if (solid > limits.pdfOperators) countOperators(content(), limits.pdfOperators, checkpoint);
  }
  if (annotations > MOST_ANNOTATIONS) failAnnotations();
}

/** Every annotation has a rectangle (ISO 32000-2 §12.5.2). */
function countRects(text: string): number {
  let count = 0;
  for (let at = text.indexOf("/Rect"); at >= 0; at = text.indexOf("/Rect", at + 5)) count += 1;
  return count;
}

/** Bytes of a row that a predictor works on (ISO 32000-2 §7.4.4.4), which readers set aside before they have any. */
function rowOfPredictor(dictionary: string): number {
  const number = (key: string, usual: number) =>
    Number(new RegExp(`/${key}\\s+(\\d+)`, "u").exec(dictionary)?.[1] ?? usual);
  return (number("Colors", 1) * number("Columns", 1) * number("BitsPerComponent", 8)) / 8;
}

/** A cross-reference stream (ISO 32000-2 §7.5.8) counts its entries itself; readers believe it. */
function checkReferences(dictionary: string): void {
  const numbersAfter = (key: string) =>
    (new RegExp(`/${key}\\s*\\[?([\\s\\d.+-]*)`, "u").exec(dictionary)?.[1] ?? "")
      .split(/\s+/u)
      .filter((word) => word !== "")
      .map(Number);
  const widths = numbersAfter("W");
  const counts = [...numbersAfter("Size"), ...numbersAfter("Index")];
  const isSound =
    widths.every((width) => width >= 0 && width <= 8) &&
    widths.some((width) => width > 0) &&
    counts.every((count) => count >= 0 && count <= MOST_OBJECTS);
  if (isSound) return;
  throw new ResumeError(
    "corrupt",
    "The PDF's table of its objects is damaged. Save it again from the program that made it, then retry.",
    { detail: "pdf-objects" },
  );
}

/** A file in which no object ends holds none; readers search it for them at length, and in vain. */
function failEmpty(): never {
  throw new ResumeError(
    "corrupt",
    "The PDF holds no objects: it is cut off or damaged. Save it again from the program that made it, then retry.",
    { detail: "pdf-objects" },
  );
}

function failAnnotations(): never {
  throw new ResumeError(
    "too-large",
    `The PDF holds more than ${MOST_ANNOTATIONS} links and notes. Print it to a new PDF and pass that.`,
    { detail: "pdf-annotations" },
  );
}

function failMaps(): never {
  throw new ResumeError(
    "too-large",
    `The fonts of the PDF map more than ${MOST_MAPPED_CODES} codes to characters. Print it to a new PDF and pass that.`,
    { detail: "pdf-character-maps" },
  );
}

/**
 * How many more `q` than `Q` stand in a piece of a content stream (ISO 32000-2 §8.4.2), how many more at most up to
 * somewhere in it, and its bytes but for space.
 */
export function survey(text: string): { readonly states: number; readonly deepest: number; readonly solid: number } {
  // Beyond the ends there is NaN, which is no more than space either.
  const isSpace = (code: number) => !(code > 0x20);
  let states = 0;
  let deepest = 0;
  let solid = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) continue;
    solid += 1;
    if ((code === 0x71 || code === 0x51) && isSpace(text.charCodeAt(at - 1)) && isSpace(text.charCodeAt(at + 1)))
      states += code === 0x71 ? 1 : -1;
    if (states > deepest) deepest = states;
  }
  return { states, deepest, solid };
}

/** The pieces of a stream as text, one character a byte, cut before white space so that no operator is cut. */
function* textPieces(pieces: Iterable<Uint8Array>): Generator<string> {
  let rest = "";
  for (const piece of pieces) {
    const text = rest + latin1(piece);
    const cut = Math.max(text.lastIndexOf(" "), text.lastIndexOf("\n"), text.lastIndexOf("\r"));
    const end = cut < 0 && text.length > LONGEST_WORD ? text.length : Math.max(0, cut);
    if (end > 0) yield text.slice(0, end);
    rest = text.slice(end);
  }
  if (rest !== "") yield rest;
}

/** All streams of a file, in the order of their bytes, whatever refers to them. */
export function* findStreams(bytes: Uint8Array, checkpoint: () => void): Generator<FoundStream> {
  const text = latin1(bytes);
  for (let at = text.indexOf("stream"); at >= 0; at = text.indexOf("stream", at + 6)) {
    if (text.startsWith("end", at - 3)) continue;
    checkpoint();
    const start = at + (text.startsWith("\r\n", at + 6) ? 8 : 7);
    const dictionaryStart = Math.max(text.lastIndexOf("obj", at), at - 8192, 0);
    const dictionary = text.slice(dictionaryStart, at);
    yield { dictionary, dictionaryStart, start, end: endOf(text, dictionary, start) };
  }
}

/**
 * The stated length, where the stream's end stands there. Otherwise the end of the file for a stream that ends by
 * itself, and the next end that is written for one that does not.
 */
function endOf(text: string, dictionary: string, start: number): number {
  const [, direct] = /\/Length\s+(\d+)(?!\s+\d+\s+R)/u.exec(dictionary) ?? [];
  const end = start + Number(direct);
  if (direct !== undefined && /^\s*endstream/u.test(text.slice(end, end + 16))) return end;
  const next = filtersOf(dictionary).length === 0 ? text.indexOf("endstream", start) : -1;
  return next < 0 ? text.length : next;
}

function filtersOf(dictionary: string): readonly string[] {
  const plain = dictionary.replace(/#([0-9a-f]{2})/giu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  const [, value] = /\/(?:Filter|F)\s*(\[[^\]]*\]|\/\w+|\d+\s+\d+\s+R)/u.exec(plain) ?? [];
  if (value === undefined) return [];
  const names = [...value.matchAll(/\/(\w+)/gu)].map(([, name = ""]) => name);
  // A filter named elsewhere in the file: nearly always this one.
  return names.length > 0 ? names : ["FlateDecode"];
}

/** Decodes all filters that make a stream larger, the last one piece by piece; stops at one that holds a picture. */
function* decode(raw: Uint8Array, filters: readonly string[], context: Context): Generator<Uint8Array> {
  let bytes = raw;
  for (const [index, filter] of filters.entries()) {
    if (/^(?:DCT|JPX|CCITTFax|JBIG2|CCF)/u.test(filter) || filter === "Crypt") return;
    const pieces = /^Fl/u.test(filter) ? inflate(bytes, context) : decodeOther(bytes, filter, context);
    if (index === filters.length - 1) return yield* pieces;
    bytes = join([...pieces]);
  }
  yield bytes;
}

function* inflate(bytes: Uint8Array, context: Context): Generator<Uint8Array> {
  // RFC 1950: two bytes of header before the deflated data.
  const data = bytes.subarray(2);
  let whole: Uint8Array;
  try {
    whole = inflateRawSync(data, { maxOutputLength: Math.min(AT_ONCE, context.limits.pdfStreamBytes) });
  } catch {
    // Larger than that, or damaged.
    return yield* inflateInPieces(data, context);
  }
  yield whole;
}

function* inflateInPieces(data: Uint8Array, { limits, checkpoint }: Context): Generator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  let size = 0;
  const inflater = new Inflate((piece) => {
    pieces.push(piece);
    size += piece.length;
  });
  for (let at = 0; at < data.length; at += STEP) {
    checkpoint();
    try {
      inflater.push(data.subarray(at, at + STEP));
    } catch {
      // Damage, or whatever follows the stream: what came before it is what a reader gets.
      yield* pieces;
      return;
    }
    if (size > limits.pdfStreamBytes) failTooLarge(limits.pdfStreamBytes);
    yield* pieces;
    pieces = [];
  }
}

function* decodeOther(bytes: Uint8Array, filter: string, { limits, checkpoint }: Context): Generator<Uint8Array> {
  const context = PDFContext.create();
  const dictionary = PDFDict.withContext(context);
  const filters = PDFArray.withContext(context);
  filters.push(PDFName.of(filter));
  dictionary.set(PDFName.of("Filter"), filters);
  let size = 0;
  try {
    const stream = decodePDFRawStream(PDFRawStream.of(dictionary, bytes));
    for (;;) {
      checkpoint();
      const piece = Uint8Array.from(stream.getBytes(STEP));
      if (piece.length === 0) return;
      size += piece.length;
      if (size > limits.pdfStreamBytes) failTooLarge(limits.pdfStreamBytes);
      yield piece;
    }
  } catch (error) {
    if (error instanceof ResumeError) throw error;
  }
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Operators of content streams (ISO 32000-2 Annex A), as they stand between white space or brackets. */
const OPERATOR =
  /(?<=^|[\s\])>])(?:[bBfFhnqQsSWMJjdigw]|[bBfTW]\*|BT|ET|BI|ID|EI|BX|EX|BMC|BDC|EMC|MP|DP|CS|cs|SCN?|scn?|G|g|RG|rg|K|k|cm|re|[mlcvy]|Do|sh|gs|ri|d0|d1|T[jJcdDfLmrswz]|["'])(?=$|[\s[(</])/gu;

/** Counts the operators of a content stream, given in pieces. @throws {ResumeError} `too-large` beyond `most`. */
export function countOperators(pieces: Iterable<string>, most: number, checkpoint: () => void): number {
  let count = 0;
  for (const piece of pieces) {
    checkpoint();
    for (const _ of piece.matchAll(OPERATOR)) count += 1;
    if (count > most) failOperators(most);
  }
  return count;
}

/** @throws {ResumeError} `too-large`, `pdf-operators`. */
export function failOperators(most: number): never {
  throw new ResumeError(
    "too-large",
    `The PDF paints with more than ${most} operators. Leave out drawings, or raise limits.pdfOperators.`,
    { detail: "pdf-operators" },
  );
}

/** @throws {ResumeError} `too-large`, `pdf-depth`. */
export function failTooDeep(most: number): never {
  throw new ResumeError(
    "too-large",
    `The PDF nests its drawings more than ${most} deep. Print it to a new PDF and pass that.`,
    { detail: "pdf-depth" },
  );
}

function failTooLarge(most: number): never {
  throw new ResumeError(
    "too-large",
    `The streams of the PDF grow beyond ${most} bytes when they are decoded. Make the pictures in it smaller, or raise ` +
      "limits.pdfStreamBytes.",
    { detail: "pdf-stream-bytes" },
  );
}
