import type { Importance } from "../model/job";

/** How much a posting's wish weighs. */
export const IMPORTANCE: Readonly<Record<Importance, number>> = {
  required: 1,
  preferred: 0.95,
  duty: 0.8,
  context: 0.2,
};

/** How much it weighs that a credential is named. */
export const NAMED: Readonly<Record<Importance, number>> = {
  required: 1,
  preferred: 0.8,
  duty: 0.6,
  context: 0.1,
};

/** What stands in the title is what the job is. */
export const TITLE = 1.15;

/** Subjects that one may have studied weigh little: the posting asks for a degree, not for them. */
export const SCHOOLING = 0.3;
