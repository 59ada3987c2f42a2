import type { Context } from "./context";
import type { EditedDocx } from "./docx/insert";
import { ResumeError } from "./errors";
import { refuseForeignFormat } from "./foreign-formats";
import type { Reading, ResumeDocument, ResumeFormat } from "./model/document";
import type { Edited } from "./model/edit";
import type { FlowDocument } from "./model/flow";
import type { SectionPlan } from "./model/plan";
import { requireFewPieces } from "./rebuild/size";

export type OutputFormat = "docx" | "pdf";

export interface WriteSettings {
  readonly fonts: readonly Uint8Array[];
  readonly engine: "built-in" | "libreoffice";
}

export interface Written {
  readonly bytes: Uint8Array;
  readonly strategy: "in-place" | "rebuilt";
  readonly changedParts: readonly string[];
  readonly pages: { readonly before: number | null; readonly after: number | null } | null;
  /** Whether the compact entries were written, to keep the page count. */
  readonly compact: boolean;
}

/** A file as it came: bytes of a binary format, or text. */
export type ResumeInput = Uint8Array | ArrayBuffer | string;

/** What one format of file can do. Every module behind it is loaded at its first use. */
interface FormatAdapter {
  readonly format: ResumeFormat;
  readonly detect: (input: Uint8Array | string) => boolean | Promise<boolean>;
  readonly read: (input: Uint8Array | string, context: Context) => Promise<Reading>;
  /** Lines of a written file by a reader that is not its writer. */
  readonly lines?: (bytes: Uint8Array, context: Context) => Promise<readonly string[]>;
}

const ADAPTERS: readonly FormatAdapter[] = [
  {
    format: "pdf",
    detect: (input) => typeof input !== "string" && startsWithin(input, "%PDF-", 1024),
    read: async (input, context) => (await import("./pdf/read")).readPdf(asBytes(input), context),
    lines: async (bytes, context) => (await import("./pdf/lines")).pdfLines(bytes, context),
  },
  {
    format: "docx",
    // A zip, or the compound file that holds a DOCX with a password ([MS-OFFCRYPTO] 1.4).
    detect: (input) => typeof input !== "string" && (startsWithin(input, "PK\x03\x04", 4) || isCompoundFile(input)),
    read: async (input, context) => (await import("./docx/read")).readDocx(asBytes(input), context),
    lines: async (bytes, context) => (await import("./docx/lines")).docxLines(bytes, context),
  },
  {
    format: "json-resume",
    detect: (input) => typeof input === "string" && /^\uFEFF?\s*\{/u.test(input),
    read: async (input, context) => (await import("./json-resume/read")).readJsonResume(asText(input), context),
  },
  {
    format: "markdown",
    detect: async (input) => typeof input === "string" && (await import("./text/detect")).isMarkdown(input),
    read: async (input, context) => (await import("./text/read-markdown")).readMarkdown(asText(input), context),
  },
  {
    format: "text",
    detect: (input) => typeof input === "string",
    read: async (input, context) => (await import("./text/read-text")).readText(asText(input), context),
  },
];

/** Reads a file of any supported format, told by its content. @throws {ResumeError} see {@link ResumeError.code}. */
export async function readAny(input: ResumeInput, context: Context): Promise<Reading> {
  const content = plain(input);
  checkSize(content, context);
  refuseForeignFormat(content);
  for (const adapter of ADAPTERS) {
    if (await adapter.detect(content)) return adapter.read(content, context);
  }
  throw new ResumeError(
    "unsupported-format",
    `This is not a DOCX or PDF file${looksLikeText(content) ? ": it holds plain text. Pass its text as a string" : ""}. ` +
      "Give a DOCX, a PDF, or the text of a plain-text, Markdown or JSON Resume file.",
  );
}

/** Bytes as a plain Uint8Array: readers refuse or misread its subclasses, such as Node's Buffer. */
function plain(input: ResumeInput): Uint8Array | string {
  if (typeof input === "string") return input;
  if (input instanceof ArrayBuffer) return new Uint8Array(input);
  return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
}

/** Writes the planned section into the document, in place where the format pair allows it. */
export async function writeAny(
  document: ResumeDocument,
  plan: SectionPlan,
  output: OutputFormat,
  context: Context,
  settings: WriteSettings,
): Promise<Written> {
  const { source } = document;
  if (source.format === "docx") {
    const { insertDocx } = await import("./docx/insert");
    const edited = await insertDocx(document, plan, context, (flow) => countPages(flow, context, settings));
    return output === "docx" ? inPlace(edited) : drawDocx(edited, context, settings);
  }
  if (source.format === "pdf" && output === "pdf") {
    const edited = await (await import("./pdf/insert")).insertPdf(document, plan, context, settings.fonts);
    if (edited.kind === "edited") return inPlace(edited);
    context.messages.warn(
      "pdf-rebuilt",
      `The PDF was set anew, because it cannot be edited in place: ${edited.reason}`,
    );
  }
  return rebuild(document, plan, output, context, settings);
}

/** Draws the document anew with the section in it; with its compact entries where the full ones add a page. */
export async function rebuild(
  document: ResumeDocument,
  plan: SectionPlan,
  output: OutputFormat,
  context: Context,
  settings: WriteSettings,
): Promise<Written> {
  const [{ documentFlow }, { estimatePages }] = await Promise.all([
    import("./rebuild/document-flow"),
    import("./pdf/create"),
  ]);
  const { pages, source } = document;
  if (source.format === "pdf") await (await import("./pdf/read-pictures")).sayPicturesAreLeftOut(source.bytes, context);
  const full = documentFlow(document, plan);
  requireFewPieces(full);
  const isTooLong =
    plan.fit === "same-pages" && pages !== null && (await estimatePages(full, context, settings.fonts)) > pages;
  const flow = isTooLong ? documentFlow(document, { ...plan, entries: plan.compact }) : full;
  if (output === "pdf") return { ...(await drawFlow(flow, pages, context, settings)), compact: isTooLong };
  const { createDocx } = await import("./docx/create");
  return {
    bytes: await createDocx(flow, context),
    strategy: "rebuilt",
    changedParts: [],
    pages: pages === null ? null : { before: pages, after: null },
    compact: isTooLong,
  };
}

/** The lines of a written file, by a reader that is not its writer. */
export async function outsideLines(
  bytes: Uint8Array,
  format: OutputFormat,
  context: Context,
): Promise<readonly string[]> {
  const lines = ADAPTERS.find((adapter) => adapter.format === format)?.lines;
  if (lines === undefined) throw new RangeError(`No outside reader for ${format}.`);
  return lines(bytes, context);
}

/** The lines of a PDF in the order in which they are painted. */
export async function paintedLines(bytes: Uint8Array, context: Context): Promise<readonly string[]> {
  return (await import("./pdf/lines")).paintedLines(bytes, context);
}

async function drawDocx(edited: EditedDocx, context: Context, settings: WriteSettings): Promise<Written> {
  if (settings.engine === "libreoffice") {
    const { convertWithLibreOffice } = await import("./libreoffice/convert");
    const bytes = await convertWithLibreOffice(edited.bytes, context);
    return { bytes, strategy: "rebuilt", changedParts: [], pages: null, compact: edited.compact };
  }
  const before = edited.pages?.before ?? null;
  const flow = edited.flow();
  requireFewPieces(flow);
  const drawn = await drawFlow(flow, before, context, settings);
  return { ...drawn, compact: edited.compact };
}

async function drawFlow(
  flow: FlowDocument,
  before: number | null,
  context: Context,
  settings: WriteSettings,
): Promise<Written> {
  const { createPdf } = await import("./pdf/create");
  const { bytes, pages } = await createPdf(flow, context, settings.fonts);
  return { bytes, strategy: "rebuilt", changedParts: [], pages: { before, after: pages }, compact: false };
}

async function countPages(flow: FlowDocument, context: Context, settings: WriteSettings): Promise<number> {
  requireFewPieces(flow);
  const { estimatePages } = await import("./pdf/create");
  return estimatePages(flow, context, settings.fonts);
}

function inPlace({ bytes, changedParts, pages, compact }: Edited): Written {
  return { bytes, strategy: "in-place", changedParts, pages, compact };
}

function checkSize(input: Uint8Array | string, { limits }: Context): void {
  if (input.length === 0 || (typeof input === "string" && input.trim() === "")) {
    throw new ResumeError("invalid-input", "The resume is empty. Check that the file was read whole.");
  }
  if (input.length > limits.inputBytes) {
    throw new ResumeError(
      "too-large",
      `The resume has ${input.length} bytes; at most ${limits.inputBytes} are read. Make it smaller (pictures are the ` +
        "usual cause), or raise limits.inputBytes.",
      { detail: "input-bytes" },
    );
  }
}

function startsWithin(bytes: Uint8Array, magic: string, reach: number): boolean {
  return latin1(bytes.subarray(0, reach + magic.length - 1)).includes(magic);
}

function isCompoundFile(bytes: Uint8Array): boolean {
  return latin1(bytes.subarray(0, 8)) === "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** Letters in UTF-8 or a legacy encoding: hardly a control character among them, unlike in archives and programs. */
function looksLikeText(input: Uint8Array | string): boolean {
  if (typeof input === "string") return true;
  const head = input.subarray(0, 4096);
  const controls = head.filter((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].includes(byte)).length;
  return head.length > 1 && controls <= head.length / 100;
}

function asBytes(input: Uint8Array | string): Uint8Array {
  if (typeof input === "string") throw new TypeError("bytes expected");
  return input;
}

function asText(input: Uint8Array | string): string {
  if (typeof input !== "string") throw new TypeError("text expected");
  return input;
}
