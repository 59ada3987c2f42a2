import type { XmlElement } from "./xml";
import { copyXml } from "./xml-copy";

/** One property of a paragraph or run, as XML. */
export interface Property {
  /** Canonical name of its element (`w:jc`). */
  readonly name: string;
  readonly xml: string;
}

/** Paragraph properties in the order of their schema (ECMA-376 Part 1 §17.3.1.26). */
const PARAGRAPH_ORDER = [
  "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs",
  "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd",
  "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment",
  "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
];

/** Run properties in the order of their schema (§17.3.2.28). */
const RUN_ORDER = [
  "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint",
  "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText",
  "vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
];

const rank = (order: readonly string[]) =>
  new Map(
    order
      .join(" ")
      .split(" ")
      .map((name, index) => [`w:${name}`, index]),
  );

const PARAGRAPH_RANK = rank(PARAGRAPH_ORDER);
const RUN_RANK = rank(RUN_ORDER);

/** The properties within `w:pPr` or `w:rPr`, without those named in `dropped`, at any depth. */
export function readProperties(
  text: string,
  element: XmlElement | undefined,
  dropped: ReadonlySet<string>,
): readonly Property[] {
  return (element?.children ?? [])
    .filter(({ name }) => !dropped.has(name))
    .map((property) => ({
      name: property.name,
      xml: copyXml(text, property, ({ name }) => (dropped.has(name) ? "" : undefined)),
    }));
}

/** Properties with others in their place; each new one stands where the schema wants it. */
export function withProperties(
  kind: "paragraph" | "run",
  properties: readonly Property[],
  added: readonly Property[],
): readonly Property[] {
  const ranks = kind === "paragraph" ? PARAGRAPH_RANK : RUN_RANK;
  const result = properties.filter(({ name }) => !added.some((property) => property.name === name));
  for (const property of added) {
    const own = ranks.get(property.name) ?? 0;
    const at = result.findIndex(({ name }) => (ranks.get(name) ?? Number.POSITIVE_INFINITY) > own);
    result.splice(at < 0 ? result.length : at, 0, property);
  }
  return result;
}

export function withoutProperties(properties: readonly Property[], names: readonly string[]): readonly Property[] {
  return properties.filter(({ name }) => !names.includes(name));
}

/** All properties as the content of their parent. */
export function propertiesXml(properties: readonly Property[]): string {
  return properties.map(({ xml }) => xml).join("");
}
