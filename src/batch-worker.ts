import type { BatchItem, WorkerAnswer } from "./batch";
import { ResumeError } from "./errors";
import { tailorResume } from "./tailor";

/** What a thread of the batch does with one item. */
export default async function work({ resume, request }: BatchItem): Promise<WorkerAnswer> {
  try {
    return { written: await tailorResume(resume, request) };
  } catch (error) {
    if (!(error instanceof ResumeError)) throw error;
    const { code, message, detail } = error;
    return { failed: detail === undefined ? { code, message } : { code, message, detail } };
  }
}
