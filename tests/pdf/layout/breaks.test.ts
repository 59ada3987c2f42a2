import { describe, expect, it } from "vitest";
import { breakOpportunities } from "../../../src/pdf/layout/breaks";

/** The text with its opportunities shown: `|` as a rule, `¦` where nothing else helps. */
function shown(text: string): string {
  const breaks = breakOpportunities(text);
  return Array.from(text, (character, index) => {
    const mark = { usual: "|", reluctant: "¦", none: "" }[breaks[index] ?? "none"];
    return mark + character;
  }).join("");
}

describe("where a line may end", () => {
  it.each([
    ["two words", "two |words"],
    ["on-time delivery", "on-|time |delivery"],
    ["555-0142", "555-|0142"],
    ["2018 – 2021", "2018 |– |2021"],
    ["input/output", "input/¦output"],
    ["CI/CD and TCP/IP", "CI/¦CD |and |TCP/¦IP"],
    ["C++ and C# in .NET", "C++ |and |C# |in .NET"],
    ["$1.5M (net)", "$1.5M |(net)"],
    ["https://example.org/one-two?a=b-c", "https://¦example.org/¦one-¦two?|a=b-¦c"],
    ["ב-40 עד־כה", "ב-40 |עד־כה"],
    ["non\u00A0breaking", "non\u00A0breaking"],
    ["職務経歴", "職|務|経|歴"],
  ])("%s", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});
