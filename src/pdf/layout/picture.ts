import type { Context } from "../../context";
import type { FlowImage } from "../../model/flow";
import type { DisplayItem, StructureNode } from "./display";

/** A picture's element: what it shows, in words, for those who cannot see it. */
export function pictureNode({ alt }: FlowImage, parent: StructureNode | null): StructureNode | null {
  return parent === null || alt === undefined || alt === "" ? null : { type: "Figure", parent, alt };
}

/** A picture from its top left corner; one that cannot be drawn leaves a box of its size. */
export function drawPicture(
  { width, height, data, type, alt }: FlowImage,
  node: StructureNode | null,
  { messages }: Context,
): readonly DisplayItem[] {
  if (data !== undefined && type !== undefined) {
    return [{ kind: "picture", x: 0, y: 0, width, height, data, type, node }];
  }
  messages.warn(
    "picture-not-drawn",
    `A picture${alt ? ` (${alt})` : ""} is of a type that cannot be drawn; an empty box of its size stands in its place.`,
  );
  const rule = (x: number, y: number, toX: number, toY: number): DisplayItem => ({
    kind: "rule",
    x,
    y,
    toX,
    toY,
    width: 0.5,
    color: "A6A6A6",
    style: "single",
  });
  return [rule(0, 0, width, 0), rule(width, 0, width, height), rule(width, height, 0, height), rule(0, height, 0, 0)];
}
