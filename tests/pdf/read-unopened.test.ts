import { expect, it } from "vitest";
import { createContext } from "../../src/context";
import { checkUnopened } from "../../src/pdf/read-unopened";
import { onePage } from "../hostile/raw-pdf";

const check = (content: string, ...more: readonly { readonly dictionary?: string; readonly data: string }[]) =>
  checkUnopened(onePage({ content: { data: content }, more }), createContext());
const refusal = expect.objectContaining({ name: "ResumeError", code: "corrupt", detail: "pdf-forms" });
const form = (data: string) => ({ dictionary: "/Type /XObject /Subtype /F#6Frm /BBox [0 0 9 9]", data });
const picture = { dictionary: "/Subtype /Image", data: "/X Do ".repeat(1000) };

it("refuses a damaged file whose forms may paint each other a million times", () => {
  const calls = form("/X Do ".repeat(10));
  expect(() => check("/X Do", ...Array.from({ length: 6 }, () => calls))).toThrow(refusal);
  expect(() => check("/X Do", ...Array.from({ length: 3 }, () => calls))).not.toThrow();
});

it("counts the letters of drawn fonts as it counts forms", () => {
  const letter = { data: `9 0 d0 ${"/F2 9 Tf ".repeat(100)}` };
  expect(() => check("/F2 9 Tf", letter, letter, letter)).toThrow(refusal);
});

it("passes over pictures, and pages with many", () => {
  expect(() => check("/X Do ".repeat(1000), picture, form("0 g"))).not.toThrow();
});
