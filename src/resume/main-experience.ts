import type { Section } from "../model/document";

/** The longest section of experience: a term of service or courses taught may stand in a margin beside it. */
export function mainExperience(sections: readonly Section[]): Section | undefined {
  return sections
    .filter(({ kinds }) => kinds.includes("experience"))
    .reduce<Section | undefined>((most, next) => (lengthOf(next) > lengthOf(most) ? next : most), undefined);
}

function lengthOf(section: Section | undefined): number {
  return section?.blocks.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
}
