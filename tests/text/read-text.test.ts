import { describe, expect, it } from "vitest";
import { createContext } from "../../src/context";
import { readText } from "../../src/text/read-text";

const blocksOf = (text: string) => readText(text, createContext()).blocks;
const linesOf = (text: string) => blocksOf(text).map((block) => block.text);

describe("plain text", () => {
  it("is read line by line, whatever ends the lines", () => {
    expect(linesOf("\uFEFFJo Vance\r\nClerk\rYork\nAcme")).toEqual(["Jo Vance", "Clerk", "York", "Acme"]);
  });

  it("has list items where lines begin with a mark", () => {
    expect(blocksOf("- one\n* two\n3) three").map(({ marker }) => [marker?.text, marker?.ordered])).toEqual([
      ["-", false],
      ["*", false],
      ["3)", true],
    ]);
  });

  it("takes an o before a capital for the round bullet that it was, and for a word elsewhere", () => {
    const kinds = (text: string) => blocksOf(text).map(({ kind }) => kind);
    expect(kinds("o Built services\n  o 12 audits")).toEqual(["list-item", "list-item"]);
    expect(kinds("o mejor en equipo")).toEqual(["paragraph"]);
  });

  it("joins lines that were wrapped at a fixed width", () => {
    const text =
      "Assistant manager in hospitality, seven years from barista to running the floor of\n" +
      "a two-site coffee company. Looking for a first role in customer success.\n" +
      "Bristol";
    expect(linesOf(text)).toHaveLength(2);
    expect(linesOf(text)[0]).toContain("the floor of a two-site");
  });

  it("does not take the length of an address line for the width of the text", () => {
    const address =
      "Leeds | 0113 496 0018 | jo.vance@example.com | https://example.com/in/jo-vance-planner-of-many-things";
    const text = "Planner of moves for clinics and schools, who keeps the board honest and the meetings\nshort.";
    expect(linesOf(`${address}\n\n${text}`).at(-1)).toMatch(/meetings short\.$/u);
  });

  it("joins lines that hang under a list item", () => {
    expect(linesOf("- Led the move of nine clinics\n  into one house\n- Wrote the plan")).toEqual([
      "Led the move of nine clinics into one house",
      "Wrote the plan",
    ]);
  });

  it("keeps lines of one length apart", () => {
    const list =
      "AWS Certified Solutions Architect Associate, Amazon, 2021\nCertified Kubernetes Administrator, Linux Fdn, 2022";
    expect(linesOf(list)).toHaveLength(2);
  });

  it("takes a drawn rule for the border of the line above", () => {
    const [heading, words] = blocksOf("SUMMARY\n-------\nPlans things.");
    expect([heading?.text, heading?.borders?.bottom?.style, words?.text]).toEqual([
      "SUMMARY",
      "single",
      "Plans things.",
    ]);
  });

  it("takes columns of spaces for tabs", () => {
    expect(linesOf("Foreman, Bay Electric          2018 - Present")).toEqual(["Foreman, Bay Electric\t2018 - Present"]);
  });

  it("stands at its offsets", () => {
    const text = "Jo\n\n  * Led nine moves\n";
    const { position } = blocksOf(text)[2] ?? {};
    expect(position?.in === "text" ? text.slice(position.start, position.end) : null).toBe("Led nine moves");
  });

  it("has no character that no document can hold", () => {
    expect(linesOf("Lake\uD83Dside\u0000 A")).toEqual(["Lake\uFFFDside  A"]);
  });
});
