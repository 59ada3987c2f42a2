import { describe, expect, it } from "vitest";
import { Splice } from "../../src/docx/splice";

function apply(text: string, change: (splice: Splice) => void): string {
  const splice = new Splice();
  change(splice);
  return splice.apply(text);
}

describe("Splice", () => {
  it("inserts at offsets of the text as it was, in the order asked for", () => {
    const made = apply("abc", (splice) => {
      splice.insert(2, "2");
      splice.insert(0, "0");
      splice.insert(2, "!");
      splice.insert(3, "3");
    });
    expect(made).toBe("0ab2!c3");
  });

  it("deletes, also where deletions overlap or touch", () => {
    const made = apply("abcdef", (splice) => {
      splice.delete(1, 3);
      splice.delete(2, 4);
      splice.delete(4, 5);
    });
    expect(made).toBe("af");
  });

  it("keeps what is inserted within a deletion", () => {
    const made = apply("abcdef", (splice) => {
      splice.delete(1, 5);
      splice.insert(3, "X");
      splice.replace(5, 6, "F");
    });
    expect(made).toBe("aXF");
  });

  it("leaves the text alone when nothing is asked for", () => {
    expect(new Splice().isEmpty).toBe(true);
    expect(apply("abc", () => {})).toBe("abc");
  });
});
