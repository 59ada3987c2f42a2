import { expect, test } from "vitest";
import { checkDraftOnce } from "../../src/credentials/check-once";
import type { Draft, DraftFields } from "../../src/credentials/draft";
import { DEFAULT_LIMITS } from "../../src/limits";
import { Messages } from "../../src/messages";

const draft = (fields: DraftFields): Draft => ({ place: "[0]", fields });

function check(given: Draft, today?: string) {
  const messages = new Messages();
  const outcome = checkDraftOnce(given, { today, limits: DEFAULT_LIMITS, messages });
  return { outcome, said: messages.list().map(({ code }) => code) };
}

test("the second time gives the same, and says the same", () => {
  const given = draft({ name: "Once Only", issued: "2030-01", url: "ftp://example.com" });
  const first = check(given, "2026-11-24");
  expect(first.said).toEqual(["credential-issued-later", "link-dropped"]);
  expect(check(given, "2026-11-24")).toEqual(first);
  expect(check(given, "2031-01-01").said).toEqual(["link-dropped"]);
});

test("a malformed draft is refused each time", () => {
  const given = draft({ name: "" });
  expect(check(given).outcome).toBe("[0].name: the name is empty");
  expect(check(given)).toEqual(check(given));
});

test("what a caller writes into a credential does not come back", () => {
  const given = draft({ name: "Written Into", skills: ["Ordering"] });
  (check(given).outcome as unknown as { skills: string[] }).skills.push("Lying");
  expect(check(given).outcome).toMatchObject({ skills: ["Ordering"] });
});

test("values that JSON writes alike are told apart", () => {
  expect(check(draft({ name: "Timed", hours: null })).outcome).toMatchObject({ name: "Timed" });
  expect(check(draft({ name: "Timed", hours: Number.NaN })).outcome).toBe("[0].hours: it is not a number of hours");
});
