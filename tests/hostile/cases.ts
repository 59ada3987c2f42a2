import type { ResumeErrorCode } from "resume-tailor";

/** An input that must be refused. */
export interface Refused {
  /** What is wrong with it, as the end of "refuses …". */
  readonly what: string;
  readonly make: () => Uint8Array | string | Promise<Uint8Array | string>;
  readonly code: ResumeErrorCode | readonly ResumeErrorCode[];
  /** The limit that it passes. */
  readonly detail?: string;
}

/** An odd input that is legal all the same, or that may be read as far as it goes. */
export interface Odd {
  readonly what: string;
  readonly make: () => Uint8Array | string | Promise<Uint8Array | string>;
  /** Message that the user should see. */
  readonly message?: RegExp;
  /** Whether a refusal is an honest answer too. */
  readonly mayRefuse?: true;
}
