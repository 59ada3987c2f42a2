/** Characters that people type to mark list items, and those that decorate headings as often. */
const BULLETS = "•‣◦∙·●○⁃・･";
const DASHES = "–—−*-";
const DECORATIONS = "■□▪▫◆◇▶►▸➢➤➔→⇒★☆✓✔✦❖❯»›✅✗";

const MARKER = new RegExp(
  `^[ \\t\\u00A0]*([${BULLETS}${DECORATIONS}\\uF020-\\uF0FF${DASHES}]|o(?=\\t|[ \\u00A0]{2}))([ \\t\\u00A0\\u2002\\u2003\\u3000]+)(?=\\S)`,
  "u",
);
const GLUED = new RegExp(`^[ \\t\\u00A0]*([${BULLETS}])(?=\\S)`, "u");

/** A list marker that is typed as characters of the text. */
export interface TypedMarker {
  /** The character alone. */
  readonly text: string;
  /** Marker and the space around it, in UTF-16 units from the start of the text. */
  readonly length: number;
}

/** The marker at the start of a text; `isDecorationUsual` says whether signs that also decorate headings count. */
export function typedMarker(text: string, isDecorationUsual: (sign: string) => boolean): TypedMarker | undefined {
  const match = MARKER.exec(text) ?? GLUED.exec(text);
  const sign = match?.[1];
  if (match === null || sign === undefined) return undefined;
  const isPlain = BULLETS.includes(sign) || DASHES.includes(sign) || sign === "o";
  return isPlain || isDecorationUsual(sign) ? { text: sign, length: match[0].length } : undefined;
}

/** The sign that a text begins with, when it may be a typed marker. */
export function markerSign(text: string): string | undefined {
  return MARKER.exec(text)?.[1];
}
