import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createContext } from "../../src/context";
import { pdfLines } from "../../src/pdf/lines";
import { readPdf } from "../../src/pdf/read";
import { unlockPdf } from "../../src/pdf/unlock";
import { CASES } from "../laws/cases";
import { has, inFolder } from "../outside/programs";

const QPDF = has("qpdf");
const SOURCE = CASES.find(({ name }) => name === "libreoffice-two-pages-pdf")?.input as Uint8Array;

function qpdf(...options: readonly string[]): Uint8Array {
  return inFolder((folder) => {
    const [from, to] = [join(folder, "in.pdf"), join(folder, "out.pdf")];
    writeFileSync(from, SOURCE);
    execFileSync("qpdf", [...options, from, to]);
    return new Uint8Array(readFileSync(to));
  });
}

const textOf = async (bytes: Uint8Array, password?: string) =>
  (await readPdf(bytes, createContext(password === undefined ? {} : { password }))).blocks.map(({ text }) => text);

describe.skipIf(!QPDF)("the same resume in another file", () => {
  const variants = {
    linearised: ["--linearize"],
    "with object streams": ["--object-streams=generate"],
    "without compression": ["--stream-data=uncompress", "--object-streams=disable"],
    "with pages turned": ["--rotate=+180"],
  } as const;

  it.each(Object.entries(variants))("%s reads the same", async (_, options) => {
    expect(await textOf(qpdf(...options))).toEqual(await textOf(SOURCE));
  });

  it.each(["40", "128", "256"])("protected against changes with %s bits, it is unlocked and says so", async (bits) => {
    const context = createContext();
    const bytes = qpdf("--allow-weak-crypto", "--encrypt", "", "owner", bits, "--");
    const reading = await readPdf(bytes, context);
    expect(reading.blocks.map(({ text }) => text)).toEqual(await textOf(SOURCE));
    expect(context.messages.list().map(({ code }) => code)).toContain("pdf-unlocked");
    expect(await unlockPdf((reading.source as { bytes: Uint8Array }).bytes, createContext())).toBe(
      (reading.source as { bytes: Uint8Array }).bytes,
    );
  });

  it("with an opening password, it is opened with that and refused without", async () => {
    const bytes = qpdf("--encrypt", "secret", "owner", "256", "--");
    await expect(textOf(bytes)).rejects.toMatchObject({ name: "ResumeError", code: "encrypted" });
    await expect(textOf(bytes, "wrong")).rejects.toMatchObject({ name: "ResumeError", code: "encrypted" });
    expect(await textOf(bytes, "secret")).toEqual(await textOf(SOURCE));
  });
});

describe("lines", () => {
  it("are the blocks of the text with their markers, then the page furniture", async () => {
    const { blocks, furniture } = await readPdf(SOURCE, createContext());
    expect(await pdfLines(SOURCE)).toEqual(
      [...blocks, ...furniture].map(({ marker, text }) => (marker === undefined ? text : `${marker.text} ${text}`)),
    );
  });

  it("leave the bytes as they were", async () => {
    const before = SOURCE.slice();
    await pdfLines(SOURCE);
    expect(Buffer.compare(SOURCE, before)).toBe(0);
  });
});
