import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createContext } from "../../../src/context";
import { openFonts, shapePiece } from "../../../src/pdf/fonts/library";

const caladea = new Uint8Array(
  readFileSync("node_modules/@expo-google-fonts/caladea/400Regular/Caladea_400Regular.ttf"),
);

function open(fonts: readonly Uint8Array[] = []) {
  const context = createContext();
  return { library: openFonts(fonts, context), reasons: () => context.messages.list().map(({ reason }) => reason) };
}

describe("choosing a font", () => {
  it.each([
    ["Calibri", "Carlito"],
    ["Arial", "Arimo"],
    ["Helvetica", "Arimo"],
    ["Times New Roman", "Tinos"],
    ["TimesNewRomanPSMT", "Tinos"],
    ["ABCDEF+Cambria", "Caladea"],
    ["Georgia", "Gelasio"],
  ])("sets %s in the family of the same widths", (wanted, family) => {
    const { library, reasons } = open();
    const { face, thickened } = library.choose({ family: wanted, bold: true });
    expect(face.family).toBe(family);
    expect(face.weight).toBe(700);
    expect(thickened).toBe(false);
    if (wanted !== "TimesNewRomanPSMT") expect(reasons().join()).toContain("has the same widths");
  });

  it.each([
    ["Garamond", "Tinos"],
    ["Century Gothic", "Arimo"],
    ["Candara", "Carlito"],
    ["Some Font Nobody Has", "Arimo"],
  ])("sets %s in what looks closest, and says so", (wanted, family) => {
    const { library, reasons } = open();
    expect(library.choose({ family: wanted }).face.family).toBe(family);
    expect(reasons()).toEqual([expect.stringContaining(`${wanted} is not at hand`)]);
  });

  it.each([
    ["📞", "Noto Emoji"],
    ["👩‍💻", "Noto Emoji"],
    ["🇨🇭", "Noto Emoji"],
    ["✉️", "Noto Sans Symbols 2"],
    ["★", "Noto Sans Symbols 2"],
  ])("draws the sign %s whole, in %s", (sign, family) => {
    const { library } = open();
    const pieces = library.split(sign, { family: "Calibri" });
    expect(pieces.map(({ face, text }) => [face.family, text])).toEqual([[family, sign]]);
    expect(shapePiece(pieces[0]!, {}).every(({ id }) => id !== 0)).toBe(true);
  });

  it.each(["Lato", "Open Sans", "Roboto", "SourceSans3"])("sets %s in itself, without a word", (family) => {
    const { library, reasons } = open();
    const faces = [library.choose({ family }), library.choose({ family, bold: true, italic: true })];
    expect(faces.map(({ face }) => face.family.replaceAll(" ", ""))).toEqual(Array(2).fill(family.replaceAll(" ", "")));
    expect(reasons()).toEqual([]);
  });

  it.each([
    ["LMRoman10", "CMU Serif"],
    ["CMBX12", "CMU Serif"],
    ["SFRM1000", "CMU Serif"],
    ["Latin Modern Sans", "CMU Sans Serif"],
    ["CMSS10", "CMU Sans Serif"],
    ["Source Sans Pro", "Source Sans 3"],
    ["XCharter", "Charis SIL"],
  ])("sets %s in the same outlines under another name", (wanted, family) => {
    const { library, reasons } = open();
    expect(library.choose({ family: wanted }).face.family).toBe(family);
    expect(reasons()).toEqual([expect.stringContaining("which has the same outlines")]);
  });

  it("names the package that brings a typeface which is not installed", () => {
    const { library, reasons } = open();
    library.choose({ family: "Montserrat" });
    expect(reasons()).toEqual([expect.stringContaining("Install @expo-google-fonts/montserrat")]);
  });

  it("prefers the caller's font of that name, and slants or thickens what it lacks", () => {
    const { library, reasons } = open([caladea]);
    const use = library.choose({ family: "caladea", bold: true, italic: true });
    expect(use).toMatchObject({ slanted: true, thickened: true });
    expect(reasons()).toEqual([]);
  });

  it("does not let the caller's font take the place of a family that is at hand", () => {
    expect(open([caladea]).library.choose({ family: "Arial" }).face.family).toBe("Arimo");
  });

  it.each([
    ["no font", new TextEncoder().encode("not a font")],
    ["a WOFF2 font", new TextEncoder().encode("wOF2")],
  ])("refuses %s by its place in the options", (_, bytes) => {
    expect(() => open([bytes])).toThrow(expect.objectContaining({ code: "invalid-options" }));
    expect(() => open([bytes])).toThrow(/fonts\[0\]/u);
  });
});

describe("characters that the font lacks", () => {
  it("takes each from the next font that has it", () => {
    const pieces = open().library.split("Skills → ■ Ελληνικά", { family: "Cambria" });
    expect(pieces.map((piece) => piece.text).join("")).toBe("Skills → ■ Ελληνικά");
    expect(new Set(pieces.map(({ face }) => face.family))).toEqual(new Set(["Caladea", "Tinos"]));
  });

  it("shows a hyphen for a non-breaking hyphen, and keeps what it says", () => {
    const [piece] = open().library.split("\u2011", { family: "Calibri" });
    expect(piece?.face.family).toBe("Carlito");
    expect(shapePiece(piece!, {}).map((glyph) => glyph.text)).toEqual(["\u2011"]);
  });

  it("keeps a letter and its accents together", () => {
    const pieces = open().library.split("Nguye\u0302\u0303n", { family: "Calibri" });
    expect(pieces.map((piece) => piece.text)).toEqual(["Nguy", "e\u0302\u0303", "n"]);
    expect(new Set(pieces.map(({ face }) => face.family))).toEqual(new Set(["Carlito"]));
  });

  it("names the characters that no font has, and what to install", () => {
    const { library } = open();
    expect(() => library.split("ᚠᚢᚦ", { family: "Calibri" })).toThrow(/“ᚠ” \(U\+16A0\).*options\.fonts/u);
    expect(library.lacking("abᚠᚠ", { family: "Calibri" })).toEqual(["ᚠ"]);
  });
});

describe("shaping", () => {
  const { face } = open().library.choose({ family: "Calibri" });

  it("joins letters into ligatures that say all their letters", () => {
    expect(face.shape("office").map((glyph) => glyph.text)).toEqual(["o", "ffi", "c", "e"]);
  });

  it("moves pairs together only when asked", () => {
    const width = (kerning: boolean) => face.shape("AVAT", { kerning }).reduce((sum, { advance }) => sum + advance, 0);
    expect(width(true)).toBeLessThan(width(false));
  });

  it("reads as the text where a vowel sign is drawn before the letter that it follows", () => {
    const [piece] = open().library.split("हिन्दी", { family: "Calibri" });
    expect(
      piece?.face
        .shape("हिन्दी")
        .map((glyph) => glyph.text)
        .join(""),
    ).toBe("हिन्दी");
  });

  it("says what each glyph shows beside a mark of direction that has none", () => {
    const { face } = open().library.choose({ family: "Times New Roman" });
    expect(
      face
        .shape("– \u200E+9 6")
        .map((glyph) => glyph.text)
        .slice(-3),
    ).toEqual(["9", " ", "6"]);
  });

  it("says the characters of each text, also where two share a glyph", () => {
    const arial = open().library.choose({ family: "Times New Roman" }).face;
    expect(arial.shape("a b").map((glyph) => glyph.text)).toEqual(["a", " ", "b"]);
    expect(arial.shape("a\u00A0b").map((glyph) => glyph.text)).toEqual(["a", "\u00A0", "b"]);
    expect(arial.shape("a;b,").map((glyph) => glyph.text)).toEqual(["a", ";", "b", ","]);
  });
});
