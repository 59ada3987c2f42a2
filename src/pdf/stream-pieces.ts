import { inflateRawSync } from "node:zlib";
import { Inflate } from "fflate";
import type { Context } from "../context";
import { ResumeError } from "../errors";
import { latin1 } from "./latin1";
import { decodePDFRawStream, PDFArray, PDFContext, PDFDict, PDFName, PDFRawStream } from "./lib";
import { failStreamBytes } from "./limit-errors";

/** A piece without white space up to here is kept whole. */
const LONGEST_WORD = 1024 * 1024;
const STEP = 16 * 1024;
/** A stream that becomes no larger is inflated at once. */
const AT_ONCE = 4 * 1024 * 1024;

/** The pieces of a stream as text, one character a byte, cut before white space so that no operator is cut. */
export function* textPieces(pieces: Iterable<Uint8Array>): Generator<string> {
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

/** Decodes all filters that make a stream larger, the last one piece by piece; stops at one that holds a picture. */
export function* decodePieces(raw: Uint8Array, filters: readonly string[], context: Context): Generator<Uint8Array> {
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
    if (size > limits.pdfStreamBytes) failStreamBytes(limits.pdfStreamBytes);
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
      if (size > limits.pdfStreamBytes) failStreamBytes(limits.pdfStreamBytes);
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
