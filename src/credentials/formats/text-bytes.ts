import type { CredentialFormat } from "./format";

/** A text file as bytes: in UTF-8, UTF-16 with a byte order mark, or (older spreadsheets) Windows-1252. */
export const TEXT_BYTES: CredentialFormat = {
  name: "text file",
  holds: (value) => value instanceof Uint8Array,
  read: async (value, place, { read }) => {
    const text = decode(value as Uint8Array);
    if (text === null) {
      return [
        { place, problem: "this file is none that holds credentials; give JSON, CSV, a badge, or a LinkedIn export" },
      ];
    }
    return read(text, place);
  },
};

function decode(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const start = String.fromCharCode(...bytes.subarray(0, 5));
  if (start === "%PDF-" || bytes.subarray(0, 4096).includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
