import type { Importance } from "../model/job";
import { type Stretch, sentencesOf } from "./sentences";

/** A sentence or point of a posting, with what its section and its own words say of its weight. */
export interface Segment extends Stretch {
  readonly importance: Importance;
}

/** Headings of postings, by the weight of what follows them; the first that fits decides. */
const HEADINGS: readonly (readonly [Importance, RegExp])[] = [
  [
    "context",
    /\b(?:to apply|how to apply|apply(?=\s+(?:now|today|online|here|by|via|at|through|with|if)\b|\W*$)|benefits|(?:what )?we offer|perks|about (?:us|the company|the team|the agency|our)|who we are|(?:what['’\u2060]*s )?(?:on offer|in it for you)|(?:total )?rewards|comp(?:ensation)? (?:&|and) benefits|physical (?:demands|requirements)|how we hire|non-discrimination|equal (?:opportunity|employment)|eeo|additional information|disclaimer|privacy|special note|wir bieten|über uns|nous offrons|ofrecemos)\b|^\W{0,3}(?:(?:work(?:ing)?|the|our|your|base|job)\s+)?(?:salary|compensation|pay|hours|shifts?|location|residency|company)\b/iu,
  ],
  [
    "preferred",
    /\b(?:preferred|desired|desirable|nice[- ]to[- ]haves?|bonus|plus(?:es)?|ideal(?:ly)?|wünschenswert|souhaitée?s?|deseables?|von vorteil|atouts?)\b/iu,
  ],
  [
    "required",
    /\b(?:requirements?|required|requires|minimum|qualifications?|must[- ]haves?|must(?: be| have)?|essential(?! (?:duties|functions))|what you(?:['’]ll)? (?:need|bring)|you(?:['’]ll)? (?:have|bring|need)|your (?:profile|background)|who you are|skills|knowledge|competenc(?:y|ies)|experience|licen[cs]es?|certifications?|education|anforderungen|dein profil|ihr profil|qualifikation(?:en)?|profil(?: recherché)?|compétences|requisitos|perfil|person specification)\b/iu,
  ],
  [
    "duty",
    /\b(?:responsibilit(?:y|ies)|duties|what you(?:['’]ll| will)? (?:do|be doing)|(?:the|your|this) role|job (?:description|summary|purpose)|role (?:overview|summary)|day[- ]to[- ]day|essential (?:functions|duties)|key (?:tasks|activities)|aufgaben|missions?|responsabilidades|funciones|position summary|overview|summary|description)\b/iu,
  ],
];

const AGENCY_TALK =
  /\b(?:equal opportunity|EEO|EOE|AA\/EOE|E\/O\/E|regardless of|reasonable accommodations?|we offer|benefits include|salary (?:range|is)|per (?:hour|annum)|401\(?k\)?|dental|paid (?:holidays?|vacation|training|medical|time off)|PTO\b|staff discount|free parking|(?:tool|boot|uniform) allowance|vacation days|resume is not a guarantee|only candidates|will be contacted|residency is|reside in|job id|employee self[- ]service|civil service (?:exam\w*|title|list|status)|open competitive|eligible lists?|(?:permanent|probationary) in the|in the title of|oversight approval|e-verify|loan forgiveness|click|apply (?:online|now|through|at|via)|please (?:visit|note|contact|submit|be advised)|for more information|cover letter|law requires|section \d[\w-]* of the|authorized agency|assignment levels?|eligible for placement|please apply|apply with|our mission|is committed to|was (?:created|founded|established)|founded in|largest|nation['’]s|we are (?:an? )?(?:leading|growing|award)|competitive salary|search for|rehabilitation of offenders|disability confident|(?:job|post) ref(?:erence)?\b|requisition (?:id|number|#?\d)|closing date|originally posted|send your (?:details|cv|resume)|repl(?:y|ies) must be|employee assistance)\b/iu;

const OWN_WORDS: readonly (readonly [Importance, RegExp])[] = [
  [
    "preferred",
    /\b(?:(?:strongly |highly )?preferred|(?:is|are|be|considered|as|would be) (?:an? )?(?:strong |big |definite |distinct |real )?(?:plus|asset|advantage|bonus|desirable|beneficial|ideal)|nice to have|a plus|desirable|desired|ideally|an advantage|helpful|not (?:essential|required|mandatory) but|von vorteil|wünschenswert|idealerweise|un plus|un atout|souhaité|deseable|se valorará|valorable)\b/iu,
  ],
  [
    "required",
    /\b(?:must|(?<!\b(?:as|if|when|where|be) )required(?! (?:by|to))|requires?|requirements? (?:is|are)|mandatory|essential|minimum|at least|need(?:s|ed)? to have|necessary|should (?:be proficient|have|possess)|proficien(?:t|cy) (?:in|with)|hold(?:s|ing)? (?:an? |their |your |valid|current)|valid .{0,40}licen[cs]e|possess(?:es|ion of)?|erforderlich|zwingend|vorausgesetzt|voraussetzung|exigée?|obligatoire|requise?|imprescindible|se requiere|obligatorio)\b/iu,
  ],
];

/** However it is put, who has not this need not apply. */
const ONLY_THOSE =
  /\bonly\s+(?:those\s+)?(?:candidates|applicants|applications|persons|people)\s+(?:with|who\s+(?:hold|have|possess)|holding|having|possessing)\b/iu;

const ROLE_TALK =
  /\b(?:will|responsib\w+|dut(?:y|ies)|seek(?:s|ing)?|recruiting|hiring|looking for|candidate|you|your|role|position|incumbent|must|required|experience|serves? as|works? as|under .{0,40}(?:direction|supervision)|performs|reports? to|reporting to)\b/iu;

/** Parts a posting into sentences and points. Headings weigh what follows them, until the next heading. */
export function segmentsOf(text: string): readonly Segment[] {
  let section: Importance = "duty";
  let isIntroduction = true;
  return sentencesOf(text).map(({ start, end }) => {
    const words = text.slice(start, end);
    const heading = headingOf(words);
    if (heading !== null && !FACT.test(words)) section = heading;
    if (heading !== null || ROLE_TALK.test(words) || WORK.test(words) || OF_THE_PERSON.test(words))
      isIntroduction = false;
    return { start, end, importance: importanceOf(words, heading ?? section, isIntroduction) };
  });
}

/** `Pay: $28 per hour`: a fact of the job in one line, which weighs nothing of what follows. */
const FACT =
  /^\W{0,3}(?:pay(?: rate)?|salary|rate|compensation|hours|shift|schedule|location|work location|job type|contract|start date|department|reports to)\b[^.:\n]{0,20}:\s*\S/iu;

/** Work to be done, told in the imperative or of the person: `Install, patch and tune …`, `Inspects premises …`. */
const WORK =
  /^\W{0,3}(?:(?:install|design|develop|manage|lead|support|maintain|perform|conduct|prepare|provide|assist|coordinate|build|write|own|run|drive|create|plan|review|operate|inspect|monitor|ensure|oversee|execute|implement|deliver|handle|train|supervise|evaluate|respond|repair|administer|draft|record)(?:s|es)?|teach(?:es)?|process(?:es)?|analy[sz]es?|carr(?:y|ies) out)\b/iu;

/** `The Children's Librarian plans and presents …`: of the person, not of who hires. */
const OF_THE_PERSON =
  /^\W{0,3}(?:The\s+)?(?:(?!agency|office|department|division|company|bureau|unit|city|county|team|board|authority|commission|college|university|school|hospital|program|mission)\p{Lu}[\p{L}'’\u2060/-]*\s+(?:of\s+)?){1,6}(?!is\b|was\b|has\b|provides\b|offers\b|believes\b|operates\b|serves\b|works\b|makes\b|builds\b|helps\b|are\b|have\b)(?:\p{Ll}+s|lead|plan|manage|oversee|run|prepare|perform|support|coordinate|conduct)\b/u;

/** Of who hires, not of the work: `Larkspur is a …`, `Our clients …`, `The Division is charged with …`. */
const ABOUT_HIRER =
  /\b(?:we|our|us|is|are|was|were|has|have|founded|serves?|serving|mission|compan(?:y|ies)|firm|non-?profit|award|headquartered|oversees|comprised)\b/iu;

/** The office that hires is who does it: `The NYC Department of Parks (DPR) protects …`, `The Bureau also inspects …`. */
const OF_THE_OFFICE =
  /^\W{0,3}(?:In addition,\s+)?The\s+(?:[\p{L}’'&,-]+\s+){0,4}(?:agency|bureau|division|department|office|authority|commission|administration|company|firm|organi[sz]ation)\b(?:\s+(?:of|for)(?:\s+[\p{Lu}&][\p{L}’'&,-]*|\s+and|\s+of|\s+the){1,8})?(?:['’]s?)?(?:\s+\([^)]{2,12}\))?,?\s+(?:(?:also|currently)\s+)?(?!seeks|is\s+(?:seeking|looking|recruiting|hiring)|needs|requires|will|has an?\s+(?:opening|vacancy|opportunity))\p{Ll}+/iu;

/** However it goes on, a sentence that opens like this is about what the person brings. */
const ABOUT_PERSON =
  /^\W{0,3}(?:(?:strong|excellent|good|working|basic|advanced|proven|demonstrated|prior|previous|minimum|valid|current)\s+){0,2}(?:knowledge|experienced?|ability|abilities|familiar\w*|proficien\w+|understanding|awareness|skills?|certifi\w+|licen[cs]e\w*|must|degree)\b/iu;

/** Longer ones are postings that lost their full stops: a word of the agency is not what they are about. */
const LONGEST_TALK = 600;

const isAgencyTalk = (words: string): boolean => words.length <= LONGEST_TALK && AGENCY_TALK.test(words);

function importanceOf(words: string, section: Importance, isIntroduction: boolean): Importance {
  if (ONLY_THOSE.test(words)) return "required";
  const own = OWN_WORDS.find(([, sign]) => sign.test(words))?.[0];
  if (own !== undefined && !(isAgencyTalk(words) && words.length > 40)) return own;
  if (ABOUT_PERSON.test(words)) return section === "context" ? "required" : section;
  const isOfHirer = (isIntroduction && ABOUT_HIRER.test(words)) || (section === "duty" && OF_THE_OFFICE.test(words));
  return isAgencyTalk(words) || isOfHirer ? "context" : section;
}

function headingOf(words: string): Importance | null {
  const isShort = words.length <= 60 && words.split(/\s+/u).length <= 8;
  const head =
    isShort && !/[.!?;,]$/u.test(words) && !/^\p{Ll}/u.test(words) && !WORK.test(words)
      ? words
      : /^([^.:;]{3,70}):/u.exec(words)?.[1];
  return head === undefined ? null : (HEADINGS.find(([, sign]) => sign.test(head))?.[0] ?? null);
}
