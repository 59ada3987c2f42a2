import type { Matrix, PdfBox, PdfRule } from "./page-layout";
import type { Box } from "./page-layout-matrix";

/** Everything above this is a shape of its own; below it a stroke or a thin fill. */
const RULE_THICKNESS = 4;

/** What a shape is painted with. */
interface Paint {
  readonly ctm: Matrix;
  /** Null for a pattern. */
  readonly fill: string | null;
  readonly stroke: string;
  readonly lineWidth: number;
}

/** Sorts painted shapes into rules, bullets and boxes. White paint on a white page is no shape. */
export function createShapes(page: { readonly width: number; readonly height: number }) {
  const rules: PdfRule[] = [];
  const boxes: (PdfBox & { fill?: string; stroke?: string })[] = [];
  const dots: PdfBox[] = [];
  const add = (
    [left, bottom, right, top]: Box,
    { fills, strokes }: { readonly fills: boolean; readonly strokes: boolean },
    { fill, stroke, lineWidth, ctm }: Paint,
  ) => {
    const [width, height] = [right - left, top - bottom];
    const pen = strokes ? Math.max(0.1, lineWidth * Math.hypot(ctm[0], ctm[1])) : 0;
    const color = fills ? (fill ?? "000000") : stroke;
    const box = { x: left, y: bottom, width, height };
    const isWholePage = width >= page.width * 0.98 && height >= page.height * 0.98;
    if (fills && fill === "FFFFFF" && boxes.length === 0 && (isWholePage || !strokes)) return;
    if (height <= RULE_THICKNESS && width > Math.max(8, 3 * height)) {
      rules.push({
        x: left,
        y: (bottom + top) / 2,
        length: width,
        thickness: Math.max(height, pen),
        direction: "horizontal",
        color,
      });
    } else if (width <= RULE_THICKNESS && height > Math.max(8, 3 * width)) {
      rules.push({
        x: (left + right) / 2,
        y: bottom,
        length: height,
        thickness: Math.max(width, pen),
        direction: "vertical",
        color,
      });
    } else if (
      width <= 9 &&
      height <= 9 &&
      width > 0.8 &&
      height > 0.8 &&
      width / height < 1.6 &&
      height / width < 1.6
    ) {
      dots.push(box);
    } else if (width > 0 && height > 0) {
      boxes.push({ ...box, ...(fills && fill !== null ? { fill } : {}), ...(strokes ? { stroke } : {}) });
    }
  };
  return { add, list: { rules, boxes, dots } };
}
