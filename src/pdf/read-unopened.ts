import type { Context } from "../context";
import { ResumeError } from "../errors";
import { callsIn } from "./content-calls";
import { countOperators } from "./operator-count";
import { filtersOf, findStreams, plainNames } from "./raw-streams";
import { decodePieces, textPieces } from "./stream-pieces";

/**
 * As `checkForms`, for a file so damaged that pdf-lib does not open it, though PDF.js may. Who paints whom is not known
 * then, so it is taken that each form and drawn letter paints all others, as often as it paints any.
 *
 * @throws {ResumeError} `corrupt` with detail `pdf-forms`; `too-large` with detail `pdf-operators`.
 */
export function checkUnopened(bytes: Uint8Array, context: Context): void {
  const { limits, checkpoint } = context;
  let operators = 0;
  let callsOfPages = 0;
  let timesEach = 1;
  for (const { dictionary, start, end } of findStreams(bytes, checkpoint)) {
    checkpoint();
    const names = plainNames(dictionary);
    if (/\/Image\b/u.test(names)) continue;
    const content = [...textPieces(decodePieces(bytes.subarray(start, end), filtersOf(dictionary), context))].join("");
    const calls = [...callsIn(content)].length;
    if (!isCalled(names, content)) {
      callsOfPages += calls;
      continue;
    }
    operators += countOperators([content], limits.pdfOperators, checkpoint).operators;
    timesEach *= Math.max(1, calls);
  }
  if (operators * timesEach * callsOfPages > limits.pdfOperators) failForms();
}

/** Whether a stream is a form, or draws a letter (ISO 32000-2 §8.10, §9.6.4). */
function isCalled(dictionary: string, content: string): boolean {
  return /\/Form\b/u.test(dictionary) || /^[\d\s.+-]*d[01]\s/u.test(content);
}

function failForms(): never {
  throw new ResumeError(
    "corrupt",
    "The PDF is damaged, and its drawings paint each other too often to be followed. Print it to a new PDF and pass that.",
    { detail: "pdf-forms" },
  );
}
