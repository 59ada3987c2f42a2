import { deflateSync, zipSync } from "fflate";
import { expect, test, vi } from "vitest";
import { createContext } from "../../src/context";
import { readZip, writeZip } from "../../src/docx/zip";
import { DEFAULT_LIMITS, type Limits } from "../../src/limits";

const text = (words: string) => new TextEncoder().encode(words);
const read = (bytes: Uint8Array, limits: Partial<Limits> = {}) =>
  readZip(bytes, createContext({ limits: { ...DEFAULT_LIMITS, ...limits } }));

/** Changes the entries of an archive's central directory, each at its place. */
const inDirectory = (bytes: Uint8Array, change: (view: DataView, at: number) => void) => {
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 4 < bytes.length; at += 1) if (view.getUint32(at, true) === 0x02014b50) change(view, at);
};

test("what is written is read again, in order", async () => {
  const entries = [
    { name: "b/2.xml", data: text("<b/>") },
    { name: "a/1.xml", data: text("") },
  ];
  expect(await read(writeZip(entries))).toMatchObject(entries);
});

test("what is deflated already stays as it is packed; what is stored is deflated, for readers of streams", async () => {
  const data = text("words that are deflated".repeat(20));
  const source = zipSync({ "a.xml": [data, { level: 1 }], "b.xml": [data, { level: 0 }] });
  const [packed, stored] = await read(source);
  expect(packed?.deflated).toEqual(deflateSync(data, { level: 1 }));
  expect(stored).toEqual({ name: "b.xml", data });

  const [first, second] = await read(writeZip(await read(source)));
  expect(first?.deflated).toEqual(packed?.deflated);
  expect(second).toEqual({ name: "b.xml", data, deflated: deflateSync(data) });
});

test("equal entries give equal bytes, whatever the time", () => {
  const entries = [{ name: "a.xml", data: text("<a/>") }];
  vi.setSystemTime(new Date(2020, 0, 1));
  const first = writeZip(entries);
  vi.setSystemTime(new Date(2021, 5, 15, 3));
  expect(Buffer.compare(writeZip(entries), first)).toBe(0);
  vi.useRealTimers();
});

test("entries of folders are kept in their places", async () => {
  const archive = zipSync({ "word/": new Uint8Array(0), "word/a.xml": text("a") });
  const names = (entries: Awaited<ReturnType<typeof read>>) => entries.map(({ name }) => name);
  expect(names(await read(archive))).toEqual(["word/", "word/a.xml"]);
  expect(names(await read(writeZip(await read(archive))))).toEqual(["word/", "word/a.xml"]);
});

const pair = { "a.xml": new Uint8Array(100), "b.xml": new Uint8Array(100) };

test.each<[string, Partial<Limits>, Partial<Limits>, string, string]>([
  ["entries", { zipEntries: 2 }, { zipEntries: 1 }, "zip-entries", "2"],
  ["bytes of a part", { zipPartBytes: 100 }, { zipPartBytes: 99 }, "zip-part-bytes", "a.xml"],
  ["bytes in all", { zipTotalBytes: 200 }, { zipTotalBytes: 199 }, "zip-total-bytes", "b.xml"],
])("as many %s as the limit are read, one more is too large", async (_, enough, short, detail, named) => {
  for (const level of [0, 6] as const) {
    const bytes = zipSync(pair, { level });
    expect(await read(bytes, enough)).toHaveLength(2);
    await expect(read(bytes, short)).rejects.toMatchObject({
      name: "ResumeError",
      code: "too-large",
      detail,
      message: expect.stringContaining(named),
    });
  }
});

test("an empty entry costs nothing, even when all bytes are used", async () => {
  for (const level of [0, 6] as const) {
    const bytes = zipSync({ ...pair, "c.xml": new Uint8Array(0) }, { level });
    expect(await read(bytes, { zipTotalBytes: 200 })).toHaveLength(3);
    const more = zipSync({ ...pair, "c.xml": new Uint8Array(1) }, { level });
    await expect(read(more, { zipTotalBytes: 200 })).rejects.toMatchObject({ detail: "zip-total-bytes" });
  }
});

test("a bomb is refused by its ratio before it is inflated whole", async () => {
  const bytes = zipSync({ "a.xml": new Uint8Array(3 * 1024 * 1024) });
  await expect(read(bytes)).rejects.toMatchObject({
    code: "too-large",
    detail: "zip-ratio",
    message: expect.stringMatching(/a\.xml.*100/u),
  });
});

test("the ratio may be reached, not passed, and does not count for parts up to a megabyte", async () => {
  const size = 2 * 1024 * 1024;
  const bytes = zipSync({ "a.xml": new Uint8Array(size) });
  const packed = deflateSync(new Uint8Array(size)).length;
  const ratio = Math.ceil(size / packed);
  expect(await read(bytes, { zipRatio: ratio })).toHaveLength(1);
  await expect(read(bytes, { zipRatio: ratio - 1 })).rejects.toMatchObject({ detail: "zip-ratio" });

  expect(await read(zipSync({ "a.xml": new Uint8Array(1024 * 1024) }), { zipRatio: 1 })).toHaveLength(1);
  const above = zipSync({ "a.xml": new Uint8Array(1024 * 1024 + 1) });
  await expect(read(above, { zipRatio: 1 })).rejects.toMatchObject({ detail: "zip-ratio" });
});

test("a header that lies about a size gains nothing", async () => {
  for (const size of [10, 10_000]) {
    const bytes = zipSync({ "a.xml": text("some words that are deflated".repeat(20)) });
    inDirectory(bytes, (view, at) => view.setUint32(at + 24, size, true));
    await expect(read(bytes)).rejects.toMatchObject({ name: "ResumeError", code: "corrupt", detail: "zip" });
  }
});

test("an encrypted entry is refused by name", async () => {
  const bytes = zipSync({ "a.xml": text("words") });
  inDirectory(bytes, (view, at) => view.setUint16(at + 8, 1, true));
  await expect(read(bytes)).rejects.toMatchObject({
    name: "ResumeError",
    code: "encrypted",
    message: expect.stringContaining("a.xml"),
  });
});

test("an entry packed in a way other than deflate is refused", async () => {
  const bytes = zipSync({ "a.xml": text("words") });
  inDirectory(bytes, (view, at) => view.setUint16(at + 10, 12, true));
  await expect(read(bytes)).rejects.toMatchObject({ code: "corrupt", detail: "zip" });
});

test("deflate data that are damaged are corrupt, not too large", async () => {
  const bytes = zipSync({ "a.xml": text("words that are deflated".repeat(20)) });
  // The data follow the 30 bytes of the local header and the name; block type 3 is none (RFC 1951 §3.2.3).
  bytes[30 + "a.xml".length] = 0b111;
  await expect(read(bytes)).rejects.toMatchObject({ code: "corrupt", detail: "zip", cause: expect.any(Error) });
});

test("reading stops when the caller stops the run", async () => {
  const context = createContext({ signal: AbortSignal.abort() });
  await expect(readZip(zipSync({ "a.xml": text("a") }), context)).rejects.toMatchObject({ code: "aborted" });
});

test("an archive is read where it stands within a larger buffer", async () => {
  const bytes = zipSync({ "a.xml": text("words") });
  const around = new Uint8Array(bytes.length + 20);
  around.set(bytes, 10);
  const [entry] = await read(around.subarray(10, 10 + bytes.length));
  expect(entry?.data).toEqual(text("words"));
});

test.each(["../a.xml", "/etc/passwd", "C:/a.xml", "a/../../b.xml", "a\\b.xml", "a\0.xml", "__proto__"])(
  "an entry named %s is refused, and nothing is read",
  async (name) => {
    const bytes = zipSync(Object.fromEntries([["aaaa".padEnd(name.length, "a"), text("x")]]));
    const renamed = Buffer.from(bytes);
    const from = Buffer.from("aaaa".padEnd(name.length, "a"));
    for (let at = renamed.indexOf(from); at >= 0; at = renamed.indexOf(from, at + 1)) renamed.write(name, at, "latin1");
    await expect(read(new Uint8Array(renamed))).rejects.toMatchObject({ code: "corrupt", detail: "zip-name" });
  },
);

test("a name that only contains a forbidden one is read", async () => {
  const names = ["my__proto__", "__proto__.xml", "a..b/c.xml"];
  const entries = await read(zipSync(Object.fromEntries(names.map((name) => [name, text(name)]))));
  expect(entries.map(({ name }) => name)).toEqual(names);
});

test("names that differ in more than case are two entries", async () => {
  expect(await read(zipSync({ "ß.xml": text("1"), "ss.xml": text("2") }))).toHaveLength(2);
});

test("an entry that stands there twice is refused, case aside", async () => {
  const bytes = zipSync({ "word/a.xml": text("1"), "word/A.xml": text("2") });
  await expect(read(bytes)).rejects.toMatchObject({
    code: "corrupt",
    detail: "zip-duplicate",
    message: expect.stringContaining("word/A.xml"),
  });
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
