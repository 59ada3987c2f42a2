import { describe, expect, it } from "vitest";
import { nounPhrases } from "../../src/ranking/noun-phrases";

const phrases = (sentence: string) => nounPhrases(sentence).map(({ text }) => text);

describe("what a sentence names in plain words", () => {
  it("stands between small words, verbs and commas", () => {
    expect(phrases("Install thermostats, read wiring diagrams and repair hydraulic pumps for our customers.")).toEqual([
      "thermostats",
      "wiring diagrams",
      "hydraulic pumps",
    ]);
  });

  it("is not made of words that every posting has", () => {
    expect(phrases("Work with the team to meet the needs of our clients in a timely manner.")).toEqual([]);
  });

  it("keeps a word that is a verb elsewhere, where only a noun can stand, and in compounds", () => {
    expect(phrases("Experience with record linkage")).toEqual(["record linkage"]);
    expect(phrases("Record linkage results")).not.toContain("record linkage");
    expect(phrases("Complete pre-trip inspections")).toEqual(["pre-trip inspections"]);
  });

  it("has its place in the sentence", () => {
    const sentence = "Strong knowledge of denials management";
    const [phrase] = nounPhrases(sentence);
    expect(sentence.slice(phrase?.start, phrase?.end)).toBe("denials management");
  });

  it("is the same in another form of its words", () => {
    const [one, two] = ["wiring diagrams", "a wiring diagram"].map((text) => nounPhrases(text)[0]?.stems);
    expect(one).toEqual(two);
  });
});
