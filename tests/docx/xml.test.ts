import { expect, test } from "vitest";
import { createContext } from "../../src/context";
import {
  attribute,
  child,
  childOn,
  childrenNamed,
  childValue,
  descend,
  escapeXml,
  findAll,
  integer,
  parseXml,
  type XmlElement,
} from "../../src/docx/xml";
import { ResumeError } from "../../src/errors";
import { DEFAULT_LIMITS, type Limits } from "../../src/limits";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main";

const parse = (source: string, limits: Partial<Limits> = {}) =>
  parseXml(source, "word/document.xml", createContext({ limits: { ...DEFAULT_LIMITS, ...limits } }));
/** The error that reading gives. */
const refusal = (source: string, limits: Partial<Limits> = {}): ResumeError => {
  try {
    parse(source, limits);
  } catch (error) {
    if (error instanceof ResumeError) return error;
    throw error;
  }
  throw new Error("It was read.");
};
const first = (element: XmlElement): XmlElement => {
  const found = element.children[0];
  if (found === undefined) throw new Error("It has no child.");
  return found;
};

test("elements, attributes and texts stand in the tree as in the source", () => {
  const root = parse('<a x="1" y="2"><b>one</b><c/>two<b>three</b>four</a>');
  expect(root.attributes).toEqual({ x: "1", y: "2" });
  expect(root.children.map(({ name, text }) => [name, text])).toEqual([
    ["b", "one"],
    ["c", ""],
    ["b", "three"],
  ]);
  expect(root.text).toBe("twofour");
});

test("an element knows where it stands, its tags and what is between them", () => {
  const source = '<?xml version="1.0"?><!-- <x> --><a><b k="1>2">a&lt;b</b ><c  /></a>\n';
  const root = parse(source);
  const [b, c] = root.children;
  const whole = (element?: XmlElement) => source.slice(element?.start, element?.end);
  const inner = (element?: XmlElement) => source.slice(element?.innerStart, element?.innerEnd);
  expect(whole(root)).toBe('<a><b k="1>2">a&lt;b</b ><c  /></a>');
  expect(inner(root)).toBe('<b k="1>2">a&lt;b</b ><c  />');
  expect(whole(b)).toBe('<b k="1>2">a&lt;b</b >');
  expect(inner(b)).toBe("a&lt;b");
  expect(whole(c)).toBe("<c  />");
});

test("what is within a self-closing element is the empty place at the end of its tag", () => {
  const c = first(parse("<a><c/></a>"));
  expect([c.innerStart, c.innerEnd]).toEqual([c.end, c.end]);
  const open = first(parse("<a><c></c></a>"));
  expect([open.innerStart, open.innerEnd, open.end]).toEqual([6, 6, 10]);
});

test("offsets count UTF-16 units, line ends as they are written", () => {
  const source = "<a>\r\n\u{1F600}é<b>x</b></a>";
  const b = first(parse(source));
  expect(source.slice(b.start, b.end)).toBe("<b>x</b>");
});

test("references and CDATA give the characters they mean", () => {
  const root = parse('<a t="&quot;&#65;&#x1F600;&apos;">&amp;&lt;<![CDATA[<b>&amp;]]>&gt;</a>');
  expect(root.attributes).toEqual({ t: "\"A\u{1F600}'" });
  expect(root.text).toBe("&<<b>&amp;>");
  expect(root.children).toEqual([]);
});

test.each([W, STRICT])("a name has the usual prefix of its namespace, whatever the file calls it: %s", (namespace) => {
  const root = parse(`<q:p xmlns:q="${namespace}" q:val="1" plain="2"><q:r/></q:p>`);
  expect(root.name).toBe("w:p");
  expect(root.tag).toBe("q:p");
  expect(root.attributes).toEqual({ "xmlns:q": namespace, "w:val": "1", plain: "2" });
  expect(first(root).name).toBe("w:r");
  expect(first(root).tag).toBe("q:r");
});

test("usual prefixes stay as they are", () => {
  const root = parse(`<w:p xmlns:w="${W}" xmlns:r="${R}" w:val="1" r:id="rId1" xml:space="preserve"/>`);
  expect(root.name).toBe("w:p");
  expect(root.attributes).toMatchObject({ "w:val": "1", "r:id": "rId1", "xml:space": "preserve" });
});

test("the default namespace names elements and no attributes", () => {
  const root = parse(`<p xmlns="${W}" val="1" xml:space="preserve"><r/></p>`);
  expect(root.name).toBe("w:p");
  expect(first(root).name).toBe("w:r");
  expect(root.attributes).toEqual({ xmlns: W, val: "1", "xml:space": "preserve" });
});

test("a default namespace that nobody knows, or none again, leaves names as they are written", () => {
  expect(parse('<p xmlns="urn:unknown"/>').name).toBe("p");
  expect(parse(`<p xmlns="urn:unknown" xmlns:q="${W}"/>`).name).toBe("p");
  const root = parse(`<p xmlns="${W}"><q xmlns=""><r/></q><s/></p>`);
  expect(findAll(root, "q")).toHaveLength(1);
  expect(findAll(root, "r")).toHaveLength(1);
  expect(findAll(root, "w:s")).toHaveLength(1);
});

test("a prefix holds within the element that binds it, and no further", () => {
  const root = parse(`<a><q:b xmlns:q="${W}"><q:c/></q:b><q:d/><b xmlns:q="${R}"><q:e q:f="1"/></b></a>`);
  expect(root.children.map(({ name }) => name)).toEqual(["w:b", "q:d", "b"]);
  expect(findAll(root, "w:c")).toHaveLength(1);
  expect(findAll(root, "r:e")[0]?.attributes).toEqual({ "r:f": "1" });
});

test("an outer prefix still holds where an inner element binds another", () => {
  const root = parse(`<q:a xmlns:q="${W}"><b xmlns:z="${R}"><q:c z:id="1"/></b></q:a>`);
  expect(findAll(root, "w:c")[0]?.attributes).toEqual({ "r:id": "1" });
});

test("a prefix that means another namespace than usual is not taken for the usual one", () => {
  const root = parse('<w:p xmlns:w="urn:other" w:val="1"/>');
  expect(root.name).toBe("other-w:p");
  expect(root.attributes["w:val"]).toBeUndefined();
});

test.each(["xmlnsq", "xmlnz:q", "aaaaaaq"])("the attribute %s is no declaration and binds nothing", (name) => {
  const root = parse(`<q:p ${name}="${W}"/>`);
  expect(root.name).toBe("q:p");
  expect(root.attributes).toEqual({ [name]: W });
});

test.each([
  ["cut short", "<a><b></b>"],
  ["wrongly nested", "<a><b></a></b>"],
  ["with a bare ampersand", "<a>this & that</a>"],
  ["with an entity that nothing declares", "<a>&who;</a>"],
  ["with a control character", "<a>\u0001</a>"],
  ["with two roots", "<a/><b/>"],
  ["that is empty", ""],
  ["that holds a comment and no element", "<!-- none -->"],
  ["that is no XML", "words"],
])("a part %s is corrupt", (_, source) => {
  const error = refusal(source);
  expect(error).toMatchObject({ name: "ResumeError", code: "corrupt", detail: "xml" });
  expect(error.message).toMatch(/^word\/document\.xml: \S/u);
});

test("a refusal says in which part and where, and keeps the parser's error", () => {
  const error = refusal("<a>&who;</a>");
  expect(error.position).toEqual({ in: "part", part: "word/document.xml", start: 8, end: 8 });
  expect(error.cause).toBeInstanceOf(Error);
});

test("a DOCTYPE is refused before its entities are read", () => {
  const source = '<!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;">]><a>&y;</a>';
  const error = refusal(source);
  expect(error).toMatchObject({ code: "corrupt", detail: "xml-doctype" });
  expect(error.message).toContain("DOCTYPE");
  expect("cause" in error).toBe(false);
});

test("elements as deep as the limit are read, one deeper is too large", () => {
  const nested = (depth: number) => "<a>".repeat(depth) + "</a>".repeat(depth);
  expect(parse(nested(5), { xmlDepth: 5 }).name).toBe("a");
  const error = refusal(nested(6), { xmlDepth: 5 });
  expect(error).toMatchObject({ code: "too-large", detail: "xml-depth" });
  expect(error.message).toContain("5");
});

test("siblings are not depth", () => {
  expect(parse("<a><b/><b></b><b/></a>", { xmlDepth: 2 }).children).toHaveLength(3);
});

test("as many elements and texts as the limit are read, one more is too large", () => {
  expect(parse("<a>x<b/></a>\n", { xmlNodes: 3 }).children).toHaveLength(1);
  for (const source of ["<a>x<b/><b/></a>", "<a>x<b/>y</a>", "<a>x<b/><![CDATA[y]]></a>"]) {
    const error = refusal(source, { xmlNodes: 3 });
    expect(error).toMatchObject({ code: "too-large", detail: "xml-nodes" });
    expect(error.message).toContain("3");
  }
});

test("reading a long part stops when the caller stops the run", () => {
  const context = createContext({ signal: AbortSignal.abort() });
  const long = `<a>${"<b/>".repeat(20_000)}</a>`;
  expect(() => parseXml(long, "a.xml", context)).toThrow(expect.objectContaining({ code: "aborted" }));
});

test("children are found by name, in order, and none in nothing", () => {
  const root = parse('<a><b k="1"/><c><b k="2"><d/></b></c><b k="3"/></a>');
  expect(child(root, "b")?.attributes).toEqual({ k: "1" });
  expect(child(root, "d")).toBeUndefined();
  expect(child(undefined, "b")).toBeUndefined();
  expect(childrenNamed(root, "b").map((element) => attribute(element, "k"))).toEqual(["1", "3"]);
  expect(childrenNamed(undefined, "b")).toEqual([]);
  expect(findAll(root, "b").map((element) => attribute(element, "k"))).toEqual(["1", "2", "3"]);
  expect(descend(root, "c", "b", "d")?.name).toBe("d");
  expect(descend(root, "b", "d")).toBeUndefined();
  expect(descend(undefined, "b")).toBeUndefined();
  expect(attribute(root, "k")).toBeUndefined();
  expect(attribute(undefined, "k")).toBeUndefined();
});

test("findAll does not find the element it looks within", () => {
  expect(findAll(parse("<a/>"), "a")).toEqual([]);
});

test("the value of a property is that of its element", () => {
  const root = parse(`<w:pPr xmlns:w="${W}"><w:jc w:val="center"/><w:keepNext/></w:pPr>`);
  expect(childValue(root, "w:jc")).toBe("center");
  expect(childValue(root, "w:keepNext")).toBeUndefined();
  expect(childValue(root, "w:none")).toBeUndefined();
  expect(childValue(undefined, "w:jc")).toBeUndefined();
});

test.each([
  ["<w:b/>", true],
  ['<w:b w:val="1"/>', true],
  ['<w:b w:val="true"/>', true],
  ['<w:b w:val="on"/>', true],
  ['<w:b w:val="0"/>', false],
  ['<w:b w:val="false"/>', false],
  ['<w:b w:val="off"/>', false],
  ["<w:i/>", undefined],
])("the on/off property w:b of %s is %s", (property, value) => {
  expect(childOn(parse(`<w:rPr xmlns:w="${W}">${property}</w:rPr>`), "w:b")).toBe(value);
});

test("an integer is read in base ten, with its sign; words are no number", () => {
  const element = parse('<a n="12" minus="-3" zero="010" words="auto"/>');
  const names = ["n", "minus", "zero", "words", "none"];
  expect(names.map((name) => integer(element, name))).toEqual([12, -3, 10, undefined, undefined]);
  expect(integer(undefined, "n")).toBeUndefined();
});

test("escaped text is read again as it was, in text and in an attribute", () => {
  const words = "a < b && c > \"d\" 'e' \t\u{1F600} ü ]]>";
  const escaped = escapeXml(words);
  expect(escaped).not.toMatch(/[<>"]/u);
  expect(parse(`<a>${escaped}</a>`).text).toBe(words);
  expect(parse(`<a k="${escapeXml('"<&>"')}"/>`).attributes).toEqual({ k: '"<&>"' });
});

test("characters that XML cannot hold are left out, those beside them kept", () => {
  expect(escapeXml("a\u0000b\u0008c\u000Bd\u001Fe\uD800f\uFFFEg\uFFFF")).toBe("abcdefg");
  const kept = "\t\n\r \uD7FF\uE000\uFFFD\u{10000}\u{10FFFF}";
  expect(escapeXml(kept)).toBe(kept);
});
