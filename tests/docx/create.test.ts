import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { createContext } from "../../src/context";
import { createDocx } from "../../src/docx/create";
import { readDocx } from "../../src/docx/read";
import type { FlowBlock, FlowDocument, FlowParagraph } from "../../src/model/flow";

const PAGE = { width: 612, height: 792, marginTop: 72, marginRight: 72, marginBottom: 72, marginLeft: 72 };

function paragraph(text: string, more: Partial<FlowParagraph> = {}): FlowParagraph {
  return { kind: "paragraph", inlines: [{ kind: "text", text, font: "Calibri", size: 11 }], ...more };
}

function flowOf(blocks: readonly FlowBlock[], more: Partial<FlowDocument> = {}): FlowDocument {
  const columns = [{ width: 468, gap: 0 }];
  const section = { page: PAGE, headerDistance: 36, footerDistance: 36, columns, start: "page", blocks } as const;
  return { sections: [section], defaultTab: 36, ...more };
}

const write = (blocks: readonly FlowBlock[]) => createDocx(flowOf(blocks), createContext());

async function partOf(blocks: readonly FlowBlock[], name = "word/document.xml"): Promise<string> {
  return strFromU8(unzipSync(await write(blocks))[name] ?? new Uint8Array());
}

async function readBack(blocks: readonly FlowBlock[]) {
  return (await readDocx(await write(blocks), createContext())).blocks;
}

const item = (text: string, marker: string, ordered = false) =>
  paragraph(text, {
    marker: { text: marker, ordered, level: 0, from: "typed" },
    indentLeft: 18,
    indentFirst: -18,
  });

describe("a DOCX written anew", () => {
  it("has the same bytes every time, whatever the clock says", async () => {
    const blocks = [
      paragraph("Jo"),
      { ...paragraph(""), inlines: [{ kind: "text", text: "a", link: "https://a.example" }] } as const,
    ];
    const one = await write(blocks);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(Buffer.compare(one, await write(blocks))).toBe(0);
  });

  it("has real headings", async () => {
    const bold = { kind: "text", text: "Skills", font: "Calibri", size: 14, bold: true } as const;
    const [heading, words] = await readBack([paragraph("", { heading: 1, inlines: [bold] }), paragraph("Planning")]);
    expect(heading).toMatchObject({ kind: "heading", level: 1, text: "Skills" });
    expect(heading?.runs[0]).toMatchObject({ size: 14, bold: true, font: "Calibri" });
    expect(words?.runs[0]?.bold).toBeUndefined();
  });

  it("has bullets and numbers as lists, with no mark in the text", async () => {
    const blocks = await readBack([item("one", "•"), item("two", "•"), item("a", "3.", true), item("b", "4.", true)]);
    expect(blocks.map(({ text, marker }) => [text, marker?.text, marker?.from])).toEqual([
      ["one", "•", "numbering"],
      ["two", "•", "numbering"],
      ["a", "3.", "numbering"],
      ["b", "4.", "numbering"],
    ]);
    expect(await partOf([item("one", "•"), item("two", "•")])).not.toContain("•");
  });

  it("counts anew where numbers do", async () => {
    const blocks = await readBack([
      item("a", "1.", true),
      item("b", "2.", true),
      paragraph("x"),
      item("c", "1.", true),
    ]);
    expect(blocks.map(({ marker }) => marker?.text)).toEqual(["1.", "2.", undefined, "1."]);
  });

  it("sets dates at tab stops", async () => {
    const tabs = [{ at: 468, align: "right" }] as const;
    const [block] = await readBack([paragraph("Planner\t2019", { tabs })]);
    expect([block?.text, block?.tabs]).toEqual(["Planner\t2019", tabs]);
  });

  it("links to pages and mail, and to nothing that runs", async () => {
    const linked = (link: string) => paragraph("", { inlines: [{ kind: "text", text: "here", link }] });
    const blocks = await readBack([linked("https://a.example/?b=1&c=2"), linked("javascript:alert(1)")]);
    expect(blocks.map(({ runs }) => runs[0]?.link)).toEqual(["https://a.example/?b=1&c=2", undefined]);
  });

  it("keeps colour, rules, shading and spacing", async () => {
    const look = {
      spaceBefore: 12,
      spaceAfter: 4,
      shading: "EEEEEE",
      borders: { bottom: { style: "single", width: 0.75, color: "1F3864", space: 1 } },
      lineHeight: { rule: "exact", value: 14 },
    } as const;
    const [block] = await readBack([
      paragraph("", { ...look, inlines: [{ kind: "text", text: "a", color: "1F3864" }] }),
    ]);
    expect(block).toMatchObject(look);
    expect(block?.runs[0]?.color).toBe("1F3864");
  });

  it("marks what it added, so that a later run knows", async () => {
    const blocks = await readBack([paragraph("PMP, PMI, 2021", { added: true }), paragraph("Own")]);
    expect(blocks.map(({ added }) => added)).toEqual([true, undefined]);
  });

  it("leaves out what XML cannot hold", async () => {
    expect((await readBack([paragraph("a\u0000b\uD83Dc & <d>")])).map(({ text }) => text)).toEqual(["abc & <d>"]);
  });

  it("parts tables that touch, and ends with a paragraph", async () => {
    const cell = { columnSpan: 1, margins: { top: 0, right: 0, bottom: 0, left: 0 }, blocks: [paragraph("a")] };
    const table = { kind: "table", columnWidths: [100], rows: [{ cells: [cell] }] } as const;
    const xml = await partOf([table, table]);
    expect(xml).not.toContain("</w:tbl><w:tbl>");
    expect(xml).toMatch(/<\/w:tbl><w:p>.{0,200}<\/w:p><w:sectPr>/u);
  });
});
