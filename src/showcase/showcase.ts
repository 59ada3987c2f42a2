import { statusOn } from "../credentials/status";
import { ResumeError } from "../errors";
import type { IdentifiedCredential } from "../model/credential";
import type { JobDescription } from "../model/job";
import type { RankedCredential } from "../model/ranking";
import { draftPost, type LinkedInFields, linkedInFields } from "./linkedin";
import { postNominals } from "./post-nominals";
import { type InterviewStory, interviewStory } from "./story";

export interface ShowcaseOptions {
  /** The person's name, as it is to stand on the card. */
  readonly name: string;
  readonly job?: JobDescription;
  /** Day against which expiry is judged; status as stated otherwise. */
  readonly today?: string;
  /** Lines of the e-mail signature below the name: job title, organisation, phone. */
  readonly lines?: readonly string[];
}

export interface Showcase {
  /** One a credential that is held, best first. */
  readonly linkedin: readonly LinkedInFields[];
  /** Draft of a LinkedIn post on the best one; facts only. Absent when nothing is held. */
  readonly post?: string;
  readonly signature: { readonly text: string; readonly html: string };
  /** The name line of a business card, with at most two post-nominals. */
  readonly card: string;
  readonly stories: readonly InterviewStory[];
}

/**
 * What to do with the credentials outside the resume: profile fields, signature, card, interview skeletons.
 * Only what is held on `today` is shown as held; blanks (`____`) stand where only the person knows.
 *
 * @throws {ResumeError} `invalid-input` when the name is empty.
 */
export function showcaseCredentials(
  ranking: readonly RankedCredential[],
  { name, today, lines = [] }: ShowcaseOptions,
): Showcase {
  const person = name.trim();
  if (person === "") throw new ResumeError("invalid-input", "The showcase needs the person's name.");
  const ranked = ranking.filter(({ credential }) => isHeld(credential, today));
  const held = ranked.map(({ credential }) => credential);
  const best = ranked.find(({ include }) => include) ?? ranked[0];
  const letters = postNominals(held);
  return {
    linkedin: held.map(linkedInFields),
    ...(best === undefined ? {} : { post: draftPost(best.credential) }),
    signature: signature(nameLine(person, letters.slice(0, 3)), lines),
    card: nameLine(person, letters.slice(0, 2)),
    stories: ranked
      .filter(({ include }) => include)
      .slice(0, 3)
      .flatMap((entry) => interviewStory(entry) ?? []),
  };
}

function isHeld(credential: IdentifiedCredential, today: string | undefined): boolean {
  return statusOn(credential, today) === "earned" && credential.verification?.status !== "failed";
}

function nameLine(name: string, letters: readonly string[]): string {
  const already = name.split(",").map((part) => part.trim());
  return [name, ...letters.filter((letter) => !already.includes(letter))].join(", ");
}

function signature(first: string, rest: readonly string[]): Showcase["signature"] {
  const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return {
    text: [first, ...rest].join("\n"),
    html: `<p><strong>${escape(first)}</strong>${rest.map((line) => `<br>${escape(line)}`).join("")}</p>`,
  };
}
