import { Inflate, type Zippable, zipSync } from "fflate";
import type { Context } from "../context";
import { ResumeError } from "../errors";

/** One file of a zip archive, inflated. */
export interface ZipEntry {
  readonly name: string;
  readonly data: Uint8Array;
  /** Whether it was stored without compression; kept so when it is written again. */
  readonly stored: boolean;
}

interface DirectoryRecord {
  readonly name: string;
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  readonly localOffset: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_RECORD = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const ZIP64_EXTRA = 0x0001;
const SLICE = 64 * 1024;
const RATIO_FREE_BYTES = 1024 * 1024;

/**
 * Reads a zip archive (APPNOTE.TXT 6.3) whole, entries in the order of its directory.
 *
 * Sizes are counted while inflating, so that a header that lies about them gains nothing.
 *
 * @throws {ResumeError} `too-large` past a limit (detail `zip-entries`, `zip-part-bytes`, `zip-total-bytes`, `zip-ratio`);
 * `corrupt` when the archive is damaged, or names an entry twice or outside of itself; `encrypted` for zip encryption.
 */
export function readZip(bytes: Uint8Array, context: Context): readonly ZipEntry[] {
  const { limits } = context;
  const records = readDirectory(bytes, limits.zipEntries);
  checkNames(records);
  let total = 0;
  return records.map((record) => {
    context.checkpoint();
    const room = Math.min(limits.zipPartBytes, limits.zipTotalBytes - total);
    const data = inflateEntry(bytes, record, (size) => {
      if (size > limits.zipPartBytes) throw tooLarge("zip-part-bytes", record.name, "inflates to too many bytes");
      if (size > room) throw tooLarge("zip-total-bytes", record.name, "takes the whole package past its size limit");
      if (size > RATIO_FREE_BYTES && size > record.packedSize * limits.zipRatio) {
        throw tooLarge("zip-ratio", record.name, `inflates to more than ${limits.zipRatio} times its packed size`);
      }
    });
    total += data.length;
    return { name: record.name, data, stored: record.method === 0 };
  });
}

/** Writes a zip archive with the entries in order and one fixed date, so that equal entries give equal bytes. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const files: Zippable = {};
  for (const { name, data, stored } of entries) files[name] = [data, { level: stored ? 0 : 6 }];
  // The zip date has no time zone: fflate writes local fields, and these are built from local fields.
  return zipSync(files, { mtime: new Date(1980, 0, 1, 12) });
}

function readDirectory(bytes: Uint8Array, limit: number): readonly DirectoryRecord[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > limit) throw tooLarge("zip-entries", "the package", `holds ${count} entries; at most ${limit} are read`);
  let at = view.getUint32(end + 16, true);
  const records: DirectoryRecord[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_RECORD) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const nameEnd = at + 46 + nameLength;
    if (nameEnd + extraLength > view.byteLength) throw damaged();
    const name = decodeName(bytes.subarray(at + 46, nameEnd));
    if ((view.getUint16(at + 8, true) & 1) !== 0) {
      throw new ResumeError("encrypted", `The entry "${name}" is encrypted. Save the file without a password.`);
    }
    const wide = readZip64(view, nameEnd, nameEnd + extraLength);
    const size = wideOr(view.getUint32(at + 24, true), wide);
    const packedSize = wideOr(view.getUint32(at + 20, true), wide);
    const localOffset = wideOr(view.getUint32(at + 42, true), wide);
    records.push({ name, method: view.getUint16(at + 10, true), packedSize, size, localOffset });
    at = nameEnd + extraLength + view.getUint16(at + 32, true);
  }
  return records;
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw damaged();
}

/** The 64-bit values of a ZIP64 extra field, to be taken in the order size, packed size, offset (APPNOTE 4.5.3). */
function readZip64(view: DataView, start: number, end: number): number[] {
  for (let at = start; at + 4 <= end; ) {
    const next = at + 4 + view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === ZIP64_EXTRA && next <= end) {
      const values: number[] = [];
      for (let value = at + 4; value + 8 <= next; value += 8) values.push(Number(view.getBigUint64(value, true)));
      return values;
    }
    at = next;
  }
  return [];
}

function wideOr(value: number, wide: number[]): number {
  return value === 0xffffffff ? (wide.shift() ?? value) : value;
}

function inflateEntry(bytes: Uint8Array, record: DirectoryRecord, check: (size: number) => void): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { localOffset, packedSize, size, method } = record;
  if (localOffset + 30 > bytes.length || view.getUint32(localOffset, true) !== LOCAL_HEADER) throw damaged();
  const start = localOffset + 30 + view.getUint16(localOffset + 26, true) + view.getUint16(localOffset + 28, true);
  if (start + packedSize > bytes.length) throw damaged();
  const packed = bytes.subarray(start, start + packedSize);
  check(size);
  if (method === 0) {
    if (packedSize !== size) throw damaged();
    return packed.slice();
  }
  if (method !== 8) throw damaged();
  const data = new Uint8Array(size);
  let filled = 0;
  const inflate = new Inflate((chunk) => {
    check(filled + chunk.length);
    if (filled + chunk.length > size) throw damaged();
    data.set(chunk, filled);
    filled += chunk.length;
  });
  try {
    if (packedSize > 0) {
      for (let at = 0; at < packedSize; at += SLICE)
        inflate.push(packed.subarray(at, at + SLICE), at + SLICE >= packedSize);
    }
  } catch (error) {
    if (error instanceof ResumeError) throw error;
    throw damaged(error);
  }
  if (filled !== size) throw damaged();
  return data;
}

/** Part names are equal without regard to case (ECMA-376 Part 2 §6.2.2.3), so two that differ only in it are doubles. */
function checkNames(records: readonly DirectoryRecord[]): void {
  const seen = new Set<string>();
  for (const { name } of records) {
    if (/^[/\\]|^[A-Za-z]:|\\|(^|\/)\.\.(\/|$)|\0|^__proto__$/u.test(name)) {
      throw new ResumeError("corrupt", `The package names an entry outside of itself ("${name}"). It was not read.`, {
        detail: "zip-name",
      });
    }
    const key = name.toLowerCase();
    if (seen.has(key)) {
      throw new ResumeError("corrupt", `The package holds "${name}" twice. Open and save it again, then retry.`, {
        detail: "zip-duplicate",
      });
    }
    seen.add(key);
  }
}

function decodeName(bytes: Uint8Array): string {
  return new TextDecoder("utf-8").decode(bytes);
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
    {
      detail,
    },
  );
}
