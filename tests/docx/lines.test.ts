import { describe, expect, it } from "vitest";
import { docxLines } from "../../src/docx/lines";
import { docx, relationship } from "./build";

const run = (text: string, properties = "") => `<w:r>${properties}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (...runs: string[]) => `<w:p>${runs.join("")}</w:p>`;

describe("the lines of a DOCX as an outside reader finds them", () => {
  it("are its paragraphs, without hidden runs and the codes of fields", async () => {
    const field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>';
    const bytes = docx(
      paragraph(run("Dana"), run(" hidden", "<w:rPr><w:vanish/></w:rPr>"), run(" Whitfield", "<w:rPr><w:b/></w:rPr>")) +
        paragraph(field, run("7")),
    );
    expect(await docxLines(bytes)).toEqual(["Dana Whitfield", "7"]);
  });

  it("are read when links and pictures lead nowhere", async () => {
    const bytes = docx(
      paragraph(`<w:hyperlink r:id="rId9" w:anchor="top">${run("portfolio")}</w:hyperlink>`) +
        paragraph('<w:r><w:pict><v:shape><v:imagedata r:id="rId8"/></v:shape></w:pict></w:r>', run("caption")),
      { relationships: relationship("rId1", "hyperlink", "https://example.com/") },
    );
    expect(await docxLines(bytes)).toEqual(["portfolio", "caption"]);
  });

  it("are all there and in order when the document is read piece by piece", async () => {
    const long = Array.from({ length: 6000 }, (_, index) => `Line ${index} of a very long resume.`);
    const rows = Array.from({ length: 6000 }, (_, index) => `Row ${index} of a very long table.`);
    const bytes = docx(
      long.map((text) => paragraph(run(text))).join("") +
        `<w:tbl>${rows.map((text) => `<w:tr><w:tc>${paragraph(run(text))}</w:tc></w:tr>`).join("")}</w:tbl>`,
    );
    expect(await docxLines(bytes)).toEqual([...long, ...rows]);
  });

  it("hold every word of a paragraph that is larger than a piece", async () => {
    const words = Array.from({ length: 20_000 }, (_, index) => `w${index} `);
    const lines = await docxLines(docx(paragraph(...words.map((word) => run(word)))));
    expect(lines.join("")).toBe(words.join(""));
  });
});
