import { describe, expect, it } from "vitest";
import { createContext } from "../../src/context";
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, type PDFRef } from "../../src/pdf/lib";
import { readLayout } from "../../src/pdf/read-layout";
import { inserted, planned, RESUME, sheet, write } from "./inserted";

/** A resume whose outline has the items given, each leading to the top of its page. */
async function outlined(titles: readonly string[]): Promise<Uint8Array> {
  return sheet((tools) => {
    const { document } = tools;
    const { context } = document;
    const page = document.addPage([612, 792]);
    write(page, RESUME, tools);
    const root = context.nextRef();
    const items = titles.map(() => context.nextRef());
    titles.forEach((title, index) => {
      const near = (key: string, item: PDFRef | undefined) => (item === undefined ? {} : { [key]: item });
      const links = { Parent: root, ...near("Prev", items[index - 1]), ...near("Next", items[index + 1]) };
      const item = context.obj({ ...links, Dest: [page.ref, "XYZ", 0, 792, 0] });
      item.set(PDFName.of("Title"), PDFHexString.fromText(title));
      context.assign(items[index]!, item);
    });
    const outline = { Type: "Outlines", First: items[0]!, Last: items.at(-1)!, Count: titles.length };
    context.assign(root, context.obj(outline));
    document.catalog.set(PDFName.of("Outlines"), root);
  });
}

interface Item {
  readonly title: string;
  readonly height: number;
}

async function outlineOf(bytes: Uint8Array): Promise<{ readonly count: number; readonly items: readonly Item[] }> {
  const { catalog } = await PDFDocument.load(bytes);
  const outlines = catalog.lookup(PDFName.of("Outlines"), PDFDict);
  const items: Item[] = [];
  let item = outlines.lookupMaybe(PDFName.of("First"), PDFDict);
  while (item !== undefined) {
    const height = item.lookup(PDFName.of("Dest"), PDFArray).lookup(3, PDFNumber).asNumber();
    items.push({ title: item.lookup(PDFName.of("Title"), PDFHexString).decodeText(), height });
    item = item.lookupMaybe(PDFName.of("Next"), PDFDict);
  }
  return { count: outlines.lookup(PDFName.of("Count"), PDFNumber).asNumber(), items };
}

async function baselinesOf(bytes: Uint8Array): Promise<(start: string) => number> {
  const { pages } = await readLayout(bytes, createContext());
  const lines = pages.flatMap((page) => page.lines);
  return (start) => lines.find(({ text }) => text.startsWith(start))?.baseline ?? Number.NaN;
}

describe("an outline that lists the sections of a resume", () => {
  it("lists the new one at its place, and leads to its heading", async () => {
    const { document, plan } = await planned(await outlined(["1. Summary", "2. Experience", "3. Education"]), {
      before: "Experience",
    });
    const { bytes } = await inserted(document, plan);
    const { count, items } = await outlineOf(bytes);
    expect(items.map(({ title }) => title)).toEqual(["1. Summary", "Certifications", "2. Experience", "3. Education"]);
    expect(count).toBe(4);
    const baselines = await baselinesOf(bytes);
    expect(items[1]!.height).toBeGreaterThan(baselines("Certifications"));
    expect(items[1]!.height).toBeLessThan(baselines("Keeps ledgers"));
  });

  it("lists it last where it is the last", async () => {
    const { document, plan } = await planned(await outlined(["Summary", "Experience", "Education"]), {
      after: "Diploma",
    });
    const { items } = await outlineOf((await inserted(document, plan)).bytes);
    expect(items.at(-1)!.title).toBe("Certifications");
  });

  it("stays as it is where it lists something else", async () => {
    const { document, plan } = await planned(await outlined(["Ada Quill", "Cover letter"]), { before: "Experience" });
    const { items } = await outlineOf((await inserted(document, plan)).bytes);
    expect(items.map(({ title }) => title)).toEqual(["Ada Quill", "Cover letter"]);
  });
});

describe("a section that replaces another", () => {
  it("takes over its item in the outline", async () => {
    const bytes = await outlined(["Summary", "Experience", "Education"]);
    const { document, plan } = await planned(bytes, { before: "Experience" });
    const start = document.blocks.findIndex(({ text }) => text === "Education");
    const replaces = [{ start, end: document.blocks.length }];
    const { count, items } = await outlineOf((await inserted(document, { ...plan, replaces })).bytes);
    expect(items.map(({ title }) => title)).toEqual(["Summary", "Certifications", "Experience"]);
    expect(count).toBe(3);
  });
});
