import { describe, expect, it } from "vitest";
import { hexOperand, numberOperand, numbersOf, readOperators } from "../../src/pdf/content-stream";

const operatorsIn = (text: string) => readOperators(text, 1_000) ?? [];
const names = (text: string) => operatorsIn(text).map(({ name }) => name);
const strings = (text: string) =>
  operatorsIn(text).flatMap(({ operands }) =>
    operands.flatMap((operand) => (operand.kind === "string" ? [operand.value] : [])),
  );

describe("operators of a content stream", () => {
  it("keep their place in the text", () => {
    const text = "0.5 g q 1 0 0 1 72 720 cm\nBT (Hi) Tj ET Q";
    const operators = operatorsIn(text);
    expect(operators.map(({ start, end }) => text.slice(start, end))).toEqual([
      "0.5 g",
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

  it("read numbers with stray minus signs within as viewers do, and words that only hold digits as words", () => {
    expect(numbersOf(operatorsIn("12 12. 12.50 3-45 3- +-2 ---2 cm")[0]!)).toEqual([12, 12, 12.5, 3, 3, -2, -2]);
    expect(names("T1_0 12ab 4-5-6 1.2.3 .")).toEqual(["T1_0", "12ab", "4-5-6", "1.2.3", "."]);
  });

  it("hand over no number that is not finite", () => {
    expect(numbersOf(operatorsIn(`${"9".repeat(400)} 1 w`).at(-1)!)).toEqual([1]);
  });

  it.each(["\0", "\t", "\n", "\f", "\r", " "])("are parted by the white space %j", (space) => {
    expect(names(`q${space}Q${space}`)).toEqual(["q", "Q"]);
    expect(names(`q BI${space}ID${space}x\xFF${space}EI Q`)).toEqual(["q", "BI", "Q"]);
  });

  it.each(["\n", "\r", "\r\n"])("pass over a comment up to the line end %j", (lineEnd) => {
    expect(names(`q % Tj${lineEnd}Q % the last`)).toEqual(["q", "Q"]);
  });

  it("take no operand from the operator before", () => {
    expect(operatorsIn("1 w Q").map(({ operands }) => operands.length)).toEqual([1, 0]);
  });

  it("take true, false and null as operands", () => {
    const [only, ...others] = operatorsIn("true false null x");
    expect(only?.operands.map((operand) => operand.kind === "keyword" && operand.value)).toEqual([
      "true",
      "false",
      "null",
    ]);
    expect(others).toEqual([]);
  });

  it("know numbers from other operands", () => {
    expect(numbersOf(operatorsIn("/F1 12 Tf")[0]!)).toEqual([12]);
  });

  it("read names, with where they stand and what #-codes mean", () => {
    const text = "/A#20B#2fC#4 gs";
    const [operand] = operatorsIn(text)[0]!.operands;
    expect(operand).toMatchObject({ kind: "name", value: "A B/C#4" });
    expect(operand?.kind === "name" && text.slice(operand.start, operand.end)).toBe("/A#20B#2fC#4");
  });

  it("read arrays, and what follows them", () => {
    const [show, next] = operatorsIn("[(A) -20 [1] (B)]TJ ET");
    expect(show).toMatchObject({
      name: "TJ",
      operands: [
        {
          kind: "array",
          items: [
            { kind: "string", value: "A" },
            { kind: "number", value: -20 },
            { kind: "array", items: [{ kind: "number", value: 1 }] },
            { kind: "string", value: "B" },
          ],
        },
      ],
    });
    expect(next?.name).toBe("ET");
  });

  it("pass over stray delimiters within arrays and dictionaries", () => {
    expect(operatorsIn("[1 ) } 2] x")[0]?.operands).toEqual([
      {
        kind: "array",
        items: [
          { kind: "number", value: 1 },
          { kind: "number", value: 2 },
        ],
      },
    ]);
  });

  it.each([
    ["\\n\\r\\t\\b\\f", "\n\r\t\b\f"],
    ["\\(\\)\\\\", "()\\"],
    ["\\x\\8", "x8"],
    ["\\0\\7\\53\\053\\0533", "\0\x07+++3"],
    ["\\400", "\0"],
    ["\\18", "\x018"],
  ])("read the escapes %s", (written, meant) => {
    expect(strings(`(${written}) Tj`)).toEqual([meant]);
  });

  it.each(["\n", "\r", "\r\n"])(
    "read the line end %j in a string as a line feed, and as nothing after a \\",
    (lineEnd) => {
      expect(strings(`(a${lineEnd}b\\${lineEnd}c) Tj`)).toEqual(["a\nbc"]);
    },
  );

  it("read a string up to its own closing mark", () => {
    expect(strings("(a)(b)Tj <61><62>Tj <> Tj")).toEqual(["a", "b", "a", "b", ""]);
  });

  it.each(["q (never closed", "q (never closed\\", "q (\\1", "q <41", "q [1 2", "q /P <</A 1", "q /", "q % rest"])(
    "read %j up to where it breaks off",
    (text) => {
      expect(names(text)).toEqual(["q"]);
    },
  );

  it("take an inline image as one, whatever bytes it holds", () => {
    expect(names("q BI /W 1 /H 1 /BPC 8 ID \xFF EI\x80 (Tj EI Q")).toEqual(["q", "BI", "Q"]);
  });

  it("end an inline image only where a content stream follows", () => {
    expect(names("BI ID a EI \xFF\x01 EI Q")).toEqual(["BI", "Q"]);
    expect(names("BI /W 1 /H 1 ID a EI Q\xFF EI Q")).toEqual(["BI", "Q"]);
    expect(names("BI ID a EI")).toEqual(["BI"]);
  });

  it("end an inline image without data, and keep its place in the text", () => {
    const text = "q BI /W 0 ID EI Q";
    expect(operatorsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(["q", "BI /W 0 ID EI", "Q"]);
  });

  it.each(["q EI BI /W 1", "q EI BI /W 1 EI Q", "q EI BI ID never ended", "q EI BI /W 1 ID x\xFF EI\xFF"])(
    "take the rest of the text as the image where %j does not end it",
    (text) => {
      expect(names(text)).toEqual(["q", "EI", "BI"]);
    },
  );

  it("read marked content with its properties", () => {
    const [open] = operatorsIn("/P <</MCID 3 /Lang (en)>> BDC");
    const properties = open?.operands[1];
    expect(properties?.kind === "dictionary" && properties.entries.get("MCID")).toEqual({ kind: "number", value: 3 });
  });

  it("read of a dictionary only what has a name and a value", () => {
    const [open] = operatorsIn("/P <</A 1 2 3 /B>> BDC");
    const properties = open?.operands[1];
    expect(properties?.kind === "dictionary" && [...properties.entries]).toEqual([["A", { kind: "number", value: 1 }]]);
  });

  it("are not read without end: nesting is bounded, and so is their number", () => {
    expect(names(`${"[".repeat(10_000)} Tj`)).toEqual([]);
    expect(readOperators("q Q q Q", 3)).toBeNull();
    expect(readOperators("q Q q Q", 4)).toHaveLength(4);
  });

  it("are read within 32 arrays, and deeper ones are passed over up to where they close", () => {
    const nested = (depth: number) => `${"[".repeat(depth)}7${"]".repeat(depth)} x`;
    const holdsSeven = (text: string) => JSON.stringify(operatorsIn(text)).includes("7");
    expect(holdsSeven(nested(32))).toBe(true);
    expect(holdsSeven(nested(33))).toBe(false);
    expect(names(nested(33))).toEqual(["x"]);
  });
});

describe("operands as they are written", () => {
  it("a string of bytes reads back as it was", () => {
    const bytes = String.fromCharCode(...Array.from({ length: 256 }, (_, code) => code));
    expect(strings(`${hexOperand(bytes)} Tj`)).toEqual([bytes]);
    expect(strings(`${hexOperand("")} Tj`)).toEqual([""]);
  });

  it.each([
    [12, "12"],
    [-0.5, "-0.5"],
    [1 / 3, "0.33333"],
    [0.000_001, "0"],
    [-0.000_001, "0"],
    [Number.NaN, "0"],
  ])("the number %d is written plainly, to a hundred-thousandth", (value, written) => {
    expect(numberOperand(value)).toBe(written);
  });
});
