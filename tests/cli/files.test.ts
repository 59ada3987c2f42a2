import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import {
  CommandError,
  expandFolders,
  isSameFile,
  readCredentialsFiles,
  readResumeFile,
  readText,
  writeAtomically,
} from "../../src/cli/files";

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "resume-tailor-files-"));
});

test("a file that is not there is named, with what is wrong", async () => {
  const file = join(folder, "none.txt");
  await expect(readText(file)).rejects.toThrow(CommandError);
  await expect(readText(file)).rejects.toThrow(`${file}: there is no such file or folder.`);
});

test.each<[string, Buffer]>([
  ["UTF-8", Buffer.from("Zoë", "utf8")],
  ["UTF-8 with a byte order mark", Buffer.from("\uFEFFZoë", "utf8")],
  ["UTF-16 with a byte order mark", Buffer.from("\uFEFFZoë", "utf16le")],
  ["windows-1252", Buffer.from("Zoë", "latin1")],
])("text in %s is read", async (_, bytes) => {
  await writeFile(join(folder, "a.txt"), bytes);
  expect(await readText(join(folder, "a.txt"))).toBe("Zoë");
});

test("a resume is text when its ending says so and its bytes do not deny it", async () => {
  await writeFile(join(folder, "a.txt"), "Dana");
  await writeFile(join(folder, "b.txt"), new Uint8Array([80, 75, 3, 4, 0]));
  await writeFile(join(folder, "c.docx"), "Dana");
  expect(await readResumeFile(join(folder, "a.txt"))).toBe("Dana");
  expect(await readResumeFile(join(folder, "b.txt"))).toBeInstanceOf(Uint8Array);
  expect(await readResumeFile(join(folder, "c.docx"))).toBeInstanceOf(Uint8Array);
});

test("credentials that are not given stay undefined; pictures come as bytes, the rest as text", async () => {
  await writeFile(join(folder, "a.json"), "[]");
  await writeFile(join(folder, "b.png"), new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]));
  expect(await readCredentialsFiles(undefined)).toBeUndefined();
  expect(await readCredentialsFiles([folder])).toEqual(["[]", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0])]);
});

test("a folder stands for its files in name order, without hidden ones and folders", async () => {
  for (const name of ["b.txt", "a.txt", ".hidden"]) await writeFile(join(folder, name), "");
  await mkdir(join(folder, "c"));
  expect(await expandFolders([folder, "other"])).toEqual([join(folder, "a.txt"), join(folder, "b.txt"), "other"]);
  await expect(expandFolders([join(folder, "c")])).rejects.toThrow("no files in this folder");
});

test("a file is written whole, and no temporary file stays", async () => {
  await writeAtomically(join(folder, "out.bin"), new Uint8Array([1, 2]));
  await writeAtomically(join(folder, "out.bin"), "new");
  expect(await readdir(folder)).toEqual(["out.bin"]);
  expect(await readFile(join(folder, "out.bin"), "utf8")).toBe("new");
});

test("a write that cannot be done says why and leaves what was there", async () => {
  await mkdir(join(folder, "out.docx"));
  await expect(writeAtomically(join(folder, "out.docx"), "x")).rejects.toThrow(CommandError);
  await expect(writeAtomically(join(folder, "none", "a"), "x")).rejects.toThrow("there is no such file or folder");
  expect(await readdir(folder)).toEqual(["out.docx"]);
});

test("two names of one file are the same file", async () => {
  await writeFile(join(folder, "a"), "");
  await symlink(join(folder, "a"), join(folder, "b"));
  expect(await isSameFile(join(folder, "a"), join(folder, "b"))).toBe(true);
  expect(await isSameFile(join(folder, "a"), join(folder, "c"))).toBe(false);
});
