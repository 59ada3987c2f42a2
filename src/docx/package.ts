import type { Context } from "../context";
import { ResumeError } from "../errors";
import { Memory } from "../memory";
import { attribute, childrenNamed, parseXml, type XmlElement } from "./xml";
import { readZip, type ZipEntry } from "./zip";

/** A relationship of a part (ECMA-376 Part 2 §6.5), its target resolved to a part name when it is internal. */
export interface Relationship {
  readonly id: string;
  /** The last word of its type: `styles`, `hyperlink`, `header`… the same in strict and transitional files. */
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

/** A WordprocessingML package (ECMA-376 Part 2, OPC), opened. */
export interface DocxPackage {
  readonly entries: readonly ZipEntry[];
  /** Name of the main document part, as a zip entry. */
  readonly main: string;
  /** Relationships of the main part, by id. */
  readonly relationships: ReadonlyMap<string, Relationship>;
  readonly strict: boolean;
  readonly hasMacros: boolean;
  readonly isTemplate: boolean;
  readonly isSigned: boolean;
  /** Text of an XML part, without a byte order mark; undefined when there is no such part. */
  readonly text: (name: string) => string | undefined;
  /** An XML part as a tree, read once. */
  readonly xml: (name: string) => XmlElement | undefined;
  /** The tree of the first part that the main part is related to by a type. */
  readonly related: (type: string) => XmlElement | undefined;
  /** What was read of its parts so far, without those that a list of entries does not hold unchanged. */
  readonly readOf: (entries: readonly ZipEntry[]) => ReadParts;
}

/** Texts and trees of parts, by their names in small letters. */
interface ReadParts {
  readonly texts: Map<string, string | undefined>;
  readonly trees: Map<string, XmlElement | undefined>;
}

const kept = new WeakMap<Uint8Array, DocxPackage>();

/**
 * Opens a DOCX (also .docm, .dotx, .dotm, strict OOXML).
 *
 * @throws {ResumeError} `encrypted` for a password-protected file, `unsupported-format` when the package is no
 * WordprocessingML document, `corrupt`, `too-large`.
 */
export async function openPackage(bytes: Uint8Array, context: Context): Promise<DocxPackage> {
  const known = kept.get(bytes);
  if (known !== undefined) return known;
  refuseCompoundFile(bytes);
  return buildPackage(await readZip(bytes, context), context);
}

/** UTF-16 units of a main part that is not kept: its tree takes more memory than a second parsing takes time. */
const KEPT = 2_000_000;

/** Whoever opens these bytes next shares the inflated parts and the parsed trees, until they are let go. */
export function keepPackage(bytes: Uint8Array, opened: DocxPackage): void {
  if ((opened.text(opened.main)?.length ?? 0) <= KEPT) kept.set(bytes, opened);
}

/** UTF-16 units of a main part whose trees may stay as long as the bytes do: a resume of some pages. */
const SMALL = 400_000;

/** Lets large trees go: they take many times the memory of the file, and what was written is read next. */
export function letPackageGo(bytes: Uint8Array): void {
  const opened = kept.get(bytes);
  if (opened !== undefined && (opened.text(opened.main)?.length ?? 0) > SMALL) kept.delete(bytes);
}

/** The entries of a package with the texts of changed parts; without the removed ones; all others are as they were. */
export function changedEntries(
  source: DocxPackage,
  changed: ReadonlyMap<string, string>,
  removed: ReadonlySet<string> = new Set(),
): readonly ZipEntry[] {
  const names = new Set(source.entries.map(({ name }) => name));
  const added = [...changed].filter(([name]) => !names.has(name));
  return [
    ...source.entries
      .filter(({ name }) => !removed.has(name))
      .map((entry) => {
        const text = changed.get(entry.name);
        return text === undefined ? entry : { name: entry.name, data: encodeLike(text, entry.data) };
      }),
    ...added.map(([name, text]) => ({ name, data: new TextEncoder().encode(text) })),
  ];
}

/** Opens changed entries as a package, once it is asked for; what was read of those that stayed is not read again. */
export function openChanged(source: DocxPackage, entries: readonly ZipEntry[], context: Context): () => DocxPackage {
  const read = source.readOf(entries);
  return () => buildPackage(entries, context, read);
}

/** The relationships part of a part (ECMA-376 Part 2 §6.5.2.2). */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

export function readRelationships(source: Pick<DocxPackage, "xml">, part: string): ReadonlyMap<string, Relationship> {
  const root = source.xml(relationshipsPart(part));
  return new Map(
    childrenNamed(root, "rel:Relationship").map((element) => {
      const id = attribute(element, "Id") ?? "";
      const external = attribute(element, "TargetMode") === "External";
      const target = attribute(element, "Target") ?? "";
      const type = attribute(element, "Type") ?? "";
      return [
        id,
        {
          id,
          type: type.slice(type.lastIndexOf("/") + 1),
          target: external ? target : resolve(part, target),
          external,
        },
      ];
    }),
  );
}

/**
 * What leads to the text of a DOCX, for a reader that needs no tree of it.
 * @throws {ResumeError} `unsupported-format`, `corrupt`, `too-large`.
 */
export async function openText(bytes: Uint8Array, context: Context): Promise<Pick<DocxPackage, "main" | "text">> {
  const known = kept.get(bytes);
  if (known !== undefined) return known;
  const { byName, text, xml } = openParts(await readZip(bytes, context), context);
  return { main: findMain(byName, xml), text };
}

function openParts(
  entries: readonly ZipEntry[],
  context: Context,
  { texts, trees }: ReadParts = { texts: new Map(), trees: new Map() },
) {
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const text = (name: string): string | undefined => {
    const key = name.toLowerCase();
    if (!texts.has(key)) {
      const entry = byName.get(key);
      texts.set(key, entry === undefined ? undefined : decodePart(entry.data, name));
    }
    return texts.get(key);
  };
  const xml = (name: string): XmlElement | undefined => {
    const key = name.toLowerCase();
    if (!trees.has(key)) {
      const source = text(name);
      trees.set(key, source === undefined ? undefined : parsePart(source, name, context));
    }
    return trees.get(key);
  };
  return { byName, texts, trees, text, xml };
}

function buildPackage(entries: readonly ZipEntry[], context: Context, read?: ReadParts): DocxPackage {
  const { byName, texts, trees, text, xml } = openParts(entries, context, read);
  const main = findMain(byName, xml);
  if (xml(main)?.name !== "w:document") failNoDocument();
  const relationships = readRelationships({ xml }, main);
  const related = (type: string) => {
    for (const relationship of relationships.values()) {
      if (relationship.type === type && !relationship.external) return xml(relationship.target);
    }
    return undefined;
  };
  const type = contentType(xml("[Content_Types].xml"), main);
  return {
    entries,
    main,
    relationships,
    strict: attribute(xml(main), "w:conformance") === "strict" || isStrict(xml(main)),
    hasMacros: /macroEnabled/iu.test(type) || byName.has("word/vbaproject.bin"),
    isTemplate: /template/iu.test(type),
    isSigned: entries.some(({ name }) => /^_xmlsignatures\/.*\.xml$/iu.test(name)),
    text,
    xml,
    related,
    readOf: (others) => {
      const own = new Set(entries);
      const same = new Set(others.filter((entry) => own.has(entry)).map(({ name }) => name.toLowerCase()));
      const kept = <T>(parts: Map<string, T>) => new Map([...parts].filter(([name]) => same.has(name)));
      return { texts: kept(texts), trees: kept(trees) };
    },
  };
}

/**
 * The styles are the largest part of many a resume, and the same in all that come from one template, or from one person.
 * They hold no text.
 */
const styles = new Memory<XmlElement>(4, 500_000);

function parsePart(source: string, name: string, context: Context): XmlElement {
  const parse = () => parseXml(source, name, context);
  const { xmlDepth, xmlNodes } = context.limits;
  return /\/styles\.xml$/iu.test(name) ? styles.get(`${xmlDepth} ${xmlNodes} ${source}`, parse) : parse();
}

function findMain(byName: ReadonlyMap<string, ZipEntry>, xml: (name: string) => XmlElement | undefined): string {
  const related = [...readRelationships({ xml }, "").values()].find(({ type }) => type === "officeDocument");
  return byName.get((related?.target ?? "word/document.xml").toLowerCase())?.name ?? failNoDocument();
}

function failNoDocument(): never {
  throw new ResumeError(
    "unsupported-format",
    "This zip package is not a Word document. Give a DOCX (or .docm, .dotx), a PDF, or text.",
  );
}

/** Whether an element is of the strict namespace (ISO/IEC 29500-1 Annex A). */
function isStrict(root: XmlElement | undefined): boolean {
  const [prefix, name] = root?.tag.split(":") ?? [];
  const declaration = name === undefined ? "xmlns" : `xmlns:${prefix}`;
  return attribute(root, declaration) === "http://purl.oclc.org/ooxml/wordprocessingml/main";
}

function contentType(types: XmlElement | undefined, part: string): string {
  const override = childrenNamed(types, "ct:Override").find(
    (element) => attribute(element, "PartName")?.toLowerCase() === `/${part.toLowerCase()}`,
  );
  return attribute(override, "ContentType") ?? "";
}

/** Part name of a relationship's target, seen from its source part (RFC 3986 §5.2, without a scheme). */
function resolve(part: string, target: string): string {
  const path = target.startsWith("/") ? target : part.slice(0, part.lastIndexOf("/") + 1) + target;
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "." && segment !== "") segments.push(segment);
  }
  return segments.join("/");
}

function decodePart(data: Uint8Array, name: string): string {
  try {
    return new TextDecoder(encodingOf(data), { fatal: true }).decode(data);
  } catch (cause) {
    throw new ResumeError("corrupt", `${name} is not valid text. Open the file, save it again, then retry.`, { cause });
  }
}

/** Parts are UTF-8 or UTF-16 (ECMA-376 Part 2 §6.2.5); without a mark, UTF-16 shows in the zero bytes of "<?". */
function encodingOf(data: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  const [first, second] = data;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return "utf-16be";
  return "utf-8";
}

function encodeLike(text: string, original: Uint8Array): Uint8Array {
  const encoding = encodingOf(original);
  if (encoding === "utf-8") {
    const marked = original[0] === 0xef && original[1] === 0xbb && original[2] === 0xbf;
    return new TextEncoder().encode(marked ? `\uFEFF${text}` : text);
  }
  const marked = original[0] !== 0x3c && original[1] !== 0x3c;
  const content = marked ? `\uFEFF${text}` : text;
  const data = new Uint8Array(content.length * 2);
  const view = new DataView(data.buffer);
  for (let index = 0; index < content.length; index += 1) {
    view.setUint16(index * 2, content.charCodeAt(index), encoding === "utf-16le");
  }
  return data;
}

/** Word wraps a file with an opening password into an OLE compound file ([MS-OFFCRYPTO] §2.3, [MS-CFB] §2.2). */
function refuseCompoundFile(bytes: Uint8Array): void {
  const magic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  if (!magic.every((byte, index) => bytes[index] === byte)) return;
  // A compound file's directory names its streams in UTF-16LE ([MS-CFB] §2.6.1).
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.includes(Buffer.from("EncryptedPackage", "utf16le"))) {
    throw new ResumeError(
      "unsupported-format",
      "This is a Word file of the old .doc kind. Save it as .docx in Word or LibreOffice, then retry.",
    );
  }
  throw new ResumeError(
    "encrypted",
    "This Word file is protected by a password. Remove it in Word (File, Info, Protect Document), then retry.",
  );
}
