import type { SectionPlan } from "../model/plan";
import type { PlacedGlyph } from "./layout/display";
import { areWhole, type SectionLine, type SectionTools, setLines } from "./section-lines";
import type { SectionModel } from "./section-model";

export interface SectionHeading {
  readonly lines: readonly SectionLine[];
  /** They hang beside the entries rather than above them. */
  readonly isBeside: boolean;
  /** At half the height of the entries beside them. */
  readonly isCentred: boolean;
}

export function headingLines(plan: SectionPlan, model: SectionModel, tools: SectionTools): SectionHeading {
  const { heading, frame, rail } = model;
  if (rail !== null) {
    const lines = setHeading(plan, { ...model, frame: rail }, { align: rail.align, indent: 0 }, tools);
    if (areWhole(plan.title.split(" "), lines)) return { lines, isBeside: true, isCentred: rail.isCentred };
  }
  const align = alignmentOf(model);
  const indent = heading === null || align !== "left" ? 0 : Math.max(heading.x - frame.left, 0);
  return { lines: setHeading(plan, model, { align, indent }, tools), isBeside: false, isCentred: false };
}

function setHeading(
  plan: SectionPlan,
  model: SectionModel,
  { align, indent }: { readonly align: "left" | "center" | "right"; readonly indent: number },
  tools: SectionTools,
): readonly SectionLine[] {
  const { headingLook } = model;
  const size = headingLook.size ?? 12;
  const lines = setLines(
    {
      kind: "paragraph",
      inlines: [{ kind: "text", text: plan.title, ...headingLook }],
      align,
      indentLeft: indent,
      ...(model.isRtl ? { rtl: true } : {}),
    },
    { kind: "heading", entry: -1, isOwn: false, size, pitch: Math.max(size * 1.15, 1), first: null },
    model,
    tools,
  );
  return headingLook.caps === "small" ? withLetters(lines, plan.title) : lines;
}

/** Small capitals stand for the letters of the title: who copies them gets these, as with the resume's own headings. */
function withLetters(lines: readonly SectionLine[], title: string): readonly SectionLine[] {
  const letters = [...title.replace(/\s/gu, "")];
  const spell = (glyph: PlacedGlyph): PlacedGlyph => {
    if (glyph.text.trim() === "") return glyph;
    const text = letters.splice(0, [...glyph.text].length).join("");
    return text.toUpperCase() === glyph.text.toUpperCase() ? { ...glyph, text } : glyph;
  };
  return lines.map((line) => ({
    ...line,
    items: line.items.map((item) => (item.kind === "text" ? { ...item, glyphs: item.glyphs.map(spell) } : item)),
  }));
}

function alignmentOf({ heading, frame, isRtl }: SectionModel): "left" | "center" | "right" {
  if (heading === null) return isRtl ? "right" : "left";
  const right = heading.x + heading.width;
  const isInset = heading.x - frame.left > 6;
  if (isInset && Math.abs((heading.x + right) / 2 - (frame.left + frame.right) / 2) < 3) return "center";
  return isRtl || (isInset && Math.abs(frame.right - right) < 2) ? "right" : "left";
}
