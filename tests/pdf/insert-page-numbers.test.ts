import { describe, expect, it } from "vitest";
import { createContext } from "../../src/context";
import type { Message } from "../../src/messages";
import { insertPdf } from "../../src/pdf/insert";
import { rgb } from "../../src/pdf/lib";
import type { PdfLine } from "../../src/pdf/page-layout";
import { readLayout } from "../../src/pdf/read-layout";
import { planned, type Sheet, sheet, write } from "./inserted";

const LINES = Array.from({ length: 34 }, (_, index) => `Counted the ships of pier ${String.fromCharCode(65 + index)}.`);

/** A resume of one full page, or of two, with something at the foot of each. */
async function numbered(pages: number, footer: (tools: Sheet, number: number) => string): Promise<Uint8Array> {
  return sheet((tools) => {
    for (let number = 1; number <= pages; number += 1) {
      const page = tools.document.addPage([612, 792]);
      const head = number === 1 ? ["Ada Quill, ada@example.com, 2 3 4", "# Summary", "Keeps ledgers."] : ["# Posts"];
      write(page, [...head, "# Experience", ...LINES, "# Education", "Diploma in bookkeeping"], tools);
      page.drawText(footer(tools, number), { x: 280, y: 30, size: 8, font: tools.regular, color: rgb(0, 0, 1) });
    }
  });
}

async function grown(bytes: Uint8Array): Promise<{ foot: readonly PdfLine[]; messages: readonly Message[] }> {
  const texts = Array.from({ length: 9 }, (_, index) => `Certified Auditor of Harbour ${index}`);
  const { document, plan } = await planned(bytes, { before: "Education" }, { texts });
  const context = createContext();
  const result = await insertPdf(document, plan, context, []);
  if (result.kind !== "edited") throw new Error(result.reason);
  const { pages } = await readLayout(result.bytes, createContext());
  const foot = pages.map(({ lines }) => lines.reduce((low, line) => (line.baseline < low.baseline ? line : low)));
  return { foot, messages: context.messages.list() };
}

describe("page numbers of a resume that comes to have a page more", () => {
  it("are counted anew, and go on where they stand on the others", async () => {
    const { foot } = await grown(await numbered(1, (_, number) => `Page ${number} of 1`));
    expect(foot.map(({ text }) => text)).toEqual(["Page 1 of 2", "Page 2 of 2"]);
    expect(foot.map(({ x, baseline }) => [Math.round(x), Math.round(baseline)])).toEqual([
      [280, 30],
      [280, 30],
    ]);
  });

  it("go on without a number of all pages, beside a name", async () => {
    const { foot, messages } = await grown(await numbered(2, (_, number) => `Ada Quill | ${number}`));
    expect(foot.map(({ text }) => text)).toEqual(["Ada Quill | 1", "Ada Quill | 2", "Ada Quill | 3"]);
    expect(messages.find(({ code }) => code === "pdf-added-page")?.reason).toContain("counted anew");
  });

  it("stay as they are where it is not clear which number is the page's, and a message says so", async () => {
    const { foot, messages } = await grown(await numbered(2, (_, number) => `Ada Quill ${number} Pier Street`));
    expect(foot.slice(0, 2).map(({ text }) => text)).toEqual(["Ada Quill 1 Pier Street", "Ada Quill 2 Pier Street"]);
    expect(messages.find(({ code }) => code === "pdf-added-page")?.reason).toContain("does not stand on it");
  });
});
