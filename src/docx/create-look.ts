import {
  AlignmentType,
  BorderStyle,
  type IBorderOptions,
  type ILevelParagraphStylePropertiesOptions,
  type IParagraphStylePropertiesOptions,
  type IRunStylePropertiesOptions,
  LineRuleType,
  ShadingType,
  TabStopType,
} from "docx";
import type { Border, Borders, LineHeight, ParagraphLook, RunLook, TabStop } from "../model/look";

/** Look of runs and paragraphs in the terms of the `docx` package: what differs from the look they would have anyway. */

/** Points as twips (ECMA-376 Part 1 §22.9.2.14). */
export function twips(points: number): number {
  return Math.round(points * 20);
}

export function runOptions(look: RunLook, base: RunLook = {}): IRunStylePropertiesOptions {
  const { font, size, color, letterSpacing, horizontalScale, vertical } = look;
  return {
    ...(font === undefined || font === base.font ? {} : { font }),
    ...(size === undefined || halfPoints(size) === halfPoints(base.size ?? 0) ? {} : { size: halfPoints(size) }),
    ...toggle("bold", look.bold, base.bold),
    ...toggle("italics", look.italic, base.italic),
    ...toggle("strike", look.strike, base.strike),
    ...(look.underline === base.underline ? {} : { underline: { type: look.underline ? "single" : "none" } }),
    ...toggle("allCaps", look.caps === "all", base.caps === "all"),
    ...toggle("smallCaps", look.caps === "small", base.caps === "small"),
    ...(color === base.color ? {} : { color: color ?? "auto" }),
    ...(look.highlight === undefined ? {} : { shading: fill(look.highlight) }),
    ...(letterSpacing === base.letterSpacing ? {} : { characterSpacing: twips(letterSpacing ?? 0) }),
    ...(horizontalScale === base.horizontalScale ? {} : { scale: Math.round((horizontalScale ?? 1) * 100) }),
    ...(vertical === "superscript" ? { superScript: true } : {}),
    ...(vertical === "subscript" ? { subScript: true } : {}),
    ...(look.rtl ? { rightToLeft: true } : {}),
    ...(look.kerning && !base.kerning ? { kern: 1 } : {}),
  };
}

/** Half-points (§17.3.2.38). */
function halfPoints(size: number): number {
  return Math.round(size * 2);
}

function toggle<Name extends string>(name: Name, value = false, base = false): { readonly [name in Name]?: boolean } {
  return value === base ? {} : ({ [name]: value } as { readonly [name in Name]: boolean });
}

/** Spacing, alignment and indents, whole. */
export function paragraphOptions(look: ParagraphLook): IParagraphStylePropertiesOptions {
  const alignment = alignmentOf(look);
  const border = borderOptions(look.borders);
  return {
    ...(alignment === undefined ? {} : { alignment }),
    ...indentOptions(look),
    ...spacingOptions(look),
    ...(border === undefined ? {} : { border }),
    ...(look.shading === undefined ? {} : { shading: fill(look.shading) }),
    ...(look.keepNext ? { keepNext: true } : {}),
    ...(look.keepLines ? { keepLines: true } : {}),
    ...(look.contextualSpacing ? { contextualSpacing: true } : {}),
  };
}

/** `left` and `right` of WordprocessingML change sides in right-to-left paragraphs (Part 4 §14.3.3); the model's do not. */
function alignmentOf({ align, rtl }: ParagraphLook) {
  if (align === "center") return AlignmentType.CENTER;
  if (align === "justify") return AlignmentType.BOTH;
  if (align === undefined) return undefined;
  return align === (rtl ? "right" : "left") ? AlignmentType.LEFT : AlignmentType.RIGHT;
}

export function indentOptions(look: ParagraphLook): ILevelParagraphStylePropertiesOptions {
  const [leading = 0, trailing = 0] = look.rtl
    ? [look.indentRight, look.indentLeft]
    : [look.indentLeft, look.indentRight];
  const first = twips(look.indentFirst ?? 0);
  const indent = {
    ...(twips(leading) === 0 ? {} : { left: twips(leading) }),
    ...(twips(trailing) === 0 ? {} : { right: twips(trailing) }),
    ...(first < 0 ? { hanging: -first } : {}),
    ...(first > 0 ? { firstLine: first } : {}),
  };
  return Object.keys(indent).length === 0 ? {} : { indent };
}

function spacingOptions({ spaceBefore, spaceAfter, lineHeight }: ParagraphLook) {
  const spacing = {
    ...(spaceBefore === undefined ? {} : { before: twips(Math.max(0, spaceBefore)) }),
    ...(spaceAfter === undefined ? {} : { after: twips(Math.max(0, spaceAfter)) }),
    ...(lineHeight === undefined ? {} : lineOptions(lineHeight)),
  };
  return Object.keys(spacing).length === 0 ? {} : { spacing };
}

/** A multiple counts 240ths of a line (§17.3.1.33). */
function lineOptions({ rule, value }: LineHeight) {
  if (rule === "multiple") return { line: Math.round(value * 240), lineRule: LineRuleType.AUTO };
  return { line: twips(value), lineRule: rule === "exact" ? LineRuleType.EXACT : LineRuleType.AT_LEAST };
}

const TAB_TYPES = {
  left: TabStopType.LEFT,
  center: TabStopType.CENTER,
  right: TabStopType.RIGHT,
  decimal: TabStopType.DECIMAL,
} as const;
const LEADERS = { dot: "dot", hyphen: "hyphen", underscore: "underscore" } as const;

export function tabOptions(tabs: readonly TabStop[]) {
  return tabs.map(({ at, align, leader }) => ({
    type: TAB_TYPES[align],
    position: twips(at),
    ...(leader === undefined ? {} : { leader: LEADERS[leader] }),
  }));
}

const SIDES = ["top", "bottom", "left", "right"] as const;

export function borderOptions(
  borders: Borders | undefined,
): Partial<Record<(typeof SIDES)[number], IBorderOptions>> | undefined {
  const drawn = SIDES.flatMap((side) => {
    const border = borders?.[side];
    return border === undefined ? [] : [[side, borderOption(border)] as const];
  });
  return drawn.length === 0 ? undefined : Object.fromEntries(drawn);
}

const BORDER_STYLES = {
  single: BorderStyle.SINGLE,
  double: BorderStyle.DOUBLE,
  dotted: BorderStyle.DOTTED,
  dashed: BorderStyle.DASHED,
} as const;

/** Width in eighths of a point, 2 to 96; space in points, at most 31 (§17.3.4). */
function borderOption({ style, width, color, space }: Border): IBorderOptions {
  return {
    style: BORDER_STYLES[style],
    size: Math.min(96, Math.max(2, Math.round(width * 8))),
    space: Math.min(31, Math.max(0, Math.round(space))),
    color,
  };
}

export function fill(color: string) {
  return { type: ShadingType.CLEAR, color: "auto", fill: color };
}
