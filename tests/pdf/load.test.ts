import { afterEach, expect, test, vi } from "vitest";
import { PDFInvalidObject, PDFRef } from "../../src/pdf/lib";
import { loadPdf } from "../../src/pdf/load";

const bytesOf = (objects: string) =>
  new TextEncoder().encode(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n` +
      `${objects}\ntrailer\n<< /Root 1 0 R >>\n%%EOF`,
  );
const DAMAGED = bytesOf("3 0 obj\n<< /A ) >>\nendobj");

afterEach(() => vi.restoreAllMocks());

test("a damaged object is kept as it is, and nothing is printed", async () => {
  const warn = vi.spyOn(console, "warn");
  const document = await loadPdf(DAMAGED, { isStrict: false });
  const kept = document.context.lookup(PDFRef.of(3));
  expect(kept).toBeInstanceOf(PDFInvalidObject);
  expect(String.fromCharCode(...(kept as unknown as { data: Uint8Array }).data)).toBe("<< /A ) >>\n");
  expect(warn).not.toHaveBeenCalled();
});

test("a damaged object is refused when the reading is strict", async () => {
  await expect(loadPdf(DAMAGED, { isStrict: true })).rejects.toThrow("damaged");
});

test("an object that does not end is refused", async () => {
  await expect(loadPdf(bytesOf("3 0 obj\n<< /A ) >>"), { isStrict: false })).rejects.toThrow("does not end");
});

test("an object of the number that none has is left out without a word", async () => {
  const warn = vi.spyOn(console, "warn");
  const document = await loadPdf(bytesOf("0 0 obj\n(none)\nendobj"), { isStrict: true });
  expect(document.context.lookup(PDFRef.of(0))).toBeUndefined();
  expect(document.getPageCount()).toBe(0);
  expect(warn).not.toHaveBeenCalled();
});
