import type { Context } from "../context";
import type { FlowBlock } from "../model/flow";
import { type FlowPlace, openFlowReader } from "./flow-reader";
import type { DocxPackage } from "./package";
import { attribute, childrenNamed, findAll, type XmlElement } from "./xml";

const KINDS = ["footnote", "endnote"] as const;

/**
 * The text of the notes that a body refers to (ECMA-376 Part 1 §17.11), to stand after it: footnotes first, each in the
 * order of its references. The marks in the text are no part of the words around them, and are left out.
 */
export function flowNotes(
  body: XmlElement,
  source: DocxPackage,
  context: Context,
  place: FlowPlace,
): readonly FlowBlock[] {
  const blocks = KINDS.flatMap((kind) => {
    const part = [...source.relationships.values()].find(({ type }) => type === `${kind}s`)?.target;
    const root = part === undefined ? undefined : source.xml(part);
    if (part === undefined || root === undefined) return [];
    const reader = openFlowReader(source, part, context);
    const notes = new Map(childrenNamed(root, `w:${kind}`).map((note) => [attribute(note, "w:id"), note]));
    return findAll(body, `w:${kind}Reference`).flatMap((reference) =>
      reader.blocks(notes.get(attribute(reference, "w:id"))?.children ?? [], place),
    );
  });
  if (blocks.length > 0) {
    context.messages.info("notes-at-end", "The notes of the resume stand at its end, without their marks in the text.");
  }
  return blocks;
}
