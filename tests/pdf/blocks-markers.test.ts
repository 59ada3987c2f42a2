import { expect, it } from "vitest";
import { iconBullets, readMarker } from "../../src/pdf/blocks-markers";
import type { RawLine } from "../../src/pdf/page-layout-lines";

function lineOf(text: string, font: object = {}): RawLine {
  return { text, x: 72, width: 200, baseline: 700, runs: [{ text, x: 72, size: 10, font, starts: [] }] } as never;
}

/** A line whose first glyph is a picture of an icon font. */
function iconLine(icon: string, words: string): RawLine {
  return lineOf(`${icon} ${words}`, { baseFont: "FontAwesome5Free-Solid", icons: true });
}

const CHECK = "\uF00C";
const PHONE = "\uF095";

it("one icon before several lines marks items of a list; before one line it does not", () => {
  const lines = ["one", "two", "three"].map((words) => iconLine(CHECK, words));
  const phone = iconLine(PHONE, "555 0100");
  const bullets = iconBullets([...lines, phone]);
  const markers = [...lines, phone].map((line) => readMarker(line, [], false, bullets)?.marker.text);
  expect(markers).toEqual(["•", "•", "•", undefined]);
});

it("pictures at the codes of letters are not told apart, and mark nothing", () => {
  const lines = Array.from({ length: 4 }, () => iconLine("\uE000", "words"));
  expect(iconBullets(lines).size).toBe(0);
});

it.each(["– present)", "– 04/2017", "- Mar 2020", "— heute"])(
  "the dash of a stretch of time marks no item: %s",
  (text) => {
    expect(readMarker(lineOf(text), [], false, new Set())).toBeNull();
  },
);

it.each(["– Led a team (of nine)", "- 2020 was spent abroad"])("a dash before words marks an item: %s", (text) => {
  expect(readMarker(lineOf(text), [], false, new Set())?.marker.text).toBe(text.slice(0, 1));
});
