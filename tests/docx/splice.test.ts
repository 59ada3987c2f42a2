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

  it("deletes in the order of the text, whatever the order asked for", () => {
    const made = apply("abcdef", (splice) => {
      splice.delete(4, 5);
      splice.delete(0, 1);
      splice.delete(2, 3);
      splice.insert(3, "X");
    });
    expect(made).toBe("bXdf");
  });

  it("leaves the text alone when nothing is asked for", () => {
    expect(apply("abc", () => {})).toBe("abc");
  });

  it("is empty until something is asked for", () => {
    const [inserting, deleting] = [new Splice(), new Splice()];
    expect(inserting.isEmpty).toBe(true);
    inserting.insert(0, "x");
    deleting.delete(0, 1);
    expect(inserting.isEmpty).toBe(false);
    expect(deleting.isEmpty).toBe(false);
  });
});

describe("Splice.mirror", () => {
  it("repeats what is inserted between two offsets, both included, and nothing from outside", () => {
    const made = apply("abcd-abcd", (splice) => {
      splice.insert(0, "0");
      splice.insert(1, "1");
      splice.insert(2, "2");
      splice.insert(2, "!");
      splice.insert(3, "3");
      splice.insert(4, "4");
      splice.mirror(1, 3, 5);
    });
    expect(made).toBe("0a1b2!c3d4-a1b2!c3d");
  });

  it("repeats what is deleted between two offsets, both included", () => {
    const made = apply("abcd-abcd", (splice) => {
      splice.delete(1, 2);
      splice.delete(2, 3);
      splice.mirror(1, 3, 5);
    });
    expect(made).toBe("ad-ad");
  });

  it("does not repeat a deletion that begins before or ends after", () => {
    const made = apply("abcdef-abcdef", (splice) => {
      splice.delete(0, 2);
      splice.delete(4, 6);
      splice.mirror(1, 5, 7);
    });
    expect(made).toBe("cd-abcdef");
  });

  it("works backwards too, and leaves what was asked for where it was", () => {
    const made = apply("abc-abc", (splice) => {
      splice.replace(5, 6, "X");
      splice.mirror(4, 7, -4);
    });
    expect(made).toBe("aXc-aXc");
  });
});
