import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CASES } from "../laws/cases";
import { inFolder } from "../outside/programs";
import type { Odd, Refused } from "./cases";
import { deflated, onePage, RESUME_CONTENT, rawPdf } from "./raw-pdf";

const SINGLE = CASES.find(({ name }) => name === "chromium-single")!.input as Uint8Array;
const LATEX = CASES.find(({ name }) => name === "pdflatex-sidebar-pdf")!.input as Uint8Array;

const pages = (kids: string, count: number, more: readonly string[] = []) =>
  rawPdf(["<< /Type /Catalog /Pages 2 0 R >>", `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`, ...more]);

/** PDF.js asks for both pages at once, and waits for one of them only: the other must not end the process. */
function twoPagesAstray(): Uint8Array {
  const page =
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources << /Font << /F1 6 0 R >> >> >>";
  const font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
  const bytes = rawPdf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
    page,
    page,
    { data: RESUME_CONTENT },
    font,
  ]);
  const text = Buffer.from(bytes).toString("latin1");
  const table = text.lastIndexOf("xref\n0");
  let entry = 0;
  const astray = text.slice(table).replace(/^\d{10}(?= \d{5} n)/gmu, (offset) => {
    entry += 1;
    return entry === 3 || entry === 4 ? "0000000012" : offset;
  });
  return Buffer.from(text.slice(0, table) + astray, "latin1");
}

/** Protected with an opening password, by qpdf. */
function protectedByQpdf(): Uint8Array {
  return inFolder((folder) => {
    const [from, to] = [join(folder, "in.pdf"), join(folder, "out.pdf")];
    writeFileSync(from, SINGLE);
    execFileSync("qpdf", ["--encrypt", "secret", "owner", "256", "--", from, to]);
    return new Uint8Array(readFileSync(to));
  });
}

export const PROTECTED: Refused = { what: "a PDF with an opening password", make: protectedByQpdf, code: "encrypted" };

export const REFUSED: readonly Refused[] = [
  { what: "a header and nothing else", make: () => Buffer.from("%PDF-1.7\n"), code: "corrupt" },
  {
    what: "a header and noise",
    make: () => Buffer.from(`%PDF-1.7\n${"q9$\0zz endobj ".repeat(900)}`, "latin1"),
    code: "corrupt",
  },
  {
    what: "a header and 19 MB of open strings",
    make: () => Buffer.from(`%PDF-1.7\n${"(".repeat(19_000_000)}`),
    code: "corrupt",
  },
  {
    what: "a header and two million objects that never end",
    make: () => Buffer.from(`%PDF-1.7\n${"1 0 obj\n".repeat(2_000_000)}`),
    code: "corrupt",
  },
  { what: "a first kilobyte", make: () => SINGLE.slice(0, 1024), code: ["corrupt", "no-text"] },
  { what: "a file without pages", make: () => pages("", 0), code: ["corrupt", "no-text"] },
  { what: "a page tree that holds itself", make: () => pages("2 0 R", 1), code: ["corrupt", "no-text", "too-large"] },
  {
    what: "a page tree of a million kids that are one",
    make: () =>
      pages("3 0 R ".repeat(1_000_000), 1_000_000, ["<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>"]),
    code: ["too-large", "corrupt"],
  },
  {
    what: "300 pages",
    make: () =>
      pages(
        Array.from({ length: 300 }, (_, index) => `${index + 3} 0 R`).join(" "),
        300,
        Array.from({ length: 300 }, () => "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>"),
      ),
    code: "too-large",
    detail: "pdf-pages",
  },
  {
    what: "a page tree 5,000 deep",
    make: () =>
      pages("3 0 R", 1, [
        ...Array.from(
          { length: 5000 },
          (_, index) => `<< /Type /Pages /Parent ${index + 2} 0 R /Kids [${index + 4} 0 R] /Count 1 >>`,
        ),
        "<< /Type /Page /MediaBox [0 0 612 792] >>",
      ]),
    code: ["too-large", "corrupt", "no-text"],
  },
  {
    what: "an image and no text",
    make: () =>
      onePage({
        content: { data: "q 612 0 0 792 0 0 cm /Im1 Do Q" },
        resources: "/XObject << /Im1 6 0 R >>",
        more: [
          deflated(
            new Uint8Array(10_000),
            "/Type /XObject /Subtype /Image /Width 100 /Height 100 /BitsPerComponent 8 /ColorSpace /DeviceGray",
          ),
        ],
      }),
    code: "no-text",
  },
  { what: "an empty page", make: () => onePage({ content: { data: "" } }), code: "no-text" },
  {
    what: "a stream that inflates to 100 MB",
    make: () => onePage({ content: deflated(new Uint8Array(100_000_000).fill(32)) }),
    code: "too-large",
    detail: "pdf-stream-bytes",
  },
  { what: "a stream deflated twice to 100 MB", make: () => twice(), code: ["too-large", "corrupt"] },
  {
    what: "a million and a half operators",
    make: () => onePage({ content: deflated(`${RESUME_CONTENT} ${"0 g ".repeat(1_500_000)}`) }),
    code: "too-large",
    detail: "pdf-operators",
  },
  {
    what: "a character map that writes sixteen million codes out",
    make: () =>
      onePage({
        font: "/ToUnicode 6 0 R",
        more: [{ data: "begincmap 1 beginbfrange <000000> <FFFFF0> <0041> endbfrange endcmap" }],
      }),
    code: "too-large",
    detail: "pdf-character-maps",
  },
  {
    what: "a form that draws itself eight times over in forty levels",
    make: () => forms(),
    code: ["too-large", "corrupt"],
  },
  {
    what: "21 MB",
    make: () => Buffer.concat([SINGLE, Buffer.alloc(21 * 1024 * 1024, 32)]),
    code: "too-large",
    detail: "input-bytes",
  },
];

export const ODD: readonly Odd[] = [
  { what: "a plain small file", make: () => onePage() },
  { what: "half a file", make: () => SINGLE.slice(0, SINGLE.length / 2), mayRefuse: true },
  { what: "a file without its last kilobyte", make: () => LATEX.slice(0, -1024), mayRefuse: true },
  {
    what: "a cross-reference table that leads nowhere",
    make: () =>
      Buffer.from(
        Buffer.from(onePage())
          .toString("latin1")
          .replace(/startxref\n\d+/u, "startxref\n999999"),
        "latin1",
      ),
    mayRefuse: true,
  },
  { what: "a cross-reference table that leads astray for two pages", make: () => twoPagesAstray(), mayRefuse: true },
  { what: "a trailer whose previous one is itself", make: () => loop(), mayRefuse: true },
  {
    what: "bytes before the header",
    make: () => Buffer.concat([Buffer.from("HTTP/1.1 200 OK\r\n\r\n"), onePage()]),
    mayRefuse: true,
  },
  {
    what: "a length that is itself",
    make: () =>
      Buffer.from(
        Buffer.from(onePage())
          .toString("latin1")
          .replace(/\/Length \d+/u, "/Length 4 0 R"),
        "latin1",
      ),
    mayRefuse: true,
  },
  {
    what: "resources that name themselves",
    make: () =>
      onePage({
        resources: "/XObject << /Fm1 6 0 R >>",
        content: { data: `${RESUME_CONTENT} /Fm1 Do` },
        more: [
          {
            dictionary: "/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /XObject << /Fm1 6 0 R >> >>",
            data: "/Fm1 Do",
          },
        ],
      }),
    mayRefuse: true,
  },
  {
    what: "arrays 100,000 deep",
    make: () => onePage({ more: [`${"[".repeat(100_000)}${"]".repeat(100_000)}`], page: "/Odd 6 0 R" }),
    mayRefuse: true,
  },
  {
    what: "dictionaries 100,000 deep in the content",
    make: () =>
      onePage({ content: { data: `${RESUME_CONTENT} /Tag ${"<< /A ".repeat(100_000)}${">>".repeat(100_000)} DP` } }),
    mayRefuse: true,
  },
  {
    what: "a string that never ends",
    make: () => onePage({ content: { data: `${RESUME_CONTENT} BT (never ends` } }),
    mayRefuse: true,
  },
  {
    what: "an inline image that never ends",
    make: () => onePage({ content: { data: `${RESUME_CONTENT} BI /W 9 /H 9 ID xxxxx` } }),
    mayRefuse: true,
  },
  {
    what: "operands that are no numbers",
    make: () => onePage({ content: { data: `1e999 -- 0.0.0 cm ${RESUME_CONTENT} /x /y Td` } }),
    mayRefuse: true,
  },
  {
    what: "100,000 graphics states never restored",
    make: () => onePage({ content: { data: `${"q ".repeat(100_000)}${RESUME_CONTENT}` } }),
    mayRefuse: true,
  },
  {
    what: "a page of no size",
    make: () =>
      Buffer.from(Buffer.from(onePage()).toString("latin1").replace("[0 0 612 792]", "[0 0 0 0]    "), "latin1"),
    mayRefuse: true,
  },
  {
    what: "a page as large as the sea",
    make: () =>
      Buffer.from(Buffer.from(onePage()).toString("latin1").replace("[0 0 612 792]", "[0 0 1e9 1e9]"), "latin1"),
    mayRefuse: true,
  },
  { what: "a page of which every unit is a thousand million", make: () => onePage({ page: "/UserUnit 1e9" }) },
  {
    what: "marked content 50,000 deep",
    make: () => onePage({ content: { data: `${"/P BMC ".repeat(50_000)}${RESUME_CONTENT}` } }),
  },
  {
    what: "colours chosen 100,000 times in a space that is not named",
    make: () => onePage({ content: { data: `${"0.5 scn ".repeat(100_000)}${RESUME_CONTENT}` } }),
  },
  {
    what: "200,000 operators around a resume",
    make: () => onePage({ content: deflated(`${"0 0 m 1 1 l S ".repeat(70_000)}${RESUME_CONTENT}`) }),
    message: /pdf-rebuilt/u,
  },
  {
    what: "a name tree that holds itself twice",
    make: () => onePage({ catalog: "/Names << /Dests 6 0 R >>", more: ["<< /Kids [6 0 R 6 0 R] >>"] }),
  },
  { what: "a page turned by 90 degrees", make: () => onePage({ page: "/Rotate 90" }), mayRefuse: true },
  {
    what: "a script at the opening",
    make: () => onePage({ catalog: "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>" }),
    message: /script/iu,
  },
  {
    what: "a program to launch",
    make: () =>
      onePage({
        page: "/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 50 50] /A << /S /Launch /F (cmd.exe) >> >>]",
      }),
    message: /launch|program/iu,
  },
  {
    what: "an embedded file",
    make: () =>
      onePage({
        catalog:
          "/Names << /EmbeddedFiles << /Names [(a.exe) << /Type /Filespec /F (a.exe) /EF << /F 6 0 R >> >>] >> >>",
        more: [{ dictionary: "/Type /EmbeddedFile", data: "MZ" }],
      }),
  },
  {
    what: "an outline that holds itself",
    make: () =>
      onePage({
        catalog: "/Outlines 6 0 R",
        more: [
          "<< /Type /Outlines /First 7 0 R /Last 7 0 R >>",
          "<< /Title (a) /Parent 6 0 R /Next 7 0 R /First 7 0 R >>",
        ],
      }),
  },
  {
    what: "a parent that is its own",
    make: () =>
      Buffer.from(Buffer.from(onePage()).toString("latin1").replace("/Parent 2 0 R", "/Parent 3 0 R"), "latin1"),
    mayRefuse: true,
  },
  {
    what: "a character map that maps a billion codes",
    make: () =>
      onePage({
        font: "/ToUnicode 6 0 R",
        more: [
          {
            data: `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FFFFFFFF> endcodespacerange ${"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange ".repeat(20)} endcmap end`,
          },
        ],
      }),
    mayRefuse: true,
  },
  {
    what: "a character map that uses itself",
    make: () =>
      onePage({
        font: "/ToUnicode 6 0 R",
        more: [{ dictionary: "/UseCMap 6 0 R", data: "/Self usecmap begincmap endcmap" }],
      }),
    mayRefuse: true,
  },
  {
    what: "a drawn font whose letter draws itself",
    mayRefuse: true,
    make: () =>
      onePage({
        content: { data: `${RESUME_CONTENT} BT /F2 9 Tf 72 300 Td (a) Tj ET` },
        fonts: "/F2 6 0 R",
        more: [
          "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [0.1 0 0 0.1 0 0] /FirstChar 97 /LastChar 97 /Widths [9] /Encoding << /Differences [97 /a] >> /CharProcs << /a 7 0 R >> /Resources << /Font << /F2 6 0 R >> >> >>",
          { data: "9 0 d0 BT /F2 9 Tf (a) Tj ET" },
        ],
      }),
  },
  {
    what: "a predictor two billion columns wide",
    make: () => onePage({ content: deflated(RESUME_CONTENT, "/DecodeParms << /Predictor 15 /Columns 2000000000 >>") }),
    mayRefuse: true,
  },
  {
    what: "a thousand filters in a row",
    make: () =>
      onePage({
        content: {
          dictionary: `/Filter [${"/ASCIIHexDecode ".repeat(1000)}]`,
          data: Buffer.from(RESUME_CONTENT).toString("hex"),
        },
      }),
    mayRefuse: true,
  },
  {
    what: "an unknown filter",
    make: () => onePage({ content: { dictionary: "/Filter /Evil", data: RESUME_CONTENT } }),
    mayRefuse: true,
  },
  {
    what: "100,000 annotations",
    make: () =>
      onePage({
        page: `/Annots [${"<< /Type /Annot /Subtype /Link /Rect [0 0 1 1] /A << /S /URI /URI (https://example.com) >> >> ".repeat(100_000)}]`,
      }),
    mayRefuse: true,
  },
  {
    what: "a resume drawn a million times over the same place",
    make: () => onePage({ content: deflated(`${RESUME_CONTENT} `.repeat(5_000)) }),
    mayRefuse: true,
  },
  {
    what: "text of size zero",
    make: () => onePage({ content: { data: RESUME_CONTENT.replace("/F1 11 Tf", "/F1 0 Tf") } }),
    mayRefuse: true,
  },
  {
    what: "text in a font that is not there",
    make: () => onePage({ content: { data: RESUME_CONTENT.replace("/F1", "/Nope") } }),
    mayRefuse: true,
  },
  {
    what: "objects that are each other",
    make: () => onePage({ page: "/Odd 6 0 R", more: ["7 0 R", "6 0 R"] }),
    mayRefuse: true,
  },
  {
    what: "a name tree that holds itself",
    make: () => onePage({ catalog: "/Names << /Dests 6 0 R >> /Dests 6 0 R", more: ["<< /Kids [6 0 R] >>"] }),
    mayRefuse: true,
  },
  {
    what: "marked content numbered with two thousand million",
    make: () =>
      onePage({
        content: { data: `/P << /MCID 2147483647 >> BDC ${RESUME_CONTENT} EMC` },
        catalog: "/StructTreeRoot 6 0 R",
        page: "/StructParents 0",
        more: ["<< /Type /StructTreeRoot /K [] >>"],
      }),
    message: /set anew.*without measure/u,
  },
  {
    what: "a structure tree that holds itself",
    make: () =>
      onePage({
        catalog: "/StructTreeRoot 6 0 R /MarkInfo << /Marked true >>",
        more: ["<< /Type /StructTreeRoot /K 6 0 R /ParentTree 6 0 R >>"],
      }),
    mayRefuse: true,
  },
];

function twice(): Uint8Array {
  const inner = deflated(new Uint8Array(100_000_000));
  if (typeof inner === "string") throw new TypeError("a stream expected");
  const outer = deflated(inner.data);
  if (typeof outer === "string") throw new TypeError("a stream expected");
  return onePage({ content: { dictionary: "/Filter [/FlateDecode /FlateDecode]", data: outer.data } });
}

/** Each form draws the next eight times: 8^40 drawings in all. */
function forms(): Uint8Array {
  const last = 45;
  const more = Array.from({ length: 40 }, (_, index) => ({
    dictionary: `/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> /XObject << /X ${Math.min(index + 7, last)} 0 R >> >>`,
    data: index === 39 ? "BT /F1 9 Tf 72 500 Td (deep) Tj ET" : "/X Do ".repeat(8),
  }));
  return onePage({ content: { data: `${RESUME_CONTENT} /X Do` }, resources: "/XObject << /X 6 0 R >>", more });
}

function loop(): Uint8Array {
  const text = Buffer.from(onePage({ trailer: "/Prev 0000000000" })).toString("latin1");
  const start = /startxref\n(\d+)/u.exec(text)?.[1] ?? "0";
  return Buffer.from(text.replace("/Prev 0000000000", `/Prev ${start.padStart(10, "0")}`), "latin1");
}
