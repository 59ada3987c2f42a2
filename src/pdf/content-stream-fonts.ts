import { decodeStream } from "./content-stream-source";
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFStream } from "./lib";

/** A character code of a string that is shown (ISO 32000-2 §9.4.3, §9.7.6.2). */
export interface ShownCode {
  /** One character a byte. */
  readonly bytes: string;
  /** In thousandths of text space. */
  readonly width: number;
  /** What it stands for; absent where the font does not say. */
  readonly text?: string;
}

/** What is needed of a font of the file to measure what it shows and to show more with it. */
export interface SourceFont {
  readonly dictionary: PDFDict;
  /** `ABCDEF+Carlito-Bold`. */
  readonly name: string;
  readonly isType3: boolean;
  readonly isEmbedded: boolean;
  readonly codes: (shown: string) => readonly ShownCode[];
}

/** Opens a font dictionary (ISO 32000-2 §9.6, §9.7). */
export function openSourceFont(dictionary: PDFDict): SourceFont {
  const subtype = nameIn(dictionary, "Subtype");
  const isComposite = subtype === "Type0";
  const descendant = isComposite
    ? dictionary.lookupMaybe(PDFName.of("DescendantFonts"), PDFArray)?.lookup(0)
    : dictionary;
  const inner = descendant instanceof PDFDict ? descendant : dictionary;
  const descriptor = inner.lookupMaybe(PDFName.of("FontDescriptor"), PDFDict);
  const toUnicode = unicodeMap(dictionary);
  const encoding = nameIn(dictionary, "Encoding");
  const width = isComposite ? compositeWidths(inner) : simpleWidths(dictionary, descriptor, subtype);
  const textOf = (code: number): string | undefined =>
    toUnicode?.get(code) ?? (toUnicode === null && encoding === "WinAnsiEncoding" ? windowsText(code) : undefined);
  const size = isComposite ? 2 : 1;
  const known = new Map<string, ShownCode>();
  return {
    dictionary,
    name: nameIn(dictionary, "BaseFont") ?? "",
    isType3: subtype === "Type3",
    isEmbedded: ["FontFile", "FontFile2", "FontFile3"].some((key) => descriptor?.has(PDFName.of(key)) === true),
    codes: (shown) => {
      const codes: ShownCode[] = [];
      for (let at = 0; at < shown.length; at += size) {
        const bytes = shown.slice(at, at + size);
        let found = known.get(bytes);
        if (found === undefined) {
          const code = size === 2 ? bytes.charCodeAt(0) * 256 + (bytes.charCodeAt(1) || 0) : bytes.charCodeAt(0);
          const text = textOf(code);
          found = { bytes, width: width(code), ...(text === undefined ? {} : { text }) };
          known.set(bytes, found);
        }
        codes.push(found);
      }
      return codes;
    },
  };
}

function nameIn(dictionary: PDFDict, key: string): string | undefined {
  const value = dictionary.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : undefined;
}

function numberAt(array: PDFArray, index: number): number | undefined {
  const value = array.lookup(index);
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}

function simpleWidths(
  dictionary: PDFDict,
  descriptor: PDFDict | undefined,
  subtype: string | undefined,
): (code: number) => number {
  const widths = dictionary.lookupMaybe(PDFName.of("Widths"), PDFArray);
  const first = dictionary.lookupMaybe(PDFName.of("FirstChar"), PDFNumber)?.asNumber() ?? 0;
  const missing = descriptor?.lookupMaybe(PDFName.of("MissingWidth"), PDFNumber)?.asNumber() ?? 0;
  const matrix = dictionary.lookupMaybe(PDFName.of("FontMatrix"), PDFArray);
  const scale = subtype === "Type3" && matrix !== undefined ? (numberAt(matrix, 0) ?? 0.001) * 1000 : 1;
  // The standard fonts may leave their widths out (§9.6.2.2); half an em is near enough to tell columns apart.
  if (widths === undefined) return () => 500;
  return (code) => (numberAt(widths, code - first) ?? missing) * scale;
}

/** ISO 32000-2 §9.7.4.3. */
function compositeWidths(font: PDFDict): (code: number) => number {
  const usual = font.lookupMaybe(PDFName.of("DW"), PDFNumber)?.asNumber() ?? 1000;
  const array = font.lookupMaybe(PDFName.of("W"), PDFArray);
  const single = new Map<number, number>();
  const ranges: { from: number; to: number; width: number }[] = [];
  for (let index = 0; array !== undefined && index + 1 < array.size(); ) {
    const from = numberAt(array, index) ?? 0;
    const second = array.lookup(index + 1);
    if (second instanceof PDFArray) {
      for (let offset = 0; offset < second.size(); offset += 1)
        single.set(from + offset, numberAt(second, offset) ?? usual);
      index += 2;
    } else {
      ranges.push({ from, to: numberAt(array, index + 1) ?? from, width: numberAt(array, index + 2) ?? usual });
      index += 3;
    }
  }
  return (code) => single.get(code) ?? ranges.find(({ from, to }) => from <= code && code <= to)?.width ?? usual;
}

/** The font's ToUnicode CMap (ISO 32000-2 §9.10.3); null when it has none. */
function unicodeMap(dictionary: PDFDict): ReadonlyMap<number, string> | null {
  const stream = dictionary.lookup(PDFName.of("ToUnicode"));
  if (!(stream instanceof PDFStream) || !(stream instanceof PDFRawStream)) return null;
  const cmap = decodeStream(stream, 4_000_000);
  if (cmap === null) return null;
  const map = new Map<number, string>();
  for (const [, body = ""] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/gu)) {
    for (const [, code = "", text = ""] of body.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f\s]*)>/gu)) {
      map.set(Number.parseInt(code, 16), utf16(text));
    }
  }
  for (const [, body = ""] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/gu)) {
    readRanges(body, map);
  }
  return map;
}

function readRanges(body: string, map: Map<number, string>): void {
  const ranges = /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])/gu;
  for (const [, low = "", high = "", start, list] of body.matchAll(ranges)) {
    const from = Number.parseInt(low, 16);
    const to = Math.min(Number.parseInt(high, 16), from + 0xffff);
    if (list !== undefined) {
      const texts = [...list.matchAll(/<([0-9A-Fa-f\s]*)>/gu)].map(([, text = ""]) => utf16(text));
      texts.forEach((text, index) => {
        if (from + index <= to) map.set(from + index, text);
      });
    } else {
      const first = utf16(start ?? "");
      const stem = first.slice(0, -1);
      const last = first.charCodeAt(first.length - 1) || 0;
      for (let code = from; code <= to; code += 1) map.set(code, stem + String.fromCharCode(last + code - from));
    }
  }
}

function utf16(digits: string): string {
  const clean = digits.replace(/\s/gu, "");
  let text = "";
  for (let at = 0; at + 3 < clean.length; at += 4)
    text += String.fromCharCode(Number.parseInt(clean.slice(at, at + 4), 16));
  return text;
}

const WINDOWS = new TextDecoder("windows-1252");

function windowsText(code: number): string | undefined {
  return code >= 32 ? WINDOWS.decode(new Uint8Array([code])) : undefined;
}
