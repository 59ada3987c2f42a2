import { describe, expect, it } from "vitest";
import { keepInformation, saveEdited } from "../../src/pdf/insert-save";
import { PDFDocument } from "../../src/pdf/lib";
import { RESUME, sheet, write } from "./inserted";

const plain = () =>
  sheet((tools) => {
    tools.document.setTitle("Harbour clerk");
    write(tools.document.addPage([612, 792]), RESUME, tools);
  });

describe("an edited PDF that is saved", () => {
  it("keeps its title where the package behind it has lost sight of it", async () => {
    const bytes = await (await PDFDocument.load(await plain())).save({ useObjectStreams: false });
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
    delete pdf.context.trailerInfo.Info;
    keepInformation(pdf, bytes);
    expect((await PDFDocument.load(await saveEdited(pdf, false))).getTitle()).toBe("Harbour clerk");
  });

  it.each([
    ["1.4", false],
    ["1.7", true],
  ])("has object streams only where its version has them: %s", async (version, hasThem) => {
    const bytes = await plain();
    bytes.set(new TextEncoder().encode(`%PDF-${version}`));
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
    const saved = new TextDecoder("latin1").decode(await saveEdited(pdf, false));
    expect(saved.includes("/ObjStm")).toBe(hasThem);
  });
});
