// The process that takes the blows: tailors one mutated fixture per message. Started by fuzz.ts.
import { parseJob, ResumeError, readCredentials, readResume, tailorResume } from "resume-tailor";
import { CASES, CREDENTIALS, TODAY } from "../laws/cases";
import { mutate } from "./mutate";

export interface Blow {
  readonly index: number;
  readonly seed: number;
}

/** `raw`: an error of another class. `damaged`: a file that was handed over and cannot be read again. */
export interface Outcome {
  readonly kind: "written" | "refused" | "raw" | "damaged";
  readonly what: string;
}

/** The fixtures, and text for the two other kinds of input. */
export const TARGETS = CASES.length + 2;

export function inputOf({ index, seed }: Blow): Uint8Array | string {
  const fixture = CASES[index];
  if (fixture !== undefined) return mutate(fixture.input, seed);
  return mutate(index === CASES.length ? JSON.stringify(CREDENTIALS) : (CASES[0]?.job ?? ""), seed);
}

export const nameOf = (index: number): string =>
  CASES[index]?.name ?? (index === CASES.length ? "credentials" : "posting");

async function strike(blow: Blow): Promise<Outcome> {
  const input = inputOf(blow);
  try {
    if (blow.index === CASES.length) return written(await readCredentials(input, { today: TODAY }));
    if (blow.index > CASES.length) return written(parseJob(input as string));
    const output = (["same", "docx", "pdf"] as const)[blow.seed % 3] ?? "same";
    const { bytes } = await tailorResume(input, {
      job: CASES[blow.index]!.job,
      credentials: CREDENTIALS,
      today: TODAY,
      output,
    });
    try {
      await readResume(bytes);
    } catch (error) {
      return { kind: "damaged", what: describe(error) };
    }
    return { kind: "written", what: output };
  } catch (error) {
    if (error instanceof ResumeError) return { kind: "refused", what: error.code };
    return { kind: "raw", what: describe(error) };
  }
}

function written(_: unknown): Outcome {
  return { kind: "written", what: "read" };
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return `${error.name}: ${error.message.slice(0, 120)} ${error.stack?.split("\n").find((line) => line.includes("/src/")) ?? ""}`;
}

if (process.send !== undefined) {
  process.on("message", (blow: Blow) => void strike(blow).then((outcome) => process.send?.(outcome)));
  process.send("ready");
}
