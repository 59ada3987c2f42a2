import { describe, expect, it } from "vitest";
import { PDFDocument, PDFName } from "../../src/pdf/lib";
import { inserted, planned, RESUME } from "./inserted";
import { addTaggedLink, readTags, tagged } from "./tagged";

const FULL = Array.from({ length: 36 }, (_, index) => `Counted the ships of day ${index + 1} of the season`);

/** What is read before and after; text of the section is set in a font whose codes are no letters. */
async function tagsAfter(source: Uint8Array, place: Parameters<typeof planned>[1], more = {}) {
  const { document, plan } = await planned(source, place, more);
  const { bytes } = await inserted(document, plan);
  return { before: await readTags(source), after: await readTags(bytes), bytes };
}

describe("the tags of a PDF", () => {
  it("hold the section where it is read, a heading like the others and a paragraph for each entry", async () => {
    const { before, after } = await tagsAfter(await tagged([RESUME]), { before: "Experience" });
    const kinds = (tags: typeof after) => tags.read.map((line) => line.split(" ")[0]);
    expect(after.faults).toEqual([]);
    expect(kinds(after)).toEqual([...kinds(before).slice(0, 4), "H2", "P", "P", ...kinds(before).slice(4)]);
  });

  it("follow text to the next page and to an added one, and leave nothing empty behind", async () => {
    const source = await tagged([
      [...RESUME, ...FULL],
      [...FULL, ...FULL.slice(0, 9), "The last line of all"],
    ]);
    const { before, after, bytes } = await tagsAfter(source, { before: "Experience" });
    expect((await PDFDocument.load(bytes)).getPageCount()).toBe(3);
    expect(after.faults).toEqual([]);
    expect(after.read.filter((line) => before.read.includes(line))).toEqual(before.read);
  });

  it("lose what the old section held", async () => {
    const lines = [...RESUME.slice(0, 3), "# Certificates", "Old Badge, 2015", ...RESUME.slice(3)];
    const { before, after } = await tagsAfter(
      await tagged([lines]),
      { after: "Diploma" },
      { replaces: [{ start: 3, end: 5 }] },
    );
    expect(after.faults).toEqual([]);
    const gone = before.read.filter((line) => !after.read.includes(line));
    expect(gone).toEqual(["H2 Certificates", "P Old Badge, 2015"]);
  });

  it("go with a page that is emptied", async () => {
    const source = await tagged([RESUME, ["# Certificates", "Old Badge, 2015"]]);
    const place = { before: "Experience" };
    const { before, after, bytes } = await tagsAfter(source, place, { replaces: [{ start: 8, end: 10 }] });
    expect((await PDFDocument.load(bytes)).getPageCount()).toBe(1);
    expect(after.faults).toEqual([]);
    expect(after.read.filter((line) => before.read.includes(line))).toEqual(before.read.slice(0, -2));
  });

  it("follow a link to its page", async () => {
    const lines = [...RESUME, ...FULL];
    const source = await tagged([lines], (tools) => {
      addTaggedLink(tools, tools.document.getPage(0), [72, 84, 200, 96]);
    });
    const { before, after } = await tagsAfter(source, { before: "Experience" });
    expect(before.read.at(-1)).toBe("Link link on page 1");
    expect(after.faults).toEqual([]);
    expect(after.read.at(-1)).toBe("Link link on page 2");
  });

  it("stay out of a document that has none", async () => {
    const source = await tagged([RESUME], ({ document }) => {
      document.catalog.delete(PDFName.of("StructTreeRoot"));
    });
    const { document, plan } = await planned(source, { before: "Experience" });
    const pdf = await PDFDocument.load((await inserted(document, plan)).bytes);
    expect(pdf.catalog.has(PDFName.of("StructTreeRoot"))).toBe(false);
  });
});
