import type { FoundCredential } from "../model/credential";
import type { ResumeDocument, Section, SectionKind } from "../model/document";
import { headingWords } from "../resume/heading-words";
import type { Stretch } from "./placement";

const CREDENTIAL_KINDS: readonly SectionKind[] = ["certifications", "licences", "development", "courses"];

export interface OldSections {
  /** What the new section takes over and removes. */
  readonly stretches: readonly Stretch[];
  /** Whether a credential of the resume stands in one of them. */
  readonly isTakenOver: (found: FoundCredential) => boolean;
}

/**
 * Finds what the resume says of credentials in sections of their own, under a sub-heading, or in a labelled line.
 * A section is taken over only when every line of it is understood as a credential's; otherwise it stays.
 */
export function oldSections(
  document: ResumeDocument,
  found: readonly FoundCredential[],
  existing: "merge" | "keep",
): OldSections {
  const movable = new Set(
    found.flatMap(({ blocks, place, table }) => (place === "mention" ? [] : [...blocks, ...(table?.heads ?? [])])),
  );
  // Blank lines and typed rules say nothing.
  const isUnderstood = (index: number) =>
    movable.has(index) || !/[\p{L}\p{N}]/u.test(document.blocks[index]?.text ?? "");
  const stretches: Stretch[] = [];
  for (const section of document.sections.map((each) => upToNextHeading(document, each))) {
    const whole = wholeSection(section, isUnderstood);
    stretches.push(...(whole === null ? runsWithin(document, section, movable) : [whole]));
  }
  const wanted = existing === "merge" ? stretches : stretches.filter((stretch) => isAdded(document, stretch));
  const taken = joined(document, wanted);
  const holds = (index: number) => taken.some(({ start, end }) => start <= index && index < end);
  return { stretches: taken, isTakenOver: ({ blocks, place }) => place !== "mention" && blocks.every(holds) };
}

/**
 * A section of credentials as far as the next line whose words are a heading of something else: where that line was not
 * told to be a heading, what follows it would be taken for credentials.
 */
function upToNextHeading(document: ResumeDocument, section: Section): Section {
  if (!section.kinds.some((kind) => CREDENTIAL_KINDS.includes(kind))) return section;
  for (let index = section.start + 1; index < section.end; index += 1) {
    const words = headingWords(document.blocks[index]?.text ?? "");
    if (words !== null && !words.kinds.some((kind) => CREDENTIAL_KINDS.includes(kind)))
      return { ...section, end: index };
  }
  return section;
}

function wholeSection(section: Section, isUnderstood: (index: number) => boolean): Stretch | null {
  if (section.title === undefined || !section.kinds.every((kind) => CREDENTIAL_KINDS.includes(kind))) return null;
  for (let index = section.start + 1; index < section.end; index += 1) if (!isUnderstood(index)) return null;
  return { start: section.start, end: section.end };
}

/** Credential lines inside another section, each run with the sub-heading above it. */
function runsWithin(document: ResumeDocument, section: Section, movable: ReadonlySet<number>): readonly Stretch[] {
  const runs: Stretch[] = [];
  for (let start = section.start; start < section.end; start += 1) {
    if (!movable.has(start)) continue;
    let end = start + 1;
    while (end < section.end && movable.has(end)) end += 1;
    const title = document.blocks[start - 1];
    const isSubHeading = start - 1 > section.start && title?.kind === "heading";
    runs.push({ start: isSubHeading ? start - 1 : start, end });
    start = end;
  }
  return runs;
}

/** Stretches that touch as one, where no heading parts them. */
function joined({ sections }: ResumeDocument, stretches: readonly Stretch[]): readonly Stretch[] {
  const headed = new Set(sections.flatMap(({ title, start }) => (title === undefined ? [] : [start])));
  const result: Stretch[] = [];
  for (const stretch of stretches) {
    const last = result.at(-1);
    const touches = last !== undefined && last.end === stretch.start && !headed.has(stretch.start);
    if (touches) result[result.length - 1] = { start: last.start, end: stretch.end };
    else result.push(stretch);
  }
  return result;
}

function isAdded(document: ResumeDocument, { start, end }: Stretch): boolean {
  return document.blocks.slice(start, end).every(({ added, text }) => added === true || text.trim() === "");
}
