import { inflateRawSync } from "node:zlib";
import { Inflate } from "fflate";
import type { Context } from "../context";
import { ResumeError } from "../errors";
import { latin1 } from "./latin1";
import { decodePDFRawStream, PDFArray, PDFContext, PDFDict, PDFName, PDFRawStream } from "./lib";

/** A stream (ISO 32000-2 §7.3.8) as it is found in the raw file. */
export interface FoundStream {
  readonly dictionary: string;
  readonly start: number;
  /** No reader takes the stream to go further than here. */
  readonly end: number;
}

/** How much a byte of each filter may become at most (ISO 32000-2 §7.4). */
const EXPANSION: Readonly<Record<string, number>> = {
  FlateDecode: 1032,
  Fl: 1032,
  LZWDecode: 2730,
  LZW: 2730,
  RunLengthDecode: 64,
  RL: 64,
};

/** A content stream below this size cannot hold too many operators: each takes two bytes. */
const BYTES_PER_OPERATOR = 2;
/** Graphics states that a file leaves open at most; PDF.js takes time with their square. */
const MOST_OPEN_STATES = 4000;
/** Annotations that a file holds at most; each costs some kilobytes in memory. */
const MOST_ANNOTATIONS = 10_000;
/** Streams that cannot grow beyond this are not looked into. */
const HARMLESS = 512;
const STEP = 16 * 1024;

/**
 * Refuses a file with a stream that would grow beyond `limits.pdfStreamBytes`, or with more operators in one stream
 * than `limits.pdfOperators`, before any reader has inflated it: neither PDF.js nor pdf-lib counts.
 *
 * Works on the raw bytes, so that it sees every stream however the file refers to it, and inflates piece by piece.
 *
 * @throws {ResumeError} `too-large` with detail `pdf-stream-bytes`, `pdf-operators` or `pdf-depth`.
 */
export function checkStreams(bytes: Uint8Array, context: Context): void {
  const { limits, checkpoint } = context;
  let openStates = 0;
  let annotations = countRects(latin1(bytes));
  for (const stream of findStreams(bytes, checkpoint)) {
    checkpoint();
    const filters = filtersOf(stream.dictionary);
    const growth = filters.reduce((product, filter) => product * (EXPANSION[filter] ?? 1), 1);
    if ((stream.end - stream.start) * growth <= HARMLESS) continue;
    const content = decode(bytes.subarray(stream.start, stream.end), filters, context);
    if (/\/ObjStm\b/u.test(stream.dictionary)) annotations += countRects(latin1(content));
    if (annotations > MOST_ANNOTATIONS) failAnnotations();
    openStates += statesLeftOpen(content);
    if (openStates > MOST_OPEN_STATES) failTooDeep(MOST_OPEN_STATES);
    if (content.length > limits.pdfOperators * BYTES_PER_OPERATOR)
      countOperators(latin1(content), limits.pdfOperators, checkpoint);
  }
  if (annotations > MOST_ANNOTATIONS) failAnnotations();
}

/** Every annotation has a rectangle (ISO 32000-2 §12.5.2). */
function countRects(text: string): number {
  let count = 0;
  for (let at = text.indexOf("/Rect"); at >= 0; at = text.indexOf("/Rect", at + 5)) count += 1;
  return count;
}

function failAnnotations(): never {
  throw new ResumeError(
    "too-large",
    `The PDF holds more than ${MOST_ANNOTATIONS} links and notes. Print it to a new PDF and pass that.`,
    { detail: "pdf-annotations" },
  );
}

/** How many more `q` than `Q` stand in a content stream (ISO 32000-2 §8.4.2), were it one. */
function statesLeftOpen(content: Uint8Array): number {
  const isSpace = (byte: number | undefined) => byte === undefined || byte <= 0x20;
  let open = 0;
  for (let at = 0; at < content.length; at += 1) {
    const byte = content[at];
    if ((byte === 0x71 || byte === 0x51) && isSpace(content[at - 1]) && isSpace(content[at + 1]))
      open += byte === 0x71 ? 1 : -1;
  }
  return Math.max(0, open);
}

/** All streams of a file, in the order of their bytes, whatever refers to them. */
export function* findStreams(bytes: Uint8Array, checkpoint: () => void): Generator<FoundStream> {
  const text = latin1(bytes);
  for (let at = text.indexOf("stream"); at >= 0; at = text.indexOf("stream", at + 6)) {
    if (text.startsWith("end", at - 3)) continue;
    checkpoint();
    const start = at + (text.startsWith("\r\n", at + 6) ? 8 : 7);
    const dictionary = text.slice(Math.max(text.lastIndexOf("obj", at), at - 8192, 0), at);
    yield { dictionary, start, end: endOf(text, dictionary, start) };
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

/** Decodes all filters that make a stream larger; stops at one that holds a picture. */
function decode(raw: Uint8Array, filters: readonly string[], context: Context): Uint8Array {
  let bytes = raw;
  for (const filter of filters) {
    if (/^(?:DCT|JPX|CCITTFax|JBIG2|CCF)/u.test(filter) || filter === "Crypt") return new Uint8Array();
    bytes = /^Fl/u.test(filter) ? inflate(bytes, context) : decodeOther(bytes, filter, context);
  }
  return bytes;
}

function inflate(bytes: Uint8Array, context: Context): Uint8Array {
  try {
    // RFC 1950: two bytes of header before the deflated data.
    return inflateRawSync(bytes.subarray(2), { maxOutputLength: context.limits.pdfStreamBytes });
  } catch (error) {
    if (error instanceof RangeError) failTooLarge(context.limits.pdfStreamBytes);
    return inflateDamaged(bytes, context);
  }
}

/** As much of a stream as can be inflated. */
function inflateDamaged(bytes: Uint8Array, { limits, checkpoint }: Context): Uint8Array {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const inflater = new Inflate((piece) => {
    pieces.push(piece);
    size += piece.length;
  });
  try {
    for (let at = 2; at < bytes.length; at += STEP) {
      checkpoint();
      inflater.push(bytes.subarray(at, at + STEP));
      if (size > limits.pdfStreamBytes) failTooLarge(limits.pdfStreamBytes);
    }
  } catch (error) {
    // Damage, or whatever follows the stream: what came before it is what a reader gets.
    if (error instanceof ResumeError) throw error;
  }
  return join(pieces, size);
}

function decodeOther(bytes: Uint8Array, filter: string, { limits, checkpoint }: Context): Uint8Array {
  const context = PDFContext.create();
  const dictionary = PDFDict.withContext(context);
  const filters = PDFArray.withContext(context);
  filters.push(PDFName.of(filter));
  dictionary.set(PDFName.of("Filter"), filters);
  try {
    const stream = decodePDFRawStream(PDFRawStream.of(dictionary, bytes));
    const pieces: Uint8Array[] = [];
    let size = 0;
    for (;;) {
      checkpoint();
      const piece = Uint8Array.from(stream.getBytes(STEP));
      if (piece.length === 0) return join(pieces, size);
      pieces.push(piece);
      size += piece.length;
      if (size > limits.pdfStreamBytes) failTooLarge(limits.pdfStreamBytes);
    }
  } catch (error) {
    if (error instanceof ResumeError) throw error;
    return new Uint8Array();
  }
}

function join(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
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

/** Counts the operators of a content stream, one character a byte. @throws {ResumeError} `too-large` beyond `most`. */
export function countOperators(content: string, most: number, checkpoint: () => void): number {
  let count = 0;
  for (const _ of content.matchAll(OPERATOR)) {
    count += 1;
    if (count % 65_536 === 0) checkpoint();
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
    `A stream of the PDF grows beyond ${most} bytes when it is decoded. Make the pictures in it smaller, or raise ` +
      "limits.pdfStreamBytes.",
    { detail: "pdf-stream-bytes" },
  );
}
