import { Memory } from "../memory";
import tracks from "./data/tracks.json";
import { type Certification, LEVELS } from "./lexicon";
import { keysOf } from "./words";

interface OfTrack {
  readonly row: Certification | null;
  readonly credential: { readonly name: string };
}

/** Place of each certification in its tracks: [track, step]. */
const places = new Map<string, (readonly [number, number])[]>();
tracks.forEach((steps, track) => {
  steps.forEach((ids, step) => {
    for (const id of ids) places.set(id, [...(places.get(id) ?? []), [track, step]]);
  });
});

/** Whether one credential is a higher level of the track that another is on, or requires it. */
export function isHigherOfTrack(higher: OfTrack, lower: OfTrack): boolean {
  const [above, below] = [higher.row, lower.row];
  if (above === null || below === null || above === below) return false;
  const isStep = (places.get(above.id) ?? []).some(([track, step]) =>
    (places.get(below.id) ?? []).some(([other, lowerStep]) => track === other && step > lowerStep),
  );
  const requires =
    above.prerequisite?.includes(below.id) === true && rankOf(above) > rankOf(below) && sharesSubject(above, below);
  return isStep || requires || isSameButForLevel(above, below) || above.supersedes?.includes(below.name) === true;
}

/** Words of a name that tell the level within its family. */
const LEVEL_WORDS = new Set(
  "certified certification associate professional expert specialist foundation fundamental advanced senior master basic intermediate practitioner level award in of the".split(
    " ",
  ),
);
const familyOf = new Memory<string>(5_000, 200);

/** `Databricks Certified Data Engineer Professional` above `… Associate`: one issuer, the same words but for the level. */
function isSameButForLevel(above: Certification, below: Certification): boolean {
  if (above.issuer !== below.issuer || above.kind === "licence" || rankOf(above) <= rankOf(below)) return false;
  const [one, two] = [above, below].map(({ name }) => familyOf.get(name, () => family(name)));
  return one === two && one !== "";
}

function family(name: string): string {
  const keys = keysOf(name.replace(/\b(?:level\s+)?(?:I{1,3}|IV|V)$|\blevel\s+[\dIV]+\b/giu, " "));
  return [...new Set(keys.filter((key) => !LEVEL_WORDS.has(key)))].sort().join(" ");
}

function rankOf({ level }: Certification): number {
  return LEVELS.indexOf(level);
}

function sharesSubject(one: Certification, two: Certification): boolean {
  return one.skills.some((skill) => two.skills.includes(skill));
}
