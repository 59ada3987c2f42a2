import type { Border, LineHeight, TabStop } from "../model/look";
import { points, round } from "./measures";
import type { Theme } from "./theme";
import { attribute, child, childOn, childrenNamed, childValue, integer, type XmlElement } from "./xml";

/**
 * Paragraph properties (ECMA-376 Part 1 §17.3.1) as one level of the cascade states them: a member left out is not
 * stated. Lengths in points; `start` and `end` are the leading and trailing edge, whatever the direction of the text.
 */
export interface ParagraphProperties {
  readonly style?: string;
  readonly numId?: string;
  readonly numLevel?: number;
  /** From 1; 10 is body text (§17.3.1.20, which counts from 0). */
  readonly outline?: number;
  readonly justify?: string;
  readonly bidi?: boolean;
  readonly indentStart?: number;
  readonly indentEnd?: number;
  readonly indentFirst?: number;
  readonly spaceBefore?: number;
  readonly spaceAfter?: number;
  readonly line?: number;
  readonly lineRule?: LineHeight["rule"];
  readonly tabs?: readonly TabChange[];
  readonly borders?: BorderChanges;
  /** null: stated to be none. */
  readonly shading?: string | null;
  readonly keepNext?: boolean;
  readonly keepLines?: boolean;
  readonly widowControl?: boolean;
  readonly pageBreakBefore?: boolean;
  readonly contextualSpacing?: boolean;
  /** Placed in a frame of its own, out of the flow (§17.3.1.11). */
  readonly framed?: boolean;
}

export type TabChange = TabStop | { readonly at: number; readonly align: "clear" };
export type BorderSide = "top" | "bottom" | "left" | "right";
export type BorderChanges = Readonly<Partial<Record<BorderSide, Border | null>>>;

/** Run properties (ECMA-376 Part 1 §17.3.2) as one level of the cascade states them. */
export interface RunProperties {
  readonly style?: string;
  readonly fontLatin?: string;
  readonly fontEastAsia?: string;
  readonly fontComplex?: string;
  readonly size?: number;
  readonly sizeComplex?: number;
  readonly bold?: boolean;
  readonly boldComplex?: boolean;
  readonly italic?: boolean;
  readonly italicComplex?: boolean;
  readonly caps?: boolean;
  readonly smallCaps?: boolean;
  readonly strike?: boolean;
  readonly hidden?: boolean;
  readonly underline?: boolean;
  /** null: automatic. */
  readonly color?: string | null;
  readonly highlight?: string | null;
  readonly letterSpacing?: number;
  readonly horizontalScale?: number;
  readonly kerning?: boolean;
  readonly vertical?: "superscript" | "subscript" | "baseline";
  readonly rtl?: boolean;
  readonly language?: string;
  readonly languageEastAsia?: string;
  readonly languageComplex?: string;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Percent, from 1 to 600 (§17.18.95); strict files write the sign behind it. */
function scaleOf(value: string | undefined): number | undefined {
  const percent = Number.parseInt(value ?? "", 10);
  return percent >= 1 && percent <= 600 ? percent / 100 : undefined;
}

export function readParagraphProperties(pPr: XmlElement | undefined, theme: Theme): ParagraphProperties {
  const result: Writable<ParagraphProperties> = {};
  for (const element of pPr?.children ?? []) {
    const value = element.attributes["w:val"];
    switch (element.name) {
      case "w:pStyle":
        set(result, "style", value);
        break;
      case "w:numPr":
        set(result, "numId", childValue(element, "w:numId"));
        set(result, "numLevel", integer(child(element, "w:ilvl"), "w:val"));
        break;
      case "w:outlineLvl":
        set(result, "outline", addOne(integer(element, "w:val")));
        break;
      case "w:jc":
        set(result, "justify", value);
        break;
      case "w:ind":
        readIndent(element, result);
        break;
      case "w:spacing":
        readSpacing(element, result);
        break;
      case "w:tabs":
        result.tabs = readTabs(element);
        break;
      case "w:pBdr":
        result.borders = readBorders(element, theme);
        break;
      case "w:shd":
        result.shading = readShading(element, theme);
        break;
      case "w:framePr":
        result.framed = true;
        break;
    }
  }
  set(result, "bidi", childOn(pPr, "w:bidi"));
  set(result, "keepNext", childOn(pPr, "w:keepNext"));
  set(result, "keepLines", childOn(pPr, "w:keepLines"));
  set(result, "widowControl", childOn(pPr, "w:widowControl"));
  set(result, "pageBreakBefore", childOn(pPr, "w:pageBreakBefore"));
  set(result, "contextualSpacing", childOn(pPr, "w:contextualSpacing"));
  return result;
}

export function readRunProperties(rPr: XmlElement | undefined, theme: Theme): RunProperties {
  const result: Writable<RunProperties> = {};
  for (const element of rPr?.children ?? []) {
    const value = element.attributes["w:val"];
    switch (element.name) {
      case "w:rStyle":
        set(result, "style", value);
        break;
      case "w:rFonts":
        readFonts(element, theme, result);
        break;
      case "w:sz":
        set(result, "size", points(value, 2));
        break;
      case "w:szCs":
        set(result, "sizeComplex", points(value, 2));
        break;
      case "w:u":
        result.underline = value !== undefined && value !== "none";
        break;
      case "w:color":
        set(result, "color", readColor(element, theme));
        break;
      case "w:highlight":
        result.highlight = HIGHLIGHTS[value ?? ""] ?? null;
        break;
      case "w:spacing":
        set(result, "letterSpacing", points(value, 20));
        break;
      case "w:w":
        set(result, "horizontalScale", scaleOf(value));
        break;
      case "w:kern":
        // The least size that is kerned (§17.3.2.19); what states one is nearly always above it.
        result.kerning = (points(value, 2) ?? 0) > 0;
        break;
      case "w:vertAlign":
        if (value === "superscript" || value === "subscript" || value === "baseline") result.vertical = value;
        break;
      case "w:lang":
        set(result, "language", value);
        set(result, "languageEastAsia", attribute(element, "w:eastAsia"));
        set(result, "languageComplex", attribute(element, "w:bidi"));
        break;
    }
  }
  set(result, "bold", childOn(rPr, "w:b"));
  set(result, "boldComplex", childOn(rPr, "w:bCs"));
  set(result, "italic", childOn(rPr, "w:i"));
  set(result, "italicComplex", childOn(rPr, "w:iCs"));
  set(result, "caps", childOn(rPr, "w:caps"));
  set(result, "smallCaps", childOn(rPr, "w:smallCaps"));
  set(result, "strike", childOn(rPr, "w:strike") ?? childOn(rPr, "w:dstrike"));
  set(result, "hidden", childOn(rPr, "w:vanish"));
  set(result, "rtl", childOn(rPr, "w:rtl"));
  return result;
}

/** A later level over an earlier one; tabs add up, borders go side by side. */
export function overlay(base: ParagraphProperties, over: ParagraphProperties): ParagraphProperties {
  const merged: Writable<ParagraphProperties> = { ...base, ...over };
  if (base.tabs !== undefined && over.tabs !== undefined) merged.tabs = [...base.tabs, ...over.tabs];
  if (base.borders !== undefined && over.borders !== undefined) merged.borders = { ...base.borders, ...over.borders };
  return merged;
}

export function readBorders(element: XmlElement, theme: Theme): BorderChanges {
  const result: Partial<Record<BorderSide, Border | null>> = {};
  for (const side of element.children) {
    const name = BORDER_SIDES[side.name];
    if (name !== undefined) result[name] = readBorder(side, theme);
  }
  return result;
}

/** The fill behind a paragraph, run or cell (§17.3.5); null when there is none. */
export function readShading(element: XmlElement, theme: Theme): string | null {
  const fill = attribute(element, "w:fill");
  if (isColor(fill)) return fill.toUpperCase();
  const themed = attribute(element, "w:themeFill");
  const { "w:themeFillTint": tint, "w:themeFillShade": shade } = element.attributes;
  return (themed === undefined ? undefined : theme.color(themed, tint, shade)) ?? null;
}

const BORDER_SIDES: Readonly<Record<string, BorderSide>> = {
  "w:top": "top",
  "w:bottom": "bottom",
  "w:left": "left",
  "w:start": "left",
  "w:right": "right",
  "w:end": "right",
};

function readBorder(element: XmlElement, theme: Theme): Border | null {
  const value = attribute(element, "w:val") ?? "none";
  if (value === "none" || value === "nil") return null;
  const style = /double|triple|thinThick|thickThin/u.test(value)
    ? "double"
    : /^dot(ted)?$/u.test(value)
      ? "dotted"
      : /dash|dot/iu.test(value)
        ? "dashed"
        : "single";
  return {
    style,
    width: points(attribute(element, "w:sz"), 8) ?? 0.5,
    color: readColor(element, theme, "w:color") ?? "000000",
    space: points(attribute(element, "w:space"), 1) ?? 0,
  };
}

function readColor(element: XmlElement, theme: Theme, name = "w:val"): string | null | undefined {
  const value = attribute(element, name);
  // Word writes the computed colour beside the theme's name; it is what was shown last.
  if (isColor(value)) return value.toUpperCase();
  const themed = attribute(element, "w:themeColor");
  if (themed !== undefined) {
    return theme.color(themed, attribute(element, "w:themeTint"), attribute(element, "w:themeShade")) ?? null;
  }
  return value === "auto" ? null : undefined;
}

function readIndent(element: XmlElement, result: Writable<ParagraphProperties>): void {
  const at = (...names: readonly string[]) => points(names.map((name) => attribute(element, name)).find(Boolean), 20);
  set(result, "indentStart", at("w:start", "w:left"));
  set(result, "indentEnd", at("w:end", "w:right"));
  const hanging = at("w:hanging");
  set(result, "indentFirst", hanging === undefined ? at("w:firstLine") : -hanging);
}

/** What Word puts between HTML-like paragraphs (§17.3.1.33, `beforeAutospacing`). */
const AUTOMATIC_SPACING = 14;

function readSpacing(element: XmlElement, result: Writable<ParagraphProperties>): void {
  const isSet = (name: string) => /^(1|true|on)$/u.test(attribute(element, name) ?? "");
  set(
    result,
    "spaceBefore",
    isSet("w:beforeAutospacing") ? AUTOMATIC_SPACING : points(attribute(element, "w:before"), 20),
  );
  set(
    result,
    "spaceAfter",
    isSet("w:afterAutospacing") ? AUTOMATIC_SPACING : points(attribute(element, "w:after"), 20),
  );
  const line = points(attribute(element, "w:line"), 20);
  if (line === undefined) return;
  const rule = attribute(element, "w:lineRule");
  result.lineRule = rule === "exact" ? "exact" : rule === "atLeast" ? "at-least" : "multiple";
  // "auto" counts 240ths of a line.
  result.line = result.lineRule === "multiple" ? round(line / 12) : line;
}

function readTabs(element: XmlElement): readonly TabChange[] {
  return childrenNamed(element, "w:tab").flatMap((tab): readonly TabChange[] => {
    const at = points(attribute(tab, "w:pos"), 20);
    const value = attribute(tab, "w:val") ?? "left";
    if (at === undefined || value === "bar") return [];
    if (value === "clear") return [{ at, align: "clear" }];
    const leader = LEADERS[attribute(tab, "w:leader") ?? ""];
    return [{ at, align: TAB_ALIGNMENTS[value] ?? "left", ...(leader === undefined ? {} : { leader }) }];
  });
}

const TAB_ALIGNMENTS: Readonly<Record<string, TabStop["align"]>> = {
  center: "center",
  right: "right",
  end: "right",
  decimal: "decimal",
};

const LEADERS: Readonly<Record<string, NonNullable<TabStop["leader"]>>> = {
  dot: "dot",
  middleDot: "dot",
  hyphen: "hyphen",
  underscore: "underscore",
  heavy: "underscore",
};

function readFonts(element: XmlElement, theme: Theme, result: Writable<RunProperties>): void {
  const family = (name: string) => {
    const themed = attribute(element, `w:${name === "cs" ? "cstheme" : `${name}Theme`}`);
    return (themed === undefined ? undefined : theme.font(themed)) ?? attribute(element, `w:${name}`);
  };
  set(result, "fontLatin", family("ascii") ?? family("hAnsi"));
  set(result, "fontEastAsia", family("eastAsia"));
  set(result, "fontComplex", family("cs"));
}

/** The sixteen highlight colours (§17.18.40). */
const HIGHLIGHTS: Readonly<Record<string, string>> = {
  black: "000000",
  blue: "0000FF",
  cyan: "00FFFF",
  green: "00FF00",
  magenta: "FF00FF",
  red: "FF0000",
  yellow: "FFFF00",
  white: "FFFFFF",
  darkBlue: "000080",
  darkCyan: "008080",
  darkGreen: "008000",
  darkMagenta: "800080",
  darkRed: "800000",
  darkYellow: "808000",
  darkGray: "808080",
  lightGray: "C0C0C0",
};

function isColor(value: string | undefined): value is string {
  return value !== undefined && /^[0-9A-Fa-f]{6}$/u.test(value);
}

function addOne(value: number | undefined): number | undefined {
  return value === undefined ? undefined : value + 1;
}

function set<T, K extends keyof T>(target: T, key: K, value: T[K] | undefined): void {
  if (value !== undefined) target[key] = value;
}
