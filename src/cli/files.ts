import { randomBytes } from "node:crypto";
import { open, readdir, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";

/** A mistake in how the command was called, or a file that cannot be had: one line on the terminal, exit code 1. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

/** Reads a file whole. @throws {CommandError} naming the file and what to do. */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(file));
  } catch (error) {
    throw new CommandError(`${file}: ${why(error)}`);
  }
}

export async function readText(file: string): Promise<string> {
  return decode(await readBytes(file), file);
}

const TEXT_ENDINGS = new Set([".txt", ".md", ".markdown", ".json", ".text"]);

/** A resume as the library takes it: text for the endings of text files, bytes for all else. */
export async function readResumeFile(file: string): Promise<Uint8Array | string> {
  const bytes = await readBytes(file);
  return TEXT_ENDINGS.has(extname(file).toLowerCase()) && !isBinary(bytes) ? decode(bytes, file) : bytes;
}

/** Credentials files: JSON, CSV, JWS and SVG as text; PNG and zip as bytes. None at all stay undefined. */
export async function readCredentialsFiles(
  files: readonly string[] | undefined,
): Promise<readonly (Uint8Array | string)[] | undefined> {
  return files && Promise.all((await expandFolders(files)).map(readCredentialsFile));
}

/** One file as it is, so that what is said of its records counts them as it does; several as a list. */
export function asCredentialsInput(files: readonly (Uint8Array | string)[]): unknown {
  return files.length === 1 ? files[0] : files;
}

/** Folders stand for the files in them, in name order, hidden ones left out. */
export async function expandFolders(paths: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const info = await stat(path).catch(() => null);
    if (info?.isDirectory() !== true) {
      files.push(path);
      continue;
    }
    const entries = await readdir(path, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isFile() && !entry.name.startsWith(".")).map(({ name }) => name);
    if (names.length === 0) throw new CommandError(`${path}: there are no files in this folder.`);
    files.push(...names.sort().map((name) => join(path, name)));
  }
  return files;
}

/** The current date in UTC, `YYYY-MM-DD`. */
export function utcToday(): string {
  return new Date().toISOString().slice(0, 10);
}

/**
 * Writes a file whole or not at all: to a temporary name in the same folder, flushed to the disk, then renamed.
 * @throws {CommandError} when it cannot be written.
 */
export async function writeAtomically(file: string, content: Uint8Array | string): Promise<void> {
  const temporary = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    const handle = await open(temporary, "wx");
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new CommandError(`${file}: ${why(error)}`);
  }
}

/** Whether two paths name one file, links followed. */
export async function isSameFile(left: string, right: string): Promise<boolean> {
  const real = (file: string) => realpath(file).catch(() => resolve(file));
  return (await real(left)) === (await real(right));
}

async function readCredentialsFile(file: string): Promise<Uint8Array | string> {
  const bytes = await readBytes(file);
  return isBinary(bytes) ? bytes : decode(bytes, file);
}

function decode(bytes: Uint8Array, file: string): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: the other encoding that text files on people's disks have (WHATWG Encoding, windows-1252).
    if (isBinary(bytes)) throw new CommandError(`${file}: this is not a text file.`);
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 8192);
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return !isUtf16 && head.includes(0);
}

function why(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "there is no such file or folder.";
  if (code === "EACCES" || code === "EPERM") return "access is not allowed.";
  if (code === "EISDIR") return "this is a folder, not a file.";
  if (code === "ENOSPC") return "the disk is full.";
  return error instanceof Error ? error.message : String(error);
}
