import { guardedNow, ResumeError, type ResumeErrorCode } from "./errors";
import type { ResumeInput } from "./formats";
import type { WrittenResume } from "./model/plan";
import type { TailorRequest } from "./tailor";

/** One resume and what to tailor it for. Functions do not reach another thread; abort belongs to the batch. */
export interface BatchItem {
  readonly resume: ResumeInput;
  readonly request: Omit<TailorRequest, "signal" | "onProgress" | "fetcher">;
}

export type BatchOutcome =
  | { readonly index: number; readonly status: "written"; readonly written: WrittenResume }
  | { readonly index: number; readonly status: "failed"; readonly error: ResumeError };

export interface BatchOptions {
  /** Worker threads; each holds one resume at a time. Default 2. */
  readonly concurrency?: number;
  readonly signal?: AbortSignal;
}

/** What a worker answers: an error class does not survive the way between threads, so its parts do. */
export type WorkerAnswer =
  | { readonly written: WrittenResume }
  | { readonly failed: { readonly code: ResumeErrorCode; readonly message: string; readonly detail?: string } };

/**
 * What a thread may hold; more than any resume within the limits needs. V8 also takes from it how far a heap may grow
 * between two full collections: from 2048 MB on to four times what lives, with 1024 MB to 1.6 times. Each full collection
 * lets go the optimised code of closures that are not alive at that moment, and compiling it again takes the core that
 * another thread could use.
 */
const MOST_MEGABYTES = 2048;

/** Items per thread that are under way: while one takes long, the other threads go on with those behind it. */
const AHEAD = 4;

/**
 * Tailors many resumes on worker threads and gives the outcomes in the order of the items; one bad file never stops the
 * rest. Items are taken from the iterable only as threads become free, and at most four per thread wait to be consumed,
 * so memory does not grow with their number.
 *
 * @throws {ResumeError} `aborted` when `signal` is; `invalid-options` when `concurrency` is no whole number from 1 to 64;
 * `invalid-input` when the items are no iterable. What an iterable throws itself is handed on as it is.
 */
export async function* tailorBatch(
  items: Iterable<BatchItem> | AsyncIterable<BatchItem>,
  options: BatchOptions = {},
): AsyncGenerator<BatchOutcome, void, void> {
  const { concurrency, signal } = checked(options);
  if (!isIterable(items)) {
    throw new ResumeError("invalid-input", "The batch takes an array, or another iterable, of { resume, request }.");
  }
  const { Piscina } = await import("piscina");
  const pool = new Piscina({
    filename: new URL("./batch-worker.js", import.meta.url).href,
    minThreads: concurrency,
    maxThreads: concurrency,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  const waiting: Promise<BatchOutcome>[] = [];
  let index = 0;
  const next = () => {
    const first = waiting.shift();
    if (first === undefined) throw new RangeError("nothing is waiting");
    return first;
  };
  try {
    for await (const item of items) {
      stopIfAborted(signal);
      waiting.push(runOne(pool, item, index, signal));
      index += 1;
      if (waiting.length >= concurrency * AHEAD) yield await next();
    }
    while (waiting.length > 0) yield await next();
  } finally {
    await pool.destroy();
  }
}

async function runOne(
  pool: { run(task: BatchItem, options: { signal?: AbortSignal }): Promise<unknown> },
  item: BatchItem,
  index: number,
  signal: AbortSignal | undefined,
): Promise<BatchOutcome> {
  try {
    const answer = (await pool.run(item, signal === undefined ? {} : { signal })) as WorkerAnswer;
    if ("written" in answer) return { index, status: "written", written: answer.written };
    const { code, message, ...details } = answer.failed;
    return { index, status: "failed", error: new ResumeError(code, message, details) };
  } catch (cause) {
    const error = signal?.aborted
      ? new ResumeError("aborted", "The batch was stopped by its caller.", { cause })
      : workerError(cause);
    return { index, status: "failed", error };
  }
}

function workerError(cause: unknown): ResumeError {
  if (cause instanceof Error && cause.name === "DataCloneError") {
    return new ResumeError(
      "invalid-input",
      "This item cannot be handed to another thread: it holds a function, a symbol or the like. Give plain data.",
      { cause },
    );
  }
  if (cause instanceof Error && "code" in cause && cause.code === "ERR_WORKER_OUT_OF_MEMORY") {
    return new ResumeError(
      "too-large",
      `This resume takes more than the ${MOST_MEGABYTES} MB of memory that a thread has. Make it smaller.`,
      { detail: "memory", cause },
    );
  }
  return new ResumeError(
    "corrupt",
    "The worker that held this resume failed. The file is likely damaged; try it alone.",
    {
      cause,
    },
  );
}

function isIterable(items: unknown): boolean {
  return typeof items === "object" && items !== null && (Symbol.iterator in items || Symbol.asyncIterator in items);
}

function checked(options: BatchOptions): { readonly concurrency: number; readonly signal: AbortSignal | undefined } {
  return guardedNow("invalid-options", "The options of the batch cannot be read. Give a plain object.", () => {
    const { concurrency = 2, signal } = options;
    if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 64) {
      throw new ResumeError("invalid-options", "concurrency must be a whole number from 1 to 64.");
    }
    if (signal !== undefined && !(signal instanceof AbortSignal)) {
      throw new ResumeError("invalid-options", "signal must be an AbortSignal.");
    }
    return { concurrency, signal };
  });
}

function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new ResumeError("aborted", "The batch was stopped by its caller.", { cause: signal.reason });
}
