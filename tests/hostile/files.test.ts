import { afterAll, describe, expect, it } from "vitest";
import { has } from "../outside/programs";
import type { Attempt } from "./attempt";
import type { Odd, Refused } from "./cases";
import { Child } from "./child";
import * as docx from "./docx-files";
import * as pdf from "./pdf-files";
import * as text from "./text-files";

const LONGEST_MS = 10_000;

// In a process of its own with a heap of 400 MB, so that a hang or a crash is an answer too.
const child = new Child<Uint8Array | string, Attempt>(new URL("./attempt.ts", import.meta.url));
afterAll(() => child.stop());

async function answerTo(input: Uint8Array | string): Promise<Attempt> {
  const answer = await child.send(input, LONGEST_MS);
  if (!("words" in answer)) throw new Error(`${answer.kind}: ${answer.what}`);
  if (answer.kind === "raw") throw new Error(`an error of another class: ${answer.words}`);
  if (answer.kind === "refused") expect(answer.words.length, answer.words).toBeGreaterThan(20);
  expect(answer.inputChanged, "the input was changed").toBe(false);
  return answer;
}

function refuses({ what, make, code, detail }: Refused): void {
  it(`refuses ${what}`, { timeout: 3 * LONGEST_MS }, async () => {
    const answer = await answerTo(await make());
    expect([code].flat(), `${answer.what}: ${answer.words}`).toContain(answer.what);
    if (detail !== undefined) expect(answer.detail).toBe(detail);
  });
}

function takes({ what, make, message, mayRefuse }: Odd): void {
  it(`takes ${what}${mayRefuse ? ", or says why not" : ""}`, { timeout: 3 * LONGEST_MS }, async () => {
    const answer = await answerTo(await make());
    if (!mayRefuse) expect(answer.kind, answer.words).toBe("written");
    if (answer.kind === "written" && message !== undefined) expect(answer.words).toMatch(message);
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
