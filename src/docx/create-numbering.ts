import { AlignmentType, type INumberingOptions, LevelFormat, LevelSuffix } from "docx";
import type { FlowBlock, FlowParagraph } from "../model/flow";
import { indentOptions, runOptions } from "./create-look";

type Marker = NonNullable<FlowParagraph["marker"]>;
type NumberFormat = (typeof LevelFormat)[keyof typeof LevelFormat];

/** Which list of the document a paragraph belongs to. */
export interface ListPlace {
  readonly reference: string;
  readonly level: number;
}

export interface Lists {
  readonly options: INumberingOptions;
  readonly placeOf: (paragraph: FlowParagraph) => ListPlace | undefined;
}

interface Ordinal {
  readonly format: NumberFormat;
  readonly value: number;
  /** Level text with `%` where the number stands: `(%)`, `%.`. */
  readonly pattern: string;
}

/**
 * Makes lists (ECMA-376 Part 1 §17.9) of marked paragraphs. Bullets of one mark, look and indent share a list; numbered
 * paragraphs that count on from each other do, and every other run of numbers is a list with its own start.
 */
export function listsOf(blocks: readonly FlowBlock[]): Lists {
  const config: { reference: string; levels: readonly INumberingOptions["config"][number]["levels"][number][] }[] = [];
  const places = new Map<FlowParagraph, ListPlace>();
  const bullets = new Map<string, ListPlace>();
  const counting = new Map<string, { readonly place: ListPlace; last: number }>();

  const add = (paragraph: FlowParagraph, marker: Marker, ordinal: Ordinal | null): ListPlace => {
    const level = Math.min(Math.max(marker.level, 0), 8);
    const place = { reference: `list-${config.length + 1}`, level };
    config.push({
      reference: place.reference,
      levels: [
        {
          level,
          format: ordinal?.format ?? LevelFormat.BULLET,
          text: ordinal === null ? bulletText(marker.text) : ordinal.pattern.replace("%", `%${level + 1}`),
          alignment: AlignmentType.LEFT,
          start: ordinal?.value ?? 1,
          suffix: SUFFIXES[marker.suffix ?? "tab"],
          style: { run: runOptions(marker.look ?? {}), paragraph: indentOptions(paragraph) },
        },
      ],
    });
    return place;
  };

  for (const paragraph of paragraphsIn(blocks)) {
    const { marker } = paragraph;
    if (marker === undefined) continue;
    const ordinal = marker.ordered ? ordinalOf(marker.text) : null;
    const key = JSON.stringify([
      marker.level,
      ordinal?.pattern ?? marker.text,
      ordinal?.format,
      marker.look,
      marker.suffix,
      indentOptions(paragraph),
    ]);
    if (ordinal === null) {
      const place = bullets.get(key) ?? add(paragraph, marker, null);
      bullets.set(key, place);
      places.set(paragraph, place);
      continue;
    }
    const list = counting.get(key);
    const goesOn = list !== undefined && list.last + 1 === ordinal.value;
    const place = goesOn ? list.place : add(paragraph, marker, ordinal);
    counting.set(key, { place, last: ordinal.value });
    places.set(paragraph, place);
  }
  return { options: { config }, placeOf: (paragraph) => places.get(paragraph) };
}

const SUFFIXES = { tab: LevelSuffix.TAB, space: LevelSuffix.SPACE, nothing: LevelSuffix.NOTHING } as const;

/** Marks of symbol fonts have no meaning without their font, which the new file does not use. */
function bulletText(text: string): string {
  return text === "" || /[\p{Co}\p{Cc}\p{Cn}]/u.test(text) ? "•" : text;
}

const ROMAN_VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** The number of `3.`, `b)`, `(iv)`; null when it is none that lists count. */
function ordinalOf(marker: string): Ordinal | null {
  const match = /^([([]?)(\d{1,4}|[a-z]|[ivxlc]{1,6}|[A-Z]|[IVXLC]{1,6})([.)\]:]?)$/u.exec(marker.trim());
  if (match === null) return null;
  const [, before = "", number = "", after = ""] = match;
  const pattern = `${before}%${after}`;
  if (/^\d/u.test(number)) return { format: LevelFormat.DECIMAL, value: Number(number), pattern };
  const isUpper = number !== number.toLowerCase();
  const lower = number.toLowerCase();
  // A single letter other than i counts letters: c is the third, not a hundred.
  if (lower.length === 1 && lower !== "i") {
    const value = lower.charCodeAt(0) - 96;
    return { format: isUpper ? LevelFormat.UPPER_LETTER : LevelFormat.LOWER_LETTER, value, pattern };
  }
  return { format: isUpper ? LevelFormat.UPPER_ROMAN : LevelFormat.LOWER_ROMAN, value: romanValue(lower), pattern };
}

function romanValue(numeral: string): number {
  const values = [...numeral].map((letter) => ROMAN_VALUES[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}

export function* paragraphsIn(blocks: readonly FlowBlock[]): Generator<FlowParagraph> {
  for (const block of blocks) {
    if (block.kind === "paragraph") yield block;
    else for (const { cells } of block.rows) for (const cell of cells) yield* paragraphsIn(cell.blocks);
  }
}
