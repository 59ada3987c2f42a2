import type { BatchItem, WorkerAnswer } from "./batch";
import { guarded, ResumeError } from "./errors";
import { tailorResume } from "./tailor";

/** What a thread of the batch does with one item. */
export default async function work(item: BatchItem): Promise<WorkerAnswer> {
  try {
    const written = await guarded("invalid-input", "An item of a batch is an object with resume and request.", () =>
      tailorResume(item.resume, item.request),
    );
    return { written };
  } catch (error) {
    if (!(error instanceof ResumeError)) throw error;
    const { code, message, detail } = error;
    return { failed: detail === undefined ? { code, message } : { code, message, detail } };
  }
}
