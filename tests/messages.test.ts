import { expect, test } from "vitest";
import { Messages } from "../src/messages";

test("messages come back in the order in which they were said, with severity and position", () => {
  const messages = new Messages();
  messages.warn("b", "Second letter.");
  messages.info("a", "First letter.", { in: "text", start: 0, end: 1 });
  expect(messages.list()).toEqual([
    { code: "b", severity: "warning", reason: "Second letter." },
    { code: "a", severity: "info", reason: "First letter.", position: { in: "text", start: 0, end: 1 } },
  ]);
});

test("a message with the same code and words is said once", () => {
  const messages = new Messages();
  messages.warn("a", "One.");
  messages.addAll([{ code: "a", severity: "warning", reason: "One." }]);
  messages.warn("a", "Other words.");
  expect(messages.list().map(({ reason }) => reason)).toEqual(["One.", "Other words."]);
});
