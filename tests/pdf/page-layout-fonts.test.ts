import { expect, it } from "vitest";
import { describeFont, pictured } from "../../src/pdf/page-layout-fonts";

it.each([
  ["ABCDEF+Carlito-BoldItalic", "Carlito", true, true],
  ["TimesNewRomanPSMT", "Times New Roman", false, false],
  ["TimesNewRomanPS-BoldMT", "Times New Roman", true, false],
  ["Arial,Bold", "Arial", true, false],
  ["ArialMT", "Arial", false, false],
  ["SourceSansPro-It", "Source Sans Pro", false, true],
  ["PT-Serif-Bold", "PT Serif", true, false],
  ["CMBX10", "CMBX10", true, false],
  ["CMTI10", "CMTI10", false, true],
  ["Calibri-Light", "Calibri", false, false],
])("%s is %s, bold %s, italic %s", (name, family, bold, italic) => {
  expect(describeFont(name, {})).toMatchObject({ family, bold, italic });
});

it.each(["BMCCPL+FontAwesome5Free-Solid", "MaterialIcons-Regular", "Ionicons", "ABCDEF+MarVoSym"])(
  "the glyphs of %s are pictures",
  (name) => {
    expect(describeFont(name, {}).icons).toBe(true);
  },
);

it("letters that a font of pictures draws as pictures are no words; signs stay", () => {
  expect(["I", "#", "ï", "phone", "\uFFFD"].map(pictured)).toEqual(Array(5).fill("\uE000"));
  expect(["○", "✉", "\uF095", " "].map(pictured)).toEqual(["○", "✉", "\uF095", " "]);
  expect(describeFont("Carlito", {}).icons).toBe(false);
});
