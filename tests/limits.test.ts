import { describe, expect, it } from "vitest";
import * as z from "zod";
import { DEFAULT_LIMITS, type Limits, LimitsSchema } from "../src/limits";

/** What SECURITY.md promises. */
const PROMISED: Limits = {
  inputBytes: 20 * 1024 * 1024,
  zipEntries: 2_000,
  zipPartBytes: 64 * 1024 * 1024,
  zipTotalBytes: 200 * 1024 * 1024,
  zipRatio: 100,
  xmlDepth: 256,
  xmlNodes: 2_000_000,
  pdfStreamBytes: 64 * 1024 * 1024,
  pdfPages: 200,
  pdfDepth: 100,
  pdfOperators: 1_000_000,
  jobCharacters: 200 * 1024,
  credentials: 1_000,
  credentialNameCharacters: 500,
  deadlineMs: 30_000,
};
const NAMES = Object.keys(PROMISED) as (keyof Limits)[];

it("every limit is on by default, at the value promised", () => {
  expect(DEFAULT_LIMITS).toEqual(PROMISED);
});

describe.each(NAMES)("the limit %s", (name) => {
  it("can be lowered and raised, and leaves the others as they are", () => {
    for (const value of [1, PROMISED[name] * 10]) {
      expect(LimitsSchema.parse({ [name]: value })).toEqual({ ...PROMISED, [name]: value });
    }
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, "20", null])("refuses %s", (nonsense) => {
    expect(LimitsSchema.safeParse({ [name]: nonsense }).success).toBe(false);
  });

  it("says in its JSON Schema what it is about, and its default", () => {
    const properties = z.toJSONSchema(LimitsSchema, { io: "input" }).properties ?? {};
    expect(properties[name]).toMatchObject({
      type: "integer",
      default: PROMISED[name],
      description: expect.stringMatching(/\w/u),
    });
  });
});

it("a limit that does not exist is refused, so that a slip of the pen lifts none", () => {
  expect(LimitsSchema.safeParse({ zipEntrys: 5 }).success).toBe(false);
});
