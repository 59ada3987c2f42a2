import type { GapSuggestion } from "../model/ranking";
import { CERTIFICATIONS, type Certification, certificationById, issuerById, LEVELS } from "../skills/lexicon";
import type { Wish } from "./wishes";

interface Missing {
  readonly wish: Wish;
  readonly postings: number;
}

/** Suggestions for one gap. */
const MOST = 3;
/** A credential shows what it is about; the tail of its list of skills it only touches. */
const ABOUT = 3;

/**
 * For each gap, by its key, real credentials that cover it: greedily those first that cover the most gaps of the most
 * postings, licences never among them (no one earns a licence to fill a gap in a list).
 */
export function suggestionsFor(missing: readonly Missing[]): ReadonlyMap<string, readonly GapSuggestion[]> {
  const gaps = { bySkill: new Map(missing.map((gap) => [gap.wish.key, gap])), byCertification: byMeeting(missing) };
  const candidates = suggestable(missing).map((row) => ({ row, covers: coveredBy(row, gaps) }));
  const order = greedy(candidates);
  return new Map(
    missing.map(({ wish: { key } }) => {
      const fitting = order.filter(({ covers }) => covers.some(({ wish }) => wish.key === key)).slice(0, MOST);
      return [key, fitting.map(({ row, covers }) => suggestion(row, covers))];
    }),
  );
}

/** Certifications that may be suggested, by the key of what they cover. */
let byCover: ReadonlyMap<string, readonly Certification[]> | undefined;

function suggestable(missing: readonly Missing[]): readonly Certification[] {
  byCover ??= indexed();
  const rows = new Set<Certification>();
  for (const { wish } of missing) {
    const id = wish.key.slice("credential:".length);
    const met = wish.key.startsWith("credential:") ? (certificationById(id)?.awardedAs ?? []) : [];
    for (const key of [wish.key, ...met.map((own) => `credential:${own}`)]) {
      for (const row of byCover.get(key) ?? []) rows.add(row);
    }
  }
  return [...rows];
}

function indexed(): ReadonlyMap<string, readonly Certification[]> {
  const index = new Map<string, Certification[]>();
  for (const row of CERTIFICATIONS) {
    if (row.kind === "licence" || row.retired === true || issuerById(row.issuer)?.kind === "any") continue;
    for (const key of [`credential:${row.id}`, ...row.skills.slice(0, ABOUT).map((id) => `skill:${id}`)]) {
      const rows = index.get(key);
      if (rows === undefined) index.set(key, [row]);
      else rows.push(row);
    }
  }
  return index;
}

interface Candidate {
  readonly row: Certification;
  readonly covers: readonly Missing[];
}

interface GapsByWhat {
  /** By the key of the wish. */
  readonly bySkill: ReadonlyMap<string, Missing>;
  /** By the id of what meets it. */
  readonly byCertification: ReadonlyMap<string, Missing>;
}

function coveredBy(row: Certification, { bySkill, byCertification }: GapsByWhat): readonly Missing[] {
  const own = byCertification.get(row.id);
  const skills = row.skills.slice(0, ABOUT).flatMap((id) => bySkill.get(`skill:${id}`) ?? []);
  return own === undefined ? skills : [own, ...skills];
}

/** Credentials asked for, by what meets them: themselves, or one that is awarded under their name. */
function byMeeting(missing: readonly Missing[]): ReadonlyMap<string, Missing> {
  const met = new Map<string, Missing>();
  for (const gap of missing) {
    const { key } = gap.wish;
    if (!key.startsWith("credential:")) continue;
    const id = key.slice("credential:".length);
    for (const own of [id, ...(certificationById(id)?.awardedAs ?? [])]) if (!met.has(own)) met.set(own, gap);
  }
  return met;
}

/** Each next one covers the most that no earlier one covers, weighed by postings; then all the rest by what they cover. */
function greedy(candidates: readonly Candidate[]): readonly Candidate[] {
  const worth = (covers: readonly Missing[]) => covers.reduce((sum, { postings }) => sum + postings, 0);
  const byWorth = [...candidates].sort(
    (one, two) =>
      worth(two.covers) - worth(one.covers) ||
      one.row.skills.length - two.row.skills.length ||
      LEVELS.indexOf(one.row.level) - LEVELS.indexOf(two.row.level) ||
      (one.row.id < two.row.id ? -1 : 1),
  );
  const chosen: Candidate[] = [];
  const covered = new Set<string>();
  for (const { covers } of byWorth) {
    if (covers.every(({ wish }) => covered.has(wish.key))) continue;
    const left = byWorth.map((candidate) => ({
      candidate,
      gain: worth(candidate.covers.filter(({ wish }) => !covered.has(wish.key))),
    }));
    const best = left.reduce((one, two) => (two.gain > one.gain ? two : one));
    chosen.push(best.candidate);
    for (const { wish } of best.candidate.covers) covered.add(wish.key);
  }
  return [...chosen, ...byWorth.filter((candidate) => !chosen.includes(candidate))];
}

function suggestion(row: Certification, covers: readonly Missing[]): GapSuggestion {
  return {
    name: row.name,
    issuer: issuerById(row.issuer)?.name ?? row.issuer,
    kind: row.kind,
    level: row.level,
    covers: covers.map(({ wish }) => wish.name),
  };
}
