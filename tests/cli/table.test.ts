import { expect, test } from "vitest";
import { table } from "../../src/cli/table";

test("columns are as wide as their longest cell", () => {
  expect(
    table(
      ["Name", "No"],
      [
        ["a", "1"],
        ["longer", "22"],
      ],
    ),
  ).toEqual(["Name    No", "──────  ──", "a       1", "longer  22"]);
});

test("a cell that is too long is cut with an ellipsis", () => {
  expect(table(["x"], [["y".repeat(80)]])[2]).toBe(`${"y".repeat(59)}…`);
});
