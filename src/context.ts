import { ResumeError } from "./errors";
import { DEFAULT_LIMITS, type Limits } from "./limits";
import { Messages } from "./messages";

/** A stage of a run, for progress display. */
export interface Progress {
  readonly stage: "read" | "rank" | "plan" | "write" | "verify";
  /** Steps done and steps in all within the stage, when they are known. */
  readonly done?: number;
  readonly total?: number;
}

/** What every stage of one run shares: limits, the messages so far, and the places to stop. */
export interface Context {
  readonly limits: Limits;
  readonly messages: Messages;
  readonly password?: string;
  /** Whether writers strip macros, scripts, external templates and launch actions instead of keeping them. */
  readonly sanitize: boolean;
  readonly progress: (progress: Progress) => void;
  /** Called in every long loop. @throws {ResumeError} `aborted` when the caller stopped the run or its time is up. */
  readonly checkpoint: () => void;
}

export interface ContextOptions {
  readonly limits?: Limits | undefined;
  readonly password?: string | undefined;
  readonly sanitize?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

export function createContext(options: ContextOptions = {}): Context {
  const limits = options.limits ?? DEFAULT_LIMITS;
  const { signal, password } = options;
  // A monotonic clock: it decides only when to give up, never what is written.
  const end = performance.now() + limits.deadlineMs;
  return {
    limits,
    messages: new Messages(),
    ...(password === undefined ? {} : { password }),
    sanitize: options.sanitize ?? false,
    progress: (progress) => {
      try {
        options.onProgress?.(progress);
      } catch (cause) {
        throw new ResumeError("aborted", "The run was stopped: the caller's onProgress threw an error.", { cause });
      }
    },
    checkpoint: () => {
      if (signal?.aborted)
        throw new ResumeError("aborted", "The run was stopped by its caller.", { cause: signal.reason });
      if (performance.now() > end) {
        throw new ResumeError(
          "aborted",
          `The run took longer than ${limits.deadlineMs} ms. Try a smaller file, or raise limits.deadlineMs.`,
          { detail: "deadline" },
        );
      }
    },
  };
}
