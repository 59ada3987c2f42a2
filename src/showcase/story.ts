import { officialName } from "../credentials/known-facts";
import type { Match, RankedCredential } from "../model/ranking";

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
  /** From the story to this employer's need. */
  readonly bridge: string;
}

/** A skeleton for the strongest thing the posting asks that the credential answers; null when it answers nothing. */
export function interviewStory({ credential, matches }: RankedCredential, role?: string): InterviewStory | null {
  const match = strongest(matches, role);
  if (match === undefined) return null;
  const { id, project, skills = [], hours } = credential;
  const { name } = officialName(credential);
  const tools = skills.length === 0 ? BLANK : skills.slice(0, 4).join(", ");
  const work = hours === undefined ? "" : ` It took ${hours} hours.`;
  const place = role === undefined ? "" : ` as ${role.replace(/\s*\([^()]*\)\s*$/u, "")}`;
  return {
    id,
    credential: name,
    requirement: match.requirement.replace(/^[-–•*·\s]+/u, ""),
    situation:
      project === undefined
        ? `You ask for “${match.quote}”. What was needed when I took ${name}: ${BLANK}.`
        : `You ask for “${match.quote}”. For ${name} I worked on this: ${sentence(project)} It mattered because ${BLANK}.`,
    task: `My goal was ${BLANK}, and I would know it was met when ${BLANK}.`,
    action: `I did ${BLANK}, ${BLANK} and ${BLANK}, using ${tools}.${work}`,
    result: `It showed ${BLANK} (a number, if there is one: ${BLANK}). Since then I have used it for ${BLANK}.`,
    bridge: `That is how I would go about “${match.quote}”${place}: ${BLANK}.`,
  };
}

/** What is required before what is preferred, a line of the posting before its title, the longest words first. */
function strongest(matches: readonly Match[], role: string | undefined): Match | undefined {
  const weigh = ({ importance, requirement, quote }: Match) =>
    (requirement === role ? 0 : 10_000) + IMPORTANCE[importance] * 1_000 + Math.min(quote.length, 999);
  return matches.reduce<Match | undefined>(
    (best, match) => (best === undefined || weigh(match) > weigh(best) ? match : best),
    undefined,
  );
}

const IMPORTANCE: Readonly<Record<Match["importance"], number>> = { required: 2, preferred: 1, mentioned: 0 };

function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?…]$/u.test(trimmed) ? trimmed : `${trimmed}.`;
}
