import type { Context } from "./context";
import type { ResumeInput } from "./formats";
import type { ResumeDocument } from "./model/document";

/** Bytes of a file that is worth keeping; larger ones are copied and compared in vain. */
const MOST_BYTES = 2_000_000;

/**
 * The resume that was read last, for as long as the garbage collector leaves it: whoever tailors one resume for many
 * postings gives the same file each time. A file that has a password is not kept.
 */
export class RecentResume {
  #last: { readonly settings: string; readonly document: WeakRef<ResumeDocument> } | undefined;

  /** What `read` makes of a file, or made of it last time. */
  async get(
    resume: ResumeInput,
    context: Context,
    read: (resume: ResumeInput, context: Context) => Promise<ResumeDocument>,
  ): Promise<ResumeDocument> {
    const bytes = resume instanceof ArrayBuffer ? new Uint8Array(resume) : resume;
    if (!(bytes instanceof Uint8Array) || bytes.length > MOST_BYTES || context.password !== undefined) {
      return read(resume, context);
    }
    const settings = JSON.stringify([context.limits, context.sanitize]);
    const known = this.#last?.settings === settings ? this.#last.document.deref() : undefined;
    if (known !== undefined && "bytes" in known.source && Buffer.compare(known.source.bytes, bytes) === 0) {
      context.progress({ stage: "read" });
      context.messages.addAll(known.messages);
      return known;
    }
    // A copy, because the caller may write into its own bytes later.
    const document = await read(new Uint8Array(bytes), context);
    this.#last = { settings, document: new WeakRef(document) };
    return document;
  }
}
