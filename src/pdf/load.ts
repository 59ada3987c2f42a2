import { type PDFContext, PDFDocument, PDFInvalidObject, PDFParser, PDFRef } from "./lib";

/** The parts of pdf-lib's parser that write to the console, and what they are made of; it has no option to be quiet. */
interface Parser {
  readonly bytes: {
    readonly offset: () => number;
    readonly done: () => boolean;
    readonly next: () => number;
    readonly slice: (start: number, end: number) => Uint8Array;
  };
  readonly context: PDFContext;
  readonly parseDocument: () => Promise<PDFContext>;
  readonly parseIndirectObjectHeader: () => PDFRef;
  readonly skipWhitespaceAndComments: () => void;
  readonly matchKeyword: (keyword: readonly number[]) => boolean;
  maybeRecoverRoot: () => void;
  tryToParseInvalidIndirectObject: () => PDFRef;
}

const OBJECTS_PER_TICK = 100;
const ENDOBJ = Array.from("endobj", (letter) => letter.charCodeAt(0));

/**
 * As `PDFDocument.load`, without a word on the console about objects that are damaged: they are kept as they are, byte
 * for byte, or refused when `isStrict`.
 */
export async function loadPdf(bytes: Uint8Array, { isStrict }: { readonly isStrict: boolean }): Promise<PDFDocument> {
  const parser = PDFParser.forBytesWithOptions(bytes, OBJECTS_PER_TICK) as unknown as Parser;
  parser.tryToParseInvalidIndirectObject = () => {
    if (isStrict) throw new SyntaxError("an object of the PDF is damaged");
    return keepDamaged(parser);
  };
  const recoverRoot = parser.maybeRecoverRoot;
  parser.maybeRecoverRoot = () => {
    recoverRoot.call(parser);
    // No object has this number (ISO 32000-2 §7.5.4); the parser would take it out next, and say so.
    parser.context.delete(PDFRef.of(0));
  };
  const context = await parser.parseDocument();
  return Reflect.construct(PDFDocument, [context, false, false]) as PDFDocument;
}

function keepDamaged(parser: Parser): PDFRef {
  const { bytes, context } = parser;
  const reference = parser.parseIndirectObjectHeader();
  parser.skipWhitespaceAndComments();
  const start = bytes.offset();
  while (!parser.matchKeyword(ENDOBJ)) {
    if (bytes.done()) throw new SyntaxError("an object of the PDF does not end");
    bytes.next();
  }
  context.assign(reference, PDFInvalidObject.of(bytes.slice(start, bytes.offset() - ENDOBJ.length)));
  return reference;
}
