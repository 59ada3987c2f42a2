import type { Context } from "../context";
import { ResumeError } from "../errors";
import { codesMapped } from "./character-maps";
import { latin1 } from "./latin1";
import {
  failAnnotations,
  failCharacterMaps,
  failDamagedObjects,
  failObjectText,
  failStreamBytes,
  failTooDeep,
} from "./limit-errors";
import { countOperators, survey } from "./operator-count";
import { filtersOf, findStreams } from "./raw-streams";
import { decodePieces, textPieces } from "./stream-pieces";

/** Graphics states that are open at most, one in another; PDF.js takes time with their square. */
export const MOST_OPEN_STATES = 4000;
/** Annotations that a file holds at most; each costs some kilobytes in memory. */
const MOST_ANNOTATIONS = 10_000;
/** Objects that a file counts at most. */
const MOST_OBJECTS = 1_000_000;
/** Characters in which a file writes its objects, but for streams; readers take a hundred times as much memory. */
const MOST_OBJECT_TEXT = 4 * 1024 * 1024;
/** Codes that the fonts of a file map in ranges; Unicode has half as many. */
const MOST_MAPPED_CODES = 2_000_000;
/** The streams of a file grow to so many times what one may. */
const STREAMS_IN_ALL = 3;

/**
 * Refuses a file with a stream that would grow beyond `limits.pdfStreamBytes`, or with more operators in one stream
 * than `limits.pdfOperators`, before any reader has inflated it: neither PDF.js nor pdf-lib counts.
 *
 * Works on the raw bytes, so that it sees every stream however the file refers to it, and inflates piece by piece.
 *
 * @throws {ResumeError} `corrupt` when no object is found; `too-large` with detail `pdf-stream-bytes`, `pdf-operators`,
 * `pdf-depth`, `pdf-annotations`, `pdf-objects` or `pdf-character-maps`.
 */
export function checkStreams(bytes: Uint8Array, context: Context): void {
  const { limits, checkpoint } = context;
  const most = limits.pdfStreamBytes * STREAMS_IN_ALL;
  let size = 0;
  let openStates = 0;
  let mappedCodes = 0;
  const file = latin1(bytes);
  if (!/endobj|endstream/u.test(file)) failEmpty();
  let annotations = countRects(file);
  let objectText = textOutsideStreams(file, checkpoint);
  if (objectText > MOST_OBJECT_TEXT) failObjectText(MOST_OBJECT_TEXT);
  for (const stream of findStreams(bytes, checkpoint)) {
    checkpoint();
    if (/\/XRef\b/u.test(stream.dictionary)) checkReferences(stream.dictionary);
    if (rowOfPredictor(stream.dictionary) > limits.pdfStreamBytes) failStreamBytes(limits.pdfStreamBytes);
    const filters = filtersOf(stream.dictionary);
    const content = () => textPieces(decodePieces(bytes.subarray(stream.start, stream.end), filters, context));
    const holdsObjects = /\/ObjStm\b/u.test(stream.dictionary);
    let length = 0;
    let states = 0;
    let deepest = 0;
    let solid = 0;
    let mapsCharacters = false;
    for (const text of content()) {
      mapsCharacters ||= /begin(?:bf|cid)range/u.test(text);
      length += text.length;
      const surveyed = survey(text);
      deepest = Math.max(deepest, states + surveyed.deepest);
      states += surveyed.states;
      solid += surveyed.solid;
      if (holdsObjects) {
        annotations += countRects(text);
        objectText += surveyed.solid;
      }
      if (objectText > MOST_OBJECT_TEXT) failObjectText(MOST_OBJECT_TEXT);
      if (size + length > most) failStreamBytes(most);
    }
    size += length;
    if (mapsCharacters) mappedCodes += codesMapped([...content()].join(""));
    if (annotations > MOST_ANNOTATIONS) failAnnotations(MOST_ANNOTATIONS);
    if (mappedCodes > MOST_MAPPED_CODES) failCharacterMaps(MOST_MAPPED_CODES);
    if (openStates + deepest > MOST_OPEN_STATES) failTooDeep(MOST_OPEN_STATES);
    openStates += Math.max(0, states);
    // An operator is a letter at least.
    if (solid > limits.pdfOperators) countOperators(content(), limits.pdfOperators, checkpoint);
  }
  if (annotations > MOST_ANNOTATIONS) failAnnotations(MOST_ANNOTATIONS);
}

/** Characters but for space that stand between streams. */
function textOutsideStreams(file: string, checkpoint: () => void): number {
  let size = 0;
  for (let at = 0; at < file.length; ) {
    checkpoint();
    const stream = file.indexOf("stream", at);
    size += survey(file.slice(at, stream < 0 ? file.length : stream)).solid;
    const end = stream < 0 ? -1 : file.indexOf("endstream", stream);
    at = end < 0 ? file.length : end + "endstream".length;
  }
  return size;
}

/** Every annotation has a rectangle (ISO 32000-2 §12.5.2). */
function countRects(text: string): number {
  let count = 0;
  for (let at = text.indexOf("/Rect"); at >= 0; at = text.indexOf("/Rect", at + 5)) count += 1;
  return count;
}

/** Bytes of a row that a predictor works on (ISO 32000-2 §7.4.4.4), which readers set aside before they have any. */
function rowOfPredictor(dictionary: string): number {
  const number = (key: string, usual: number) =>
    Number(new RegExp(`/${key}\\s+(\\d+)`, "u").exec(dictionary)?.[1] ?? usual);
  return (number("Colors", 1) * number("Columns", 1) * number("BitsPerComponent", 8)) / 8;
}

/** A cross-reference stream (ISO 32000-2 §7.5.8) counts its entries itself; readers believe it. */
function checkReferences(dictionary: string): void {
  const numbersAfter = (key: string) =>
    (new RegExp(`/${key}\\s*\\[?([\\s\\d.+-]*)`, "u").exec(dictionary)?.[1] ?? "")
      .split(/\s+/u)
      .filter((word) => word !== "")
      .map(Number);
  const widths = numbersAfter("W");
  const counts = [...numbersAfter("Size"), ...numbersAfter("Index")];
  const isSound =
    widths.every((width) => width >= 0 && width <= 8) &&
    widths.some((width) => width > 0) &&
    counts.every((count) => count >= 0 && count <= MOST_OBJECTS);
  if (isSound) return;
  failDamagedObjects();
}

/** A file in which no object ends holds none; readers search it for them at length, and in vain. */
function failEmpty(): never {
  throw new ResumeError(
    "corrupt",
    "The PDF holds no objects: it is cut off or damaged. Save it again from the program that made it, then retry.",
    { detail: "pdf-objects" },
  );
}
