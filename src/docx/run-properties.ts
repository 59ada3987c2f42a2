import { points } from "./measures";
import { readColor } from "./paint";
import { set, type Writable } from "./property-values";
import type { Theme } from "./theme";
import { attribute, childOn, type XmlElement } from "./xml";

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

/** Percent, from 1 to 600 (§17.18.95); strict files write the sign behind it. */
function scaleOf(value: string | undefined): number | undefined {
  const percent = Number.parseInt(value ?? "", 10);
  return percent >= 1 && percent <= 600 ? percent / 100 : undefined;
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
