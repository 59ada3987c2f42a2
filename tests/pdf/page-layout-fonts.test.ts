import { expect, it } from "vitest";
import { describeFont } from "../../src/pdf/page-layout-fonts";

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
  expect(describeFont({ name })).toMatchObject({ family, bold, italic });
});
