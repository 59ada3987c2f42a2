import type { Context } from "../context";
import type { DisplayPage, PictureItem } from "./layout/display";
import type { PDFDocument, PDFImage } from "./lib";

/** Pixels of all PNG pictures that are drawn; each takes a dozen bytes while it is decoded. A photo has twelve million. */
const MOST_PIXELS = 16_000_000;

/** Embeds the pictures of all pages, each once; those that cannot be drawn are left out, with a message. */
export async function embedPictures(
  document: PDFDocument,
  pages: readonly DisplayPage[],
  { checkpoint, messages }: Context,
): Promise<ReadonlyMap<Uint8Array, PDFImage>> {
  const pictures = new Map<Uint8Array, PDFImage>();
  const failed = new Set<Uint8Array>();
  let pixels = 0;
  for (const item of pages.flatMap(({ items }) => items)) {
    if (item.kind !== "picture" || pictures.has(item.data) || failed.has(item.data)) continue;
    checkpoint();
    pixels += pixelsOf(item);
    if (pixels > MOST_PIXELS) {
      pixels -= pixelsOf(item);
      failed.add(item.data);
      messages.warn("picture-not-drawn", "A picture of the resume is too large and was left out; its room is kept.");
      continue;
    }
    try {
      pictures.set(item.data, await embed(document, item));
    } catch {
      failed.add(item.data);
      messages.warn("picture-not-drawn", "A picture of the resume is damaged and was left out; its room is kept.");
    }
  }
  return pictures;
}

/** By the header of a PNG (PNG 3rd edition §11.2.1); a JPEG is not decoded. */
function pixelsOf({ type, data }: PictureItem): number {
  if (type !== "png" || data.length < 24) return 0;
  const header = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return header.getUint32(16) * header.getUint32(20);
}

async function embed(document: PDFDocument, { type, data }: PictureItem): Promise<PDFImage> {
  const picture = type === "png" ? await document.embedPng(data) : await document.embedJpg(data);
  // At once, so that what it was decoded to is let go.
  await picture.embed();
  return picture;
}
