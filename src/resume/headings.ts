import type { Block, ResumeFormat, SectionKind } from "../model/document";
import { columnHeads } from "./column-heads";
import { bareTitle, headingWords, isDocumentTitle, isLetterSpaced } from "./heading-words";
import { type BodyLook, bodyLook, type LineLook, lineLook } from "./section-look";
import { type Candidate, unnamedHeadings } from "./unnamed-headings";

/** A line that opens a section. */
export interface SectionHeading {
  /** Index of the block. */
  readonly block: number;
  readonly title: string;
  readonly kinds: readonly SectionKind[];
  readonly languages: readonly string[];
}

export interface Headings {
  readonly sections: readonly SectionHeading[];
  /** Indices of blocks that head a part of a section: known words in a weaker look than the sections' own. */
  readonly subHeadings: readonly number[];
}

/**
 * Finds the lines that open sections, by three witnesses: what the file says (outline level), what the words say
 * (known headings of many languages), and how the line looks (like the lines whose words are known).
 */
export function findHeadings(blocks: readonly Block[], format: ResumeFormat): Headings {
  const found = headingsOf(blocks, format);
  const added = found.sections.filter(({ block }) => blocks[block]?.added === true);
  if (added.length === 0 || added.length < found.sections.length) return found;
  // The only heading is one that this library wrote: it tells nothing of how the resume itself is parted.
  const own = headingsOf(
    blocks.map((block) => (block.added === true ? { ...block, text: "", runs: [] } : block)),
    format,
  );
  return { ...own, sections: [...own.sections, ...added].sort((one, other) => one.block - other.block) };
}

function headingsOf(blocks: readonly Block[], format: ResumeFormat): Headings {
  const body = bodyLook(blocks);
  const title = titleOf(blocks);
  const canHead = (block: Block) => isHeadingShaped(block) && !isItem(block, body);
  const heads = columnHeads(blocks, canHead);
  const candidates = blocks.flatMap((block, index): readonly Candidate[] =>
    index !== title && !heads.has(index) && canHead(block)
      ? [
          {
            block: index,
            look: lineLook(block),
            words: headingWords(block.text),
            container: block.container.id,
            text: block.text,
          },
        ]
      : [],
  );
  const known = candidates.filter(({ words }) => words !== null);
  const standing = known.filter(({ look, block }) => standsOut(look, body) || standsAlone(blocks, block, format));
  // A resume in which few of them stand out has its headings as bare lines.
  const named = kindsOf(standing).size * 2 >= kindsOf(known).size ? standing : known;
  const main = mainLook(named);
  const flows = new Set(
    named.flatMap(({ look, container }) => (look.signature === main?.look.signature ? container : [])),
  );
  const strong = named.filter((candidate) => main === null || !isWeaker(candidate, main, { flows, format, body }));
  // What stands above the first strong heading of its flow is part of nothing.
  const isStrong = new Set(strong);
  const tops = new Map([...strong].reverse().map(({ container, block }) => [container, block]));
  const isSection = (candidate: Candidate) =>
    isStrong.has(candidate) || candidate.block < (tops.get(candidate.container) ?? Number.POSITIVE_INFINITY);
  const sections = named.filter(isSection);
  const alike = main === null || !standsOut(main.look, body) ? [] : unnamedHeadings(blocks, candidates, sections, main);
  const all = [...sections, ...alike].sort((left, right) => left.block - right.block);
  const labelled = labelledLines(blocks);
  if (all.length === 0) {
    return { sections: labelled.length > 0 ? labelled : byLookAlone(candidates, blocks, body), subHeadings: [] };
  }
  const headed = all.map(({ block, words }) => ({
    block,
    title: bareTitle(blocks[block]?.text ?? ""),
    kinds: words?.kinds ?? ["unknown"],
    languages: words?.languages ?? [],
  }));
  return {
    sections: main?.look.capitals === true ? withCapitalLabels(headed, labelled, blocks) : headed,
    subHeadings: named.filter((candidate) => !isSection(candidate)).map(({ block }) => block),
  };
}

/**
 * Sections of a resume that heads none of them by a line of its own: lines that begin with a known heading as a label
 * ("Skills: …", or beside the text).
 */
function labelledLines(blocks: readonly Block[]): readonly SectionHeading[] {
  return blocks.flatMap(({ text, kind }, block): readonly SectionHeading[] => {
    const label = kind === "list-item" ? undefined : /^([^:：\t\n]{2,40})[:：\t]/u.exec(text)?.[1];
    const words = label === undefined ? null : headingWords(label);
    return label === undefined || words === null ? [] : [{ block, title: bareTitle(label), ...words }];
  });
}

/**
 * Among headings in capitals, a label in capitals opens a section too ("SKILLS: …"), where there is no heading of its
 * kind. The parts of skills are labelled in the same way.
 */
function withCapitalLabels(
  headed: readonly SectionHeading[],
  labelled: readonly SectionHeading[],
  blocks: readonly Block[],
): readonly SectionHeading[] {
  const taken = new Set(headed.flatMap(({ kinds }) => kinds));
  const opened = labelled.filter(({ block, title, kinds }) => {
    const before = headed.findLast((heading) => heading.block < block);
    if (before === undefined || before.kinds.includes("skills") || kinds.some((kind) => taken.has(kind))) return false;
    const text = blocks[block]?.text ?? "";
    return title === title.toUpperCase() && title !== title.toLowerCase() && text !== text.toUpperCase();
  });
  return [...headed, ...opened].sort((one, other) => one.block - other.block);
}

/** How many lines must look alike before the look tells a heading by itself. */
const ENOUGH = 3;

/**
 * Sections of a resume whose words are not known: lines that stand out all in one way, above text that does not. The
 * look of most such lines is that of the headings; levels and rules count first.
 */
function byLookAlone(
  candidates: readonly Candidate[],
  blocks: readonly Block[],
  body: BodyLook,
): readonly SectionHeading[] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const { look, block, text } = candidate;
    const next = blocks[block + 1];
    if (!standsOut(look, body) || /[,;|•·]/u.test(text) || next === undefined) continue;
    if (lineLook(next).signature === look.signature) continue;
    groups.set(look.signature, [...(groups.get(look.signature) ?? []), candidate]);
  }
  const weigh = ([{ look }]: readonly [Candidate, ...Candidate[]]) =>
    (look.level === undefined ? 0 : 100) + (look.ruled ? 50 : 0) + (look.size ?? 0);
  const likely = [...groups.values()].filter((group): group is [Candidate, ...Candidate[]] => group.length >= ENOUGH);
  const best = likely.sort((one, other) => weigh(other) - weigh(one))[0] ?? [];
  return best.map(({ block, text }) => ({ block, title: bareTitle(text), kinds: ["unknown"], languages: [] }));
}

/** The block that is the document's own title ("Curriculum Vitae"), at its top. */
function titleOf(blocks: readonly Block[]): number {
  const top = blocks.findIndex(({ text }) => text.trim() !== "");
  return isDocumentTitle(blocks[top]?.text ?? "") ? top : -1;
}

function kindsOf(candidates: readonly Candidate[]): ReadonlySet<string | undefined> {
  return new Set(candidates.map(({ words }) => words?.kinds[0]));
}

/** An item of a list; in larger letters, a known heading with an icon before it (`🎓 Education`). */
function isItem(block: Block, body: BodyLook): boolean {
  if (block.kind !== "list-item" || !/^[•·▪◦‣o-]$/u.test(block.marker?.text ?? "•")) return false;
  return !isLarger(lineLook(block), body) || headingWords(block.text) === null;
}

function isLarger({ size }: LineLook, body: BodyLook): boolean {
  return size !== undefined && body.size !== undefined && size >= body.size * 1.08;
}

function isHeadingShaped({ text }: Block): boolean {
  // The number of a heading may stand apart from its words.
  const line = text.trim().replace(/^(\d{1,2}[.)]?)\t/u, "$1 ");
  const letters = isLetterSpaced(line) ? line.replace(/\s+/gu, "") : line;
  if (line === "" || letters.length > 80 || line.includes("\n") || line.includes("\t")) return false;
  if (/[.!?。！？;,]$/u.test(line) || line.includes("@") || /\d{4}/u.test(line)) return false;
  return isLetterSpaced(line) || line.split(/\s+/u).length <= 8;
}

function standsOut(look: LineLook, body: BodyLook): boolean {
  const { bold, capitals, color, ruled, underlined, level, font } = look;
  if (level !== undefined || isLarger(look, body) || bold || capitals || ruled || underlined) return true;
  return color !== undefined || (font !== undefined && body.font !== undefined && font !== body.font);
}

/** In files without looks a heading is a line of its own, after an empty line or at the start. */
function standsAlone(blocks: readonly Block[], index: number, format: ResumeFormat): boolean {
  if (format === "docx" || format === "pdf") return false;
  const before = blocks[index - 1];
  return before === undefined || before.text.trim() === "" || !/[\p{L}\p{N}]/u.test(before.text);
}

/** The look under which most kinds of sections are headed; the larger one when two have as many. */
function mainLook(named: readonly Candidate[]): Candidate | null {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of named) {
    groups.set(candidate.look.signature, [...(groups.get(candidate.look.signature) ?? []), candidate]);
  }
  const weigh = (group: readonly Candidate[]) => kindsOf(group).size + (group[0]?.look.size ?? 0) / 1000;
  const best = [...groups.values()].reduce<readonly Candidate[]>(
    (most, next) => (weigh(next) > weigh(most) ? next : most),
    [],
  );
  return best[0] ?? null;
}

/** Whether a line of known words, in the flow of the main headings, is set more quietly than they are. */
function isWeaker(
  { look, container }: Candidate,
  main: Candidate,
  {
    flows,
    format,
    body,
  }: { readonly flows: ReadonlySet<string>; readonly format: ResumeFormat; readonly body: BodyLook },
): boolean {
  if (look.signature === main.look.signature || !flows.has(container)) return false;
  if (main.look.level !== undefined || look.level !== undefined) {
    return (look.level ?? 10) > (main.look.level ?? 10);
  }
  if ((look.size ?? 0) < (main.look.size ?? 0) * 0.95) return true;
  // Rules drawn with characters are drawn under some headings and forgotten under others.
  const lacksRule = format !== "text" && main.look.ruled && !look.ruled;
  // Of a heading in large letters, one word may be bold and the next one not.
  const lacksWeight = main.look.bold && !look.bold && !isLarger(look, body);
  return lacksRule || (main.look.capitals && !look.capitals) || lacksWeight;
}
