import type { PDFDocumentProxy, PDFPageProxy } from "unpdf/pdfjs";
import type { Context } from "../context";
import { ResumeError } from "../errors";
import { findRegions, type Region } from "./columns";
import type { Matrix, PdfBox, PdfRule } from "./page-layout";
import { boundsOf, matrixFrom, multiply } from "./page-layout-matrix";
import { operatorCounter, type Painting, paintPage } from "./page-layout-paint";
import { joinChunks, joinSpans, type Span } from "./page-layout-spans";
import type { Layers } from "./pdfjs";
import type { SourceLink } from "./read-links";

/** A page taken apart: its text as spans, its regions, and what is painted around them. */
export interface PageParts {
  readonly index: number;
  readonly width: number;
  readonly height: number;
  readonly matrix: Matrix;
  readonly regions: readonly Region[];
  /** Text that does not run along the page. */
  readonly turned: readonly Span[];
  readonly rules: readonly PdfRule[];
  readonly boxes: Painting["boxes"];
  readonly dots: readonly PdfBox[];
  readonly links: readonly (PdfBox & { readonly url: string })[];
  readonly glyphs: { readonly all: number; readonly unmapped: number; readonly invisible: number };
}

/** What the objects of the file tell that PDF.js does not. */
export interface ObjectFacts {
  /** By page. */
  readonly links: readonly (readonly SourceLink[])[];
  /** Names of fonts that do not say what their glyphs mean. */
  readonly unmapped: ReadonlySet<string>;
}

/** Takes all pages apart. @throws {ResumeError} `too-large` beyond `limits.pdfPages` or `limits.pdfOperators`. */
export async function takeApart(
  pdf: PDFDocumentProxy,
  facts: ObjectFacts,
  context: Context,
): Promise<readonly PageParts[]> {
  checkPages(pdf.numPages, context);
  const layers = await pdf.getOptionalContentConfig();
  const countOperators = operatorCounter(context);
  const pages: PageParts[] = [];
  for (let index = 0; index < pdf.numPages; index += 1) {
    context.checkpoint();
    context.progress({ stage: "read", done: index, total: pdf.numPages });
    const page = await pdf.getPage(index + 1);
    pages.push(await takePageApart(page, index, facts, layers, countOperators, context));
    page.cleanup();
  }
  return pages;
}

function checkPages(pages: number, { limits }: Context): void {
  if (pages <= limits.pdfPages) return;
  throw new ResumeError(
    "too-large",
    `The PDF has ${pages} pages; at most ${limits.pdfPages} are read. Pass the resume alone, or raise limits.pdfPages.`,
    { detail: "pdf-pages" },
  );
}

async function takePageApart(
  page: PDFPageProxy,
  index: number,
  { links, unmapped }: ObjectFacts,
  layers: Layers,
  countOperators: (count: number) => void,
  context: Context,
): Promise<PageParts> {
  const upright = uprightSpace(page, 0);
  const first = await paintPage(page, upright.matrix, upright, layers, countOperators, context);
  // A page whose text is turned as a whole is turned back.
  const turn = mainAngle(first);
  const space = turn === 0 ? upright : uprightSpace(page, turn);
  const painting = turn === 0 ? first : await paintPage(page, space.matrix, space, layers, () => {}, context);
  const glyphs =
    unmapped.size === 0
      ? painting.glyphs
      : painting.glyphs.map((glyph) => (unmapped.has(glyph.font.baseFont) ? { ...glyph, text: "\uFFFD" } : glyph));
  const seen = glyphs.filter(({ invisible }) => !invisible);
  const isScan = seen.length < glyphs.length * 0.1;
  const shown = isScan ? glyphs : seen;
  const along = joinSpans(shown.filter(({ angle }) => angle === 0));
  return {
    index,
    ...space,
    regions: findRegions(joinChunks(along)),
    turned: joinSpans(shown.filter(({ angle }) => angle !== 0)),
    rules: painting.rules,
    boxes: painting.boxes,
    dots: painting.dots,
    links: placeLinks(links[index] ?? [], space.matrix),
    glyphs: {
      all: glyphs.length,
      unmapped: glyphs.filter(({ text }) => isUnmapped(text)).length,
      invisible: glyphs.length - seen.length,
    },
  };
}

/** The page as it is shown, and turned by `angle` degrees clockwise besides. */
function uprightSpace(
  page: PDFPageProxy,
  angle: number,
): { readonly width: number; readonly height: number; readonly matrix: Matrix } {
  const { width, height, transform } = page.getViewport({ scale: 1, rotation: (page.rotate + angle) % 360 });
  return { width, height, matrix: multiply(matrixFrom(transform), [1, 0, 0, -1, 0, height]) };
}

/** Quarter turn of nearly all text of a page, in degrees counterclockwise; 0 when there is none. */
function mainAngle({ glyphs }: Painting): number {
  const counts = new Map<number, number>();
  for (const { angle } of glyphs) counts.set(angle, (counts.get(angle) ?? 0) + 1);
  const [[angle, count] = [0, 0]] = [...counts].sort(([, one], [, other]) => other - one);
  return angle % 90 === 0 && count > 0.6 * glyphs.length ? angle : 0;
}

/** Characters that no text holds: the font does not say what its glyphs mean. */
function isUnmapped(text: string): boolean {
  return text === "" || /[\uFFFD\u0000-\u0008\u000E-\u001F\u007F-\u009F]/u.test(text);
}

function placeLinks(links: readonly SourceLink[], matrix: Matrix): PageParts["links"] {
  return links.map(({ rect, url }) => {
    const [left, bottom, right, top] = boundsOf(matrix, rect);
    return { x: left, y: bottom, width: right - left, height: top - bottom, url };
  });
}
