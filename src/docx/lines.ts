import mammoth from "mammoth";
import { createContext } from "../context";
import { type DocxPackage, openPackage, savePackage } from "./package";
import { Splice } from "./splice";
import { child, childOn, findAll } from "./xml";

/**
 * The lines of a DOCX as mammoth reads them: the outside reader that written files are checked with. It knows neither
 * headers nor footers, and of text boxes only the form for older programs. What it cannot read, or reads though nobody
 * sees it, is put right in a copy first: UTF-16 parts, hidden text.
 */
export async function docxLines(bytes: Uint8Array): Promise<readonly string[]> {
  const { value } = await mammoth.extractRawText({ buffer: asBuffer(await readableCopy(bytes)) });
  return value.split(/\n+/u).filter((line) => line !== "");
}

async function readableCopy(bytes: Uint8Array): Promise<Uint8Array> {
  const source = await openPackage(bytes, createContext());
  const changed = new Map([...inUtf8(source), ...withoutHidden(source)]);
  return changed.size === 0 ? bytes : savePackage(source, changed, { encoding: "utf-8" });
}

function inUtf8(source: DocxPackage): readonly (readonly [string, string])[] {
  return source.entries
    .filter(({ name, data }) => /\.(?:xml|rels)$/iu.test(name) && data.subarray(0, 4).includes(0))
    .map(({ name }) => [name, withoutDeclaration(source.text(name) ?? "")]);
}

function withoutDeclaration(text: string): string {
  return text.replace(/^\s*<\?xml[^>]*\?>/u, "");
}

/** Runs that are hidden by their own properties (ECMA-376 Part 1 §17.3.2.41). */
function withoutHidden(source: DocxPackage): readonly (readonly [string, string])[] {
  const text = source.text(source.main) ?? "";
  const root = source.xml(source.main);
  if (root === undefined || !text.includes("vanish")) return [];
  const splice = new Splice();
  for (const run of findAll(root, "w:r")) {
    if (childOn(child(run, "w:rPr"), "w:vanish") === true) splice.delete(run.start, run.end);
  }
  return splice.isEmpty ? [] : [[source.main, withoutDeclaration(splice.apply(text))]];
}

/** The same bytes as the kind of array that mammoth takes. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
