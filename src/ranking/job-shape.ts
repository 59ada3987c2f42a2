import { ResumeError } from "../errors";
import type { JobDescription } from "../model/job";

/** @throws {ResumeError} `invalid-input` when a value is not what `parseJob` gives. */
export function checkJob(job: unknown): asserts job is JobDescription {
  const { text, requirements, postings } = (
    typeof job === "object" && job !== null ? job : {}
  ) as Partial<JobDescription>;
  const isJob =
    typeof text === "string" &&
    Array.isArray(postings) &&
    Array.isArray(requirements) &&
    requirements.every(isRequirement);
  if (!isJob) {
    throw new ResumeError(
      "invalid-input",
      "The job is not one that parseJob gave. Pass the posting's text to parseJob.",
    );
  }
}

function isRequirement(value: unknown): boolean {
  const { text, start, end, importance, skills, credentials } = (
    typeof value === "object" && value !== null ? value : {}
  ) as Record<string, unknown>;
  return (
    typeof text === "string" &&
    typeof start === "number" &&
    typeof end === "number" &&
    typeof importance === "string" &&
    Array.isArray(skills) &&
    Array.isArray(credentials)
  );
}
