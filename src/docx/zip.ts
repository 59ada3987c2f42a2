import { crc32 } from "node:zlib";
import { Inflate, zipSync } from "fflate";
import type { Context } from "../context";
import { ResumeError } from "../errors";

/** One file of a zip archive (APPNOTE.TXT 6.3), inflated. */
export interface ZipEntry {
  readonly name: string;
  readonly data: Uint8Array;
  /** How it stands in its archive, to be written again as it is while its data are the same; absent for a new one. */
  readonly packed?: PackedEntry;
}

/** An entry as bytes: its local record (header and packed data) and its record in the directory. */
interface PackedEntry {
  readonly local: Uint8Array;
  readonly directory: Uint8Array;
  /** What it inflates to. */
  readonly data: Uint8Array;
  /** Whether it is stored without compression. */
  readonly stored: boolean;
}

interface DirectoryRecord {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly localOffset: number;
  readonly isWide: boolean;
  readonly bytes: Uint8Array;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_RECORD = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const LOCAL_SIZE = 30;
const DIRECTORY_SIZE = 46;
const END_SIZE = 22;
const ZIP64_EXTRA = 0x0001;
const ENCRYPTED = 1;
const SLICE = 64 * 1024;
const RATIO_FREE_BYTES = 1024 * 1024;

/**
 * Reads a zip archive whole, entries in the order of its directory.
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
    const { name } = record;
    const room = Math.min(limits.zipPartBytes, limits.zipTotalBytes - total);
    const packed = packedData(bytes, record);
    const data = inflateEntry(packed, record, (size) => {
      if (size > limits.zipPartBytes) throw tooLarge("zip-part-bytes", name, "inflates to too many bytes");
      if (size > room) throw tooLarge("zip-total-bytes", name, "takes the whole package past its size limit");
      if (size > RATIO_FREE_BYTES && size > packed.length * limits.zipRatio) {
        throw tooLarge("zip-ratio", name, `inflates to more than ${limits.zipRatio} times its packed size`);
      }
    });
    if (crc32(data) !== record.crc) throw damaged();
    total += data.length;
    return record.isWide ? { name, data } : { name, data, packed: asItStands(bytes, record, packed, data) };
  });
}

/**
 * Writes a zip archive with the entries in order. Entries read from an archive are copied as they stand there, packed
 * data and dates included; new ones bear one fixed date, so that equal entries give equal bytes.
 */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const records = entries.map((entry) => (entry.packed?.data === entry.data ? entry.packed : pack(entry)));
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const record of records) {
    const copy = record.directory.slice();
    new DataView(copy.buffer).setUint32(42, offset, true);
    directory.push(copy);
    offset += record.local.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = new Uint8Array(END_SIZE);
  const view = new DataView(end.buffer);
  view.setUint32(0, END_OF_DIRECTORY, true);
  view.setUint16(8, records.length, true);
  view.setUint16(10, records.length, true);
  view.setUint32(12, size, true);
  view.setUint32(16, offset, true);
  return concat([...records.map(({ local }) => local), ...directory, end]);
}

/** Packs an entry by way of an archive that holds nothing else. */
function pack({ name, data, packed }: ZipEntry): PackedEntry {
  const stored = packed?.stored ?? false;
  // The zip date has no time zone: fflate writes local fields, and these are built from local fields.
  const archive = zipSync({ [name]: [data, { level: stored ? 0 : 6 }] }, { mtime: new Date(1980, 0, 1, 12) });
  const end = archive.length - END_SIZE;
  const directory = new DataView(archive.buffer, archive.byteOffset).getUint32(end + 16, true);
  return { local: archive.subarray(0, directory), directory: archive.subarray(directory, end), data, stored };
}

function asItStands(bytes: Uint8Array, record: DirectoryRecord, packed: Uint8Array, data: Uint8Array): PackedEntry {
  // A descriptor after the data repeats sizes that the directory states; the copy states them up front instead.
  const HAS_DESCRIPTOR = 8;
  const nameAndExtra = packed.byteOffset - bytes.byteOffset - record.localOffset;
  const header = bytes.slice(record.localOffset, record.localOffset + nameAndExtra);
  const directory = record.bytes.slice();
  const [local, listed] = [new DataView(header.buffer), new DataView(directory.buffer)];
  const flags = record.flags & ~HAS_DESCRIPTOR;
  local.setUint16(6, flags, true);
  local.setUint32(14, record.crc, true);
  local.setUint32(18, record.packedSize, true);
  local.setUint32(22, record.size, true);
  listed.setUint16(8, flags, true);
  return { local: concat([header, packed]), directory, data, stored: record.method === 0 };
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

function readDirectory(bytes: Uint8Array, limit: number): readonly DirectoryRecord[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > limit) throw tooLarge("zip-entries", "the package", `holds ${count} entries; at most ${limit} are read`);
  let at = view.getUint32(end + 16, true);
  const records: DirectoryRecord[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + DIRECTORY_SIZE > view.byteLength || view.getUint32(at, true) !== DIRECTORY_RECORD) throw damaged();
    const nameEnd = at + DIRECTORY_SIZE + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const recordEnd = extraEnd + view.getUint16(at + 32, true);
    if (recordEnd > view.byteLength) throw damaged();
    const name = new TextDecoder("utf-8").decode(bytes.subarray(at + DIRECTORY_SIZE, nameEnd));
    const flags = view.getUint16(at + 8, true);
    if ((flags & ENCRYPTED) !== 0) {
      throw new ResumeError("encrypted", `The entry "${name}" is encrypted. Save the file without a password.`);
    }
    const wide = readZip64(view, nameEnd, extraEnd);
    const isWide = wide.length > 0;
    const size = wideOr(view.getUint32(at + 24, true), wide);
    const packedSize = wideOr(view.getUint32(at + 20, true), wide);
    const localOffset = wideOr(view.getUint32(at + 42, true), wide);
    records.push({
      name,
      method: view.getUint16(at + 10, true),
      flags,
      crc: view.getUint32(at + 16, true),
      packedSize,
      size,
      localOffset,
      isWide,
      bytes: bytes.subarray(at, recordEnd),
    });
    at = recordEnd;
  }
  return records;
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_SIZE - 0xffff);
  for (let at = view.byteLength - END_SIZE; at >= lowest; at -= 1) {
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

function packedData(bytes: Uint8Array, { localOffset, packedSize }: DirectoryRecord): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (localOffset + LOCAL_SIZE > bytes.length || view.getUint32(localOffset, true) !== LOCAL_HEADER) throw damaged();
  const names = view.getUint16(localOffset + 26, true) + view.getUint16(localOffset + 28, true);
  const start = localOffset + LOCAL_SIZE + names;
  if (start + packedSize > bytes.length) throw damaged();
  return bytes.subarray(start, start + packedSize);
}

function inflateEntry(
  packed: Uint8Array,
  { method, size }: DirectoryRecord,
  check: (size: number) => void,
): Uint8Array {
  check(size);
  if (method === 0) {
    if (packed.length !== size) throw damaged();
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
    for (let at = 0; at < packed.length; at += SLICE) {
      inflate.push(packed.subarray(at, at + SLICE), at + SLICE >= packed.length);
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
