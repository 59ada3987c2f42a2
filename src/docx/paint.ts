import type { Border } from "../model/look";
import { points } from "./measures";
import type { Theme } from "./theme";
import { attribute, type XmlElement } from "./xml";

export type BorderSide = "top" | "bottom" | "left" | "right";
export type BorderChanges = Readonly<Partial<Record<BorderSide, Border | null>>>;

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

export function readColor(element: XmlElement, theme: Theme, name = "w:val"): string | null | undefined {
  const value = attribute(element, name);
  // Word writes the computed colour beside the theme's name; it is what was shown last.
  if (isColor(value)) return value.toUpperCase();
  const themed = attribute(element, "w:themeColor");
  if (themed !== undefined) {
    return theme.color(themed, attribute(element, "w:themeTint"), attribute(element, "w:themeShade")) ?? null;
  }
  return value === "auto" ? null : undefined;
}

function isColor(value: string | undefined): value is string {
  return value !== undefined && /^[0-9A-Fa-f]{6}$/u.test(value);
}
