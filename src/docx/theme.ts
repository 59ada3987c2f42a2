import { attribute, child, childrenNamed, descend, type XmlElement } from "./xml";

/** Fonts and colours that a document names by their part in its theme (ECMA-376 Part 1 §20.1.6). */
export interface Theme {
  /** Family for a theme font name such as `minorHAnsi`. */
  readonly font: (name: string) => string | undefined;
  /** Colour for a theme colour name such as `accent1`, six digits, with tint or shade (two hexadecimal digits). */
  readonly color: (name: string, tint?: string, shade?: string) => string | undefined;
}

/** Scripts whose fonts a theme lists one by one, by the first part of a language (ECMA-376 Part 1 §20.1.4.1.16). */
const SCRIPT_BY_LANGUAGE: Readonly<Record<string, string>> = {
  ja: "Jpan",
  ko: "Hang",
  zh: "Hans",
  "zh-TW": "Hant",
  "zh-HK": "Hant",
  "zh-MO": "Hant",
  ar: "Arab",
  fa: "Arab",
  ur: "Arab",
  he: "Hebr",
  th: "Thai",
  hi: "Deva",
};

const COLOR_ALIASES: Readonly<Record<string, string>> = {
  text1: "dk1",
  dark1: "dk1",
  background1: "lt1",
  light1: "lt1",
  text2: "dk2",
  dark2: "dk2",
  background2: "lt2",
  light2: "lt2",
  hyperlink: "hlink",
  followedHyperlink: "folHlink",
};

/** Reads the theme part; `settings` says by its `w:themeFontLang` which script the East Asian and complex fonts are for. */
export function readTheme(root: XmlElement | undefined, settings: XmlElement | undefined): Theme {
  const scheme = descend(root, "a:themeElements", "a:fontScheme");
  const languages = child(settings, "w:themeFontLang");
  const colors = new Map<string, string>();
  for (const slot of descend(root, "a:themeElements", "a:clrScheme")?.children ?? []) {
    const value = attribute(child(slot, "a:srgbClr"), "val") ?? attribute(child(slot, "a:sysClr"), "lastClr");
    if (value !== undefined) colors.set(slot.name.slice(2), value.toUpperCase());
  }
  return {
    font: (name) => {
      const collection = child(scheme, name.startsWith("major") ? "a:majorFont" : "a:minorFont");
      if (/EastAsia$/u.test(name)) return scriptFont(collection, "a:ea", attribute(languages, "w:eastAsia"));
      if (/Bidi$/u.test(name)) return scriptFont(collection, "a:cs", attribute(languages, "w:bidi"));
      return nonEmpty(attribute(child(collection, "a:latin"), "typeface"));
    },
    color: (name, tint, shade) => {
      const base = colors.get(COLOR_ALIASES[name] ?? name);
      return base === undefined ? undefined : shadeColor(base, tint, shade);
    },
  };
}

function scriptFont(
  collection: XmlElement | undefined,
  slot: string,
  language: string | undefined,
): string | undefined {
  const named = nonEmpty(attribute(child(collection, slot), "typeface"));
  if (named !== undefined || language === undefined) return named;
  const script = SCRIPT_BY_LANGUAGE[language] ?? SCRIPT_BY_LANGUAGE[language.split("-")[0] ?? ""];
  const font = childrenNamed(collection, "a:font").find((candidate) => attribute(candidate, "script") === script);
  return nonEmpty(attribute(font, "typeface"));
}

/** Word mixes towards white (tint) or black (shade) in proportion (ECMA-376 Part 1 §17.3.2.6, `themeTint`). */
function shadeColor(color: string, tint: string | undefined, shade: string | undefined): string {
  const part = (value: string | undefined) => (value === undefined ? 1 : Number.parseInt(value, 16) / 255);
  const [towardsWhite, towardsBlack] = [part(tint), part(shade)];
  return [0, 2, 4]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16))
    .map((channel) => Math.round((channel * towardsWhite + 255 * (1 - towardsWhite)) * towardsBlack))
    .map((channel) => channel.toString(16).padStart(2, "0").toUpperCase())
    .join("");
}

function nonEmpty(value: string | undefined): string | undefined {
  return value === "" ? undefined : value;
}
