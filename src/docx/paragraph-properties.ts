import type { LineHeight, TabStop } from "../model/look";
import { points, round } from "./measures";
import { type BorderChanges, readBorders, readShading } from "./paint";
import { set, type Writable } from "./property-values";
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
  readonly snapToGrid?: boolean;
  /** Placed in a frame of its own, out of the flow (§17.3.1.11). */
  readonly framed?: boolean;
}

export type TabChange = TabStop | { readonly at: number; readonly align: "clear" };

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
  set(result, "snapToGrid", childOn(pPr, "w:snapToGrid"));
  return result;
}

/** A later level over an earlier one; tabs add up, borders go side by side. */
export function overlay(base: ParagraphProperties, over: ParagraphProperties): ParagraphProperties {
  const merged: Writable<ParagraphProperties> = { ...base, ...over };
  if (base.tabs !== undefined && over.tabs !== undefined) merged.tabs = [...base.tabs, ...over.tabs];
  if (base.borders !== undefined && over.borders !== undefined) merged.borders = { ...base.borders, ...over.borders };
  return merged;
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

function addOne(value: number | undefined): number | undefined {
  return value === undefined ? undefined : value + 1;
}
