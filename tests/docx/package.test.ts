import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { createContext } from "../../src/context";
import {
  changedEntries,
  keepPackage,
  letPackageGo,
  openChanged,
  openPackage,
  readRelationships,
  relationshipsPart,
} from "../../src/docx/package";
import { writeZip } from "../../src/docx/zip";
import { docx, p, part, relationship } from "./build";

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

const utf8 = (words: string) => new TextEncoder().encode(words);
const utf16 = (words: string, littleEndian: boolean) => {
  const data = Buffer.from(words, "utf16le");
  return new Uint8Array(littleEndian ? data : data.swap16());
};
const open = (bytes: Uint8Array) => openPackage(bytes, createContext());
const save = (...changes: Parameters<typeof changedEntries>) => writeZip(changedEntries(...changes));
/** A package whose main part is given as bytes, found at its usual place. */
const withMain = (data: Uint8Array) => zipSync({ "word/document.xml": data });
const document = `<w:document xmlns:w="${W}"><w:body/></w:document>`;
const rootRelationships = (inner: string) => `<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`;
const contentTypes = (type: string, name = "/word/document.xml") => ({
  "[Content_Types].xml":
    `<Types xmlns="${PACKAGE}/content-types"><Override ContentType="template"/><Override PartName="/word/other.xml" ContentType="macroEnabled"/>` +
    `<Override PartName="${name}" ContentType="${type}"/></Types>`,
});

test("a package opens with its main part, its parts in order, and no marks it does not have", async () => {
  const opened = await open(docx(p("words")));
  expect(opened.main).toBe("word/document.xml");
  expect(opened.entries.map(({ name }) => name)).toEqual([
    "[Content_Types].xml",
    "_rels/.rels",
    "word/document.xml",
    "word/_rels/document.xml.rels",
  ]);
  expect(opened).toMatchObject({ strict: false, hasMacros: false, isTemplate: false, isSigned: false });
  expect(opened.xml("word/document.xml")?.name).toBe("w:document");
});

test("a package that is kept is opened once; equal bytes are other bytes", async () => {
  const bytes = docx(p("words"));
  const opened = await open(bytes);
  expect(await open(bytes)).not.toBe(opened);
  keepPackage(bytes, opened);
  expect(await open(bytes)).toBe(opened);
  expect(await open(bytes.slice())).not.toBe(opened);
});

test.each([
  ["a small package stays when it is let go", 10, true],
  ["a large package is let go", 100_000, false],
])("%s", async (_, words, stays) => {
  const bytes = docx(p("words ".repeat(words)));
  const opened = await open(bytes);
  keepPackage(bytes, opened);
  letPackageGo(bytes);
  expect((await open(bytes)) === opened).toBe(stays);
});

test("a part is read once and found without regard to case", async () => {
  const opened = await open(docx("", { parts: { "word/Styles.xml": part("styles", "") } }));
  expect(opened.text("WORD/STYLES.XML")).toBe(part("styles", ""));
  expect(opened.xml("word/styles.xml")).toBe(opened.xml("Word/styles.XML"));
  expect(opened.xml("word/styles.xml")?.name).toBe("w:styles");
});

test("a part that is not there has no text and no tree", async () => {
  const opened = await open(docx(""));
  expect(opened.text("word/none.xml")).toBeUndefined();
  expect(opened.xml("word/none.xml")).toBeUndefined();
  expect(opened.related("none")).toBeUndefined();
});

test("the main part is the one that the package relates to as its office document", async () => {
  const opened = await open(
    docx("", {
      parts: {
        "_rels/.rels": rootRelationships(
          `<Relationship Id="a" Type="${OFFICE}/extended-properties" Target="docProps/app.xml"/>` +
            `<Relationship Id="b" Type="${OFFICE}/officeDocument" Target="/Content/./Main.XML"/>`,
        ),
        "content/main.xml": document,
      },
    }),
  );
  expect(opened.main).toBe("content/main.xml");
});

test("without relationships the main part is found at its usual place", async () => {
  const opened = await open(withMain(utf8(document)));
  expect(opened.main).toBe("word/document.xml");
  expect(opened.relationships.size).toBe(0);
});

test.each([
  ["without a main part", zipSync({ "a.txt": utf8("words") })],
  ["with a main part of another kind", withMain(utf8(`<w:styles xmlns:w="${W}"/>`))],
  ["with a main part of another namespace", withMain(utf8('<w:document xmlns:w="urn:other"/>'))],
  [
    "related to a main part that is not there",
    docx("", {
      parts: {
        "_rels/.rels": rootRelationships(`<Relationship Id="a" Type="${OFFICE}/officeDocument" Target="x.xml"/>`),
      },
    }),
  ],
])("a zip package %s is no Word document", async (_, bytes) => {
  await expect(open(bytes)).rejects.toMatchObject({
    name: "ResumeError",
    code: "unsupported-format",
    message: expect.stringContaining("DOCX"),
  });
});

test("bytes that are no zip archive are corrupt", async () => {
  await expect(open(utf8("words"))).rejects.toMatchObject({ name: "ResumeError", code: "corrupt", detail: "zip" });
});

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const compoundFile = (...streams: readonly string[]) =>
  new Uint8Array([...OLE, ...streams.flatMap((name) => [1, ...utf16(name, true)])]);

test("a Word file with a password is encrypted", async () => {
  const bytes = compoundFile("EncryptionInfo", "EEncryptedPackage");
  await expect(open(bytes)).rejects.toMatchObject({
    name: "ResumeError",
    code: "encrypted",
    message: expect.stringContaining("password"),
  });
});

test.each([[compoundFile("WordDocument")], [compoundFile("EncryptedPackag")], [compoundFile()]])(
  "a compound file without an encrypted package is an old Word file",
  async (bytes) => {
    await expect(open(bytes)).rejects.toMatchObject({
      name: "ResumeError",
      code: "unsupported-format",
      message: expect.stringContaining(".doc"),
    });
  },
);

test("bytes that only begin like a compound file are none", async () => {
  const bytes = compoundFile("EncryptedPackage");
  bytes[7] = 0;
  await expect(open(bytes)).rejects.toMatchObject({ code: "corrupt" });
});

test("relationships have their type's last word and a target seen from their part", async () => {
  const { relationships } = await open(
    docx("", {
      relationships: [
        relationship("rId1", "styles", "styles.xml"),
        relationship("rId2", "image", "../media/./a//b.png"),
        relationship("rId3", "header", "/word/header1.xml"),
        relationship("rId4", "hyperlink", "https://example.com/a/../b"),
        '<Relationship Id="rId5" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/footer" Target="footer1.xml"/>',
        '<Relationship Id="rId6" Type="plain" Target="x.xml" TargetMode="Internal"/>',
      ].join(""),
    }),
  );
  expect([...relationships.values()]).toEqual([
    { id: "rId1", type: "styles", target: "word/styles.xml", external: false },
    { id: "rId2", type: "image", target: "media/a/b.png", external: false },
    { id: "rId3", type: "header", target: "word/header1.xml", external: false },
    { id: "rId4", type: "hyperlink", target: "https://example.com/a/../b", external: true },
    { id: "rId5", type: "footer", target: "word/footer1.xml", external: false },
    { id: "rId6", type: "plain", target: "word/x.xml", external: false },
  ]);
  expect(relationships.get("rId3")?.type).toBe("header");
});

test("a target cannot lead out of the package, and attributes that are missing are empty", async () => {
  const { relationships } = await open(
    docx("", { relationships: '<Relationship Id="a" Target="../../../b.xml"/><Relationship TargetMode="External"/>' }),
  );
  expect(relationships.get("a")).toEqual({ id: "a", type: "", target: "b.xml", external: false });
  expect(relationships.get("")).toEqual({ id: "", type: "", target: "", external: true });
});

test("other parts have relationships of their own", async () => {
  const opened = await open(
    docx("", {
      parts: {
        "word/_rels/header1.xml.rels": rootRelationships(relationship("a", "image", "media/1.png")),
      },
    }),
  );
  expect(readRelationships(opened, "word/header1.xml").get("a")?.target).toBe("word/media/1.png");
  expect(readRelationships(opened, "word/footer1.xml").size).toBe(0);
});

test.each([
  ["", "_rels/.rels"],
  ["document.xml", "_rels/document.xml.rels"],
  ["word/document.xml", "word/_rels/document.xml.rels"],
  ["a/b/c.xml", "a/b/_rels/c.xml.rels"],
])("the relationships of %j stand in %s", (name, expected) => {
  expect(relationshipsPart(name)).toBe(expected);
});

test("a related part is the first one within the package of its type", async () => {
  const opened = await open(
    docx("", {
      relationships: [
        relationship("a", "styles", "https://example.com/styles.xml"),
        relationship("b", "numbering", "numbering.xml"),
        relationship("c", "styles", "styles.xml"),
        relationship("d", "styles", "more.xml"),
      ].join(""),
      parts: {
        "word/styles.xml": part("styles", ""),
        "word/more.xml": part("more", ""),
        "word/numbering.xml": part("numbering", ""),
      },
    }),
  );
  expect(opened.related("styles")?.name).toBe("w:styles");
  expect(opened.related("numbering")?.name).toBe("w:numbering");
});

test.each([
  ["application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", false, false],
  ["application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", false, true],
  ["application/vnd.ms-word.document.macroEnabled.main+xml", true, false],
  ["application/vnd.ms-word.template.macroEnabledTemplate.main+xml", true, true],
])("the content type %s says whether there are macros and a template", async (type, hasMacros, isTemplate) => {
  expect(await open(docx("", { parts: contentTypes(type) }))).toMatchObject({ hasMacros, isTemplate });
  const elsewhere = docx("", { parts: contentTypes(type, "/Word/DOCUMENT.xml") });
  expect(await open(elsewhere)).toMatchObject({ hasMacros, isTemplate });
});

test("the content type of another part says nothing of the main one", async () => {
  const type = "application/vnd.ms-word.template.macroEnabledTemplate.main+xml";
  const bytes = docx("", { parts: contentTypes(type, "/word/glossary/document.xml") });
  expect(await open(bytes)).toMatchObject({ hasMacros: false, isTemplate: false });
});

test("a VBA project is macros, whatever the content type says", async () => {
  expect(await open(docx("", { parts: { "word/vbaProject.bin": "x" } }))).toMatchObject({ hasMacros: true });
});

test.each([
  ["_xmlsignatures/sig1.xml", true],
  ["_XMLSignatures/Sig1.XML", true],
  ["_xmlsignatures/origin.sigs", false],
  ["word/_xmlsignatures/sig1.xml", false],
  ["_xmlsignatures/sig1.xml.bak", false],
])("a package with %s is signed: %s", async (name, isSigned) => {
  expect(await open(docx("", { parts: { [name]: "<a/>" } }))).toMatchObject({ isSigned });
});

test.each([
  `<w:document xmlns:w="${W}" w:conformance="strict"/>`,
  '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"/>',
])("%s is strict", async (main) => {
  expect(await open(withMain(utf8(main)))).toMatchObject({ strict: true });
});

test("a document that names the strict namespace in its words, or binds it to a prefix it does not use, is not strict", async () => {
  const strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
  const main = `<w:document xmlns:w="${W}" xmlns:s="${strict}"><w:body><w:p><w:r><w:t>${strict}</w:t></w:r></w:p></w:body></w:document>`;
  expect(await open(withMain(utf8(main)))).toMatchObject({ strict: false });
});

test("a document that says it is transitional is not strict", async () => {
  const main = `<w:document xmlns:w="${W}" w:conformance="transitional"/>`;
  expect(await open(withMain(utf8(main)))).toMatchObject({ strict: false });
});

const MARK = "\uFEFF";
const accented = document.replace("<w:body/>", "<w:body>é</w:body>");
const declared = `<?xml version="1.0" encoding="UTF-16"?>${accented}`;
const encodings: readonly [string, string, (words: string) => Uint8Array][] = [
  ["UTF-8", accented, utf8],
  ["UTF-8 with a mark", accented, (words) => utf8(MARK + words)],
  ["UTF-16LE with a mark", accented, (words) => utf16(MARK + words, true)],
  ["UTF-16BE with a mark", accented, (words) => utf16(MARK + words, false)],
  ["UTF-16LE without a mark", declared, (words) => utf16(words, true)],
  ["UTF-16BE without a mark", declared, (words) => utf16(words, false)],
];

test.each(encodings)("a part in %s is read, without its mark", async (_, words, encode) => {
  expect((await open(withMain(encode(words)))).text("word/document.xml")).toBe(words);
});

test.each(encodings)("a changed part in %s is written in the same encoding", async (_, words, encode) => {
  const source = await open(withMain(encode(words)));
  const changed = words.replace("é", "€ \u{1F600}");
  const saved = await open(save(source, new Map([["word/document.xml", changed]])));
  expect(saved.entries[0]?.data).toEqual(encode(changed));
  expect(saved.text("word/document.xml")).toBe(changed);
});

test.each([
  ["UTF-8", new Uint8Array([...utf8("<a>"), 0xff, ...utf8("</a>")])],
  ["UTF-16", new Uint8Array([0xff, 0xfe, 0x3c, 0, 0, 0xd8, 0x3c, 0])],
])("a part that is not valid %s is corrupt, and named", async (_, data) => {
  await expect(open(withMain(data))).rejects.toMatchObject({
    name: "ResumeError",
    code: "corrupt",
    message: expect.stringContaining("word/document.xml"),
    cause: expect.any(Error),
  });
});

test.each([
  ["A\0", [0x41, 0]],
  ["\0A", [0, 0x41]],
  ["A<", [0x41, 0x3c]],
])("the bytes of %j are no sign of UTF-16", async (words, data) => {
  const bytes = zipSync({ "word/document.xml": utf8(document), "a.txt": new Uint8Array(data) });
  expect((await open(bytes)).text("a.txt")).toBe(words);
});

test.each([[[0xff, 0x41]], [[0xfe, 0x41]], [[0x41, 0xfe]], [[0x41, 0xff]]])(
  "half a UTF-16 mark is no mark: %j is not valid text",
  async (data) => {
    const bytes = zipSync({ "word/document.xml": utf8(document), "a.txt": new Uint8Array(data) });
    const opened = await open(bytes);
    expect(() => opened.text("a.txt")).toThrow(expect.objectContaining({ code: "corrupt" }));
  },
);

test.each(["\uFF3F", "\uFEFC", "\u1EFF"])(
  "a text that begins with bytes like those of a mark gains none",
  async (first) => {
    const bytes = zipSync({ "word/document.xml": utf8(document), "a.txt": utf8(first) });
    const saved = await open(save(await open(bytes), new Map([["a.txt", `${first}!`]])));
    expect(saved.entries[1]?.data).toEqual(utf8(`${first}!`));
  },
);

test.each([
  ["<", [0x3c]],
  ["an empty part", []],
])("%s is no XML", async (_, data) => {
  await expect(open(withMain(new Uint8Array(data)))).rejects.toMatchObject({ code: "corrupt", detail: "xml" });
});

test("saving changes, adds and removes the parts it is told to; others keep their bytes and places", async () => {
  const source = await open(docx(p("old"), { parts: { "word/gone.xml": "<a/>", "word/kept.bin": "kept" } }));
  const changed = (source.text("word/document.xml") ?? "").replace("old", "new");
  const saved = await open(
    save(
      source,
      new Map([
        ["word/added.xml", "<é/>"],
        ["word/document.xml", changed],
      ]),
      new Set(["word/gone.xml"]),
    ),
  );
  expect(saved.entries.map(({ name }) => name)).toEqual([
    "[Content_Types].xml",
    "_rels/.rels",
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/kept.bin",
    "word/added.xml",
  ]);
  expect(saved.text("word/document.xml")).toBe(changed);
  expect(saved.text("word/added.xml")).toBe("<é/>");
  expect(saved.text("word/kept.bin")).toBe("kept");
});

test("what was read of the parts that stay is not read again when changed entries are opened", async () => {
  const source = await open(docx(p("old"), { parts: { "word/kept.xml": "<kept/>", "word/gone.xml": "<gone/>" } }));
  const trees = ["word/kept.xml", "word/gone.xml"].map((name) => source.xml(name));
  const changed = (source.text("word/document.xml") ?? "").replace("old", "new");
  const entries = changedEntries(source, new Map([["word/document.xml", changed]]), new Set(["word/gone.xml"]));
  const opened = openChanged(source, entries, createContext())();
  expect(opened.text("word/document.xml")).toBe(changed);
  expect(opened.xml("word/document.xml")).not.toBe(source.xml("word/document.xml"));
  expect(opened.xml("word/kept.xml")).toBe(trees[0]);
  expect(opened.xml("word/gone.xml")).toBeUndefined();
});

test("saving without changes keeps every part", async () => {
  const source = await open(docx(p("words")));
  expect((await open(save(source, new Map()))).entries).toEqual(source.entries);
});
