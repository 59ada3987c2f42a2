import { ADDITION_TAGS } from "./addition-tags";
import { numberOperand, numbersOf } from "./content-stream";
import type { Mark, TextMark } from "./content-stream-marks";
import {
  bareShow,
  type Fate,
  isShow,
  type OpenPage,
  operatorsOf,
  paintAt,
  STAY,
  showAt,
  stretchedPath,
} from "./content-stream-move";
import { IDENTITY } from "./page-layout-matrix";

/** Operators to stand before one of the page's own. */
export interface Insertion {
  /** Index of the operator; the number of operators for the end. */
  readonly at: number;
  readonly text: string;
  /** Where it stands within a text object: what is to come before the object is closed, and after it is opened again. */
  readonly leave?: string;
  readonly enter?: string;
}

export interface Rewrite {
  readonly fateOf: (mark: number) => Fate;
  readonly insertions: readonly Insertion[];
  /** Clips that no longer hold: the paths that made them, by their marks. */
  readonly openedClips: ReadonlySet<number>;
  /** Ids of marked content under which something is still painted; sequences with other ids are taken out. */
  readonly remaining: ReadonlySet<number>;
}

/**
 * Writes a page's content anew with some of its marks moved or left out. Whatever is not touched is copied as it stands;
 * a text object in which something moves gets every line placed on its own (ISO 32000-2 §9.4.2, `Tm`).
 */
export function rewritePage(page: OpenPage, { fateOf, insertions, openedClips, remaining }: Rewrite): string {
  const { operators, text } = page;
  const markAt = new Map<number, number>();
  page.marks.forEach((mark, index) => {
    markAt.set(mark.first, index);
  });
  const inserted = new Map<number, string[]>();
  for (const insertion of insertions) {
    const isInText = page.surroundings[insertion.at]?.isInText === true;
    inserted.set(insertion.at, [...(inserted.get(insertion.at) ?? []), ...insertedParts(insertion, isInText)]);
  }
  const touched = touchedTextObjects(page, markAt, fateOf, inserted);
  const gone = emptiedAdditions(page, markAt, fateOf, inserted);
  const pieces: string[] = [];
  let isTouched = false;
  let before: Fate | null = null;

  for (let index = 0; index < operators.length; index += 1) {
    const operator = operators[index]!;
    const more = inserted.get(index);
    if (more !== undefined) {
      pieces.push(...more);
      before = null;
    }
    const end = gone.get(index);
    if (end !== undefined) {
      index = end;
      before = null;
      continue;
    }
    if (operator.name === "BT") {
      isTouched = touched.has(index);
      before = null;
    }
    const number = markAt.get(index);
    const mark = number === undefined ? undefined : page.marks[number]!;
    if (mark === undefined) {
      if (isOfEmptied(page, index, remaining)) continue;
      if (isTouched && POSITIONING.has(operator.name)) {
        if (operator.name === "TD") pieces.push(`${numberOperand(-(numbersOf(operator)[1] ?? 0))} TL`);
      } else pieces.push(text.slice(operator.start, operator.end));
      if (operator.name === "ET") isTouched = false;
      continue;
    }
    const fate = fateOf(number!);
    if (mark.kind === "text") {
      const asItStands = page.shows?.get(index) ?? text.slice(operator.start, operator.end);
      pieces.push(isTouched ? placedShow(page, mark, fate, before) : asItStands);
      before = fate;
    } else {
      pieces.push(painted(page, mark, fate, !openedClips.has(number!)));
      index = mark.last;
    }
  }
  pieces.push(...(inserted.get(operators.length) ?? []));
  return `${pieces.filter((piece) => piece !== "").join("\n")}\n`;
}

/**
 * Sequences that an earlier run of this library painted and of which nothing stays, by their first operator: each is
 * whole in itself, so that its state goes with it.
 */
function emptiedAdditions(
  { operators }: OpenPage,
  markAt: ReadonlyMap<number, number>,
  fateOf: Rewrite["fateOf"],
  inserted: ReadonlyMap<number, unknown>,
): ReadonlyMap<number, number> {
  const gone = new Map<number, number>();
  const open: number[] = [];
  operators.forEach(({ name }, index) => {
    if (name === "BMC" || name === "BDC") open.push(index);
    const start = name === "EMC" ? open.pop() : undefined;
    const tag = start === undefined ? undefined : operators[start]!.operands[0];
    if (start === undefined || tag?.kind !== "name" || !ADDITION_TAGS.has(tag.value)) return;
    const inside = Array.from({ length: index - start }, (_, offset) => start + 1 + offset);
    const stays = (at: number) => markAt.has(at) && fateOf(markAt.get(at)!).kind !== "drop";
    if (!inside.some((at) => stays(at) || inserted.has(at))) gone.set(start, index);
  });
  return gone;
}

/** Whether an operator opens or closes marked content with an id, all of which is painted elsewhere or taken out. */
function isOfEmptied(
  { operators, surroundings, contentIds }: OpenPage,
  index: number,
  remaining: ReadonlySet<number>,
): boolean {
  const { name } = operators[index]!;
  const sequence = name === "EMC" ? surroundings[index]!.sequences.at(-1) : index;
  const id = sequence === undefined ? undefined : contentIds.get(sequence);
  return id !== undefined && !remaining.has(id);
}

/** Nothing but text may stand in a text object (§9.4.1), so it is closed and opened again. */
function insertedParts({ text, leave = "", enter = "" }: Insertion, isInText: boolean): readonly string[] {
  return isInText ? [leave, "ET", text, "BT", enter] : [text];
}

const POSITIONING: ReadonlySet<string> = new Set(["Td", "TD", "Tm", "T*"]);

/** The `BT` operators of text objects in which something moves. */
function touchedTextObjects(
  { operators }: OpenPage,
  markAt: ReadonlyMap<number, number>,
  fateOf: Rewrite["fateOf"],
  inserted: ReadonlyMap<number, unknown>,
): ReadonlySet<number> {
  const touched = new Set<number>();
  let open = -1;
  operators.forEach((operator, index) => {
    if (open >= 0 && inserted.has(index)) touched.add(open);
    if (operator.name === "BT") open = index;
    else if (operator.name === "ET") open = -1;
    else if (open >= 0 && isShow(operator)) {
      const number = markAt.get(index);
      if (number !== undefined && fateOf(number).kind !== "stay") touched.add(open);
    }
  });
  return touched;
}

function placedShow(page: OpenPage, mark: TextMark, fate: Fate, before: Fate | null): string {
  if (fate.kind === "drop") return stateOfDropped(page, mark);
  if (mark.continues && before !== null && sameMove(fate, before)) return bareShow(page, mark);
  return showAt(page, mark, fate.kind === "move" ? fate.by : IDENTITY);
}

/** A show that is left out may still set spacing for those that follow. */
function stateOfDropped({ operators }: OpenPage, { first }: TextMark): string {
  const operator = operators[first]!;
  if (operator.name !== '"') return "";
  const [word = 0, character = 0] = numbersOf(operator);
  return `${numberOperand(word)} Tw ${numberOperand(character)} Tc`;
}

function sameMove(one: Fate, other: Fate): boolean {
  if (one.kind === "move" && other.kind === "move") return one.by.every((value, index) => value === other.by[index]);
  return one.kind === other.kind;
}

function painted(page: OpenPage, mark: Exclude<Mark, TextMark>, fate: Fate, keepsClip: boolean): string {
  switch (fate.kind) {
    case "stay":
      return operatorsOf(page, mark, keepsClip);
    case "move":
      return paintAt(page, mark, fate.by, keepsClip);
    case "stretch":
      return mark.kind === "path"
        ? stretchedPath(page, mark, fate.upper, fate.lower)
        : painted(page, mark, STAY, keepsClip);
    case "drop":
      // The clip of what follows must not be lost with the paint.
      return mark.kind === "path" && mark.clipping && keepsClip
        ? operatorsOf(page, mark, true).replace(/\S+$/u, "n")
        : "";
  }
}
