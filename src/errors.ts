import type { Message } from "./messages";
import type { Position } from "./model/position";

/** The stable codes of {@link ResumeError}; part of the public API. */
export const RESUME_ERROR_CODES = [
  "unsupported-format",
  "corrupt",
  "encrypted",
  "too-large",
  "no-text",
  "invalid-input",
  "invalid-credentials",
  "invalid-options",
  "anchor-not-found",
  "aborted",
  "verification-failed",
] as const;

export type ResumeErrorCode = (typeof RESUME_ERROR_CODES)[number];

export interface ResumeErrorDetails {
  /** Which rule was broken, finer than the code: `zip-ratio`, `xml-depth`, `deadline`… */
  readonly detail?: string;
  readonly position?: Position;
  /** What had been noticed before the failure. */
  readonly messages?: readonly Message[];
  /** The original error of a dependency; never thrown itself. */
  readonly cause?: unknown;
}

/**
 * The only error class that leaves the library. `message` says what is wrong and what to do about it;
 * `code` is stable and safe to switch on.
 */
export class ResumeError extends Error {
  override readonly name = "ResumeError";
  readonly code: ResumeErrorCode;
  declare readonly detail?: string;
  declare readonly position?: Position;
  readonly messages: readonly Message[];

  constructor(code: ResumeErrorCode, message: string, details: ResumeErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.messages = details.messages ?? [];
    if (details.detail !== undefined) this.detail = details.detail;
    if (details.position !== undefined) this.position = details.position;
  }
}

/**
 * Runs one stage so that no other class of error leaves it: what a dependency throws becomes a `ResumeError` of the
 * given code, with the original as its `cause`.
 */
export async function guarded<T>(code: ResumeErrorCode, problem: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asResumeError(code, problem, error);
  }
}

/** As {@link guarded}, for what answers at once. */
export function guardedNow<T>(code: ResumeErrorCode, problem: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asResumeError(code, problem, error);
  }
}

function asResumeError(code: ResumeErrorCode, problem: string, error: unknown): ResumeError {
  return error instanceof ResumeError ? error : new ResumeError(code, problem, { cause: error });
}
