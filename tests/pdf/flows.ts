import type { FlowBlock, FlowDocument, FlowInline, FlowParagraph, FlowSection } from "../../src/model/flow";
import type { Run } from "../../src/model/look";

/** Small documents to be laid out: Letter paper, inch margins, Calibri 11. */

export const LOOK = { font: "Calibri", size: 11 } as const;

export function text(value: string, look: Partial<Run> = {}): FlowInline {
  return { kind: "text", ...LOOK, ...look, text: value };
}

export function paragraph(content: string | readonly FlowInline[], look: Partial<FlowParagraph> = {}): FlowParagraph {
  const inlines = typeof content === "string" ? [text(content)] : content;
  return { kind: "paragraph", inlines, mark: LOOK, widowControl: true, ...look };
}

export function section(blocks: readonly FlowBlock[], more: Partial<FlowSection> = {}): FlowSection {
  return {
    page: { width: 612, height: 792, marginTop: 72, marginRight: 72, marginBottom: 72, marginLeft: 72 },
    headerDistance: 36,
    footerDistance: 36,
    columns: [{ width: 468, gap: 0 }],
    start: "page",
    blocks,
    ...more,
  };
}

export function flow(...sections: readonly FlowSection[]): FlowDocument {
  return { sections, defaultTab: 36, title: "A resume", language: "en-US" };
}

/** Lines that fill a page of 12 points each, when set exactly. */
export function filler(count: number, look: Partial<FlowParagraph> = {}): readonly FlowParagraph[] {
  return Array.from({ length: count }, (_, index) =>
    paragraph(`line ${index + 1}`, { lineHeight: { rule: "exact", value: 12 }, ...look }),
  );
}
