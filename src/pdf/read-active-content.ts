import { unzlibSync } from "fflate";
import type { Context } from "../context";
import { latin1 } from "./latin1";
import { findStreams } from "./raw-streams";

/** What a file can do besides being shown, by the names that it must use (ISO 32000-2 §12.6, §7.11.4, §12.7, §12.8). */
const ACTIVE: readonly { readonly code: string; readonly sign: RegExp; readonly what: string }[] = [
  { code: "pdf-script", sign: /\/S\s*\/JavaScript\b|\/JavaScript\s*(?:\d|<<)/u, what: "a script (JavaScript)" },
  { code: "pdf-launch-action", sign: /\/S\s*\/Launch\b/u, what: "an action that launches a program" },
  { code: "pdf-attachment", sign: /\/EmbeddedFiles?\b/u, what: "an attached file" },
];

const NOTICES: readonly { readonly code: string; readonly sign: RegExp; readonly reason: string }[] = [
  {
    code: "pdf-form-fields",
    sign: /\/FT\s*\/(?:Tx|Ch)\b/u,
    reason:
      "The PDF is a form: what is typed into its fields is not read. Print it to a new PDF first to have it read.",
  },
  {
    code: "pdf-xfa",
    sign: /\/XFA\b/u,
    reason: "The PDF holds a dynamic form (XFA), of which only the fixed part is read. Print it to a new PDF first.",
  },
  {
    code: "pdf-signed",
    sign: /\/FT\s*\/Sig\b|\/Type\s*\/Sig\b/u,
    reason: "The PDF is signed; a signature does not hold for a changed file.",
  },
];

/**
 * Says what a PDF holds that a reader should know of: scripts, programs to launch, attached files, forms, signatures.
 * The names are looked for in the file and in its object streams. Writers keep them, or strip them when
 * `context.sanitize` is set.
 */
export function noteActiveContent(bytes: Uint8Array, { messages, sanitize, checkpoint }: Context): void {
  const text = [...objectTexts(bytes, checkpoint)].join("\n");
  for (const { code, sign, what } of ACTIVE) {
    if (sign.test(text))
      messages.warn(
        code,
        `The PDF holds ${what}. It is ${sanitize ? "left out of" : "kept in"} a PDF edited in place.`,
      );
  }
  for (const { code, sign, reason } of NOTICES) if (sign.test(text)) messages.warn(code, reason);
}

function* objectTexts(bytes: Uint8Array, checkpoint: () => void): Generator<string> {
  let outside = 0;
  for (const { dictionary, start, end } of findStreams(bytes, checkpoint)) {
    yield latin1(bytes.subarray(outside, start));
    outside = Math.max(outside, end < bytes.length ? end : start);
    if (/\/ObjStm\b/u.test(dictionary)) yield latin1(inflated(bytes.subarray(start, end)));
  }
  yield latin1(bytes.subarray(outside));
}

function inflated(bytes: Uint8Array): Uint8Array {
  try {
    return unzlibSync(bytes);
  } catch {
    return new Uint8Array();
  }
}
