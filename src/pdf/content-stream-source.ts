import type { Limits } from "../limits";
import { numberOperand, type Operand, type Operator, readOperators } from "./content-stream";
import { latin1 } from "./latin1";
import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
} from "./lib";

/** A page's drawing as one text, with forms that hold text unfolded into it. */
export interface PageSource {
  /** One character a byte. */
  readonly text: string;
  readonly operators: readonly Operator[];
  readonly resources: ResourceTable;
  /** Whether content of a form was tagged in its own right (ISO 32000-2 §14.7.5.3), which unfolding undoes. */
  readonly losesTags: boolean;
}

/** The kinds of resources that content streams name (ISO 32000-2 §7.8.3). */
export type ResourceKind = "Font" | "XObject" | "ExtGState" | "ColorSpace" | "Pattern" | "Shading" | "Properties";

const KINDS: readonly ResourceKind[] = [
  "Font",
  "XObject",
  "ExtGState",
  "ColorSpace",
  "Pattern",
  "Shading",
  "Properties",
];

/** What fonts of a new section are called; further ones are numbered. */
export const SECTION_FONT = "RTfont";
const ADDED_FONT = new RegExp(`^${SECTION_FONT}(?:-\\d+)?$`, "u");

/** Names of resources and what they stand for. */
export class ResourceTable {
  readonly #entries = new Map<ResourceKind, Map<string, PDFObject>>();

  constructor(
    private readonly context: PDFContext,
    dictionary?: PDFDict,
  ) {
    for (const kind of KINDS) {
      const group = dictionary?.lookup(PDFName.of(kind));
      const entries = group instanceof PDFDict ? group.entries() : [];
      this.#entries.set(kind, new Map(entries.map(([name, value]) => [name.decodeText(), value])));
    }
  }

  /** As it stands in the dictionary: mostly a reference. */
  get(kind: ResourceKind, name: string): PDFObject | undefined {
    return this.#entries.get(kind)?.get(name);
  }

  lookup(kind: ResourceKind, name: string): PDFObject | undefined {
    return this.context.lookup(this.get(kind, name));
  }

  /** Adds a resource under a name of its own; the same object gets the same name again. */
  add(kind: ResourceKind, value: PDFObject, wish: string): string {
    const group = this.#entries.get(kind)!;
    for (const [name, known] of group) if (known === value) return name;
    let name = wish;
    for (let count = 2; group.has(name); count += 1) name = `${wish}-${count}`;
    group.set(name, value);
    return name;
  }

  /** The table of another dictionary of the same file. */
  of(dictionary: PDFDict): ResourceTable {
    return new ResourceTable(this.context, dictionary);
  }

  copy(): ResourceTable {
    const copy = new ResourceTable(this.context);
    for (const [kind, group] of this.#entries) copy.#entries.set(kind, new Map(group));
    return copy;
  }

  /**
   * As the resource dictionary of a page's content; what is no named resource is taken from `base`. Fonts that were
   * added for an earlier section are left out when nothing is set in them any more.
   */
  write(base: PDFDict | undefined, content: string): PDFDict {
    const { context } = this;
    const dictionary = PDFDict.withContext(context);
    for (const [key, value] of base?.entries() ?? []) dictionary.set(key, value);
    for (const kind of KINDS) {
      const group = this.#entries.get(kind)!;
      if (group.size === 0) continue;
      const written = PDFDict.withContext(context);
      for (const [name, value] of group) {
        const isLeftOver = ADDED_FONT.test(name) && !content.includes(`/${name} `);
        if (!isLeftOver) written.set(PDFName.of(name), value);
      }
      dictionary.set(PDFName.of(kind), written);
    }
    return dictionary;
  }
}

/** Which resource an operator names, by the operand that holds the name. */
export function resourceOf({
  name,
  operands,
}: Operator): { readonly kind: ResourceKind; readonly operand: Operand & { kind: "name" } } | null {
  const kind = NAMING[name];
  if (kind === undefined) return null;
  const operand =
    name === "scn" || name === "SCN" ? operands.at(-1) : name === "BDC" || name === "DP" ? operands[1] : operands[0];
  if (operand?.kind !== "name") return null;
  if (kind === "ColorSpace" && DEVICE_SPACES.has(operand.value)) return null;
  return { kind, operand };
}

const NAMING: Readonly<Record<string, ResourceKind | undefined>> = {
  Tf: "Font",
  Do: "XObject",
  gs: "ExtGState",
  cs: "ColorSpace",
  CS: "ColorSpace",
  scn: "Pattern",
  SCN: "Pattern",
  sh: "Shading",
  BDC: "Properties",
  DP: "Properties",
};

const DEVICE_SPACES: ReadonlySet<string> = new Set(["DeviceGray", "DeviceRGB", "DeviceCMYK", "Pattern"]);

/** A decoded stream as text of one character a byte; null when it cannot be decoded or is longer than `most` bytes. */
export function decodeStream(stream: PDFRawStream, most: number): string | null {
  // Nothing, through whatever filter: the content of a blank page.
  if (stream.contents.length === 0) return "";
  try {
    const bytes = decodePDFRawStream(stream).decode();
    return bytes.length > most ? null : latin1(bytes);
  } catch {
    return null;
  }
}

/** Thrown for a page that cannot be taken apart; the caller turns it into a refusal to edit in place. */
export class NotEditable extends Error {}

/**
 * Reads what a page draws. Forms that hold text (ISO 32000-2 §8.10) are replaced by their content, so that each of
 * their lines can be moved on its own.
 *
 * @throws {NotEditable} when a stream cannot be decoded, or the page draws with more than `most` operators.
 */
export function readPageSource(page: PDFDict, resources: ResourceTable, limits: Limits, most: number): PageSource {
  return unfold(contentsOf(page, limits), resources, { ...limits, pdfOperators: most }, 0);
}

function operatorsIn(text: string, { pdfOperators }: Limits): readonly Operator[] {
  const operators = readOperators(text, pdfOperators);
  if (operators === null) throw new NotEditable("its pages are drawn with too many strokes and letters");
  return operators;
}

function contentsOf(page: PDFDict, limits: Limits): string {
  const contents = page.lookup(PDFName.of("Contents"));
  const parts =
    contents instanceof PDFArray ? contents.asArray().map((_, index) => contents.lookup(index)) : [contents];
  // Parts are divided between tokens (§7.8.2), so a line break between them changes nothing.
  return parts.flatMap((part) => (part === undefined ? [] : [streamText(part, limits)])).join("\n");
}

function streamText(stream: PDFObject, { pdfStreamBytes }: Limits): string {
  const text = stream instanceof PDFRawStream ? decodeStream(stream, pdfStreamBytes) : null;
  if (text === null) throw new NotEditable("a part of a page cannot be decoded");
  return text;
}

export const SHOWS: ReadonlySet<string> = new Set(["Tj", "TJ", "'", '"']);

function unfold(text: string, resources: ResourceTable, limits: Limits, depth: number): PageSource {
  const operators = operatorsIn(text, limits);
  const pieces: string[] = [];
  let from = 0;
  let losesTags = false;
  for (const operator of operators) {
    const form = operator.name === "Do" ? formOf(operator, resources) : null;
    if (form === null || depth >= limits.pdfDepth) continue;
    const inner = streamText(form, limits);
    if (!/\bT[Jj]\b|['"]|\bDo\b/u.test(inner)) continue;
    const own = form.dict.lookupMaybe(PDFName.of("Resources"), PDFDict);
    const content = unfold(inner, own === undefined ? resources : resources.of(own), limits, depth + 1);
    if (!content.operators.some(({ name }) => SHOWS.has(name))) continue;
    losesTags ||= content.losesTags || form.dict.has(PDFName.of("StructParents"));
    const renamed = own === undefined ? content.text : renameResources(content, resources);
    pieces.push(text.slice(from, operator.start), `q ${placementOf(form.dict)}\n`, renamed, "\nQ");
    from = operator.end;
  }
  if (pieces.length === 0) return { text, operators, resources, losesTags };
  pieces.push(text.slice(from));
  const unfolded = pieces.join("");
  return { text: unfolded, operators: operatorsIn(unfolded, limits), resources, losesTags };
}

/** The form that an operator draws; null when it draws a picture. */
function formOf(operator: Operator, resources: ResourceTable): PDFRawStream | null {
  const named = resourceOf(operator);
  const stream = named === null ? undefined : resources.lookup("XObject", named.operand.value);
  const isForm = stream instanceof PDFRawStream && stream.dict.lookup(PDFName.of("Subtype")) === PDFName.of("Form");
  return isForm ? stream : null;
}

/** What a form does before its content is drawn: its matrix, and its box as a clip (ISO 32000-2 §8.10.1). */
function placementOf(form: PDFDict): string {
  const numbers = (key: string) => {
    const array = form.lookup(PDFName.of(key));
    if (!(array instanceof PDFArray)) return [];
    return array.asArray().flatMap((_, index) => {
      const value = array.lookup(index);
      return value instanceof PDFNumber ? [value.asNumber()] : [];
    });
  };
  const matrix = numbers("Matrix");
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbers("BBox");
  const box = [x1, y1, x2 - x1, y2 - y1].map(numberOperand).join(" ");
  return `${matrix.length === 6 ? `${matrix.map(numberOperand).join(" ")} cm ` : ""}${box} re W n`;
}

/** The text of a page or form with the names of its resources as they are called in another table, which takes them in. */
function renameResources(source: Pick<PageSource, "text" | "operators" | "resources">, into: ResourceTable): string {
  const pieces: string[] = [];
  let from = 0;
  for (const operator of source.operators) {
    const named = resourceOf(operator);
    if (named === null) continue;
    const name = adoptResource(named.kind, named.operand.value, source.resources, into);
    pieces.push(source.text.slice(from, named.operand.start), `/${escapeName(name)}`);
    from = named.operand.end;
  }
  pieces.push(source.text.slice(from));
  return pieces.join("");
}

/** What a resource of one table is called in another one, which takes it in. */
export function adoptResource(kind: ResourceKind, name: string, from: ResourceTable, into: ResourceTable): string {
  const value = from.get(kind, name);
  return value === undefined || from === into ? name : into.add(kind, value, name);
}

function escapeName(name: string): string {
  return PDFName.of(name).asString().slice(1);
}
