import { type TailorOptions, tailorResume, type WrittenResume } from "resume-tailor";
import { type Case, CREDENTIALS, TODAY } from "./cases";

/** The ways in which the laws ask for a section. */
export const REQUESTS: readonly (readonly [string, TailorOptions])[] = [
  ["auto", {}],
  ["at the end, keeping what is there", { placement: "end", existing: "keep", expired: "mark", maxEntries: 3 }],
  [
    "after the education, with all details",
    {
      placement: "after-education",
      details: ["acronym", "issuer", "issued", "expires", "credentialId", "url", "skills"],
    },
  ],
];

const runs = new Map<string, Promise<WrittenResume>>();

/** Tailors a fixture once for all laws that look at the result. */
export function tailored(
  { name, input, job }: Case,
  output: "docx" | "pdf",
  options: TailorOptions = {},
): Promise<WrittenResume> {
  const key = JSON.stringify([name, output, options]);
  const run = runs.get(key) ?? tailorResume(input, { job, credentials: CREDENTIALS, output, today: TODAY, ...options });
  runs.set(key, run);
  return run;
}
