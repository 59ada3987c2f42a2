import { ResumeError, tailorResume } from "resume-tailor";
import { describe, expect, it } from "vitest";
import { CREDENTIALS, TODAY } from "../laws/cases";
import { has } from "../outside/programs";
import type { Odd, Refused } from "./cases";
import * as docx from "./docx-files";
import * as pdf from "./pdf-files";
import * as text from "./text-files";

const JOB = "Project manager for clinics. PMP certification is required. Experience with Scrum is preferred.";
const LONGEST_MS = 10_000;

type Outcome = { readonly error: unknown } | { readonly bytes: Uint8Array; readonly reasons: string };

async function attempt(input: Uint8Array | string): Promise<Outcome> {
  const copy = typeof input === "string" ? input : input.slice();
  try {
    const { bytes, report } = await tailorResume(input, { job: JOB, credentials: CREDENTIALS, today: TODAY });
    return { bytes, reasons: report.messages.map(({ code, reason }) => `${code}: ${reason}`).join("\n") };
  } catch (error) {
    return { error };
  } finally {
    if (typeof input !== "string") expect(Buffer.compare(input, copy as Uint8Array), "the input was changed").toBe(0);
  }
}

function expectTyped(error: unknown): asserts error is ResumeError {
  if (!(error instanceof ResumeError)) throw error;
  expect(error.message.length).toBeGreaterThan(20);
}

function refuses({ what, make, code, detail }: Refused): void {
  it(`refuses ${what}`, { timeout: 3 * LONGEST_MS }, async () => {
    const input = await make();
    const start = performance.now();
    const outcome = await attempt(input);
    expect(performance.now() - start).toBeLessThan(LONGEST_MS);
    if (!("error" in outcome)) throw new Error("it was taken for a resume");
    expectTyped(outcome.error);
    expect([code].flat()).toContain(outcome.error.code);
    if (detail !== undefined) expect(outcome.error.detail).toBe(detail);
  });
}

function takes({ what, make, message, mayRefuse }: Odd): void {
  it(`takes ${what}${mayRefuse ? ", or says why not" : ""}`, { timeout: 3 * LONGEST_MS }, async () => {
    const input = await make();
    const start = performance.now();
    const outcome = await attempt(input);
    expect(performance.now() - start).toBeLessThan(LONGEST_MS);
    if ("error" in outcome) {
      expectTyped(outcome.error);
      if (!mayRefuse) throw outcome.error;
    } else {
      expect(outcome.bytes.length).toBeGreaterThan(100);
      if (message !== undefined) expect(outcome.reasons).toMatch(message);
    }
  });
}

describe("a DOCX reader for strangers' files", () => {
  docx.REFUSED.forEach(refuses);
  docx.ODD.forEach(takes);
});

describe("a PDF reader for strangers' files", () => {
  pdf.REFUSED.forEach(refuses);
  if (has("qpdf")) refuses(pdf.PROTECTED);
  pdf.ODD.forEach(takes);
});

describe("a reader of strangers' texts", () => {
  text.REFUSED.forEach(refuses);
  text.ODD.forEach(takes);
});
