import { setImmediate } from "node:timers/promises";

let held = 0;

/**
 * PDF.js looks some objects up ahead of their use, and lets go of the promises that it turns out not to need: where such
 * an object is damaged, nobody handles the rejection, and Node ends the process (`--unhandled-rejections=throw`). While
 * PDF.js is at work, rejections of its own are passed over; all others end as they would. Gives what ends this.
 */
export function holdStrayRejections(): () => Promise<void> {
  if (held === 0) process.on("unhandledRejection", passOver);
  held += 1;
  return async () => {
    // Node tells of a rejection when the microtasks of its turn are done.
    await setImmediate();
    held -= 1;
    if (held === 0) process.off("unhandledRejection", passOver);
  };
}

function passOver(reason: unknown): void {
  if (isOfPdfjs(reason)) return;
  // Beside other listeners this one changes nothing; alone, it must not keep Node from ending the process.
  if (process.listenerCount("unhandledRejection") === 1) throw reason;
}

const OWN_ERRORS =
  /^(?:XRefEntryException|XRefParseException|MissingDataException|ParserEOFException|FormatError|InvalidPDFException|UnknownErrorException|AbortException)$/u;

function isOfPdfjs(reason: unknown): boolean {
  return reason instanceof Error && (OWN_ERRORS.test(reason.name) || /[/\\]unpdf[/\\]/u.test(reason.stack ?? ""));
}
