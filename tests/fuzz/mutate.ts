import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";

/** A source of numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;
type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array;

const below = (random: Random, end: number): number => Math.floor(random() * end);
const pick = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)]!;

/** Values at which readers stumble. */
const EDGES = [
  "0",
  "-1",
  "65535",
  "65536",
  "2147483647",
  "2147483648",
  "4294967295",
  "-2147483649",
  "1e308",
  "NaN",
  "0.0000001",
  "",
];

const join = (...pieces: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(pieces));

/** Changes of bytes, without knowing what they mean. */
const BLIND: readonly Mutation[] = [
  function flipBits(bytes, random) {
    const copy = bytes.slice();
    for (let count = 1 + below(random, 12); count > 0 && copy.length > 0; count -= 1) {
      copy[below(random, copy.length)]! ^= 1 << below(random, 8);
    }
    return copy;
  },
  function cutOff(bytes, random) {
    return bytes.slice(0, below(random, bytes.length));
  },
  function takeOut(bytes, random) {
    const at = below(random, bytes.length);
    return join(bytes.subarray(0, at), bytes.subarray(at + 1 + below(random, 400)));
  },
  function repeat(bytes, random) {
    const at = below(random, bytes.length);
    const piece = bytes.subarray(at, at + 1 + below(random, 400));
    return join(
      bytes.subarray(0, at),
      ...Array.from({ length: 1 + below(random, 60) }, () => piece),
      bytes.subarray(at),
    );
  },
  function overwrite(bytes, random) {
    const copy = bytes.slice();
    const at = below(random, copy.length);
    copy.fill(pick(random, [0, 32, 65, 127, 255]), at, at + 1 + below(random, 100));
    return copy;
  },
  function moveAround(bytes, random) {
    const [first = 0, second = 0, third = 0] = [0, 0, 0].map(() => below(random, bytes.length)).sort((a, b) => a - b);
    return join(
      bytes.subarray(0, first),
      bytes.subarray(second, third),
      bytes.subarray(first, second),
      bytes.subarray(third),
    );
  },
];

/** Changes of text with marks: numbers, names, tags. */
const TEXTUAL: readonly ((text: string, random: Random) => string)[] = [
  (text, random) => replaceOne(text, /-?\d+(\.\d+)?/gu, () => pick(random, EDGES), random),
  (text, random) => replaceOne(text, /<[^<>]+>/gu, () => "", random),
  (text, random) => replaceOne(text, /<[^<>]+>/gu, (tag) => tag.repeat(2 + below(random, 300)), random),
  (text, random) =>
    replaceOne(
      text,
      /"[^"]*"/gu,
      () => `"${pick(random, ["", "x".repeat(5000), "&#x10FFFF;", "../..", "\u202E"])}"`,
      random,
    ),
  (text, random) =>
    replaceOne(
      text,
      />[^<>]+</gu,
      () => `>${pick(random, ["", "\u200B", "\u{1F600}", "a".repeat(20_000), "\u0645\u0631"])}<`,
      random,
    ),
  (text, random) =>
    replaceOne(
      text,
      /\/[A-Za-z]+/gu,
      () => pick(random, ["/Kids", "/Length", "/Type", "/Font", "/X", "/Parent"]),
      random,
    ),
  (text, random) => replaceOne(text, /\d+ 0 R/gu, () => `${below(random, 30)} 0 R`, random),
  (text, random) =>
    replaceOne(
      text,
      /<w:p[ >][\s\S]*?<\/w:p>/gu,
      (element) =>
        pick(random, [
          "",
          element + element,
          `<w:tbl><w:tr><w:tc>${element}</w:tc></w:tr></w:tbl>`,
          `<w:ins>${element}</w:ins>`,
        ]),
      random,
    ),
  (text, random) =>
    replaceOne(
      text,
      /\b(Tj|TJ|Tf|Td|Tm|cm|q|Q|BT|ET|re|Do)\b/gu,
      () => pick(random, ["q", "Q", "BT", "ET", "Tj", "cm", "Tm", "Do", ""]),
      random,
    ),
];

/** Changes an input in one to three ways; which ones depends on the seed alone. */
export function mutate(input: Uint8Array | string, seed: number): Uint8Array | string {
  const random = randomFrom(seed);
  let output = input;
  for (let count = 1 + below(random, 3); count > 0; count -= 1) output = mutateOnce(output, random);
  return output;
}

function mutateOnce(input: Uint8Array | string, random: Random): Uint8Array | string {
  if (typeof input === "string") {
    return random() < 0.5
      ? pick(random, TEXTUAL)(input, random)
      : strFromU8(pick(random, BLIND)(strToU8(input), random));
  }
  if (input.length === 0) return input;
  const dice = random();
  if (isZip(input) && dice < 0.75) return mutatePart(input, random);
  if (!isZip(input) && dice < 0.5) {
    return new Uint8Array(Buffer.from(pick(random, TEXTUAL)(Buffer.from(input).toString("latin1"), random), "latin1"));
  }
  return pick(random, BLIND)(input, random);
}

const LARGEST_PART = 1 << 26;

/** Changes one part of a package and zips it again, so that the zip itself stays sound. */
function mutatePart(bytes: Uint8Array, random: Random): Uint8Array {
  let parts: Record<string, Uint8Array>;
  try {
    // A blow before this one may have made a part claim gigabytes.
    parts = unzipSync(bytes, { filter: ({ originalSize }) => originalSize < LARGEST_PART });
  } catch {
    return pick(random, BLIND)(bytes, random);
  }
  const names = Object.keys(parts);
  // The main part is where most can go wrong.
  const name = random() < 0.6 && parts["word/document.xml"] !== undefined ? "word/document.xml" : pick(random, names);
  const part = parts[name];
  if (part === undefined || part.length === 0) return bytes;
  const dice = random();
  if (dice < 0.05) delete parts[name];
  else if (dice < 0.2) parts[name] = pick(random, BLIND)(part, random);
  else parts[name] = strToU8(pick(random, TEXTUAL)(strFromU8(part), random));
  return zipSync(parts as Zippable, { mtime: "1980-01-01", level: 1 });
}

function replaceOne(text: string, pattern: RegExp, by: (found: string) => string, random: Random): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const { 0: piece, index } = pick(random, found);
  return text.slice(0, index) + by(piece) + text.slice(index + piece.length);
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}
