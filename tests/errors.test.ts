import { expect, test } from "vitest";
import { guarded, ResumeError } from "../src/errors";

test("an error of a dependency leaves a stage only as the cause of a ResumeError", async () => {
  const original = new TypeError("x is not a function");
  const failing = guarded("corrupt", "The file is damaged.", () => Promise.reject(original));
  await expect(failing).rejects.toMatchObject({
    name: "ResumeError",
    code: "corrupt",
    message: "The file is damaged.",
    cause: original,
  });
});

test("a ResumeError passes through a stage as it is", async () => {
  const original = new ResumeError("no-text", "A scan.", { detail: "scan" });
  await expect(guarded("corrupt", "Damaged.", () => Promise.reject(original))).rejects.toBe(original);
});

test("details that are not given are not there", () => {
  const error = new ResumeError("corrupt", "Damaged.");
  expect(Object.keys(error)).not.toContain("detail");
  expect(Object.keys(error)).not.toContain("position");
  expect("cause" in error).toBe(false);
  expect(error.messages).toEqual([]);
});

test("details that are given are there", () => {
  const details = {
    detail: "xml-depth",
    position: { in: "text", start: 1, end: 2 },
    messages: [{ code: "scan", severity: "warning", reason: "A scan." }],
  } as const;
  expect(new ResumeError("corrupt", "Damaged.", details)).toMatchObject(details);
});
