import { describe, expect, it } from "vitest";
import { numbersOf, readOperators } from "../../src/pdf/content-stream";

const operatorsIn = (text: string) => readOperators(text, 1_000) ?? [];
const names = (text: string) => operatorsIn(text).map(({ name }) => name);
const strings = (text: string) =>
  operatorsIn(text).flatMap(({ operands }) =>
    operands.flatMap((operand) => (operand.kind === "string" ? [operand.value] : [])),
  );

describe("operators of a content stream", () => {
  it("keep their place in the text", () => {
    const text = "q 1 0 0 1 72 720 cm\nBT (Hi) Tj ET Q";
    const operators = operatorsIn(text);
    expect(operators.map(({ start, end }) => text.slice(start, end))).toEqual([
      "q",
      "1 0 0 1 72 720 cm",
      "BT",
      "(Hi) Tj",
      "ET",
      "Q",
    ]);
  });

  it("read strings with nested parentheses, escapes and octal codes", () => {
    expect(strings("(a (b) \\(c\\) \\101\\n) Tj")).toEqual(["a (b) (c) A\n"]);
  });

  it("read hexadecimal strings, the last digit of which may be missing", () => {
    expect(strings("<48 656C6C 7> Tj")).toEqual(["Hellp"]);
  });

  it("read numbers as viewers do, signs doubled or a dot first", () => {
    expect(numbersOf(operatorsIn("--4 .5 -.25 +7. cm")[0]!)).toEqual([-4, 0.5, -0.25, 7]);
  });

  it("pass over comments and stray delimiters", () => {
    expect(names("q % a (comment\n ) Q")).toEqual(["q", "Q"]);
  });

  it("take an inline image as one, whatever bytes it holds", () => {
    expect(names("q BI /W 1 /H 1 /BPC 8 ID \xFF EI\x80 (Tj EI Q")).toEqual(["q", "BI", "Q"]);
  });

  it("read marked content with its properties", () => {
    const [open] = operatorsIn("/P <</MCID 3 /Lang (en)>> BDC");
    const properties = open?.operands[1];
    expect(properties?.kind === "dictionary" && properties.entries.get("MCID")).toEqual({ kind: "number", value: 3 });
  });

  it("are not read without end: nesting is bounded, and so is their number", () => {
    expect(names(`${"[".repeat(10_000)} Tj`)).toEqual([]);
    expect(readOperators("q Q q Q", 3)).toBeNull();
    expect(readOperators("q Q q Q", 4)).toHaveLength(4);
  });
});
