import { crc32 } from "node:zlib";
import { type Zippable, zipSync } from "fflate";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import type { Context } from "../context";
import { ResumeError } from "../errors";

/** One file of a zip archive (APPNOTE.TXT 6.3), inflated. */
export interface ZipEntry {
  readonly name: string;
  readonly data: Uint8Array;
  /** Whether it stands in its archive without compression. */
  readonly stored?: boolean;
}

const STORED = 0;
const RATIO_FREE_BYTES = 1024 * 1024;

/**
 * Reads a zip archive whole, entries in the order of its directory, those of folders included.
 *
 * Sizes are counted while inflating, so that a header that lies about them gains nothing.
 *
 * @throws {ResumeError} `too-large` past a limit (detail `zip-entries`, `zip-part-bytes`, `zip-total-bytes`, `zip-ratio`);
 * `corrupt` when the archive is damaged, or names an entry twice or outside of itself; `encrypted` for zip encryption.
 */
export async function readZip(bytes: Uint8Array, context: Context): Promise<readonly ZipEntry[]> {
  const { limits } = context;
  try {
    const archive = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      // Names are checked here, where what is wrong with them can be said.
      decodeStrings: true,
      strictFileNames: true,
      lazyEntries: true,
    });
    if (archive.entryCount > limits.zipEntries) {
      throw tooLarge(
        "zip-entries",
        "the package",
        `holds ${archive.entryCount} entries; at most ${limits.zipEntries} are read`,
      );
    }
    const entries: ZipEntry[] = [];
    const names = new Set<string>();
    let total = 0;
    for await (const entry of archive.eachEntry()) {
      context.checkpoint();
      checkName(entry.fileName, names);
      const data = await inflated(archive, entry, total, context);
      total += data.length;
      entries.push({ name: entry.fileName, data, ...(entry.compressionMethod === STORED ? { stored: true } : {}) });
    }
    return entries;
  } catch (error) {
    if (error instanceof ResumeError) throw error;
    throw isBadName(error) ? outside(error) : damaged(error);
  }
}

/** Writes a zip archive with the entries in order and one fixed date, so that equal entries give equal bytes. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const files: Zippable = {};
  for (const { name, data, stored } of entries) files[name] = [data, { level: stored === true ? 0 : 6 }];
  // The zip date has no time zone: fflate writes local fields, and these are built from local fields.
  return zipSync(files, { mtime: new Date(1980, 0, 1, 12) });
}

async function inflated(archive: ZipFile, entry: Entry, before: number, context: Context): Promise<Uint8Array> {
  const { fileName: name, compressedSize } = entry;
  if (entry.isEncrypted()) {
    throw new ResumeError("encrypted", `The entry "${name}" is encrypted. Save the file without a password.`);
  }
  const { limits } = context;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of await archive.openReadStreamPromise(entry)) {
    context.checkpoint();
    size += (chunk as Buffer).length;
    if (size > limits.zipPartBytes) throw tooLarge("zip-part-bytes", name, "inflates to too many bytes");
    if (before + size > limits.zipTotalBytes) {
      throw tooLarge("zip-total-bytes", name, "takes the whole package past its size limit");
    }
    if (size > RATIO_FREE_BYTES && size > compressedSize * limits.zipRatio) {
      throw tooLarge("zip-ratio", name, `inflates to more than ${limits.zipRatio} times its packed size`);
    }
    chunks.push(chunk as Buffer);
  }
  const data = new Uint8Array(Buffer.concat(chunks));
  if (crc32(data) !== entry.crc32) throw damaged();
  return data;
}

/** Part names are equal without regard to case (ECMA-376 Part 2 §6.2.2.3), so two that differ only in it are doubles. */
function checkName(name: string, seen: Set<string>): void {
  if (/\0|^__proto__$/u.test(name)) throw outside();
  const key = name.toLowerCase();
  if (seen.has(key)) {
    throw new ResumeError("corrupt", `The package holds "${name}" twice. Open and save it again, then retry.`, {
      detail: "zip-duplicate",
    });
  }
  seen.add(key);
}

/** What yauzl says of a name that begins with `/` or a drive, or holds `..` or a backslash. */
function isBadName(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(?:absolute path|invalid relative path|invalid characters in fileName)/u.test(error.message)
  );
}

function outside(cause?: unknown): ResumeError {
  return new ResumeError("corrupt", "The package names an entry outside of itself. It was not read.", {
    detail: "zip-name",
    ...(cause === undefined ? {} : { cause }),
  });
}

function damaged(cause?: unknown): ResumeError {
  return new ResumeError("corrupt", "The zip package is damaged or cut short. Save the file again, then retry.", {
    detail: "zip",
    ...(cause === undefined ? {} : { cause }),
  });
}

function tooLarge(detail: string, name: string, problem: string): ResumeError {
  return new ResumeError(
    "too-large",
    `In the zip package, ${name} ${problem}. Raise the limit if you trust the file.`,
    { detail },
  );
}
