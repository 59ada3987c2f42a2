import { fieldById } from "../skills/fields";
import { type Certification, certificationById, LEVELS } from "../skills/lexicon";
import { named, proofsOf } from "./features";
import { closest, isWorld } from "./finding";
import { type Holding, isValidIn } from "./holding";
import type { Posting } from "./posting";
import type { Wallet } from "./wallet";
import { TITLE } from "./weights";

/** What holds a credential back: its score is multiplied. */
export interface Factor {
  readonly name: string;
  readonly factor: number;
  /** The sentence for the person, or null when it does not apply. */
  readonly applies: (holding: Holding, posting: Posting, wallet: Wallet) => string | null;
}

export const FACTORS: readonly Factor[] = [
  {
    name: "lapsed-licence",
    factor: 0.1,
    applies: ({ status, isLicence }) => (status === "lapsed" && isLicence ? "The licence has lapsed." : null),
  },
  {
    name: "lapsed",
    factor: 0.3,
    applies: ({ status, isLicence, credential }) =>
      status === "lapsed" && !isLicence
        ? `It expired${credential.expires === undefined ? "" : ` (${credential.expires})`}.`
        : null,
  },
  {
    name: "not-needed",
    factor: 0.1,
    applies: ({ row, subjects }, { denied, credentials }) => {
      const [subject] = subjects.keys();
      const isDenied = row === null ? denied.has(subject ?? "") : denied.has(row.id) || isDeniedSubject(row, denied);
      return isDenied && !credentials.has(row?.id ?? "") ? "The posting says that it is not needed." : null;
    },
  },
  {
    name: "provisional",
    factor: 0.3,
    applies: ({ credential: { name } }, { requirements }) =>
      PROVISIONAL.test(name) && !requirements.some(({ text }) => PROVISIONAL.test(text))
        ? "It is a provisional licence, where the posting asks for a full one."
        : null,
  },
  {
    name: "in-progress",
    factor: 0.75,
    applies: ({ status }) => (status === "in-progress" ? "It is not earned yet." : null),
  },
  {
    name: "superseded",
    factor: 0.35,
    applies: (holding, posting, wallet) => {
      const higher = wallet
        .higherThan(holding)
        .find((other) => isValidIn(other, posting.jurisdictions) && isEnough(other, holding, posting));
      return higher === undefined ? null : `${higher.credential.name} is the higher level of the same track.`;
    },
  },
  {
    name: "duplicate",
    factor: 0.15,
    applies: (holding, _posting, wallet) => {
      const better = wallet.sameAs(holding).find((other) => isDuplicateOf(holding, other));
      return better === undefined ? null : `It is the same as ${better.credential.name}.`;
    },
  },
  {
    name: "jurisdiction",
    factor: 0.3,
    applies: (holding, { jurisdictions }) =>
      isValidIn(holding, jurisdictions)
        ? null
        : "It was granted under the rules of another place than the posting speaks of.",
  },
  {
    name: "trivial",
    factor: 0.3,
    applies: ({ credential, row }) =>
      row?.kind === "digital-badge" || TRIVIAL.test(credential.name)
        ? "It shows attendance or activity rather than a skill."
        : null,
  },
  {
    name: "soft-skill",
    factor: 0.15,
    applies: ({ credential, subjects }, { skills }) =>
      SOFT.test(credential.name) && !GRADED.test(credential.name) && !(subjects.has(LEADING) && skills.has(LEADING))
        ? "It shows a general skill that nearly every posting mentions."
        : null,
  },
  {
    name: "other-world",
    factor: 0.6,
    applies: (holding, posting) => {
      const worlds = [...holding.fields].filter(([field]) => isWorld(field));
      const isOther =
        worlds.reduce((sum, [, share]) => sum + share, 0) >= OF_A_WORLD &&
        !worlds.some(([field]) => posting.fields.has(field)) &&
        named(holding, posting) === null;
      return isOther ? `It belongs to a field of its own (${fieldById(worlds[0]?.[0] ?? "")?.label}).` : null;
    },
  },
  {
    name: "general-subject",
    factor: 0.65,
    applies: (holding, posting) => {
      const [best] = proofsOf(holding, posting);
      const isGeneral = best !== undefined && named(holding, posting) === null && ASKED_OF_ALL.has(best.shown);
      const isTheJob =
        (best?.asked.weight ?? 0) >= TITLE ||
        holding.stems.some(({ stem }) => posting.titleStems.has(stem)) ||
        closest(holding.fields, posting.titleFields).value >= OF_THE_TITLE;
      return isGeneral && !isTheJob ? "Its subject is asked of everyone, and is not what the job is about." : null;
    },
  },
  {
    name: "course",
    factor: 0.88,
    applies: ({ row, credential, issuers }, posting) => {
      // Of a course that the posting itself asks for, nothing is wanting.
      if (isAskedFor(row, posting)) return null;
      const isCourse =
        row === null
          ? ["course", "training"].includes(credential.kind ?? "") ||
            ((COURSE.test(credential.name) || isTaught(issuers)) && !CERTIFIED.test(credential.name))
          : row.kind === "course";
      return isCourse ? "It is a course rather than a certification." : null;
    },
  },
  {
    name: "aside",
    factor: 0.93,
    applies: (holding, posting) =>
      named(holding, posting) !== null && closest(holding.fields, posting.titleFields).value === 0
        ? "The posting asks for it beside the job's own field."
        : null,
  },
  {
    name: "old-version",
    factor: 0.45,
    applies: ({ credential }, _posting, { year }) => {
      const version = /(?<!\b(?:CFR|Act|Code|Regulations|Rules) |[:.])\b(?:199|20\d)\d\b(?!\.\d)/u.exec(
        credential.name,
      )?.[0];
      return version !== undefined && year !== undefined && year - Number(version) >= OLD_VERSION
        ? `It is about a version of ${version}.`
        : null;
    },
  },
  {
    name: "dated",
    factor: 0.95,
    applies: ({ age = 0, isLicence, credential }) =>
      age >= DATED && !isLicence && credential.expires === undefined ? `It was earned ${age} years ago.` : null,
  },
  {
    name: "shown-by-work",
    factor: 0.97,
    applies: (holding, posting, { shownElsewhere }) => {
      // Work done replaces no credential that the posting wants by name.
      if (holding.row !== null && posting.credentials.has(holding.row.id)) return null;
      const [best] = proofsOf(holding, posting);
      return best !== undefined && shownElsewhere.has(best.asked.id) ? "The resume shows the same by work done." : null;
    },
  },
  {
    name: "certificate",
    factor: 0.95,
    applies: ({ row }) =>
      row !== null && ["professional-certificate", "nanodegree", "bootcamp"].includes(row.kind)
        ? "It is a certificate of a programme rather than a certification."
        : null,
  },
  {
    name: "beginner",
    factor: 0.9,
    applies: ({ credential, row }) =>
      row?.kind !== "licence" && BEGINNER.test(credential.name) ? "It is an introduction to its subject." : null,
  },
];

/** Subjects that the postings of every trade speak of; where one is the job, the title says so. */
const ASKED_OF_ALL: ReadonlySet<string> = new Set(["customer-service", "customer-experience", "dei", "sustainability"]);
const OF_THE_TITLE = 0.4;
/** So much of its fields is of a world: animals, plants, food, arts. */
const OF_A_WORLD = 0.25;

/** Years after which a certificate without a date of expiry tells less. */
const DATED = 8;

/** Years after which a version that a name tells is out of use. */
const OLD_VERSION = 12;

const PROVISIONAL = /\b(?:provisional|learner['’]?s?|temporary)\s+(?:driv\w+\s+)?(?:licen[cs]e|permit)\b/iu;
const BEGINNER =
  /\b(?:fundamentals|essentials|introduction|basics|101|awareness|for everyone|entry[- ]level|foundations|practitioner(?= \(clf)|cloud practitioner)\b/iu;
const TRIVIAL =
  /\b(?:attendee|attendance|participation (?:award|certificate|badge)|certificate of participation|participant|badge|hacktoberfest|trailhead|streak|fanatic|completion of orientation|webinar)\b/iu;
const SOFT =
  /\b(?:teamwork|team ?building|time management|leadership|toastmasters|public speaking|communication skills?|effective communication|emotional intelligence|mindfulness|well-?being|happiness|productivity|critical thinking|problem[- ]solving|creativity|stress management|work[- ]life|growth mindset|stay safe online|personal branding|resume writing|interview skills|self[- ]management|assertiveness|dei at your company|unconscious bias|conflict (?:resolution|management)|under pressure|difficult (?:customers|people|conversations)|empathy|kindness|compassion|positive attitude|confidence|resilience|motivation|adaptability|attention to detail|active listening|team (?:member|player)|etiquette)\b/iu;
/** A qualification of a field is more than the general skill in its name: `Level 5 Diploma in Leadership for Adult Care`. */
const GRADED = /\b(?:diploma|level [3-8]|NVQ)\b/iu;
/** Who is to lead people needs to have learned it. */
const LEADING = "team-management";
const COURSE =
  /\b(?:course|training|specialization|introduction|fundamentals|basics|101|awareness|for everyone|foundations)\b/iu;

/** Who hosts courses, and universities: what they give is a course unless it says otherwise. */
const TEACHERS: ReadonlySet<string> = new Set(["platform", "university"]);
const isTaught = (issuers: Holding["issuers"]): boolean => issuers.some(({ kind }) => TEACHERS.has(kind));

function isAskedFor(row: Holding["row"], { credentials }: Posting): boolean {
  if (row === null) return false;
  return [...credentials.keys()].some((id) => id === row.id || certificationById(id)?.awardedAs?.includes(row.id));
}

/** A level that the posting names stands beside a higher one, unless it asks for either of them. */
function isEnough(higher: Holding, lower: Holding, { credentials }: Posting): boolean {
  const [above, below] = [higher, lower].map(({ row }) => (row === null ? undefined : credentials.get(row.id)));
  if (below === undefined) return true;
  if (below.places.some(({ requirement, end }) => OR_HIGHER.test(requirement.text.slice(end - requirement.start))))
    return true;
  return (
    above?.places.some(({ requirement: { text }, start, end }) =>
      below.places.some((place) => {
        const [first, second] = start < place.start ? [end, place.start] : [place.end, start];
        const offset = place.requirement.start;
        return place.requirement.text === text && EITHER.test(text.slice(first - offset, second - offset));
      }),
    ) === true
  );
}

/** `Level 3 or 5`, `Grade 2 (or higher)`: a higher one will do. */
const OR_HIGHER = /^\W{0,3}or\s+(?:an?\s+)?(?:higher|above|better|\d)/iu;

/** Between two names: one of them is enough. */
const EITHER = /^(?:[^.;]{0,20}\bor\b[^.;]{0,20}|\W{0,3})$/iu;

const CERTIFIED = /\b(?:certification|certified)\b/iu;

/** What the certification is about before all is not needed. */
const isDeniedSubject = ({ skills: [subject = ""] }: Certification, denied: ReadonlySet<string>): boolean =>
  denied.has(subject);

/** Of two of the same the later one stands, or the first by id. */
function isDuplicateOf(holding: Holding, other: Holding): boolean {
  if (holding === other || holding.status !== "earned" || differsByPlace(holding, other)) return false;
  const [one, two] = [holding.credential.issued ?? "", other.credential.issued ?? ""];
  return one === two ? other.credential.id < holding.credential.id : one < two;
}

/** Licences of two states are two licences; so are two language pairs or levels that one row covers. */
function differsByPlace(one: Holding, two: Holding): boolean {
  return (
    one.jurisdictions.join() !== two.jurisdictions.join() ||
    (one.credential.name !== two.credential.name && one.row !== null && one.row.level === LEVELS[0])
  );
}
