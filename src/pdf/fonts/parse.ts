/// <reference path="./fontkit.d.ts" />
import { create, type FontkitFont, type FontkitGlyph } from "fontkit";

/** The fonts of a file; a collection holds several. @throws what fontkit throws on bytes that are no font. */
export function parseFonts(bytes: Uint8Array): readonly FontkitFont[] {
  const opened = create(bytes);
  const fonts = "fonts" in opened ? opened.fonts : [opened];
  for (const font of fonts) if (Object.keys(font.variationAxes ?? {}).length === 0) mend(font);
  return fonts;
}

/**
 * Mends two faults of fontkit 2.0.4, for this font: a glyph remembers the characters that it stood for when it was first
 * asked for, whatever it stands for later; and measuring an empty glyph at the end of the file reads beyond it.
 */
function mend(font: FontkitFont): void {
  const glyphOf = font.getGlyph.bind(font);
  font.getGlyph = (id, characters = []): FontkitGlyph => {
    const glyph = glyphOf(id, characters);
    glyph._metrics ??= metricsOf(font, id);
    return Object.assign(Object.create(glyph) as FontkitGlyph, { codePoints: characters });
  };
}

/** OpenType `hmtx`: the last advance holds for all glyphs that have none of their own. */
function metricsOf({ hmtx }: FontkitFont, id: number): NonNullable<FontkitGlyph["_metrics"]> {
  const { metrics, bearings } = hmtx;
  const own = metrics.get(Math.min(id, metrics.length - 1));
  const leftBearing = id < metrics.length ? own.bearing : (bearings.get(id - metrics.length) ?? 0);
  return { advanceWidth: own.advance, leftBearing, advanceHeight: 0, topBearing: 0 };
}
