import { latin1 } from "./latin1";
import { failDamagedObjects } from "./limit-errors";

/** A stream (ISO 32000-2 §7.3.8) as it is found in the raw file. */
export interface FoundStream {
  readonly dictionary: string;
  /** Where the dictionary, or what is taken for it, starts. */
  readonly dictionaryStart: number;
  readonly start: number;
  /** No reader takes the stream to go further than here. */
  readonly end: number;
}

/** A dictionary up to here costs little to look through, however often. */
const SHORT = 8 * 1024;
/** Longer dictionaries of a file, all together; each object has one, but `stream` may stand in its content too. */
const MOST_LONG = 64 * 1024 * 1024;

/**
 * All streams of a file, in the order of their bytes, whatever refers to them.
 * @throws {ResumeError} `corrupt` with detail `pdf-objects` when the word stands everywhere in huge objects.
 */
export function* findStreams(bytes: Uint8Array, checkpoint: () => void): Generator<FoundStream> {
  const text = latin1(bytes);
  let dictionaryStart = 0;
  let long = 0;
  let object = text.indexOf("obj");
  for (let at = text.indexOf("stream"); at >= 0; at = text.indexOf("stream", at + 6)) {
    if (text.startsWith("end", at - 3)) continue;
    checkpoint();
    for (; object >= 0 && object < at; object = text.indexOf("obj", object + 3)) dictionaryStart = object;
    if (at - dictionaryStart > SHORT) long += at - dictionaryStart;
    if (long > MOST_LONG) failDamagedObjects();
    const start = at + (text.startsWith("\r\n", at + 6) ? 8 : 7);
    const dictionary = text.slice(dictionaryStart, at);
    yield { dictionary, dictionaryStart, start, end: endOf(text, dictionary, start) };
  }
}

/**
 * The stated length, where the stream's end stands there. Otherwise the end of the file for a stream that ends by
 * itself, and the next end that is written for one that does not.
 */
function endOf(text: string, dictionary: string, start: number): number {
  const [, direct] = /\/Length\s+(\d+)(?!\s+\d+\s+R)/u.exec(dictionary) ?? [];
  const end = start + Number(direct);
  if (direct !== undefined && /^\s*endstream/u.test(text.slice(end, end + 16))) return end;
  const next = filtersOf(dictionary).length === 0 ? text.indexOf("endstream", start) : -1;
  return next < 0 ? text.length : next;
}

/** Names without `#` and two digits for a character (ISO 32000-2 §7.3.5). */
export function plainNames(text: string): string {
  return text.replace(/#([0-9a-f]{2})/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** The filters of a stream, by its dictionary (ISO 32000-2 §7.4). */
export function filtersOf(dictionary: string): readonly string[] {
  const [, value] = /\/(?:Filter|F)\s*(\[[^\]]*\]|\/\w+|\d+\s+\d+\s+R)/u.exec(plainNames(dictionary)) ?? [];
  if (value === undefined) return [];
  const names = [...value.matchAll(/\/(\w+)/gu)].map(([, name = ""]) => name);
  // A filter named elsewhere in the file: nearly always this one.
  return names.length > 0 ? names : ["FlateDecode"];
}
