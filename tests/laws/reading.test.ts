import { strFromU8, unzipSync } from "fflate";
import { type Block, parseJob, rankCredentials, readResume } from "resume-tailor";
import { describe, expect, it } from "vitest";
import { squash } from "../outside/readers";
import { CASES, type Case, CREDENTIALS, TODAY } from "./cases";

const documents = new Map<string, ReturnType<typeof readResume>>();

function read(fixture: Case) {
  const document = documents.get(fixture.name) ?? readResume(fixture.input);
  documents.set(fixture.name, document);
  return document;
}

const fold = (text: string) =>
  squash(text)
    .toLowerCase()
    .replace(/[:：■•|_=-]+/gu, "")
    .replace(/[’']/gu, "'");

describe.each(CASES)("reading $name", (fixture) => {
  const { facts } = fixture;

  it("knows the format by the content", async () => {
    expect((await read(fixture)).format).toBe(fixture.format);
  });

  it("gives sections that cover all blocks, in order, once", async () => {
    const { blocks, sections } = await read(fixture);
    expect(sections.flatMap((section) => section.blocks)).toEqual(blocks);
    let end = 0;
    for (const section of sections) {
      expect(section.start).toBe(end);
      end = section.end;
    }
    expect(end).toBe(blocks.length);
  });

  it("gives runs that make up each block's text", async () => {
    for (const block of (await read(fixture)).blocks)
      expect(block.runs.map(({ text }) => text).join("")).toBe(block.text);
  });

  it("finds the source text at each block's position", async () => {
    const at = sourceAt(fixture);
    for (const block of (await read(fixture)).blocks) {
      const source = at(block);
      if (source !== null) expect(unmarked(source)).toContain(unmarked(block.text));
    }
  });

  it("knows whose it is", async () => {
    const { contact } = await read(fixture);
    expect(fold(contact.name ?? "")).toContain(fold(facts.name));
    if (facts.email !== undefined) expect(contact.email).toBe(facts.email);
  });

  it("knows the language of its words", async () => {
    expect((await read(fixture)).language.slice(0, 2)).toBe(facts.language);
  });

  it("finds every heading and what it means", async () => {
    const { sections } = await read(fixture);
    const found = sections.map(({ kind, kinds, title = "" }) => ({ kind, kinds, title: fold(title) }));
    const wrong = facts.sections.filter(
      ({ kind, title }) =>
        !found.some((section) => section.title === fold(title) && (section.kinds as string[]).includes(kind)),
    );
    expect({ wrong, found: wrong.length === 0 ? [] : found.map(({ kind, title }) => `${kind}: ${title}`) }).toEqual({
      wrong: [],
      found: [],
    });
    expect(sections.filter(({ title }) => title !== undefined).length).toBeLessThanOrEqual(facts.sections.length + 2);
  });

  it("leaves the bytes as they were", async () => {
    if (typeof fixture.input === "string") return;
    const before = fixture.input.slice();
    await readResume(fixture.input);
    expect(Buffer.compare(before, fixture.input)).toBe(0);
  });

  it("ranks the same in any order of the credentials", async () => {
    const job = parseJob(fixture.job);
    const resume = await read(fixture);
    const identified = CREDENTIALS.map((credential, index) => ({ ...credential, id: `credential-${index}` }));
    const order = (credentials: typeof identified) =>
      rankCredentials(credentials, job, { today: TODAY, resume }).map(({ credential, score }) => [
        credential.id,
        score,
      ]);
    expect(order([...identified].reverse())).toEqual(order(identified));
  });
});

/** Text without space and without the marks of Markdown, which a block has not. */
function unmarked(text: string): string {
  return squash(text).replace(/[*_`\\[\]|]/gu, "");
}

/** Reads the source at a position, where the position's kind lets one. */
function sourceAt({ format, input }: Case): (block: Block) => string | null {
  const parts = format === "docx" ? unzipSync(input as Uint8Array) : {};
  const texts = new Map<string, string>();
  return ({ position, text }) => {
    if (position.in === "text") return (input as string).slice(position.start, position.end);
    if (position.in !== "part") return null;
    const part = parts[position.part.replace(/^\//u, "")];
    if (part === undefined) throw new Error(`there is no part ${position.part}`);
    const xml = texts.get(position.part) ?? strFromU8(part);
    texts.set(position.part, xml);
    // Deleted text and instructions of fields are no text; symbols and note marks are read from elsewhere.
    if (/<w:sym |<w:del |AlternateContent|<w:footnoteReference/u.test(xml.slice(position.start, position.end)))
      return text;
    return textOfXml(xml.slice(position.start, position.end));
  };
}

function textOfXml(xml: string): string {
  const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return [...xml.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:noBreakHyphen\/>/gu)]
    .map(([whole, text]) => (text === undefined && whole.startsWith("<w:noBreak") ? "\u2011" : (text ?? "")))
    .join("")
    .replace(/&(\w+);/gu, (whole, name: string) => entities[name] ?? whole);
}
