import type { Context } from "../context";
import { isSymbolFont, showSymbols } from "./symbols";
import { attribute, child, childOn, childrenNamed, descend, escapeXml, parseXml, type XmlElement } from "./xml";

/** UTF-16 units of XML in one piece. */
const PIECE = 64 * 1024;

/** A part of a document that is a document of its own. */
export interface DocumentPiece {
  readonly xml: string;
  /** Relationships that it refers to, by id. */
  readonly references: ReadonlySet<string>;
}

/**
 * Cuts a main part into documents of a bounded size, for a reader that takes many times the size of its input: between
 * the children of an element that is larger, each piece within the tags around it. Nearly every resume is one piece.
 *
 * A piece shows what the part shows: without runs that are hidden by their own properties (ECMA-376 Part 1 §17.3.2.41),
 * with the signs that symbol fonts show, and without what says nothing of the words (looks of paragraphs and runs, codes
 * of fields).
 */
export function documentPieces(text: string, part: string, context: Context): readonly DocumentPiece[] {
  const pieces: DocumentPiece[] = [];
  let group: XmlElement[] = [];
  let around: readonly XmlElement[] = [];
  const flush = () => {
    if (group.length > 0) pieces.push(piece(group, around, text));
    group = [];
  };
  const add = (node: XmlElement, within: readonly XmlElement[]): void => {
    const isLarge = sizeOf(node) > PIECE && node.children.length > 0;
    const first = group[0];
    const isElsewhere = within.at(-1) !== around.at(-1);
    if (isLarge || isElsewhere || (first !== undefined && node.end - first.start > PIECE)) flush();
    around = within;
    if (!isLarge) {
      group.push(node);
      return;
    }
    for (const inner of node.children) add(inner, [...within, node]);
    flush();
  };
  // What stands in the body is cut as it is read: the tree of a large part takes many times the part's size.
  const isLong = text.length > PIECE;
  const root = parseXml(text, part, context, (element, within) => {
    if (!isLong || within.length !== 2) return false;
    add(element, within);
    return true;
  });
  if (!isLong) add(root, []);
  flush();
  return pieces;
}

function sizeOf({ start, end }: XmlElement): number {
  return end - start;
}

/** Neighbouring elements, as they show, within the tags around them. */
function piece(elements: readonly XmlElement[], path: readonly XmlElement[], text: string): DocumentPiece {
  const shown: string[] = [];
  const references = new Set<string>();
  let cursor = elements[0]?.start ?? 0;
  const replace = (start: number, end: number, words = "") => {
    shown.push(text.slice(cursor, start), words);
    cursor = end;
  };
  const visit = (element: XmlElement): void => {
    for (const name of REFERENCES) {
      const id = element.attributes[name];
      if (id !== undefined) references.add(id);
    }
    if (element.name === "w:p") bareTag(element);
    if (element.name === "w:r") visitRun(element);
    else if (element.name === "w:pPr" && !isMarkDeleted(element)) replace(element.start, element.end);
    else for (const node of element.children) visit(node);
  };
  const bareTag = (element: XmlElement): void => {
    const { start, innerStart, end, tag } = element;
    const isLonger = innerStart - start > `<${tag}>`.length;
    if (isLonger && innerStart < end) replace(start, innerStart, openingTag(element));
  };
  const visitRun = (run: XmlElement): void => {
    const properties = child(run, "w:rPr");
    if (childOn(properties, "w:vanish") === true) {
      replace(run.start, run.end);
      return;
    }
    bareTag(run);
    const font = attribute(child(properties, "w:rFonts"), "w:ascii");
    const signs = new Set(isSymbolFont(font) ? childrenNamed(run, "w:t") : []);
    for (const node of run.children) {
      if (WORDLESS.has(node.name)) replace(node.start, node.end);
      else if (signs.has(node)) replace(node.innerStart, node.innerEnd, escapeXml(showSymbols(node.text, font)));
      else visit(node);
    }
  };
  for (const element of elements) visit(element);
  const end = elements.at(-1)?.end ?? cursor;
  replace(end, end);
  const closing = path.map(({ tag }) => `</${tag}>`).reverse();
  return { xml: [...path.map(openingTag), ...shown, ...closing].join(""), references };
}

/** Of attributes, only the namespaces: the others say nothing of the words. */
function openingTag({ tag, attributes }: XmlElement): string {
  const namespaces = Object.entries(attributes).filter(([name]) => /^xmlns(?::|$)/u.test(name));
  return `<${tag}${namespaces.map(([name, value]) => ` ${name}="${escapeXml(value)}"`).join("")}>`;
}

/** Whether the mark of a paragraph with these properties is deleted, which joins it to the next (§17.13.5.15). */
function isMarkDeleted(properties: XmlElement): boolean {
  return descend(properties, "w:rPr", "w:del") !== undefined;
}

const REFERENCES = ["r:id", "r:embed", "r:link"] as const;
const WORDLESS: ReadonlySet<string> = new Set(["w:rPr", "w:fldChar", "w:instrText"]);
