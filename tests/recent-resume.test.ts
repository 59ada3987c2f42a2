import { expect, test } from "vitest";
import { createContext } from "../src/context";
import type { ResumeInput } from "../src/formats";
import { DEFAULT_LIMITS } from "../src/limits";
import type { ResumeDocument } from "../src/model/document";
import { RecentResume } from "../src/recent-resume";

const message = { code: "odd", severity: "info", reason: "Something is odd." } as const;

/** A reader that makes a new document at each call. */
async function read(resume: ResumeInput): Promise<ResumeDocument> {
  return { source: { format: "docx", bytes: resume }, messages: [message] } as unknown as ResumeDocument;
}

const file = () => new Uint8Array([80, 75, 3, 4]);

test("the same bytes give the same document, and what there was to say of it", async () => {
  const recent = new RecentResume();
  const first = await recent.get(file(), createContext(), read);
  const context = createContext();
  expect(await recent.get(file().buffer, context, read)).toBe(first);
  expect(context.messages.list()).toEqual([message]);
});

test("bytes that the caller changes afterwards are another file", async () => {
  const recent = new RecentResume();
  const bytes = file();
  const first = await recent.get(bytes, createContext(), read);
  bytes[0] = 0;
  expect(await recent.get(file(), createContext(), read)).toBe(first);
  expect(await recent.get(bytes, createContext(), read)).not.toBe(first);
});

test.each([
  ["other limits", { limits: { ...DEFAULT_LIMITS, pdfPages: 1 } }],
  ["another say on active content", { sanitize: true }],
  ["a password", { password: "secret" }],
])("%s: the file is read again", async (_, options) => {
  const recent = new RecentResume();
  const first = await recent.get(file(), createContext(), read);
  expect(await recent.get(file(), createContext(options), read)).not.toBe(first);
});

test("text is read each time", async () => {
  const recent = new RecentResume();
  const first = await recent.get("Ada Example", createContext(), read);
  expect(await recent.get("Ada Example", createContext(), read)).not.toBe(first);
});
