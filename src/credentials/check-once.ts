import { Memory } from "../memory";
import { type Message, Messages } from "../messages";
import type { IdentifiedCredential } from "../model/credential";
import { type CheckOptions, checkDraft } from "./check";
import { type Draft, present } from "./draft";

interface Checked {
  readonly outcome: IdentifiedCredential | string;
  readonly messages: readonly Message[];
}

const memory = new Memory<Checked>(2_000, 4_000);

/** As `checkDraft`, but each draft once: people give the same credentials for every posting. */
export function checkDraftOnce(draft: Draft, options: CheckOptions): IdentifiedCredential | string {
  const key = keyOf(draft, options);
  if (key === null) return checkDraft(draft, options);
  const { outcome, messages } = memory.get(key, () => {
    const own = new Messages();
    return { outcome: checkDraft(draft, { ...options, messages: own }), messages: own.list() };
  });
  options.messages.addAll(messages);
  if (typeof outcome === "string") return outcome;
  // A copy, because it goes out to the caller, who may write into it.
  return { ...outcome, ...present("skills", outcome.skills?.slice()) };
}

/** All that the outcome depends on; null for a draft that holds more than texts and numbers. */
function keyOf(
  { place, fields, names, language, verification }: Draft,
  { today, limits }: CheckOptions,
): string | null {
  const isPlain = Object.values(fields).every(
    (value) => isSimple(value) || (Array.isArray(value) && value.every((entry) => typeof entry === "string")),
  );
  if (!isPlain || verification !== undefined) return null;
  return JSON.stringify([place, fields, names, language, today, limits.credentialNameCharacters]);
}

/** A value that JSON writes like no other. */
function isSimple(value: unknown): boolean {
  return value === undefined || typeof value === "string" || Number.isFinite(value);
}
