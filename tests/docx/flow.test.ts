import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { createContext } from "../../src/context";
import { docxFlow } from "../../src/docx/flow";
import { openPackage } from "../../src/docx/package";
import type { FlowBlock, FlowParagraph, FlowTable } from "../../src/model/flow";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const MORE =
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" ' +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

interface Parts {
  readonly styles?: string;
  readonly numbering?: string;
  readonly settings?: string;
  readonly others?: Readonly<Record<string, string | Uint8Array>>;
  /** Relationships of the main part: id, type, target. */
  readonly related?: readonly (readonly [string, string, string])[];
}

/** A DOCX of a body, with only the parts that a test is about. */
function docx(
  body: string,
  { styles = "", numbering = "", settings = "", others = {}, related = [] }: Parts = {},
): Uint8Array {
  const relationships = [
    ["rId1", "styles", "styles.xml"],
    ["rId2", "numbering", "numbering.xml"],
    ["rId3", "settings", "settings.xml"],
    ...related,
  ];
  const relate = (entries: readonly (readonly string[])[]) =>
    `<Relationships xmlns="${PACKAGE}/relationships">${entries
      .map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
      .join("")}</Relationships>`;
  const parts: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"/>`,
    "_rels/.rels": relate([["rId1", "officeDocument", "word/document.xml"]]),
    "word/_rels/document.xml.rels": relate(relationships),
    "word/document.xml": `<w:document ${W} ${MORE}><w:body>${body}</w:body></w:document>`,
    "word/styles.xml": `<w:styles ${W}>${styles}</w:styles>`,
    "word/numbering.xml": `<w:numbering ${W}>${numbering}</w:numbering>`,
    "word/settings.xml": `<w:settings ${W}>${settings}</w:settings>`,
    ...others,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === "string" ? strToU8(part) : part]),
    ),
  );
}

async function read(body: string, parts?: Parts) {
  const context = createContext();
  const flow = docxFlow(await openPackage(docx(body, parts), context), context);
  return { flow, blocks: flow.sections.flatMap((section) => section.blocks), messages: context.messages.list() };
}

const p = (content: string, properties = "") => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const r = (text: string, properties = "") =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const asParagraph = (block: FlowBlock | undefined): FlowParagraph => {
  if (block?.kind !== "paragraph") throw new Error("no paragraph");
  return block;
};
const asTable = (block: FlowBlock | undefined): FlowTable => {
  if (block?.kind !== "table") throw new Error("no table");
  return block;
};
const textOf = (block: FlowBlock | undefined) =>
  asParagraph(block)
    .inlines.map((inline) => (inline.kind === "text" ? inline.text : `<${inline.kind}>`))
    .join("");

it("a cell has no line for the empty paragraph behind a table that ends it", async () => {
  const cell = (content: string) => `<w:tbl><w:tr><w:tc>${content}</w:tc></w:tr></w:tbl>`;
  const kindsIn = async (after: string) => {
    const { blocks } = await read(cell(`${cell(p(r("Inner")))}${after}`));
    return asTable(blocks[0]).rows[0]?.cells[0]?.blocks.map(({ kind }) => kind);
  };
  expect(await kindsIn(p(""))).toEqual(["table"]);
  expect(await kindsIn(p(r("Words")))).toEqual(["table", "paragraph"]);
  expect(await kindsIn(p("") + p(""))).toEqual(["table", "paragraph", "paragraph"]);
});

describe("runs", () => {
  it("say how wide their letters are drawn, by their style too", async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="N"><w:name w:val="N"/><w:rPr><w:w w:val="90"/></w:rPr></w:style>';
    const runs = `${r("As styled")}${r("As usual", '<w:w w:val="100"/>')}${r("Nonsense", '<w:w w:val="0"/>')}`;
    const { blocks } = await read(p(runs, '<w:pStyle w:val="N"/>'), { styles });
    const scales = asParagraph(blocks[0]).inlines.map(
      (inline) => inline.kind === "text" && [inline.text, inline.horizontalScale],
    );
    expect(scales).toEqual([
      ["As styled", 0.9],
      ["As usual", undefined],
      ["Nonsense", 0.9],
    ]);
  });
});

describe("page set-up", () => {
  const sectPr = (more: string) =>
    `<w:sectPr>${more}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="1000" w:header="500" w:footer="400" w:gutter="200"/></w:sectPr>`;

  it("is read in points, the gutter part of the left margin, A4 exactly A4", async () => {
    const { flow } = await read(p(r("x")) + sectPr(""));
    expect(flow.sections[0]).toMatchObject({
      page: { width: 595.276, height: 841.89, marginTop: 50, marginLeft: 60 },
      headerDistance: 25,
      footerDistance: 20,
    });
  });

  it("is Letter with inch margins where nothing is stated", async () => {
    const { flow } = await read(p(r("x")));
    expect(flow.sections[0]?.page).toMatchObject({ width: 612, height: 792, marginLeft: 72 });
  });

  it("parts sections, with their columns, on the same page where they are continuous", async () => {
    const end = `<w:sectPr><w:type w:val="continuous"/><w:cols w:num="2" w:space="400"/></w:sectPr>`;
    const { flow } = await read(p(r("a"), sectPr("")) + p(r("b")) + end);
    expect(flow.sections.map(({ start }) => start)).toEqual(["page", "continuous"]);
    expect(flow.sections[1]?.columns).toEqual([
      { width: 224, gap: 20 },
      { width: 224, gap: 20 },
    ]);
  });

  it("has headers and footers, with page numbers, which later sections take over", async () => {
    const field = (name: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${name} </w:instrText></w:r>` +
      `<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>9</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const footer = `<w:ftr ${W}>${p(`${r("Page ")}${field("PAGE \\* ROMAN")}${r(" of ")}<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>9</w:t></w:r></w:fldSimple>`)}</w:ftr>`;
    const first = `<w:sectPr><w:footerReference w:type="default" r:id="rId9"/></w:sectPr>`;
    const { flow } = await read(
      `${p(r("a"), first)}${p(r("b"))}<w:sectPr><w:pgNumType w:fmt="lowerRoman"/><w:titlePg/></w:sectPr>`,
      {
        others: { "word/footer1.xml": footer },
        related: [["rId9", "footer", "footer1.xml"]],
      },
    );
    const inlines = (index: number) => asParagraph(flow.sections[index]?.footer?.default[0]).inlines;
    expect(
      inlines(0).map((inline) => (inline.kind === "text" ? inline.text : inline.kind === "field" ? inline.field : "?")),
    ).toEqual(["Page ", "page", " of ", "pages"]);
    expect(inlines(0)[1]).toMatchObject({ format: "upperRoman" });
    expect(inlines(1)).toHaveLength(4);
    expect(flow.sections.map(({ pageNumberFormat }) => pageNumberFormat)).toEqual([undefined, "lowerRoman"]);
    expect(flow.sections[1]?.footer?.first).toEqual([]);
  });
});

describe("paragraphs", () => {
  it("take their look from defaults, styles and themselves, in that order", async () => {
    const styles =
      '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial"/><w:sz w:val="20"/></w:rPr></w:rPrDefault>' +
      '<w:pPrDefault><w:pPr><w:spacing w:after="100"/></w:pPr></w:pPrDefault></w:docDefaults>' +
      '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:pPr><w:jc w:val="both"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="Base"/><w:rPr><w:sz w:val="24"/></w:rPr></w:style>';
    const { blocks } = await read(p(r("x", '<w:color w:val="FF0000"/>'), '<w:pStyle w:val="Own"/><w:keepNext/>'), {
      styles,
    });
    expect(blocks[0]).toMatchObject({ align: "justify", spaceAfter: 5, keepNext: true });
    expect(asParagraph(blocks[0]).inlines[0]).toMatchObject({ font: "Arial", size: 12, bold: true, color: "FF0000" });
  });

  it("read as ordinary text when their style is missing", async () => {
    const { blocks } = await read(p(r("x"), '<w:pStyle w:val="Gone"/>'));
    expect(textOf(blocks[0])).toBe("x");
  });

  it("lose the space between neighbours of one style that asks for it", async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="L"/><w:pPr><w:spacing w:before="100" w:after="100"/><w:contextualSpacing/></w:pPr></w:style>';
    const style = '<w:pStyle w:val="L"/>';
    const { blocks } = await read(p(r("a"), style) + p(r("b"), style) + p(r("c")), { styles });
    expect(blocks.slice(0, 2)).toMatchObject([
      { spaceBefore: 5, spaceAfter: 0 },
      { spaceBefore: 0, spaceAfter: 5 },
    ]);
  });

  it("pass a page break at their end on to the next", async () => {
    const { blocks } = await read(p(`${r("a")}<w:r><w:br w:type="page"/></w:r>`) + p(r("b")));
    expect(blocks.map((block) => asParagraph(block).inlines.map(({ kind }) => kind))).toEqual([
      ["text"],
      ["break", "text"],
    ]);
  });

  it("are followed by the notes they refer to, and say so", async () => {
    const notes = `<w:footnotes ${W}><w:footnote w:id="1"><w:p><w:r><w:t>never meant</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>As of 2024.</w:t></w:r></w:p></w:footnote></w:footnotes>`;
    const body = '<w:p><w:r><w:t>Led ten</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>';
    const { blocks, messages } = await read(body, {
      others: { "word/footnotes.xml": notes },
      related: [["rId9", "footnotes", "footnotes.xml"]],
    });
    expect(blocks.map(textOf)).toEqual(["Led ten", "As of 2024."]);
    expect(messages.map(({ code }) => code)).toEqual(["notes-at-end"]);
  });

  it("show insertions, and nothing that is deleted or hidden", async () => {
    const body = p(
      `${r("a")}<w:ins w:id="1">${r("b")}</w:ins><w:del w:id="2"><w:r><w:delText>c</w:delText></w:r></w:del>${r("d", "<w:vanish/>")}`,
    );
    expect(textOf((await read(body)).blocks[0])).toBe("ab");
  });

  it("count their list markers, in the look of the level", async () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/><w:suff w:val="space"/><w:lvlJc w:val="right"/>' +
      '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr><w:rPr><w:b/></w:rPr></w:lvl></w:abstractNum>' +
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
    const item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    const { blocks } = await read(p(r("a"), item) + p(r("b"), item), { numbering });
    expect(blocks.map((block) => asParagraph(block).marker?.text)).toEqual(["3)", "4)"]);
    expect(blocks[0]).toMatchObject({
      indentLeft: 36,
      indentFirst: -18,
      marker: { suffix: "space", align: "right", look: { bold: true } },
    });
  });

  it("count from a level's start, also after items of deeper levels", async () => {
    const level = (index: number, text: string) =>
      `<w:lvl w:ilvl="${index}"><w:start w:val="5"/><w:numFmt w:val="decimal"/><w:lvlText w:val="${text}"/><w:suff w:val="nothing"/></w:lvl>`;
    const numbering =
      `<w:abstractNum w:abstractNumId="0">${level(0, "%1. ")}${level(1, "%1.%2")}</w:abstractNum>` +
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
    const item = (index: number) => p(r("a"), `<w:numPr><w:ilvl w:val="${index}"/><w:numId w:val="1"/></w:numPr>`);
    const { blocks } = await read(item(1) + item(0) + item(0) + item(1), { numbering });
    expect(blocks.map((block) => asParagraph(block).marker?.text)).toEqual(["5.5", "5.", "6.", "6.5"]);
    expect(blocks.map((block) => asParagraph(block).marker?.suffix)).toEqual(["nothing", "space", "space", "nothing"]);
  });

  it("stand on the grid of their section unless they say that they do not", async () => {
    const grid = (type: string) => `<w:sectPr><w:docGrid ${type} w:linePitch="360"/></w:sectPr>`;
    const body = p(r("a")) + p(r("b"), '<w:snapToGrid w:val="0"/>');
    const { blocks } = await read(body + grid('w:type="lines"'));
    expect(blocks.map((block) => asParagraph(block).linePitch)).toEqual([18, undefined]);
    const other = await read(body + grid(""));
    expect(other.blocks.map((block) => asParagraph(block).linePitch)).toEqual([undefined, undefined]);
  });

  it("show the signs of symbol fonts as ordinary characters", async () => {
    const { blocks } = await read(p(r("\uF076", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')));
    expect(textOf(blocks[0])).toBe("❖");
  });

  it("turn automatic text white on a dark ground", async () => {
    const { blocks } = await read(p(r("x"), '<w:shd w:val="clear" w:fill="1F3864"/>'));
    expect(asParagraph(blocks[0]).inlines[0]).toMatchObject({ color: "FFFFFF" });
  });
});

describe("tables", () => {
  const tc = (text: string, properties = "") => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(r(text))}</w:tc>`;
  const table = (rows: readonly string[], properties = "", grid = [2000, 3000]) =>
    `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${grid.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>${rows
      .map((row) => `<w:tr>${row}</w:tr>`)
      .join("")}</w:tbl>`;
  const border = (name: string, size = 8) => `<w:${name} w:val="single" w:sz="${size}" w:color="000000"/>`;

  it("have the widths of their grid, merges, and cell properties", async () => {
    const rows = [
      tc("a", '<w:vMerge w:val="restart"/><w:shd w:fill="EEEEEE"/>') + tc("b", '<w:vAlign w:val="center"/>'),
      tc("", "<w:vMerge/>") + tc("c"),
      tc("d", '<w:gridSpan w:val="2"/>'),
    ];
    const read_ = asTable((await read(table(rows))).blocks[0]);
    expect(read_.columnWidths).toEqual([100, 150]);
    expect(read_.rows[0]?.cells).toMatchObject([{ rowMerge: "start", shading: "EEEEEE" }, { verticalAlign: "center" }]);
    expect(read_.rows[1]?.cells[0]?.rowMerge).toBe("continue");
    expect(read_.rows[2]?.cells[0]?.columnSpan).toBe(2);
  });

  it("have borders around and between cells, which a cell may replace", async () => {
    const borders = `<w:tblBorders>${border("top")}${border("insideV")}</w:tblBorders>`;
    const rows = [tc("a") + tc("b", `<w:tcBorders>${border("bottom", 16)}</w:tcBorders>`)];
    const [left, right] = asTable((await read(table(rows, borders))).blocks[0]).rows[0]!.cells;
    expect(left?.borders).toMatchObject({ top: { width: 1 }, right: { width: 1 } });
    expect(left?.borders?.left).toBeUndefined();
    expect(right?.borders).toMatchObject({ bottom: { width: 2 }, left: { width: 1 } });
  });

  it("stand with their outer rule at the indent", async () => {
    const border = '<w:tcPr><w:tcBorders><w:left w:val="single" w:sz="16"/></w:tcBorders></w:tcPr>';
    const settings =
      '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>';
    const ruled = `<w:tbl><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid><w:tr><w:tc>${border}<w:p/></w:tc></w:tr></w:tbl>`;
    expect(asTable((await read(ruled, { settings })).blocks[0]).indentLeft).toBeCloseTo(1, 5);
  });

  it("stand a cell margin further left in files of Word 2010 and before", async () => {
    const mode = (value: number) =>
      `<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="${value}"/></w:compat>`;
    const left = async (value: number) =>
      asTable((await read(table([tc("a") + tc("b")]), { settings: mode(value) })).blocks[0]).indentLeft ?? 0;
    expect(await left(15)).toBe(0);
    expect(await left(14)).toBeCloseTo(-5.4, 5);
  });

  it("are made narrower when they would reach over the page's edge, and say so", async () => {
    const { blocks, messages } = await read(table([tc("a") + tc("b")], "", [9000, 9000]));
    expect(asTable(blocks[0]).columnWidths).toEqual([234, 234]);
    expect(messages.map(({ code }) => code)).toEqual(["table-narrowed"]);
  });

  it("find widths where the grid is missing", async () => {
    const rows = [tc("a", '<w:tcW w:w="1000" w:type="dxa"/>') + tc("b")];
    const { columnWidths } = asTable((await read(table(rows, "", []))).blocks[0]);
    expect(columnWidths[0]).toBe(50);
    expect(columnWidths[1]).toBeGreaterThan(300);
  });
});

describe("drawings", () => {
  const drawing = (kind: "inline" | "anchor", placing: string, content: string) =>
    `<w:r><w:drawing><wp:${kind} distL="127000" behindDoc="0">${placing}<wp:extent cx="1270000" cy="635000"/>` +
    `<wp:docPr id="1" name="x" descr="A portrait"/><a:graphic><a:graphicData>${content}</a:graphicData></a:graphic></wp:${kind}></w:drawing></w:r>`;
  const pic = '<pic:pic><pic:blipFill><a:blip r:embed="rId8"/></pic:blipFill><pic:spPr/></pic:pic>';
  const withPicture = (bytes: readonly number[], name: string): Parts => ({
    others: { [`word/media/${name}`]: new Uint8Array(bytes) },
    related: [["rId8", "image", `media/${name}`]],
  });

  it("are pictures of their size, told by their content", async () => {
    const { blocks } = await read(p(drawing("inline", "", pic)), withPicture([0xff, 0xd8, 0xff, 0xe0], "image1.png"));
    expect(asParagraph(blocks[0]).inlines).toMatchObject([
      { kind: "image", width: 100, height: 50, type: "jpeg", alt: "A portrait" },
    ]);
  });

  it("keep the box of a picture that cannot be drawn", async () => {
    const { blocks } = await read(p(drawing("inline", "", pic)), withPicture([1, 0, 0, 0], "image1.emf"));
    const [picture] = asParagraph(blocks[0]).inlines;
    expect(picture).toMatchObject({ kind: "image", width: 100, height: 50 });
    expect(picture).not.toHaveProperty("data");
  });

  it("float where they are anchored, alignments as offsets", async () => {
    const placing =
      '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>' +
      '<wp:positionV relativeFrom="paragraph"><wp:posOffset>127000</wp:posOffset></wp:positionV><wp:wrapSquare wrapText="bothSides"/>';
    const { blocks } = await read(p(drawing("anchor", placing, pic)), withPicture([0xff, 0xd8, 0xff], "a.jpg"));
    expect(asParagraph(blocks[0]).inlines[0]).toMatchObject({
      float: { x: 368, y: 10, from: { x: "margin", y: "paragraph" }, wrap: "around", distance: { left: 10 } },
    });
  });

  it("are text boxes with their blocks, insets, fill and line", async () => {
    const shape =
      '<wps:wsp><wps:spPr><a:solidFill><a:srgbClr val="DDEEFF"/></a:solidFill><a:ln w="12700"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>' +
      `<wps:txbx><w:txbxContent>${p(r("boxed"))}</w:txbxContent></wps:txbx><wps:bodyPr lIns="0"/></wps:wsp>`;
    const { blocks } = await read(p(drawing("inline", "", shape)));
    const [box] = asParagraph(blocks[0]).inlines;
    expect(box).toMatchObject({
      kind: "text-box",
      shading: "DDEEFF",
      border: { width: 1 },
      margins: { left: 0, top: 3.6 },
    });
    expect(box?.kind === "text-box" && textOf(box.blocks[0])).toBe("boxed");
  });
});
