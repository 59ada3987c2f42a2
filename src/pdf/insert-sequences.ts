import { openedAs } from "./content-stream-extract";
import type { OpenPage } from "./content-stream-move";
import type { Insertion } from "./content-stream-rewrite";
import type { PaintTarget } from "./insert-target";

/** Content of one element may not hold that of another: its sequence is closed before, and goes on under a new id. */
export function leavingSequences(
  page: OpenPage,
  at: number,
  text: string,
  remaining: ReadonlySet<number>,
  target: PaintTarget,
): Insertion {
  const around = page.surroundings[at]!;
  const kept = around.sequences.filter((sequence) => {
    const id = page.contentIds.get(sequence);
    return id === undefined || remaining.has(id);
  });
  const outermost = kept.findIndex((sequence) => page.contentIds.has(sequence));
  if (outermost < 0) return { at, text };
  const open = kept.slice(outermost);
  const textStart = around.isInText
    ? page.operators.findLastIndex(({ name }, index) => index < at && name === "BT")
    : -1;
  const isInside = (sequence: number) => textStart >= 0 && sequence > textStart;
  const leave = (sequences: readonly number[]) => sequences.map(() => "EMC").join(" ");
  const enter = (sequences: readonly number[]) =>
    sequences
      .map((sequence) => {
        const { operands, start, end } = page.operators[sequence]!;
        const id = page.contentIds.get(sequence);
        const tag = operands[0];
        const raw = page.text.slice(start, end);
        if (id === undefined || tag?.kind !== "name") return raw;
        return openedAs(raw, page.text.slice(tag.start, tag.end), target.contentId(page, id));
      })
      .join(" ");
  const inside = open.filter(isInside);
  const outside = open.filter((sequence) => !isInside(sequence));
  return {
    at,
    text: [leave(outside), text, enter(outside)].filter((part) => part !== "").join("\n"),
    leave: leave(inside),
    enter: enter(inside),
  };
}
