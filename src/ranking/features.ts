import { Memory } from "../memory";
import type { FieldShares } from "../skills/fields";
import { type Certification, certificationById, skillById, withBroader } from "../skills/lexicon";
import { isHigherOfTrack } from "../skills/tracks";
import { keysOf } from "../skills/words";
import { namedByWords } from "./by-name";
import { closest, type Finding, isOfOtherWorld } from "./finding";
import { type Holding, isForm } from "./holding";
import type { Asked, Place, Posting } from "./posting";

export interface Feature {
  readonly name: string;
  readonly weight: number;
  readonly find: (holding: Holding, posting: Posting) => Finding | null;
}

/** What speaks for a credential. Weights were fitted with each posting left out in turn (`npm run bench:ranking`). */
export const FEATURES: readonly Feature[] = [
  { name: "named", weight: 3.5, find: named },
  { name: "named-by-words", weight: 1.8, find: namedByWords },
  { name: "subject", weight: 1.6, find: (holding, posting) => proven(holding, posting, 0) },
  { name: "second-subject", weight: 0.5, find: (holding, posting) => proven(holding, posting, 1) },
  { name: "third-subject", weight: 0.35, find: (holding, posting) => proven(holding, posting, 2) },
  { name: "words", weight: 0.4, find: sharedWords },
  { name: "title-field", weight: 0.35, find: titleField },
  { name: "field", weight: 0.35, find: field },
];

/** What holding something else than the credential named is worth: a variant of it, a higher level, a step towards it. */
const VARIANT = 0.9;
const HIGHER = 0.8;
const LOWER = 0.3;

/** What the posting names of it: itself, a variant, another level of its track. */
export function named({ row, credential }: Holding, { credentials }: Posting): Finding | null {
  if (row === null) return null;
  let best: Finding | null = null;
  for (const asked of credentials.values()) {
    const other = certificationById(asked.id);
    if (other === undefined) continue;
    const [worth, text] = nearness({ row, credential }, other);
    const value = worth * Math.min(1, asked.weight);
    if (value > (best?.value ?? 0)) best = { value, text, places: asked.places, subject: asked.id };
  }
  return best;
}

function nearness(
  own: { row: Certification; credential: Holding["credential"] },
  asked: Certification,
): readonly [number, string] {
  const other = { row: asked, credential: { name: asked.name } };
  if (own.row === asked || asked.awardedAs?.includes(own.row.id)) return [1, "The posting names it:"];
  const isSameLetters =
    own.row.issuer === asked.issuer && own.row.acronym !== undefined && own.row.acronym === asked.acronym;
  if (isSameLetters || own.row.awardedAs?.includes(asked.id) || sharesName(own.row, asked)) {
    return [VARIANT, "The posting names it or a variant of it:"];
  }
  if (isHigherOfTrack(own, other)) return [HIGHER, `It is above ${asked.name}, which the posting names:`];
  if (isHigherOfTrack(other, own)) return [LOWER, `It is a step towards ${asked.name}, which the posting names:`];
  return [0, ""];
}

/** Two rows of one name, of several bodies or with other letters behind it; licences of two countries are two. */
function sharesName(one: Certification, two: Certification): boolean {
  return one.region === two.region && namesOf(one).some((name) => namesOf(two).includes(name));
}

const names = new Memory<readonly string[]>(1_000);

/** The names of a row as keys, without letters in brackets and words that every second name has. */
function namesOf({ id, name, aliases }: Certification): readonly string[] {
  return names.get(id, () =>
    [name, ...aliases]
      .map((form) => keysOf(form.replace(/\([^)]*\)/gu, " ")).filter((key) => !isForm(key)))
      .filter((keys) => keys.length > 1)
      .map((keys) => keys.join(" ")),
  );
}

/** How well showing one skill answers the wish for another. */
const SAME = 1;
const WIDER = [0, 0.6, 0.35];
const NARROWER = [0, 0.45, 0.2];
const SIBLING = 0.3;

/** How much a skill says about the work, by its kind. */
const TELLING = { tool: 1, language: 1, licence: 1, method: 0.85, domain: 0.9, soft: 0.08 } as const;
/** Skills so wide that nearly every posting of their half of the working world asks for them. */
const WIDE = 0.55;

/** A skill shown by a credential of a field that the posting does not speak of: the same word, another trade. */
const FOREIGN = 0.5;

/** A tool named on both sides is the same tool, whatever the field. */
const UNMISTAKABLE: ReadonlySet<string> = new Set(["tool", "language", "licence"]);
const PLAIN = 0.85;
/** Who leads people or gives first aid does the same in every trade. */
const IN_EVERY_FIELD: ReadonlySet<string> = new Set(["team-management", "first-aid", "cpr"]);
/** Nothing tells the field of the credential. */
const UNKNOWN_FIELD = 0.7;

interface Proof {
  readonly asked: Asked;
  readonly shown: string;
  readonly value: number;
}

const proofs = new WeakMap<Holding, { readonly posting: Posting; readonly list: readonly Proof[] }>();

function proven(holding: Holding, posting: Posting, rank: number): Finding | null {
  const proof = proofsOf(holding, posting)[rank];
  if (proof === undefined) return null;
  const { asked, shown, value } = proof;
  const [label = "", own = ""] = [skillById(asked.id)?.label, skillById(shown)?.label];
  const how = shown === asked.id ? `Shows ${label}` : `Shows ${own}, which bears on ${label}`;
  return { value, text: `${how}:`, places: asked.places, subject: asked.id };
}

/** The wishes that a credential answers, best answered first; each subject and each wish counts once. */
export function proofsOf(holding: Holding, posting: Posting): readonly Proof[] {
  const known = proofs.get(holding);
  if (known?.posting === posting) return known.list;
  const all: Proof[] = [];
  const fit =
    holding.fields.size === 0 ? UNKNOWN_FIELD : FOREIGN + (1 - FOREIGN) * closest(holding.fields, posting.fields).value;
  for (const [shown, centrality] of holding.subjects) {
    const wider = withBroader(shown);
    const isImplied = holding.subjects.size > 1 && isImpliedBy(shown, holding.subjects);
    for (const asked of posting.skills.values()) {
      const relation = relationOf(shown, wider, asked.id, isImplied);
      if (relation === 0) continue;
      const isPlain =
        (relation === SAME || isOfSuite(shown, asked.id)) &&
        (UNMISTAKABLE.has(skillById(shown)?.kind ?? "soft") || IN_EVERY_FIELD.has(shown));
      const sense = (isPlain ? Math.max(fit, PLAIN) : fit) * senseBeside(holding.contexts.get(shown), posting);
      all.push({ asked, shown, value: sense * asked.weight * centrality * relation * tellingOf(asked.id) });
    }
  }
  all.sort(
    (one, two) => two.value - one.value || (one.asked.id < two.asked.id ? -1 : 1) || (one.shown < two.shown ? -1 : 1),
  );
  const used = new Set<string>();
  const list = all.filter(({ asked, shown }) => {
    if (used.has(`asked ${asked.id}`) || used.has(`shown ${shown}`)) return false;
    used.add(`asked ${asked.id}`).add(`shown ${shown}`);
    return true;
  });
  proofs.set(holding, { posting, list });
  return list;
}

/** Excel is a part of Office: who asks for the one means the other. */
const isOfSuite = (tool: string, suite: string): boolean =>
  skillById(suite)?.kind === "tool" && skillById(tool)?.broader.includes(suite) === true;

/** What stands beside a word in the name of a credential says which of its senses is meant. */
const OTHER_FIELD = 0.7;
const OTHER_WORLD = 0.2;
/** A field that a posting touches on with one word. */
const STRAY = 0.1;

function senseBeside(context: FieldShares | undefined, { fields }: Posting): number {
  if (context === undefined || context.size === 0) return 1;
  // Animals have doctors as people have: a world is the posting's only where the posting speaks of that very world.
  const isNear = closest(context, fields).value > STRAY;
  if (isOfOtherWorld(context) && ![...context.keys()].some((field) => (fields.get(field) ?? 0) > STRAY))
    return OTHER_WORLD;
  return isNear ? 1 : OTHER_FIELD;
}

/** What only follows from another subject is no sign of the rest of its class: Access implies Office, not Excel. */
function isImpliedBy(shown: string, subjects: Holding["subjects"]): boolean {
  return [...subjects.keys()].some((other) => other !== shown && withBroader(other).has(shown));
}

function relationOf(shown: string, wider: ReadonlyMap<string, number>, asked: string, isImplied: boolean): number {
  if (shown === asked) return SAME;
  const up = wider.get(asked);
  if (up !== undefined) return WIDER[up] ?? 0;
  const down = withBroader(asked).get(shown);
  if (down !== undefined) return isImplied ? 0 : (NARROWER[down] ?? 0);
  const shared = skillById(shown)?.broader.some((id) => skillById(asked)?.broader.includes(id) && !isWide(id));
  return shared === true ? SIBLING : 0;
}

function tellingOf(id: string): number {
  const skill = skillById(id);
  return (skill === undefined ? 0 : TELLING[skill.kind]) * (isWide(id) ? WIDE : 1);
}

const WIDE_SKILLS = new Set(
  "software-development project-management communication leadership training-delivery customer-service data-analysis reporting operations-management compliance risk-management strategic-planning research-skills quality-assurance finance marketing sales cloud-computing cybersecurity nursing teaching healthcare-administration stakeholder-management teamwork coaching technical-writing policy-analysis problem-solving business-writing change-management budget-management building-maintenance logging-and-monitoring manufacturing troubleshooting mathematics public-administration community-outreach social-media administrative-support data-entry office-administration".split(
    " ",
  ),
);

const isWide = (id: string): boolean => WIDE_SKILLS.has(id);

/** Of a credential that no lexicon knows the words of its name are all there is. */
const UNKNOWN = 2;
/** So many telling words of a long name are enough. */
const ENOUGH = 2.7;

/** Telling words of its name that stand in the posting; two that follow each other there count more. */
function sharedWords({ row, stems, fields }: Holding, posting: Posting): Finding | null {
  let total = 0;
  let shared = 0;
  let paired = 0;
  const places: { weight: number; place: Place }[] = [];
  stems.forEach(({ stem, weight }, index) => {
    total += weight;
    const found = posting.stems.get(stem);
    if (found === undefined) return;
    shared += weight * Math.min(1, found.weight);
    places.push({ weight: weight * found.weight, place: found.place });
    const next = stems[index + 1]?.stem;
    if (next !== undefined && posting.pairs.has(`${stem} ${next}`)) paired += weight;
  });
  if (total === 0 || shared === 0) return null;
  const share = shared / Math.min(Math.max(total, 1.5), ENOUGH);
  const sense = fields.size > 0 && closest(fields, posting.fields).value < STRAY ? OTHER_FIELD : 1;
  const value = Math.min(1, share * 0.8 + (paired > 0 ? 0.25 : 0)) * (row === null ? UNKNOWN : 1) * sense;
  const sorted = places.sort((one, two) => two.weight - one.weight || one.place.start - two.place.start);
  const [best] = sorted;
  if (best === undefined) return null;
  return {
    value,
    text: "The posting uses words of its name:",
    places: sorted.map(({ place }) => place),
  };
}

function titleField({ fields }: Holding, { titleFields }: Posting): Finding | null {
  const { value, label } = closest(fields, titleFields);
  return value === 0 ? null : { value, text: `It belongs to the field of the job's title (${label}).`, places: [] };
}

function field({ fields }: Holding, posting: Posting): Finding | null {
  const { value, label } = closest(fields, posting.fields);
  return value === 0
    ? null
    : { value, text: `It belongs to a field that the posting speaks of (${label}).`, places: [] };
}
