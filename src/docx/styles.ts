import type { Borders, ParagraphLook, RunLook, TabStop } from "../model/look";
import { type Numbering, readNumbering } from "./numbering";
import type { DocxPackage } from "./package";
import { overlay, type ParagraphProperties, readParagraphProperties } from "./paragraph-properties";
import { type RunProperties, readRunProperties } from "./run-properties";
import { readTheme, type Theme } from "./theme";
import { attribute, child, childrenNamed, childValue, descend, type XmlElement } from "./xml";

/** A style (ECMA-376 Part 1 §17.7.4), its properties as it states them itself. */
export interface Style {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly basedOn?: string;
  readonly paragraph: ParagraphProperties;
  readonly run: RunProperties;
}

/** A paragraph's place in its list. */
export interface ListPlace {
  readonly numId: string;
  readonly level: number;
}

/** The formatting rules of one package: what direct properties come to under styles, numbering and theme. */
export interface Styles {
  readonly theme: Theme;
  readonly numbering: Numbering;
  readonly style: (id: string | undefined) => Style | undefined;
  /** The style in force: the one named, or the default paragraph style. */
  readonly paragraphStyle: (pPr: XmlElement | undefined) => Style | undefined;
  /** Effective paragraph properties. `tableStyle` is the style of the table around, when there is one. */
  readonly paragraph: (pPr: XmlElement | undefined, tableStyle?: string) => ParagraphProperties;
  /** Names of a style and of those it is based on, its own first. */
  readonly namesOf: (id: string) => readonly string[];
  /** The list that effective properties put a paragraph in. */
  readonly list: (properties: ParagraphProperties) => ListPlace | undefined;
  /** Effective properties of a run in a paragraph. */
  readonly run: (rPr: XmlElement | undefined, pPr: XmlElement | undefined, tableStyle?: string) => RunProperties;
}

/** Toggle properties: styles that state them cancel each other out (ECMA-376 Part 1 §17.7.3). */
const TOGGLES = ["bold", "boldComplex", "italic", "italicComplex", "caps", "smallCaps", "strike", "hidden"] as const;

const opened = new WeakMap<DocxPackage, Styles>();

/** The styles of a package, read once. */
export function openStyles(source: DocxPackage): Styles {
  const known = opened.get(source);
  if (known !== undefined) return known;
  const made = buildStyles(source);
  opened.set(source, made);
  return made;
}

function buildStyles(source: DocxPackage): Styles {
  const theme = readTheme(source.related("theme"), source.related("settings"));
  const root = source.related("styles");
  const elements = new Map<string, XmlElement>();
  let defaultParagraph: string | undefined;
  for (const element of childrenNamed(root, "w:style")) {
    const id = attribute(element, "w:styleId") ?? "";
    elements.set(id, element);
    const isOfParagraphs = (attribute(element, "w:type") ?? "paragraph") === "paragraph";
    if (isOfParagraphs && /^(1|true|on)$/u.test(attribute(element, "w:default") ?? "")) defaultParagraph = id;
  }
  // A template holds some hundred styles; a resume uses ten of them.
  const styleOf = memoize((id: string) => {
    const element = elements.get(id);
    return element === undefined ? undefined : readStyle(id, element, theme);
  });
  const numbering = readNumbering(source.related("numbering"), theme, (id) => styleOf(id)?.paragraph.numId);
  const defaults = child(root, "w:docDefaults");
  const paragraphDefaults = readParagraphProperties(descend(defaults, "w:pPrDefault", "w:pPr"), theme);
  // Without defaults a run is Times New Roman, 10 points (§17.7.5.1 leaves it to the application; Word's choice).
  const runDefaults: RunProperties = {
    fontLatin: "Times New Roman",
    size: 10,
    ...readRunProperties(descend(defaults, "w:rPrDefault", "w:rPr"), theme),
  };

  /** The style and those it is based on, the farthest first. */
  const chain = (id: string | undefined): readonly Style[] => {
    const result: Style[] = [];
    for (let style = styleOf(id ?? ""); style !== undefined && !result.includes(style); ) {
      result.unshift(style);
      style = styleOf(style.basedOn ?? "");
    }
    return result;
  };
  const runOfChain = memoize((id: string) => Object.assign({}, ...chain(id).map(({ run }) => run)) as RunProperties);
  const paragraphOfChain = memoize((key: string) => {
    const [id = "", tableStyle = ""] = key.split("\n");
    let result = paragraphDefaults;
    for (const { paragraph } of chain(tableStyle)) result = overlay(result, paragraph);
    for (const style of chain(id)) result = applyLevel(result, style.paragraph, numbering, style.id);
    return result;
  });
  const runOfStyles = memoize((key: string) => {
    const [paragraph = "", character = "", table = ""] = key.split("\n");
    return combineRuns(runDefaults, [runOfChain(table), runOfChain(paragraph), runOfChain(character)]);
  });
  const paragraphStyle = (pPr: XmlElement | undefined) =>
    styleOf(childValue(pPr, "w:pStyle") ?? "") ?? styleOf(defaultParagraph ?? "");

  return {
    theme,
    numbering,
    style: (id) => styleOf(id ?? ""),
    paragraphStyle,
    paragraph: (pPr, tableStyle = "") => {
      const direct = readParagraphProperties(pPr, theme);
      const inherited = paragraphOfChain(`${paragraphStyle(pPr)?.id ?? ""}\n${tableStyle}`);
      return applyLevel(inherited, direct, numbering, undefined);
    },
    namesOf: memoize((id) =>
      chain(id)
        .map(({ name }) => name)
        .reverse(),
    ),
    list: ({ numId, numLevel }) =>
      numId === undefined || numId === "0" ? undefined : { numId, level: Math.min(Math.max(numLevel ?? 0, 0), 8) },
    run: (rPr, pPr, tableStyle = "") => {
      const direct = readRunProperties(rPr, theme);
      const inherited = runOfStyles(`${paragraphStyle(pPr)?.id ?? ""}\n${direct.style ?? ""}\n${tableStyle}`);
      return { ...inherited, ...direct };
    },
  };
}

/**
 * Puts one level of paragraph properties over another. Where it joins a list, the list level's own indents come in
 * between: they beat those of the styles below, and are beaten by the indents stated beside the list (§17.9.23).
 */
function applyLevel(
  base: ParagraphProperties,
  over: ParagraphProperties,
  numbering: Numbering,
  style: string | undefined,
): ParagraphProperties {
  if (over.numId === undefined && over.numLevel === undefined) return overlay(base, over);
  const numId = over.numId ?? base.numId ?? "0";
  const level =
    over.numLevel ?? (style === undefined ? undefined : numbering.levelOfStyle(numId, style)) ?? base.numLevel ?? 0;
  const definition = numbering.level(numId, level);
  if (definition === undefined) return overlay(base, over);
  return { ...overlay(overlay(base, definition.paragraph), over), numId, numLevel: level };
}

function combineRuns(defaults: RunProperties, levels: readonly RunProperties[]): RunProperties {
  const merged: Record<string, unknown> = Object.assign({}, defaults, ...levels);
  for (const toggle of TOGGLES) {
    if (defaults[toggle] === true) merged[toggle] = true;
    else if (levels.some((level) => level[toggle] !== undefined)) {
      merged[toggle] = levels.filter((level) => level[toggle] === true).length % 2 === 1;
    }
  }
  return merged as RunProperties;
}

function readStyle(id: string, element: XmlElement, theme: Theme): Style {
  const basedOn = childValue(element, "w:basedOn");
  return {
    id,
    name: childValue(element, "w:name") ?? id,
    type: attribute(element, "w:type") ?? "paragraph",
    paragraph: readParagraphProperties(child(element, "w:pPr"), theme),
    run: readRunProperties(child(element, "w:rPr"), theme),
    ...(basedOn === undefined ? {} : { basedOn }),
  };
}

/** Effective paragraph properties in the terms of the model, where left and right are those of the page. */
export function paragraphLook(properties: ParagraphProperties): ParagraphLook {
  const { bidi = false, justify, indentStart, indentEnd, line, lineRule } = properties;
  const align = alignment(justify, bidi);
  const [indentLeft, indentRight] = bidi ? [indentEnd, indentStart] : [indentStart, indentEnd];
  const tabs = tabStops(properties.tabs);
  const borders = shownBorders(properties.borders);
  return {
    ...(align === undefined ? {} : { align }),
    ...(indentLeft ? { indentLeft } : {}),
    ...(indentRight ? { indentRight } : {}),
    ...(properties.indentFirst ? { indentFirst: properties.indentFirst } : {}),
    ...(properties.spaceBefore ? { spaceBefore: properties.spaceBefore } : {}),
    ...(properties.spaceAfter ? { spaceAfter: properties.spaceAfter } : {}),
    ...(line === undefined || lineRule === undefined ? {} : { lineHeight: { rule: lineRule, value: line } }),
    ...(tabs.length === 0 ? {} : { tabs }),
    ...(borders === undefined ? {} : { borders }),
    ...(properties.shading ? { shading: properties.shading } : {}),
    ...(properties.keepNext ? { keepNext: true } : {}),
    ...(properties.keepLines ? { keepLines: true } : {}),
    // On unless it is switched off (§17.3.1.44).
    widowControl: properties.widowControl ?? true,
    ...(properties.pageBreakBefore ? { pageBreakBefore: true } : {}),
    ...(properties.contextualSpacing ? { contextualSpacing: true } : {}),
    ...(bidi ? { rtl: true } : {}),
  };
}

/** Effective run properties in the terms of the model; the text decides which of the run's fonts is the one shown. */
export function runLook(properties: RunProperties, text: string): RunLook {
  const complex = properties.rtl === true;
  const font = complex
    ? (properties.fontComplex ?? properties.fontLatin)
    : EAST_ASIAN.test(text)
      ? (properties.fontEastAsia ?? properties.fontLatin)
      : properties.fontLatin;
  const size = complex ? (properties.sizeComplex ?? properties.size) : properties.size;
  const bold = complex ? properties.boldComplex : properties.bold;
  const italic = complex ? properties.italicComplex : properties.italic;
  const { vertical } = properties;
  return {
    ...(font === undefined ? {} : { font }),
    ...(size === undefined ? {} : { size }),
    ...(bold ? { bold: true } : {}),
    ...(italic ? { italic: true } : {}),
    ...(properties.underline ? { underline: true } : {}),
    ...(properties.strike ? { strike: true } : {}),
    ...(properties.caps ? { caps: "all" as const } : properties.smallCaps ? { caps: "small" as const } : {}),
    ...(properties.color ? { color: properties.color } : {}),
    ...(properties.highlight ? { highlight: properties.highlight } : {}),
    ...(properties.letterSpacing ? { letterSpacing: properties.letterSpacing } : {}),
    ...((properties.horizontalScale ?? 1) === 1 ? {} : { horizontalScale: properties.horizontalScale }),
    ...(vertical === "superscript" || vertical === "subscript" ? { vertical } : {}),
    ...(properties.rtl ? { rtl: true } : {}),
    ...(properties.kerning ? { kerning: true } : {}),
  };
}

const EAST_ASIAN = /[\u1100-\u11FF\u2E80-\u9FFF\uA960-\uA97F\uAC00-\uD7FF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF]/u;

function alignment(justify: string | undefined, bidi: boolean): ParagraphLook["align"] {
  switch (justify) {
    case "center":
      return "center";
    case "both":
    case "distribute":
    case "thaiDistribute":
    case "lowKashida":
    case "mediumKashida":
    case "highKashida":
      return "justify";
    case "right":
    case "end":
      return bidi ? "left" : "right";
    default:
      return bidi ? "right" : justify === undefined ? undefined : "left";
  }
}

function tabStops(changes: ParagraphProperties["tabs"]): readonly TabStop[] {
  const stops = new Map<number, TabStop>();
  for (const change of changes ?? []) {
    if (change.align === "clear") stops.delete(change.at);
    else stops.set(change.at, change);
  }
  return [...stops.values()].sort((one, other) => one.at - other.at);
}

function shownBorders(changes: ParagraphProperties["borders"]): Borders | undefined {
  const sides = Object.entries(changes ?? {}).filter(([, border]) => border !== null);
  return sides.length === 0 ? undefined : Object.fromEntries(sides);
}

function memoize<T>(compute: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}
