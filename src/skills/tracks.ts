import tracks from "./data/tracks.json";
import { type Certification, LEVELS } from "./lexicon";

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
  return isStep || requires || above.supersedes?.includes(below.name) === true;
}

function rankOf({ level }: Certification): number {
  return LEVELS.indexOf(level);
}

function sharesSubject(one: Certification, two: Certification): boolean {
  return one.skills.some((skill) => two.skills.includes(skill));
}
