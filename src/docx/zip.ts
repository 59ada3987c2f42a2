import { crc32, inflateRawSync } from "node:zlib";
import { deflateSync, Zip, type ZipInputFile } from "fflate";
import { type Entry, fromBufferPromise } from "yauzl";
import type { Context } from "../context";
import { ResumeError } from "../errors";

/** One file of a zip archive (APPNOTE.TXT 6.3), inflated. */
export interface ZipEntry {
  readonly name: string;
  readonly data: Uint8Array;
  /** Its deflated form (RFC 1951), as it stands in the archive that it was read from. */
  readonly deflated?: Uint8Array;
}

const STORED = 0;
const DEFLATED = 8;
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
      // A backslash in a name is refused instead of being taken for a slash.
      strictFileNames: true,
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
      const { fileDataStart } = await archive.readLocalFileHeaderPromise(entry, { minimal: true });
      const packed = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize);
      const data = inflated(packed, entry, total, context);
      total += data.length;
      const isDeflated = entry.compressionMethod === DEFLATED;
      entries.push({ name: entry.fileName, data, ...(isDeflated ? { deflated: packed } : {}) });
    }
    return entries;
  } catch (error) {
    if (error instanceof ResumeError) throw error;
    throw isBadName(error) ? outside(error) : damaged(error);
  }
}

/**
 * Writes a zip archive with the entries in order and one fixed date, so that equal entries give equal bytes. What is
 * deflated already is not deflated again. All are deflated, the smallest too: Java's ZipInputStream takes no stored ones
 * in an archive whose sizes follow the data (APPNOTE.TXT 4.3.9), which is how fflate writes them.
 */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const chunks: Uint8Array[] = [];
  const archive = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  for (const { name, data, deflated = deflateSync(data) } of entries) {
    const file: ZipInputFile = { filename: name, size: data.length, crc: crc32(data), compression: DEFLATED, mtime };
    archive.add(file);
    file.ondata?.(null, deflated.slice(), true);
  }
  archive.end();
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** The zip date has no time zone: fflate writes local fields, and these are built from local fields. */
const mtime = new Date(1980, 0, 1, 12);

function inflated(packed: Uint8Array, entry: Entry, before: number, { limits }: Context): Uint8Array {
  const { fileName: name, compressionMethod } = entry;
  if (entry.isEncrypted()) {
    throw new ResumeError("encrypted", `The entry "${name}" is encrypted. Save the file without a password.`);
  }
  if (compressionMethod !== STORED && compressionMethod !== DEFLATED) throw damaged();
  const { zipPartBytes, zipTotalBytes, zipRatio } = limits;
  const most = Math.min(zipPartBytes, zipTotalBytes - before, Math.max(RATIO_FREE_BYTES, packed.length * zipRatio));
  const data = compressionMethod === STORED ? new Uint8Array(packed) : inflate(packed, most);
  if (data === null || data.length > most) {
    if (most === zipPartBytes) throw tooLarge("zip-part-bytes", name, "inflates to too many bytes");
    if (most === zipTotalBytes - before) {
      throw tooLarge("zip-total-bytes", name, "takes the whole package past its size limit");
    }
    throw tooLarge("zip-ratio", name, `inflates to more than ${zipRatio} times its packed size`);
  }
  if (data.length !== entry.uncompressedSize || crc32(data) !== entry.crc32) throw damaged();
  return data;
}

/** At once, as a part is small; null when it would become larger than `most` bytes (zlib takes no limit of none). */
function inflate(packed: Uint8Array, most: number): Uint8Array | null {
  try {
    return new Uint8Array(inflateRawSync(packed, { maxOutputLength: Math.max(1, most) }));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
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
    cause,
  });
}

function damaged(cause?: unknown): ResumeError {
  return new ResumeError("corrupt", "The zip package is damaged or cut short. Save the file again, then retry.", {
    detail: "zip",
    cause,
  });
}

function tooLarge(detail: string, name: string, problem: string): ResumeError {
  return new ResumeError(
    "too-large",
    `In the zip package, ${name} ${problem}. Raise the limit if you trust the file.`,
    { detail },
  );
}
