import { ResumeError } from "../errors";
import type { ResumeDocument, Section, SectionKind } from "../model/document";
import type { Anchor } from "../model/plan";
import type { Placement } from "../options";
import { flowOf } from "../resume/flows";
import { mainExperience } from "../resume/main-experience";

/** A stretch of blocks, `end` excluded. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Between which two sections of one flow the new one goes; either may be missing at the ends. */
interface Spot {
  readonly after?: Section | undefined;
  readonly before?: Section | undefined;
  /** Whether it is to stand directly after the first, also where something of another flow stands between the two. */
  readonly isAfter?: true;
  readonly reason: string;
}

type Rule = (flow: readonly Section[]) => Spot | null;
type NamedPlacement = Extract<Placement, string>;

/** The rules of each placement, tried in order until one finds a spot; the last one always does. */
const RULES: Readonly<Record<NamedPlacement, readonly Rule[]>> = {
  auto: [afterOpening, atEnd],
  top: [afterContact, atEnd],
  "after-summary": [afterKind("summary"), afterOpening, atEnd],
  "before-experience": [beforeKind("experience"), afterOpening, atEnd],
  "after-experience": [afterKind("experience"), afterOpening, atEnd],
  "after-education": [afterKind("education"), afterKind("experience"), atEnd],
  end: [atEnd],
};

export interface Placed {
  readonly anchor: Anchor;
  /** Whether the first rule failed and the next best place was taken. */
  readonly guessed: boolean;
}

/**
 * Finds where the section goes: between two blocks of the flow that holds the resume's experience.
 * `removed` are stretches of blocks that will be gone; the anchor never points at one of them.
 *
 * @throws {ResumeError} `anchor-not-found` when a heading named by the caller is not in the resume, or nothing is left
 * to stand beside.
 */
export function placeSection(document: ResumeDocument, placement: Placement, removed: readonly Stretch[]): Placed {
  const isRemoved = (block: number) => removed.some(({ start, end }) => start <= block && block < end);
  const staying = document.sections.filter(({ start, end }) => rangeOf(start, end).some((block) => !isRemoved(block)));
  if (typeof placement !== "string") {
    return { anchor: anchorAt(document, besideHeading(staying, placement), isRemoved), guessed: false };
  }
  const container = mainContainer(document, staying);
  const flow = staying.filter((section) => containerOf(section) === container);
  for (const [turn, rule] of RULES[placement].entries()) {
    const spot = rule(flow);
    if (spot !== null)
      return { anchor: anchorAt(document, withNeighbour(spot, staying), isRemoved), guessed: turn > 0 };
  }
  throw nothingToStandBeside();
}

/** After name, contact and summary: where a reader's first seconds go. */
function afterOpening(flow: readonly Section[]): Spot | null {
  const next = flow.findIndex((section, index) => section.title !== undefined && !isOpening(section, index));
  if (next < 0) return null;
  const [after, before] = [flow[next - 1], flow[next]];
  if (after === undefined) return { before, reason: `at the top, before ${named(before)}` };
  if (after.kinds.includes("summary"))
    return { after, before, reason: `after ${named(after)}, before ${named(before)}` };
  return { after, before, reason: `after name and contact, before ${named(before)}` };
}

/** A flow may begin below another one (columns under a summary): then what stands above it is told as well. */
function withNeighbour(spot: Spot, staying: readonly Section[]): Spot {
  if (spot.after !== undefined || spot.before === undefined) return spot;
  const above = staying[staying.indexOf(spot.before) - 1];
  if (above === undefined || !above.kinds.includes("summary")) return spot;
  return { ...spot, reason: `after ${named(above)}, before ${named(spot.before)}` };
}

function afterContact(flow: readonly Section[]): Spot | null {
  const next = flow.findIndex((section) => section.title !== undefined && section.kind !== "contact");
  if (next < 0) return null;
  return { after: flow[next - 1], before: flow[next], reason: `at the top, before ${named(flow[next])}` };
}

function beforeKind(kind: SectionKind): Rule {
  return (flow) => {
    const index = flow.findIndex(({ kinds }) => kinds.includes(kind));
    if (index < 0) return null;
    return { after: flow[index - 1], before: flow[index], reason: `before ${named(flow[index])}` };
  };
}

function afterKind(kind: SectionKind): Rule {
  return (flow) => {
    const index = flow.findLastIndex(({ kinds }) => kinds.includes(kind));
    if (index < 0) return null;
    return { after: flow[index], before: flow[index + 1], isAfter: true, reason: `after ${named(flow[index])}` };
  };
}

function atEnd(flow: readonly Section[]): Spot | null {
  const after = flow.at(-1);
  return after === undefined ? null : { after, reason: "at the end" };
}

function besideHeading(sections: readonly Section[], placement: Exclude<Placement, string>): Spot {
  const wanted = "before" in placement ? placement.before : placement.after;
  const section = sections.find(({ title }) => title !== undefined && fold(title) === fold(wanted));
  if (section === undefined) {
    const titles = sections.flatMap(({ title }) => (title === undefined ? [] : [`"${title}"`]));
    const known =
      titles.length === 0 ? "It has no headings" : `Its headings are ${titles.join(", ")}; name one of them`;
    throw new ResumeError("anchor-not-found", `The resume has no heading "${wanted}". ${known}.`);
  }
  const siblings = sections.filter((other) => containerOf(other) === containerOf(section));
  const index = siblings.indexOf(section);
  return "before" in placement
    ? { after: siblings[index - 1], before: section, reason: `before ${named(section)}, as asked` }
    : { after: section, before: siblings[index + 1], isAfter: true, reason: `after ${named(section)}, as asked` };
}

/** Turns a spot into the block to stand beside: the heading that follows, where there is one, else the last block before. */
function anchorAt(document: ResumeDocument, spot: Spot, isRemoved: (block: number) => boolean): Anchor {
  const { after, before, isAfter, reason } = spot;
  const between = after === undefined || before === undefined ? [] : rangeOf(after.end, before.start);
  const isParted = isAfter === true && between.some((block) => !isRemoved(block));
  if (before !== undefined && !isParted) {
    const block = rangeOf(before.start, before.end).find((index) => !isRemoved(index));
    if (block !== undefined) return { block, side: "before", reason };
  }
  if (after !== undefined) {
    const container = containerOf(after);
    const block = rangeOf(after.start, after.end).findLast(
      (index) => !isRemoved(index) && flowOf(document.blocks[index]!.container) === container,
    );
    if (block !== undefined) return { block, side: "after", reason };
  }
  throw nothingToStandBeside();
}

/**
 * The flow that holds the experience; without one, the flow with the most text. A text box is that only where most of
 * the text stands in boxes: elsewhere it holds a heading or a margin beside the text.
 */
function mainContainer(document: ResumeDocument, sections: readonly Section[]): string | undefined {
  const experience = mainExperience(sections);
  const sizes = new Map<string, number>();
  let inBoxes = 0;
  for (const { container, text } of document.blocks) {
    const flow = flowOf(container);
    if (container.kind === "text-box") inBoxes += text.length;
    else sizes.set(flow, (sizes.get(flow) ?? 0) + text.length);
  }
  const [largest, size] = [...sizes].reduce<readonly [string | undefined, number]>(
    (most, next) => (next[1] > most[1] ? next : most),
    [undefined, -1],
  );
  const isBoxed = experience?.blocks[0]?.container.kind === "text-box";
  return experience === undefined || (isBoxed && size > inBoxes) ? largest : containerOf(experience);
}

function isOpening(section: Section, index: number): boolean {
  return (
    section.kind === "contact" || section.kinds.includes("summary") || (index === 0 && section.title === undefined)
  );
}

/** By the heading, whose place is the section's, not by what follows it. */
function containerOf(section: Section): string | undefined {
  const [first] = section.blocks;
  return first === undefined ? undefined : flowOf(first.container);
}

function named(section: Section | undefined): string {
  return section?.title === undefined ? "the first lines" : `"${section.title}"`;
}

function fold(title: string): string {
  return title
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .replace(/[\s:]+$/u, "")
    .trim();
}

function rangeOf(start: number, end: number): readonly number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

function nothingToStandBeside(): ResumeError {
  return new ResumeError("anchor-not-found", "The resume has no text that the section could stand beside.");
}
