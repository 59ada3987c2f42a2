import { inflateSync } from "fflate";
import extractChunks from "png-chunks-extract";
import { ResumeError } from "../../errors";
import type { CredentialFormat } from "./format";

const KEYWORDS = ["openbadgecredential", "openbadges"];

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** A baked badge is read up to this size. */
const MOST_BYTES = 5 * 1024 * 1024;

/** A badge baked into a PNG: the text of an `iTXt` chunk (older: `tEXt`, `zTXt`) named `openbadges` or `openbadgecredential`. */
export const BAKED_PNG: CredentialFormat = {
  name: "baked PNG",
  holds: (value) => value instanceof Uint8Array && SIGNATURE.every((byte, index) => value[index] === byte),
  read: async (value, place, { read }) => {
    const baked = bakedText(value as Uint8Array);
    if (baked === null)
      return [{ place, problem: "this picture holds no badge; download the badge itself, not a copy of its picture" }];
    return read(baked, place);
  },
};

/** By the type of the chunk. */
const READERS: Readonly<Record<string, (data: Uint8Array) => string | null>> = {
  iTXt: internationalText,
  tEXt: plainText,
  zTXt: compressedText,
};

function bakedText(png: Uint8Array): string | null {
  for (const { name, data } of chunksOf(png)) {
    const read = READERS[name];
    const text = read === undefined ? null : read(data);
    if (text !== null) return text;
  }
  return null;
}

/** `iTXt` (PNG §11.3.3.4): keyword, 0, compression flag, method, language, 0, translated keyword, 0, text in UTF-8. */
function internationalText(data: Uint8Array): string | null {
  const end = data.indexOf(0);
  if (!isKeyword(data.subarray(0, end))) return null;
  const language = data.indexOf(0, end + 3);
  const translated = data.indexOf(0, language + 1);
  if (language < 0 || translated < 0) return null;
  const body = data.subarray(translated + 1);
  return data[end + 1] === 1 ? inflated(body) : decode(body);
}

/** `zTXt` (PNG §11.3.3.3): keyword, 0, method, deflated text. */
function compressedText(data: Uint8Array): string | null {
  const end = data.indexOf(0);
  return isKeyword(data.subarray(0, end)) ? inflated(data.subarray(end + 2)) : null;
}

/** zlib (RFC 1950): two bytes before and four after the deflated data; the buffer given is the most that is written. */
function inflated(body: Uint8Array): string | null {
  try {
    return decode(inflateSync(body.subarray(2, -4), { out: new Uint8Array(MOST_BYTES) }));
  } catch {
    return null;
  }
}

function plainText(data: Uint8Array): string | null {
  const end = data.indexOf(0);
  return isKeyword(data.subarray(0, end)) ? decode(data.subarray(end + 1)) : null;
}

function isKeyword(bytes: Uint8Array): boolean {
  return KEYWORDS.includes(decode(bytes).toLowerCase());
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** The package makes room for whatever length a chunk states, so the lengths are checked before it runs. */
function chunksOf(png: Uint8Array): readonly { readonly name: string; readonly data: Uint8Array }[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = SIGNATURE.length; at + 8 <= png.length; ) {
    const length = view.getUint32(at);
    if (length > png.length - at - 12) throw damaged();
    at += length + 12;
  }
  try {
    return extractChunks(png);
  } catch (error) {
    throw damaged(error);
  }
}

function damaged(cause?: unknown): ResumeError {
  return new ResumeError("invalid-credentials", "The PNG of a badge is damaged. Download it again.", { cause });
}
