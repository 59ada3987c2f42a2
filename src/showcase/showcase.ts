import { statusOn } from "../credentials/status";
import { guardedNow, ResumeError } from "../errors";
import type { JobDescription } from "../model/job";
import type { RankedCredential } from "../model/ranking";
import { draftPost, type LinkedInFields, linkedInFields } from "./linkedin";
import { nameWithLetters } from "./post-nominals";
import { type InterviewStory, interviewStory } from "./story";

export interface ShowcaseOptions {
  /** The person's name, as it is to stand on the card; letters after it are kept while they are held. */
  readonly name: string;
  /** The posting, to name its role in the interview stories. */
  readonly job?: JobDescription;
  /** Day against which expiry is judged; without it what the ranking found holds. */
  readonly today?: string;
  /** Lines of the e-mail signature below the name: job title, organisation, phone. */
  readonly lines?: readonly string[];
}

export interface Showcase {
  /** One per credential that is held, best first. */
  readonly linkedin: readonly LinkedInFields[];
  /** Draft of a LinkedIn post on the best one; facts only. Absent when nothing is held. */
  readonly post?: string;
  /** The name with at most three post-nominals, and the lines given. */
  readonly signature: { readonly text: string; readonly html: string };
  /** The name line of a business card, with at most two post-nominals. */
  readonly card: string;
  /** One skeleton per credential that the posting asks for, the best three. */
  readonly stories: readonly InterviewStory[];
}

const SUPERSEDED: ReadonlySet<string> = new Set(["superseded"]);

/** Factors of the ranking that say that a credential is not held. */
const NOT_HELD: ReadonlySet<string> = new Set(["lapsed", "lapsed-licence", "in-progress"]);

/**
 * What to do with the credentials outside the resume: profile fields, signature, card, interview skeletons.
 * Only what is held is shown as held; blanks (`____`) stand where only the person knows.
 *
 * @example
 * const { card } = showcaseCredentials(ranking, { name: "Jane Doe, MSN" }); // "Jane Doe, MSN, RN, CCRN"
 *
 * @throws {ResumeError} `invalid-input` when the name is empty.
 */
export function showcaseCredentials(ranking: readonly RankedCredential[], options: ShowcaseOptions): Showcase {
  return guardedNow(
    "invalid-input",
    "The showcase cannot be made. Give a ranking from rankCredentials, and the person's name as text.",
    () => showcaseOf(ranking, options),
  );
}

function showcaseOf(ranking: readonly RankedCredential[], { name, job, today, lines = [] }: ShowcaseOptions): Showcase {
  const person = oneLine(name);
  if (person === "") throw new ResumeError("invalid-input", "The showcase needs the person's name.");
  const ranked = ranking.filter((entry) => isHeld(entry, today));
  const held = ranked.map(({ credential }) => credential);
  const gone = ranking.filter((entry) => !isHeld(entry, today)).map(({ credential }) => credential);
  const shown = ranked.filter(isShown).map(({ credential }) => credential);
  const best = ranked.find(({ include }) => include) ?? ranked[0];
  return {
    linkedin: held.map(linkedInFields),
    ...(best === undefined ? {} : { post: draftPost(best.credential) }),
    signature: signature(nameWithLetters(person, shown, gone, 3), lines.map(oneLine)),
    card: nameWithLetters(person, shown, gone, 2),
    stories: ranked
      .filter(({ include }) => include)
      .flatMap((entry) => interviewStory(entry, job?.title) ?? [])
      .slice(0, 3),
  };
}

/**
 * Whether letters may follow the name for it: a licence always, a certification where it belongs to the work asked for.
 * The lower level of a track says nothing beside the higher one.
 */
function isShown(entry: RankedCredential): boolean {
  return (entry.include || entry.credential.kind === "licence") && !has(entry, SUPERSEDED);
}

function isHeld(entry: RankedCredential, today: string | undefined): boolean {
  const { credential } = entry;
  if (credential.verification?.status === "failed" || statusOn(credential, today) !== "earned") return false;
  return today !== undefined || !has(entry, NOT_HELD);
}

function has({ reasons }: RankedCredential, features: ReadonlySet<string>): boolean {
  return reasons.some(({ feature }) => features.has(feature));
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}

function signature(first: string, rest: readonly string[]): Showcase["signature"] {
  const lines = rest.filter((line) => line !== "");
  return {
    text: [first, ...lines].join("\n"),
    html: `<p><strong>${escaped(first)}</strong>${lines.map((line) => `<br>${escaped(line)}`).join("")}</p>`,
  };
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
