import type { ResumeDocument } from "../model/document";
import type { PdfLayout, PdfLine } from "./page-layout";

/** What a line is, as far as its distance to its neighbours goes. */
export type LineKind = "heading" | "item" | "text";

/** Usual distances of baselines in a resume, in points. */
export interface Rhythm {
  /** Of two lines of one paragraph of a size. */
  readonly pitch: (size: number) => number;
  /** Of a line and the one below it, which begins another paragraph. */
  readonly between: (upper: LineKind, lower: LineKind) => number;
}

/**
 * Measures the distances between the lines of a column over all pages: the middle one of each kind counts. Headings are
 * those of the size of the one that is copied; names of employers and the like count as text.
 */
export function measureRhythm(
  document: ResumeDocument,
  layout: PdfLayout,
  container: string,
  modelHeading: number | null,
): Rhythm {
  const model = layout.pages
    .flatMap(({ lines }) => lines)
    .find(({ block }) => block !== null && block === modelHeading);
  const kindOfLine = (line: PdfLine): LineKind => {
    const kind = kindOf(line, document);
    const isSmaller = model !== undefined && Math.abs(sizeOf(line) - sizeOf(model)) > 0.6;
    return kind === "heading" && isSmaller ? "text" : kind;
  };
  const within: { gap: number; size: number }[] = [];
  const between = new Map<string, number[]>();
  for (const page of layout.pages) {
    page.regions.forEach((region, index) => {
      if (region.container !== container) return;
      const lines = page.lines
        .filter((line) => line.region === index && line.block !== null)
        .sort((one, other) => other.baseline - one.baseline);
      lines.slice(1).forEach((lower, at) => {
        const upper = lines[at]!;
        const gap = upper.baseline - lower.baseline;
        if (gap < 3 || gap > page.height / 4) return;
        if (upper.block === lower.block) {
          within.push({ gap, size: sizeOf(lower) });
          return;
        }
        const key = `${kindOfLine(upper)} ${kindOfLine(lower)}`;
        between.set(key, [...(between.get(key) ?? []), gap]);
      });
    });
  }
  const pitch = (size: number) => {
    const alike = within.filter((sample) => Math.abs(sample.size - size) < 0.6).map(({ gap }) => gap);
    if (alike.length > 0) return middle(alike);
    return within.length > 0 ? (middle(within.map((sample) => sample.gap / sample.size)) || 1.2) * size : 1.2 * size;
  };
  const size = middle(layout.pages.flatMap((page) => page.lines.map(sizeOf))) || 10;
  return {
    pitch,
    between: (upper, lower) => {
      for (const key of alternatives(upper, lower)) {
        const gaps = between.get(key);
        if (gaps !== undefined) return middle(gaps);
      }
      return lower === "heading" ? 2.2 * pitch(size) : upper === "heading" ? 1.4 * pitch(size) : pitch(size);
    },
  };
}

function alternatives(upper: LineKind, lower: LineKind): readonly string[] {
  const body: readonly LineKind[] = ["item", "text"];
  if (lower === "heading") return [upper, ...body].map((kind) => `${kind} heading`);
  if (upper === "heading") return [lower, ...body].map((kind) => `heading ${kind}`);
  return [`${upper} ${lower}`, `${lower} ${lower}`, `${upper} ${upper}`];
}

export function kindOf({ block }: PdfLine, document: ResumeDocument): LineKind {
  const kind = document.blocks[block ?? -1]?.kind;
  return kind === "heading" ? "heading" : kind === "list-item" ? "item" : "text";
}

function sizeOf({ runs }: PdfLine): number {
  return middle(runs.map(({ size }) => size));
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
