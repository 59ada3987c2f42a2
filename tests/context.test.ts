import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createContext, type Progress } from "../src/context";
import { DEFAULT_LIMITS } from "../src/limits";

describe("a checkpoint", () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ["performance"] }));
  afterEach(() => vi.useRealTimers());

  it("passes until the time of the run is up, then stops it and names the limit", () => {
    const context = createContext({ limits: { ...DEFAULT_LIMITS, deadlineMs: 50 } });
    vi.advanceTimersByTime(50);
    expect(() => context.checkpoint()).not.toThrow();
    vi.advanceTimersByTime(1);
    expect(() => context.checkpoint()).toThrowError(
      expect.objectContaining({
        name: "ResumeError",
        code: "aborted",
        detail: "deadline",
        message: expect.stringContaining("deadlineMs"),
      }),
    );
  });

  it("gives a run the default time when none is given", () => {
    const context = createContext();
    vi.advanceTimersByTime(DEFAULT_LIMITS.deadlineMs);
    expect(() => context.checkpoint()).not.toThrow();
    vi.advanceTimersByTime(1);
    expect(() => context.checkpoint()).toThrowError(expect.objectContaining({ detail: "deadline" }));
  });

  it("passes while a run's signal is not aborted, then stops it and keeps the caller's reason", () => {
    const stop = new AbortController();
    const context = createContext({ signal: stop.signal });
    expect(() => context.checkpoint()).not.toThrow();
    stop.abort("enough");
    expect(() => context.checkpoint()).toThrowError(
      expect.objectContaining({
        name: "ResumeError",
        code: "aborted",
        cause: "enough",
        message: expect.stringMatching(/\w/u),
      }),
    );
  });
});

it("a run keeps macros and scripts unless it is told to sanitize", () => {
  expect(createContext().sanitize).toBe(false);
  expect(createContext({ sanitize: true }).sanitize).toBe(true);
});

it("a run has a password only when one was given, an empty one too", () => {
  expect(createContext()).not.toHaveProperty("password");
  expect(createContext({ password: "" }).password).toBe("");
});

it("progress reaches the caller who listens, and goes nowhere otherwise", () => {
  const seen: Progress[] = [];
  createContext({ onProgress: (progress) => seen.push(progress) }).progress({ stage: "read" });
  expect(seen).toEqual([{ stage: "read" }]);
  expect(() => createContext().progress({ stage: "read" })).not.toThrow();
});

it("two runs share no messages", () => {
  expect(createContext().messages).not.toBe(createContext().messages);
});
