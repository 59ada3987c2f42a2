import {
  concatTransformationMatrix,
  degrees,
  PDFArray,
  PDFDocument,
  PDFName,
  PDFNumber,
  pushGraphicsState,
} from "pdf-lib";
import { describe, expect, it } from "vitest";
import { createContext } from "../../src/context";
import { readLayout } from "../../src/pdf/read-layout";
import { inserted, planned, RESUME, sheet, write } from "./inserted";

interface Sheet {
  readonly matrix: readonly [number, number, number, number, number, number];
  readonly box: readonly [number, number, number, number];
  readonly turned: number;
}

/** The same picture, drawn in another user space. */
async function drawn({ matrix, box, turned }: Sheet): Promise<Uint8Array> {
  const bytes = await sheet((tools) => {
    const page = tools.document.addPage([612, 792]);
    page.pushOperators(pushGraphicsState(), concatTransformationMatrix(...matrix));
    write(page, RESUME, tools);
  });
  const document = await PDFDocument.load(bytes);
  const page = document.getPage(0);
  page.setMediaBox(...box);
  page.setRotation(degrees(turned));
  return document.save();
}

async function linesAfter(source: Uint8Array) {
  const { document, plan } = await planned(source, { before: "Experience" });
  const { pages } = await readLayout((await inserted(document, plan)).bytes, createContext());
  return pages.flatMap(({ lines }) =>
    lines.map(({ text, x, baseline }) => [text, Math.round(x * 10) / 10, Math.round(baseline * 10) / 10]),
  );
}

it("a link to a place on a turned page moves with the text, across in user space", async () => {
  const turnedBytes = await drawn({ matrix: [0, 1, -1, 0, 792, 0], box: [0, 0, 792, 612], turned: 90 });
  const source = await PDFDocument.load(turnedBytes);
  const [page] = source.getPages();
  source.catalog.set(PDFName.of("OpenAction"), source.context.obj([page!.ref, "XYZ", 792 - 640, 72, null]));
  const bytes = await source.save();
  const { document, plan } = await planned(bytes, { before: "Experience" });
  const after = await PDFDocument.load((await inserted(document, plan)).bytes);
  const target = after.catalog.lookup(PDFName.of("OpenAction"), PDFArray);
  expect(target.lookup(2, PDFNumber).asNumber()).toBeGreaterThan(792 - 640 + 40);
  expect(target.lookup(3, PDFNumber).asNumber()).toBeCloseTo(72, 2);
});

describe("a section looks the same on a page", () => {
  const sheets: Readonly<Record<string, Sheet>> = {
    "with another origin": { matrix: [1, 0, 0, 1, -100, 200], box: [-100, 200, 612, 792], turned: 0 },
    "turned by 90 degrees": { matrix: [0, 1, -1, 0, 792, 0], box: [0, 0, 792, 612], turned: 90 },
    "turned by 180 degrees": { matrix: [-1, 0, 0, -1, 612, 792], box: [0, 0, 612, 792], turned: 180 },
    "turned by 270 degrees": { matrix: [0, -1, 1, 0, 0, 612], box: [0, 0, 792, 612], turned: 270 },
  };

  it.each(Object.entries(sheets))("%s", async (_, other) => {
    const upright = await drawn({ matrix: [1, 0, 0, 1, 0, 0], box: [0, 0, 612, 792], turned: 0 });
    expect(await linesAfter(await drawn(other))).toEqual(await linesAfter(upright));
  });
});
