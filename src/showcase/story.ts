import type { RankedCredential } from "../model/ranking";

/** What only the person knows; never filled in for them. */
const BLANK = "____";

/** A skeleton for an interview answer in the STAR form, tied to the posting's own words. */
export interface InterviewStory {
  /** Id of the credential. */
  readonly id: string;
  readonly credential: string;
  /** The requirement it answers, quoted. */
  readonly requirement: string;
  readonly situation: string;
  readonly task: string;
  readonly action: string;
  readonly result: string;
  readonly bridge: string;
}

/** One skeleton per credential that the posting asks for; facts from the credential, blanks for the rest. */
export function interviewStory({ credential, matches }: RankedCredential): InterviewStory | null {
  const match = matches.find(({ importance }) => importance === "required") ?? matches[0];
  if (match === undefined) return null;
  const { id, name, project, skills = [], hours } = credential;
  const tools = skills.length === 0 ? BLANK : skills.slice(0, 4).join(", ");
  return {
    id,
    credential: name,
    requirement: match.requirement,
    situation:
      project === undefined
        ? `What was needed when I took ${name}: ${BLANK}.`
        : `For ${name} I worked on this: ${project} It mattered because ${BLANK}.`,
    task: `My goal was ${BLANK}, and I would know it was met when ${BLANK}.`,
    action: `I did ${BLANK}, ${BLANK} and ${BLANK}, using ${tools}${hours === undefined ? "" : ` (${hours} hours of work)`}.`,
    result: `It showed ${BLANK} (a number, if there is one: ${BLANK}). Since then I have used it for ${BLANK}.`,
    bridge: `You ask for “${match.quote}”: this is how I would bring it to that: ${BLANK}.`,
  };
}
