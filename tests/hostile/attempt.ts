// Tailors what it is sent and answers what became of it. Started by files.test.ts.
import { ResumeError, tailorResume } from "resume-tailor";
import { CREDENTIALS, TODAY } from "../laws/cases";

export interface Attempt {
  readonly kind: "written" | "refused" | "raw";
  /** The error's code, or the name of its class. */
  readonly what: string;
  readonly detail?: string;
  /** Words of the error, or the codes and words of the messages. */
  readonly words: string;
  readonly bytes: number;
  readonly ms: number;
  readonly inputChanged: boolean;
  /** Of the process since its start. */
  readonly peakMb: number;
}

const JOB = "Project manager for clinics. PMP certification is required. Experience with Scrum is preferred.";

async function attempt(input: Uint8Array | string): Promise<Attempt> {
  const copy = input.slice();
  const start = performance.now();
  const outcome = await tailorResume(input, { job: JOB, credentials: CREDENTIALS, today: TODAY }).then(
    ({ bytes, report }) => ({
      kind: "written" as const,
      what: report.strategy,
      words: report.messages.map(({ code, reason }) => `${code}: ${reason}`).join("\n"),
      bytes: bytes.length,
    }),
    (error: unknown) => ({ ...describe(error), bytes: 0 }),
  );
  return {
    ...outcome,
    ms: performance.now() - start,
    inputChanged: typeof input !== "string" && Buffer.compare(input, copy as Uint8Array) !== 0,
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
}

function describe(error: unknown): Pick<Attempt, "kind" | "what" | "detail" | "words"> {
  if (error instanceof ResumeError) {
    const { code, message, detail } = error;
    return { kind: "refused", what: code, words: message, ...(detail === undefined ? {} : { detail }) };
  }
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return { kind: "raw", what: name, words: `${message}\n${stack}` };
}

process.on("message", (input: Uint8Array | string) => void attempt(input).then((answer) => process.send?.(answer)));
process.send?.("ready");
