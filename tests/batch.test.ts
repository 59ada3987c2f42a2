import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type { BatchItem, BatchOutcome } from "../src/index";

// The built package: its worker is a file of its own.
const { tailorBatch, tailorResume }: typeof import("../src/index") = await import(
  new URL("../dist/index.js", import.meta.url).href
);

const JOB = "Project manager. PMP required.";
const RESUME = "Dana Okafor\ndana@example.com\n\nExperience\nProject manager, Example Health, 2019 - present\n";

function item(job: string): BatchItem {
  return {
    resume: RESUME,
    request: {
      job,
      credentials: [{ name: "Project Management Professional (PMP)", issuer: "PMI" }],
      today: "2026-11-24",
    },
  };
}

async function collect(outcomes: AsyncIterable<BatchOutcome>): Promise<readonly BatchOutcome[]> {
  const all: BatchOutcome[] = [];
  for await (const outcome of outcomes) all.push(outcome);
  return all;
}

test("outcomes come in the order of the items, and one bad file never stops the rest", async () => {
  const items = [item(JOB), { resume: new Uint8Array([1, 2, 3]), request: { job: JOB } }, item(JOB)];
  const outcomes = await collect(tailorBatch(items, { concurrency: 2 }));
  expect(outcomes.map(({ index, status }) => [index, status])).toEqual([
    [0, "written"],
    [1, "failed"],
    [2, "written"],
  ]);
  expect(outcomes[1]).toMatchObject({ error: { name: "ResumeError", code: "unsupported-format" } });
});

test("every thread gives the same bytes as one call alone", async () => {
  const alone = await tailorResume(RESUME, item(JOB).request);
  const [outcome] = await collect(tailorBatch([item(JOB)], { concurrency: 1 }));
  expect(outcome?.status === "written" && Buffer.from(outcome.written.bytes).equals(alone.bytes)).toBe(true);
});

test("items are taken only as threads become free, so a long list is never held", async () => {
  let taken = 0;
  async function* items(): AsyncGenerator<BatchItem> {
    for (let count = 0; count < 30; count += 1) {
      taken += 1;
      yield item(JOB);
    }
  }
  const outcomes = tailorBatch(items(), { concurrency: 2 });
  await outcomes.next();
  // Four for each thread.
  expect(taken).toBeLessThanOrEqual(8);
  await outcomes.return();
});

test("an iterable that fails fails the batch with its own error", async () => {
  async function* items(): AsyncGenerator<BatchItem> {
    yield item(JOB);
    throw new RangeError("the caller's own");
  }
  await expect(collect(tailorBatch(items()))).rejects.toThrow("the caller's own");
});

test("a batch that was stopped says so", async () => {
  const stop = AbortSignal.abort("enough");
  await expect(collect(tailorBatch([item(JOB)], { signal: stop }))).rejects.toMatchObject({ code: "aborted" });
});

test("a concurrency that is no whole number from 1 to 64 is refused", async () => {
  await expect(collect(tailorBatch([], { concurrency: 0 }))).rejects.toMatchObject({ code: "invalid-options" });
});

test("the bytes that were given are still the caller's after the run", async () => {
  const resume = new Uint8Array(await readFile("fixtures/resumes/word-classic/input.docx"));
  const before = resume.slice();
  await collect(tailorBatch([{ resume, request: { ...item(JOB).request } }]));
  expect(Buffer.from(resume).equals(before)).toBe(true);
});

test("an item that cannot reach another thread, or is none, fails alone", async () => {
  const withFunction = { ...item(JOB), request: { ...item(JOB).request, onProgress: () => {} } };
  const outcomes = await collect(tailorBatch([withFunction, null as never, item(JOB)]));
  expect(outcomes.map((outcome) => (outcome.status === "failed" ? outcome.error.code : outcome.status))).toEqual([
    "invalid-input",
    "invalid-input",
    "written",
  ]);
});

test("items that are no iterable, and options that are none, are refused", async () => {
  await expect(collect(tailorBatch(null as never))).rejects.toMatchObject({ code: "invalid-input" });
  await expect(collect(tailorBatch([], null as never))).rejects.toMatchObject({ code: "invalid-options" });
  await expect(collect(tailorBatch([], { signal: {} as never }))).rejects.toMatchObject({ code: "invalid-options" });
});
