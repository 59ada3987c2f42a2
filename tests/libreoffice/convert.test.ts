import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { createContext } from "../../src/context";
import { convertWithLibreOffice } from "../../src/libreoffice/convert";
import { DEFAULT_LIMITS } from "../../src/limits";
import { has, inFolder } from "../outside/programs";
import { pdfToText } from "../outside/readers";

const fixture = new Uint8Array(readFileSync("fixtures/resumes/word-classic/input.docx"));
const searchPath = process.env.PATH;

/** Puts a script in LibreOffice's place. */
function pretend<T>(script: string, work: () => Promise<T>): Promise<T> {
  const folder = join(tmpdir(), `fake-soffice-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "soffice"), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, "soffice"), 0o755);
  process.env.PATH = `${folder}:${searchPath}`;
  return work();
}

const leftovers = () => readdirSync(tmpdir()).filter((name) => name.startsWith("resume-tailor-")).length;

afterEach(() => {
  process.env.PATH = searchPath;
});

describe("LibreOffice as the engine", () => {
  it.skipIf(!has("soffice") || !has("pdftotext"))("converts a DOCX and leaves nothing behind", async () => {
    const before = leftovers();
    const pdf = await convertWithLibreOffice(fixture, createContext());
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe("%PDF-");
    expect(pdfToText(pdf).length).toBeGreaterThan(500);
    expect(leftovers()).toBeLessThanOrEqual(before);
  });

  it("ends a conversion that takes too long, and what it started", async () => {
    const context = createContext({ limits: { ...DEFAULT_LIMITS, deadlineMs: 300 } });
    const started = performance.now();
    const run = pretend("sleep 30 & wait", () => convertWithLibreOffice(fixture, context));
    await expect(run).rejects.toMatchObject({ code: "aborted", detail: "deadline" });
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it("ends a conversion when the caller aborts", async () => {
    const stop = new AbortController();
    const run = pretend("sleep 30", () => convertWithLibreOffice(fixture, createContext({ signal: stop.signal })));
    setTimeout(() => stop.abort(), 100);
    await expect(run).rejects.toMatchObject({ code: "aborted" });
  });

  it("says so when LibreOffice gives no PDF", async () => {
    const run = pretend("exit 1", () => convertWithLibreOffice(fixture, createContext()));
    await expect(run).rejects.toMatchObject({ code: "corrupt" });
  });

  it("says what to do when there is no LibreOffice", async () => {
    const run = inFolder((folder) => {
      process.env.PATH = folder;
      return convertWithLibreOffice(fixture, createContext());
    });
    await expect(run).rejects.toMatchObject({ code: "invalid-options", detail: "libreoffice-missing" });
  });
});
