import { describe, expect, it } from "vitest";
import { createContext } from "../../src/context";
import { docxLines } from "../../src/docx/lines";
import { readDocx } from "../../src/docx/read";
import type { Block } from "../../src/model/document";
import { docx, type Parts, p, part, relationship, row, run, table, text } from "./build";

async function read(body: string, parts: Parts = {}) {
  const context = createContext();
  const reading = await readDocx(docx(body, parts), context);
  return { ...reading, codes: context.messages.list().map(({ code }) => code) };
}

const texts = (blocks: readonly Block[]) => blocks.map(({ text: words }) => words);

describe("readDocx", () => {
  it("reads words over runs, tabs, breaks and special hyphens", async () => {
    const { blocks } = await read(
      `<w:p>${run("Kitchen ")}${run("lead", "<w:b/>")}<w:r><w:tab/>${text("2020")}<w:noBreakHyphen/>${text("24")}</w:r></w:p>`,
    );
    expect(texts(blocks)).toEqual(["Kitchen lead\t2020\u201124"]);
    expect(blocks[0]?.runs.map((each) => [each.text, each.bold])).toEqual([
      ["Kitchen ", undefined],
      ["lead", true],
      ["\t2020\u201124", undefined],
    ]);
  });

  it("leaves empty paragraphs and hidden text out", async () => {
    const { blocks } = await read(`<w:p/>${p("Seen")}${p("Hidden", "", "<w:vanish/>")}<w:p>${run("  ")}</w:p>`);
    expect(texts(blocks)).toEqual(["Seen"]);
  });

  it("reads tracked changes as accepted", async () => {
    const { blocks } = await read(
      `<w:p>${run("I am ")}<w:del w:id="1"><w:r><w:delText>old</w:delText></w:r></w:del><w:ins w:id="2">${run("new")}</w:ins></w:p>`,
    );
    expect(texts(blocks)).toEqual(["I am new"]);
  });

  it("joins paragraphs whose mark is deleted", async () => {
    const { blocks } = await read(
      `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run("One ")}</w:p>${p("line")}`,
    );
    expect(texts(blocks)).toEqual(["One line"]);
  });

  it("gives each position the element in its part", async () => {
    const body = `${p("First")}${p("Second")}`;
    const { blocks, source } = await read(body);
    const [, second] = blocks;
    expect(source.format).toBe("docx");
    if (second?.position.in !== "part") throw new Error("a position in a part was expected");
    expect(second.position.part).toBe("word/document.xml");
    expect(second.position.end - second.position.start).toBe(p("Second").length);
  });

  it("parts a paragraph at its soft breaks when its lines are units", async () => {
    const { blocks } = await read(
      `<w:p>${run("Skills", "<w:b/>")}<w:r><w:br/>${text("SQL")}<w:br/>${text("- Excel")}</w:r></w:p>`,
    );
    expect(texts(blocks)).toEqual(["Skills", "SQL", "Excel"]);
    expect(blocks.map(({ position }) => position.in === "part" && position.line)).toEqual([0, 1, 2]);
    expect(blocks[2]?.marker).toMatchObject({ text: "-", from: "typed" });
  });

  it("keeps a paragraph with one soft break in even text together", async () => {
    const { blocks } = await read(`<w:p><w:r>${text("12 Quay Lane")}<w:br/>${text("Portland")}</w:r></w:p>`);
    expect(texts(blocks)).toEqual(["12 Quay Lane\nPortland"]);
  });

  it("takes a sign for a list marker when the next line has it too, and for an ornament when it is alone", async () => {
    const { blocks } = await read(`${p("■ Skills")}${p("SQL")}${p("▪ Led")}${p("▪ Built")}`);
    expect(blocks.map(({ text: words, marker }) => [words, marker?.text])).toEqual([
      ["■ Skills", undefined],
      ["SQL", undefined],
      ["Led", "▪"],
      ["Built", "▪"],
    ]);
  });

  it("takes a sign that the text hangs from for a list marker, though the next line has none", async () => {
    const hung = '<w:ind w:left="300" w:hanging="300"/>';
    const { blocks } = await read(
      `<w:p><w:pPr>${hung}</w:pPr><w:r>${text("►")}<w:tab/>${text("Led")}</w:r></w:p>${p("o   Built")}${p("o mestre")}`,
    );
    expect(blocks.map(({ text: words, marker }) => [words, marker?.text])).toEqual([
      ["Led", "►"],
      ["Built", "o"],
      ["o mestre", undefined],
    ]);
  });

  it("knows headings by outline level and by localized style names", async () => {
    const style = (id: string, inner: string) => `<w:style w:type="paragraph" w:styleId="${id}">${inner}</w:style>`;
    const { blocks } = await read(
      p("Skills", '<w:pStyle w:val="a"/>') + p("Profil", '<w:pStyle w:val="b"/>') + p("Text", '<w:pStyle w:val="c"/>'),
      {
        relationships: relationship("rId1", "styles", "styles.xml"),
        parts: {
          "word/styles.xml": part(
            "styles",
            style("a", '<w:name w:val="Mine"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>') +
              style("b", '<w:name w:val="Überschrift 1"/>') +
              style("c", '<w:name w:val="Titre"/>'),
          ),
        },
      },
    );
    expect(blocks.map(({ kind, level }) => [kind, level])).toEqual([
      ["heading", 2],
      ["heading", 1],
      ["paragraph", undefined],
    ]);
  });

  it("reads the columns of a layout table as flows, and cells of a line as parts of the flow around", async () => {
    const column = (...lines: readonly string[]) => lines.map((line) => p(line)).join("");
    const { blocks } = await read(
      table(row(column("Phone", "Mail", "Town"), column("Profile", "Text", "More"))) +
        table(row(p("CPA"), p("Board"), p("2016"))) +
        p("End"),
    );
    expect(blocks.map(({ container: { kind, id } }) => `${kind} ${id}`)).toEqual([
      ...Array.from({ length: 3 }, () => "cell t0c0"),
      ...Array.from({ length: 3 }, () => "cell t0c1"),
      ...Array.from({ length: 4 }, () => "body body"),
    ]);
    expect(blocks[7]?.container.cell).toBe("t1r0c1");
  });

  it("reads a table that floats beside the text as a flow of its own", async () => {
    const side = ["Phone", "Mail", "Skills", "SQL"].map((line) => p(line)).join("");
    const floating = table(row(side)).replace("<w:tbl>", '<w:tbl><w:tblPr><w:tblpPr w:tblpX="1"/></w:tblPr>');
    const { blocks } = await read(floating + p("Experience") + p("Planner of sixty people and of what they did"));
    expect(blocks.map(({ container }) => container.id)).toEqual([...Array(4).fill("t0c0"), "body", "body"]);
  });

  it("tells columns of a page apart where a column break begins one", async () => {
    const { blocks } = await read(
      `${p("Left")}<w:p><w:pPr><w:sectPr><w:cols w:num="2"/></w:sectPr></w:pPr><w:r><w:br w:type="column"/>${text("Right")}</w:r></w:p>${p("Below")}`,
    );
    expect(blocks.map(({ container }) => container.id)).toEqual(["s0c0", "s0c1", "body"]);
  });

  it("reads a text box once, after the paragraph that holds it", async () => {
    const box = (inner: string) => `<w:txbxContent>${inner}</w:txbxContent>`;
    const { blocks } = await read(
      `<w:p>${run("Host")}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box(p("Boxed"))}</wps:txbx></w:drawing></mc:Choice>` +
        `<mc:Fallback><w:pict><v:textbox>${box(p("Boxed"))}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>${p("Next")}`,
    );
    expect(blocks.map(({ text: words, container }) => [words, container.kind])).toEqual([
      ["Host", "body"],
      ["Boxed", "text-box"],
      ["Next", "body"],
    ]);
  });

  it("reads headers and footers as furniture", async () => {
    const { furniture } = await read(p("Body"), {
      relationships: relationship("rId1", "header", "header1.xml"),
      parts: { "word/header1.xml": part("hdr", p("jo@example.com")) },
    });
    expect(texts(furniture)).toEqual(["jo@example.com"]);
  });

  it("reads links of relationships and of fields", async () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const { blocks } = await read(
      `<w:p><w:hyperlink r:id="rId7">${run("site")}</w:hyperlink>${run(" ")}${field("begin")}<w:r><w:instrText> HYPERLINK "mailto:a@b.example" </w:instrText></w:r>${field("separate")}${run("mail")}${field("end")}</w:p>`,
      { relationships: relationship("rId7", "hyperlink", "https://example.com/") },
    );
    expect(blocks[0]?.runs.map(({ text: words, link }) => [words, link])).toEqual([
      ["site", "https://example.com/"],
      [" ", undefined],
      ["mail", "mailto:a@b.example"],
    ]);
  });

  it("gives the language of most of the words", async () => {
    const { language } = await read(
      p("Berufserfahrung", "", '<w:lang w:val="de-DE"/>') + p("a", "", '<w:lang w:val="en-US"/>'),
    );
    expect(language).toBe("de-DE");
  });

  it("says that a file is signed, has macros, or loads from elsewhere", async () => {
    const { codes } = await read(p("Body"), {
      relationships: relationship("rId1", "attachedTemplate", "https://example.com/evil.dotm"),
      parts: { "word/vbaProject.bin": "macros", "_xmlsignatures/sig1.xml": "<a/>" },
    });
    expect(codes).toEqual(expect.arrayContaining(["docx-macros", "docx-signature", "docx-outside-template"]));
  });

  it("has its words confirmed by the outside reader where a table names its style", async () => {
    const styled = table(row(p("PMP"))).replace("<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr>');
    const { bytes } = (await read(styled)).source as { readonly bytes: Uint8Array };
    expect(await docxLines(bytes)).toEqual(["PMP"]);
    expect((await read(styled)).codes).toEqual([]);
  });

  it("refuses a file without words", async () => {
    await expect(read("<w:p/>")).rejects.toMatchObject({ code: "no-text" });
    await expect(read('<w:altChunk r:id="rId7"/>')).rejects.toThrow("Open it in Word, save it");
  });
});
