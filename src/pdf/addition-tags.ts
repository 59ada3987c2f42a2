/**
 * The tags of marked content (ISO 32000-2 §14.6) around what the library writes, so that a later run finds it: a sequence
 * for the heading, and one for each entry, whose property `Entry` counts from 1 and is 0 for the heading.
 */
export const ADDED_TAG = "ResumeTailor";
/** For an entry that is the person's own, set anew. */
export const OWN_TAG = "ResumeTailorOwn";

export const ADDITION_TAGS: ReadonlySet<string> = new Set([ADDED_TAG, OWN_TAG]);
