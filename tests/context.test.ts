import { expect, test } from "vitest";
import { createContext } from "../src/context";
import { DEFAULT_LIMITS } from "../src/limits";

test("a checkpoint passes while there is time and nobody stopped the run", () => {
  expect(() => createContext().checkpoint()).not.toThrow();
});

test("a checkpoint stops a run whose signal was aborted, and keeps the caller's reason", () => {
  const stop = new AbortController();
  const context = createContext({ signal: stop.signal });
  stop.abort("enough");
  expect(() => context.checkpoint()).toThrowError(
    expect.objectContaining({ name: "ResumeError", code: "aborted", cause: "enough" }),
  );
});

test("a checkpoint stops a run whose time is up, and names the limit", async () => {
  const context = createContext({ limits: { ...DEFAULT_LIMITS, deadlineMs: 1 } });
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(() => context.checkpoint()).toThrowError(
    expect.objectContaining({ code: "aborted", detail: "deadline", message: expect.stringContaining("deadlineMs") }),
  );
});
