import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { createContext } from "../../src/context";
import { readZip, writeZip } from "../../src/docx/zip";
import { DEFAULT_LIMITS, type Limits } from "../../src/limits";

const text = (words: string) => new TextEncoder().encode(words);
const read = (bytes: Uint8Array, limits: Partial<Limits> = {}) =>
  readZip(bytes, createContext({ limits: { ...DEFAULT_LIMITS, ...limits } }));

test("what is written is read again, in order, stored entries as stored", async () => {
  const entries = [
    { name: "mimetype", data: text("x/y"), stored: true },
    { name: "b/2.xml", data: text("<b/>") },
    { name: "a/1.xml", data: text("") },
  ];
  expect(await read(writeZip(entries))).toEqual(entries);
});

test("equal entries give equal bytes, whatever the time", async () => {
  const entries = [{ name: "a.xml", data: text("<a/>") }];
  const first = writeZip(entries);
  await new Promise((resolve) => setTimeout(resolve, 2100));
  expect(Buffer.compare(writeZip(entries), first)).toBe(0);
});

test("entries of folders are kept in their places", async () => {
  const archive = zipSync({ "word/": new Uint8Array(0), "word/a.xml": text("a") });
  const names = (entries: Awaited<ReturnType<typeof read>>) => entries.map(({ name }) => name);
  expect(names(await read(archive))).toEqual(["word/", "word/a.xml"]);
  expect(names(await read(writeZip(await read(archive))))).toEqual(["word/", "word/a.xml"]);
});

test.each<[string, Partial<Limits>, string]>([
  ["too many entries", { zipEntries: 1 }, "zip-entries"],
  ["an entry that inflates too far", { zipPartBytes: 50 }, "zip-part-bytes"],
  ["entries that inflate too far together", { zipTotalBytes: 150 }, "zip-total-bytes"],
])("%s: too-large, with the limit named", async (_, limits, detail) => {
  const bytes = zipSync({ "a.xml": new Uint8Array(100), "b.xml": new Uint8Array(100) });
  await expect(read(bytes, limits)).rejects.toMatchObject({ name: "ResumeError", code: "too-large", detail });
});

test("a bomb is refused by its ratio before it is inflated whole", async () => {
  const bytes = zipSync({ "a.xml": new Uint8Array(30 * 1024 * 1024) });
  await expect(read(bytes)).rejects.toMatchObject({ code: "too-large", detail: "zip-ratio" });
});

test("a header that lies about a size gains nothing", async () => {
  const bytes = zipSync({ "a.xml": text("some words that are deflated".repeat(20)) });
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 4 < bytes.length; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
  }
  await expect(read(bytes)).rejects.toMatchObject({ name: "ResumeError", code: "corrupt" });
});

test.each(["../a.xml", "/etc/passwd", "C:/a.xml", "a/../../b.xml", "__proto__"])(
  "an entry named %s is refused, and nothing is read",
  async (name) => {
    const bytes = zipSync(Object.fromEntries([["aaaa".padEnd(name.length, "a"), text("x")]]));
    const renamed = Buffer.from(bytes);
    const from = Buffer.from("aaaa".padEnd(name.length, "a"));
    for (let at = renamed.indexOf(from); at >= 0; at = renamed.indexOf(from, at + 1)) renamed.write(name, at, "latin1");
    await expect(read(new Uint8Array(renamed))).rejects.toMatchObject({ code: "corrupt", detail: "zip-name" });
  },
);

test("an entry that stands there twice is refused, case aside", async () => {
  const bytes = zipSync({ "word/a.xml": text("1"), "word/A.xml": text("2") });
  await expect(read(bytes)).rejects.toMatchObject({ code: "corrupt", detail: "zip-duplicate" });
});

test("a file cut anywhere, or with a flipped bit in its data, is corrupt", async () => {
  const words = text("Lorem ipsum dolor sit amet, consectetur adipiscing elit.".repeat(5));
  const bytes = zipSync({ "word/a.xml": [words, { level: 0 }] });
  for (const length of [0, 10, 40, bytes.length - 1]) {
    await expect(read(bytes.slice(0, length))).rejects.toMatchObject({ name: "ResumeError", code: "corrupt" });
  }
  const flipped = bytes.slice();
  flipped[60] = (flipped[60] ?? 0) ^ 1;
  await expect(read(flipped)).rejects.toMatchObject({ code: "corrupt", detail: "zip" });
});

test("deflate data of any producer are read", async () => {
  const data = text("words of another producer".repeat(10));
  const [entry] = await read(zipSync({ "a.xml": [data, { level: 9 }] }));
  expect(entry?.data).toEqual(data);
});
