import { credentialsOf } from "../credentials/from-resume";
import { isSameCredential, mayBeOneIssuer } from "../credentials/same-credential";
import { statusOn } from "../credentials/status";
import { guardedNow } from "../errors";
import { Messages } from "../messages";
import type { FoundCredential, IdentifiedCredential } from "../model/credential";
import type { Block, ResumeDocument } from "../model/document";
import type { EntryManner, Omission, SectionEntry, SectionPlan } from "../model/plan";
import type { RankedCredential } from "../model/ranking";
import { type ResolvedOptions, resolveOptions, type TailorOptions } from "../options";
import { entryManner } from "../resume/manner";
import { composeEntry } from "./entry";
import { inNamedColumns, tellsRow } from "./entry-table";
import { headingText } from "./heading-text";
import { oldSections } from "./old-sections";
import { placeSection } from "./placement";
import { sectionTitle } from "./titles";

/** A credential on its way into the section. */
interface Candidate {
  readonly ranked: RankedCredential;
  /** Where the resume has it already, in lines that the new section takes over. */
  readonly found?: FoundCredential;
}

/**
 * Decides what the section says and where it stands: title, entries in order, what is left out and why, the place, and
 * which old lines it takes over. Nothing that only the resume holds is dropped; what was given is curated.
 *
 * @throws {ResumeError} `invalid-options`; `anchor-not-found` when a heading named in `placement` is not there.
 */
export function planSection(
  document: ResumeDocument,
  ranking: readonly RankedCredential[],
  options: TailorOptions = {},
): SectionPlan {
  return guardedNow(
    "invalid-input",
    "The section cannot be planned. Give a resume from readResume and a ranking from rankCredentials.",
    () => plan(document, ranking, options),
  );
}

function plan(document: ResumeDocument, ranking: readonly RankedCredential[], options: TailorOptions): SectionPlan {
  const settings = resolveOptions(options);
  const messages = new Messages();
  const found = credentialsOf(document, settings.today === undefined ? {} : { today: settings.today });
  const old = oldSections(document, found, settings.existing);
  const candidates = pairUp(ranking, found, old.isTakenOver);
  const { chosen, omitted } = choose(candidates, found, old.isTakenOver, document, settings, messages);

  const language = settings.language ?? document.language;
  const manner = inNamedColumns(entryManner(document), found);
  const { anchor, guessed } = placeSection(document, settings.placement, chosen.length === 0 ? [] : old.stretches);
  if (guessed)
    messages.warn("anchor-guessed", `The place asked for is not in the resume; the section stands ${anchor.reason}.`);
  if (chosen.length === 0)
    messages.warn("no-credentials", "No credential supports anything the posting states, so no section was added.");

  const compose = (compact: boolean) => (candidate: Candidate) =>
    toEntry(candidate, document, { manner, language, compact, settings });
  return {
    title: headingText(settings.title ?? sectionTitle(language), document, manner.modelHeading),
    language,
    entries: chosen.map(compose(false)),
    compact: fewest(chosen).map(compose(true)),
    omitted,
    anchor,
    ...(old.stretches.length === 0 || chosen.length === 0 ? {} : { replaces: old.stretches }),
    manner,
    fit: settings.fit,
    ranking,
    messages: messages.list(),
  };
}

/** Joins the ranking with what the resume shows; what only the resume has follows in its own order. */
function pairUp(
  ranking: readonly RankedCredential[],
  found: readonly FoundCredential[],
  isTakenOver: (found: FoundCredential) => boolean,
): readonly Candidate[] {
  const rest = new Set(found.filter(isTakenOver));
  const ranked = ranking.map((entry): Candidate => {
    // A resume may name one in two sections, which become one.
    const matches = [...rest].filter(({ credential }) => isSameCredential(credential, entry.credential));
    for (const match of matches) rest.delete(match);
    const [first] = matches;
    return first === undefined ? { ranked: entry } : { ranked: entry, found: first };
  });
  const unranked = [...rest].map(
    (match): Candidate => ({
      ranked: { credential: match.credential, score: 0, include: false, reasons: [], matches: [] },
      found: match,
    }),
  );
  return [...ranked, ...unranked];
}

function choose(
  candidates: readonly Candidate[],
  found: readonly FoundCredential[],
  isTakenOver: (found: FoundCredential) => boolean,
  document: ResumeDocument,
  settings: ResolvedOptions,
  messages: Messages,
): { readonly chosen: readonly Candidate[]; readonly omitted: readonly Omission[] } {
  const staying = found.filter((other) => other.place !== "mention" && !isTakenOver(other));
  const omitted: Omission[] = [];
  const fixed = new Set<Candidate>();
  const fitting: Candidate[] = [];
  for (const candidate of candidates) {
    const { credential } = candidate.ranked;
    const isOwn = candidate.found !== undefined && isPersonsOwn(candidate.found, document);
    const why = settings.exclude.includes(credential.id) ? "It was excluded by the caller." : null;
    if (why === null && (settings.include.includes(credential.id) || isOwn)) fixed.add(candidate);
    else if (why === null && whyNot(candidate.ranked, staying, settings) === null) fitting.push(candidate);
    else omitted.push({ credential, why: why ?? whyNot(candidate.ranked, staying, settings) ?? "" });
  }
  const { maxEntries } = settings;
  // What the resume lists is never dropped, and leaves room for what is given all the same.
  const room = Math.max(maxEntries - fixed.size, Math.ceil(maxEntries / 2));
  const picked = new Set(curated(fitting, room));
  for (const { ranked } of fitting.filter((candidate) => !picked.has(candidate))) {
    const why =
      ranked.coveredBy === undefined
        ? `It ranks below the ${maxEntries} entries asked for.`
        : "Another one in the section answers all that it answers.";
    omitted.push({ credential: ranked.credential, why });
  }
  const chosen = candidates.filter((candidate) => fixed.has(candidate) || picked.has(candidate));
  if (chosen.length > maxEntries) {
    messages.info(
      "more-entries-than-asked",
      `The section has ${chosen.length} entries, more than maxEntries (${maxEntries}), because nothing that the resume itself lists is dropped.`,
    );
  }
  return { chosen: licencesFirst(chosen), omitted };
}

/** The best that answer something of their own; then, where there is room, those that a better one covers. */
function curated(fitting: readonly Candidate[], room: number): readonly Candidate[] {
  const isCovered = ({ ranked }: Candidate) => ranked.coveredBy !== undefined;
  return [...fitting.filter((each) => !isCovered(each)), ...fitting.filter(isCovered)].slice(0, room);
}

function whyNot(
  { credential, include, excluded }: RankedCredential,
  staying: readonly FoundCredential[],
  settings: ResolvedOptions,
): string | null {
  const status = statusOn(credential, settings.today);
  if (status === "lapsed" && settings.expired === "omit") return "It has lapsed.";
  if (status === "in-progress" && settings.inProgress === "omit") return "It is not earned yet.";
  if (credential.verification?.status === "failed" && !settings.allowFailedVerification) {
    return `Its verification failed: ${credential.verification.reason}`;
  }
  if (staying.some((other) => isSameCredential(other.credential, credential)))
    return "It stands in the resume already.";
  return include ? null : (excluded ?? "It supports nothing that the posting states.");
}

/** Entries written by an earlier run may be taken out again; the person's own never are. */
function isPersonsOwn({ blocks }: FoundCredential, document: ResumeDocument): boolean {
  return !blocks.every((index) => document.blocks[index]?.added === true);
}

/**
 * A licence is a gate, so it leads whatever its score: one that the posting requires, or that the resume itself lists,
 * as those of regulated professions do.
 */
function licencesFirst(chosen: readonly Candidate[]): readonly Candidate[] {
  const isGate = ({ ranked, found }: Candidate) =>
    ranked.credential.kind === "licence" &&
    (found !== undefined || ranked.matches.some(({ importance }) => importance === "required"));
  return [...chosen.filter(isGate), ...chosen.filter((candidate) => !isGate(candidate))];
}

/** For a page that is full: the three strongest, and what may not be dropped. */
function fewest(chosen: readonly Candidate[]): readonly Candidate[] {
  return chosen.filter(({ found }, index) => index < 3 || found !== undefined);
}

function toEntry(
  { ranked, found }: Candidate,
  document: ResumeDocument,
  how: {
    readonly manner: EntryManner;
    readonly language: string;
    readonly compact: boolean;
    readonly settings: ResolvedOptions;
  },
): SectionEntry {
  const { manner, language, compact, settings } = how;
  const isOwn = found !== undefined && isPersonsOwn(found, document);
  const composed = composeEntry(ranked.credential, {
    manner,
    details: settings.details,
    language,
    compact,
    ...(settings.today === undefined ? {} : { today: settings.today }),
  });
  const entry: SectionEntry = isOwn ? { ...composed, own: true } : composed;
  if (!isOwn || found.place !== "own-lines") return entry;
  // Cells of a table row are parts of a line there, and would be lines of their own elsewhere.
  const isRow = new Set(found.blocks.map((index) => placeOf(document.blocks[index]))).size > 1;
  if (isRow && tellsRow(found, composed.parts, document)) return entry;
  // What stands in the place of an issuer and is another may be something that only this line tells.
  const agrees = mayBeOneIssuer(found.credential.issuer, ranked.credential.issuer);
  if (found.blocks.length === 1 && agrees && addsToLine(ranked.credential, found.credential, settings)) return entry;
  const text = found.blocks.map((index) => document.blocks[index]?.text ?? "").join("\n");
  return { ...entry, text, from: found.blocks };
}

function placeOf(block: Block | undefined): string | undefined {
  return block?.container.cell ?? block?.container.id;
}

/** Whether the merged credential tells a printed detail that the person's own line lacks. */
function addsToLine(merged: IdentifiedCredential, own: IdentifiedCredential, { details }: ResolvedOptions): boolean {
  return details.some((detail) => detail !== "skills" && merged[detail] !== undefined && own[detail] === undefined);
}
