import { zlibSync } from "fflate";
import { describe, expect, it } from "vitest";
import { createContext } from "../../src/context";
import { DEFAULT_LIMITS } from "../../src/limits";
import { checkStreams } from "../../src/pdf/read-limits";
import { deflated, onePage, RESUME_CONTENT, rawPdf } from "../hostile/raw-pdf";

const check = (bytes: Uint8Array, limits: Partial<typeof DEFAULT_LIMITS> = {}) =>
  checkStreams(bytes, createContext({ limits: { ...DEFAULT_LIMITS, ...limits } }));
const refusal = (detail: string) => expect.objectContaining({ name: "ResumeError", code: "too-large", detail });

describe("streams of a file, before anything reads them", () => {
  it("pass when they are those of a resume", () => {
    expect(() => check(onePage({ content: deflated(RESUME_CONTENT) }))).not.toThrow();
  });

  it("are refused when one grows beyond the limit", () => {
    const bytes = onePage({ content: deflated(new Uint8Array(300_000)) });
    expect(() => check(bytes, { pdfStreamBytes: 200_000 })).toThrow(refusal("pdf-stream-bytes"));
    expect(() => check(bytes, { pdfStreamBytes: 400_000 })).not.toThrow();
  });

  it("are refused when one grows beyond the limit in the second of two filters", () => {
    const data = zlibSync(zlibSync(new Uint8Array(3_000_000)));
    const bytes = onePage({ content: { data, dictionary: "/Filter [/FlateDecode /FlateDecode]" } });
    expect(() => check(bytes, { pdfStreamBytes: 1_000_000 })).toThrow(refusal("pdf-stream-bytes"));
  });

  it("are refused when they grow beyond three times the limit together", () => {
    const stream = deflated(new Uint8Array(90_000));
    const checkMany = (count: number) => () =>
      check(onePage({ more: Array.from({ length: count }, () => stream) }), { pdfStreamBytes: 100_000 });
    expect(checkMany(4)).toThrow(refusal("pdf-stream-bytes"));
    expect(checkMany(3)).not.toThrow();
  });

  it("are refused when ranges of character maps write out millions of codes", () => {
    const map = (codes: string) =>
      onePage({ more: [{ data: `begincmap 1 beginbfrange ${codes} <0041> endbfrange endcmap` }] });
    for (const many of ["<0000> <FFFFF0>", "<0000> <FFFFFF>", "<>%\n< ff Ff f >", "(\\000) (\\377A\\))"]) {
      expect(() => check(map(many)), many).toThrow(refusal("pdf-character-maps"));
    }
    for (const few of ["<0000> <FFFF>", "<0000> <1000000>", "(A) (Z)", "<FFFFF0> <0000>"]) {
      expect(() => check(map(few)), few).not.toThrow();
    }
    const single = { data: "begincmap 2 beginbfchar <03> <D83DDE00> <04> <0041> endbfchar endcmap beginbfrange" };
    expect(() => check(onePage({ more: [single] }))).not.toThrow();
  });

  it("are refused when the objects around them, or in them, are written at a length no resume has", () => {
    const long = `[${"1 ".repeat(2_000_000)}]`;
    const checkObjects = (text: string) => () => check(onePage({ more: [text] }));
    const checkPacked = (text: string) => () => check(onePage({ more: [deflated(`9 0 ${text}`, "/Type /ObjStm")] }));
    for (const of of [checkObjects, checkPacked]) {
      expect(of(long)).not.toThrow();
      expect(of(long + long + long)).toThrow(refusal("pdf-objects"));
    }
  });

  it("are refused when a table of objects claims more of them than a file can hold", () => {
    const table = (entries: string) => onePage({ more: [deflated("table", `/Type /XRef ${entries}`)] });
    expect(() => check(table("/W [1 4 2] /Size 2147483647"))).toThrow(/table of its objects/u);
    expect(() => check(table("/W [0 0 0] /Size 7"))).toThrow(/table of its objects/u);
    expect(() => check(table("/W [1 999999999 2] /Size 7"))).toThrow(/table of its objects/u);
    expect(() => check(table("/W [1 2 1] /Size 7 /Index [0 3 5 2]"))).not.toThrow();
  });

  it("are refused whatever their stated length and the spelling of their filter", () => {
    const data = zlibSync(new Uint8Array(300_000));
    for (const dictionary of ["/Filter /Flate#44ecode", "/Filter 9 0 R", "/Length 3 /Filter /FlateDecode"]) {
      const bytes = onePage({ content: { data, dictionary } });
      expect(() => check(bytes, { pdfStreamBytes: 200_000 }), dictionary).toThrow(refusal("pdf-stream-bytes"));
    }
  });

  it("are refused when one holds too many operators, packed or not", () => {
    const content = "0 g ".repeat(3000);
    for (const packed of [deflated(content), { data: content }])
      expect(() => check(onePage({ content: packed }), { pdfOperators: 2000 })).toThrow(refusal("pdf-operators"));
  });

  it("do not count words of the text as operators", () => {
    const content = `BT (${"a f q ".repeat(3000).replace(/[fq]/gu, "e")}) Tj ET`;
    expect(() => check(onePage({ content: { data: content } }), { pdfOperators: 2000 })).not.toThrow();
  });

  it("are refused when graphics states are left open by thousands", () => {
    expect(() => check(onePage({ content: { data: "q ".repeat(5000) } }))).toThrow(refusal("pdf-depth"));
    expect(() => check(onePage({ content: { data: "q Q ".repeat(5000) } }))).not.toThrow();
  });

  it("are refused when graphics states stand in each other by thousands, though all are closed", () => {
    const nested = (depth: number) => onePage({ content: deflated("q ".repeat(depth) + "Q ".repeat(depth)) });
    expect(() => check(nested(5000))).toThrow(refusal("pdf-depth"));
    expect(() => check(nested(3000))).not.toThrow();
  });

  it("are refused with annotations by ten thousands", () => {
    const annotation = "<< /Subtype /Link /Rect [0 0 1 1] >> ";
    expect(() => check(rawPdf([`[${annotation.repeat(10_001)}]`, { data: "" }]))).toThrow(refusal("pdf-annotations"));
  });
});
