import { SaxesParser } from "saxes";
import type { Context } from "../context";
import { ResumeError } from "../errors";
import { Memory } from "../memory";
import { canonicalPrefix } from "./namespaces";

/**
 * An element of an XML part. Offsets are UTF-16 units in the part's text, ends excluded: `start`/`end` span the whole
 * element, `innerStart`/`innerEnd` what is between its tags (equal, at the end of the tag, when it is self-closing).
 */
export interface XmlElement {
  /** With the canonical prefix of its namespace (`w:p`), whatever prefix the file uses. */
  readonly name: string;
  /** As it is written in the file. */
  readonly tag: string;
  /** By canonical name; values with references resolved. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Character data directly within, joined; OOXML has no mixed content. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly innerStart: number;
  readonly innerEnd: number;
}

/** Shared by all elements that have none: a large part has hundreds of thousands. */
const NO_CHILDREN: readonly XmlElement[] = [];

/**
 * An element while it is read. A class, not a literal: V8 would come to allocate all of them among what stays for long
 * (allocation-site pretenuring), those too that are taken out of the tree at once.
 */
class Building implements XmlElement {
  children: readonly XmlElement[] = NO_CHILDREN;
  text = "";
  end: number;
  innerEnd: number;

  constructor(
    readonly name: string,
    readonly tag: string,
    readonly attributes: Readonly<Record<string, string>>,
    readonly start: number,
    readonly innerStart: number,
  ) {
    this.end = innerStart;
    this.innerEnd = innerStart;
  }
}

/** An element that is not closed yet, and what it holds until then. */
interface Open {
  readonly element: Building;
  readonly scope: Scope;
  children: XmlElement[] | undefined;
}

const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};

/** Namespace bindings in force: prefix to canonical prefix; `plain` when every name may stand as it is written. */
interface Scope {
  readonly bindings: ReadonlyMap<string, string>;
  readonly plain: boolean;
}

/** Takes an element that was read, so that it becomes no part of the tree; `within` is what is open around it. */
type Take = (element: XmlElement, within: readonly XmlElement[]) => boolean;

/**
 * Reads an XML part into a tree that knows where everything stands, but for what `take` takes out of it: the tree of a
 * large part takes many times its size.
 *
 * @throws {ResumeError} `corrupt` when it is not well-formed or has a DOCTYPE; `too-large` (detail `xml-depth`,
 * `xml-nodes`) past a limit.
 */
export function parseXml(source: string, part: string, context: Context, take?: Take): XmlElement {
  const { xmlDepth, xmlNodes } = context.limits;
  const parser = new SaxesParser({ xmlns: false, position: true });
  const open: Open[] = [];
  const top: Scope = { bindings: new Map([["xml", "xml"]]), plain: true };
  const one = sharedNames();
  const attributes = sharedAttributes(source);
  let root: XmlElement | undefined;
  let nodes = 0;

  const fail = (code: "corrupt" | "too-large", problem: string, detail: string, cause?: unknown): never => {
    const position = { in: "part", part, start: parser.position, end: parser.position } as const;
    throw new ResumeError(code, `${part}: ${problem}`, { detail, position, cause });
  };
  const count = () => {
    nodes += 1;
    if (nodes > xmlNodes) fail("too-large", `more than ${xmlNodes} XML elements and texts.`, "xml-nodes");
    if ((nodes & 0x3fff) === 0) context.checkpoint();
  };

  parser.on("error", (error) =>
    fail("corrupt", "the XML is damaged. Open the file, save it again, then retry.", "xml", error),
  );
  parser.on("doctype", () => fail("corrupt", "a DOCTYPE is not allowed in a package part.", "xml-doctype"));
  parser.on("opentag", (tag) => {
    count();
    if (open.length >= xmlDepth) fail("too-large", `XML nested deeper than ${xmlDepth} elements.`, "xml-depth");
    const scope = enterScope(open.at(-1)?.scope ?? top, tag.attributes);
    const innerStart = parser.position;
    // "<" cannot stand in an attribute value (XML 1.0 §2.3), so the last one opened this tag.
    const start = source.lastIndexOf("<", innerStart - 1);
    const element = new Building(
      one(scope.plain ? tag.name : canonicalName(tag.name, scope, true)),
      one(tag.name),
      attributes(tag.attributes, scope, start, innerStart),
      start,
      innerStart,
    );
    open.push({ element, scope, children: undefined });
  });
  const addText = (text: string) => {
    const parent = open.at(-1);
    if (parent === undefined) return;
    count();
    parent.element.text += text;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", (tag) => {
    const { element, children } = open.pop()!;
    // Arrays that grow keep room for more; a copy has none.
    if (children !== undefined) element.children = children.slice();
    element.end = parser.position;
    element.innerEnd = tag.isSelfClosing ? element.innerStart : source.lastIndexOf("<", element.end - 1);
    const parent = open.at(-1);
    if (parent === undefined) root = element;
    else if (
      take?.(
        element,
        open.map((outer) => outer.element),
      )
    )
      return;
    else if (parent.children === undefined) parent.children = [element];
    else parent.children.push(element);
  });
  parser.write(source).close();
  // The parser refuses a part without an element.
  return root!;
}

function enterScope(outer: Scope, attributes: Readonly<Record<string, string>>): Scope {
  let bindings: Map<string, string> | undefined;
  for (const name in attributes) {
    const prefix = name === "xmlns" ? "" : name.startsWith("xmlns:") ? name.slice(6) : undefined;
    if (prefix === undefined) continue;
    bindings ??= new Map(outer.bindings);
    bindings.set(prefix, canonicalPrefix(attributes[name] ?? "", prefix));
  }
  if (bindings === undefined) return outer;
  let plain = true;
  for (const [prefix, canonical] of bindings) if (prefix !== canonical) plain = false;
  return { bindings, plain };
}

function canonicalName(name: string, { bindings }: Scope, isElement: boolean): string {
  const colon = name.indexOf(":");
  if (colon < 0) {
    // The default namespace does not reach attributes (Namespaces in XML §6.2).
    const canonical = isElement ? bindings.get("") : undefined;
    return canonical === undefined || canonical === "" ? name : `${canonical}:${name}`;
  }
  const canonical = bindings.get(name.slice(0, colon));
  return canonical === undefined ? name : `${canonical}:${name.slice(colon + 1)}`;
}

/** Tags that are written alike have the same attributes; a large part repeats a few tags thousands of times. */
function sharedAttributes(source: string) {
  const known = new Memory<Readonly<Record<string, string>>>(2_000);
  return (attributes: Readonly<Record<string, string>>, scope: Scope, start: number, end: number) => {
    for (const _ in attributes) {
      const made = () => compactAttributes(attributes, scope);
      return scope.plain ? known.get(source.slice(start, end), made) : made();
    }
    return NO_ATTRIBUTES;
  };
}

/** The parser's own are tables with room for many; these take a third of the memory. */
function compactAttributes(
  attributes: Readonly<Record<string, string>>,
  scope: Scope,
): Readonly<Record<string, string>> {
  let result: Record<string, string> | undefined;
  for (const name in attributes) {
    const canonical = scope.plain ? name : canonicalName(name, scope, false);
    if (UNREAD.test(canonical)) continue;
    result ??= {};
    result[canonical] = attributes[name] ?? "";
  }
  return result ?? NO_ATTRIBUTES;
}

/** Of the session that wrote an element, and of its paragraph: they differ on each, and say nothing to a reader. */
const UNREAD = /^(?:w:rsid\w*|w14:(?:para|text)Id)$/u;

/** Gives one string for all equal ones: the parser makes a new one for every tag. */
function sharedNames(): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const shared = known.get(name);
    if (shared !== undefined) return shared;
    known.set(name, name);
    return name;
  };
}

/** The first child of a name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((candidate) => candidate.name === name);
}

export function childrenNamed(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((candidate) => candidate.name === name) ?? [];
}

/** The element at the end of a path of first children. */
export function descend(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>(child, element);
}

/** All elements of a name within, in document order, at any depth. */
export function findAll(element: XmlElement, name: string): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (parent: XmlElement) => {
    for (const node of parent.children) {
      if (node.name === name) found.push(node);
      visit(node);
    }
  };
  visit(element);
  return found;
}

export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  return element?.attributes[name];
}

/** The `w:val` of a child: most WordprocessingML properties have this form. */
export function childValue(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attributes["w:val"];
}

/** An on/off property (ECMA-376 Part 1 §17.17.4): present without a value means on. */
function isOn(element: XmlElement): boolean {
  const value = element.attributes["w:val"];
  return value === undefined || value === "1" || value === "true" || value === "on";
}

/** A child that is an on/off property; undefined when it is absent. */
export function childOn(element: XmlElement | undefined, name: string): boolean | undefined {
  const found = child(element, name);
  return found === undefined ? undefined : isOn(found);
}

/** An integer attribute; undefined when absent or not a number. */
export function integer(element: XmlElement | undefined, name: string): number | undefined {
  const number = Number.parseInt(element?.attributes[name] ?? "", 10);
  return Number.isNaN(number) ? undefined : number;
}

/** Text made safe to stand in XML, as character data or in a quoted attribute. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
