import type { Block, ResumeDocument, Section } from "../model/document";
import type { ParagraphLook, Run, RunLook } from "../model/look";
import type { EntryManner, SectionEntry, SectionPlan } from "../model/plan";

/** The blocks of the planned section, as they would stand in the resume: heading, then entries, in its own look. */
export function newSection(document: ResumeDocument, plan: SectionPlan): readonly Block[] {
  const { manner, entries } = plan;
  const entryModel = manner.modelEntry === null ? undefined : document.blocks[manner.modelEntry];
  return [
    headingBlock(document, plan),
    ...entries.flatMap((entry, index): readonly Block[] => {
      if (entry.from !== undefined) return entry.from.flatMap((at) => document.blocks[at] ?? []);
      return [entryBlock(entry, plan, entryModel, place(document, plan), index)];
    }),
  ];
}

function headingBlock(document: ResumeDocument, plan: SectionPlan): Block {
  const { modelHeading } = plan.manner;
  const model = modelHeading === null ? undefined : document.blocks[modelHeading];
  const { level, style } = model ?? {};
  return {
    ...(model === undefined ? {} : lookOf(model)),
    ...headingSpace(document, model),
    kind: "heading",
    ...(level === undefined ? {} : { level }),
    ...(style === undefined ? {} : { style }),
    text: plan.title,
    runs: [{ ...(model === undefined ? {} : runLookOf(widest(model.runs))), text: plan.title }],
    added: true,
    ...place(document, plan),
  };
}

/** The room above most headings: the model's own may stand at the top of a page, where there is none. */
function headingSpace({ sections, blocks }: ResumeDocument, model: Block | undefined): ParagraphLook {
  const spaces = sections
    .filter((section: Section) => section.title !== undefined)
    .map(({ start }) => blocks[start])
    .filter((block) => block?.container.id === model?.container.id)
    .map((block) => block?.spaceBefore ?? 0)
    .sort((left, right) => left - right);
  const spaceBefore = Math.max(spaces[Math.floor(spaces.length / 2)] ?? 0, model?.spaceBefore ?? 0);
  return spaceBefore > 0 ? { spaceBefore } : {};
}

function entryBlock(
  entry: SectionEntry,
  { manner }: SectionPlan,
  model: Block | undefined,
  where: Pick<Block, "container" | "position">,
  index: number,
): Block {
  const { text } = entry;
  const look = runLookOf(model === undefined ? undefined : plainRun(model));
  const runs = manner.columns === undefined ? lineRuns(entry, manner, look) : columnRuns(text, manner, look);
  const isItem = manner.marker === "bullet" && model?.marker !== undefined;
  const { spaceBefore, ...lookOfModel } = model === undefined ? {} : lookOf(model);
  // The first line under a heading may stand off from it; what follows keeps the list's own rhythm.
  const own = index > 0 || model?.kind === "list-item" ? spaceBefore : undefined;
  return {
    ...lookOfModel,
    ...(own === undefined ? {} : { spaceBefore: own }),
    kind: isItem ? "list-item" : "paragraph",
    text,
    runs,
    ...(isItem && model.marker !== undefined ? { marker: model.marker } : {}),
    added: true,
    ...where,
  };
}

/** Name, then what follows it, then the date on the right margin. */
function lineRuns({ parts, right }: SectionEntry, { separator, boldName }: EntryManner, look: RunLook): readonly Run[] {
  const runs = parts.flatMap((part, turn): readonly Run[] => [
    ...(turn === 0 ? [] : [{ ...look, text: separator }]),
    {
      ...look,
      ...(turn === 0 && boldName ? { bold: true } : {}),
      text: part.text,
      ...(part.link === undefined ? {} : { link: part.link }),
    },
  ]);
  return right === undefined ? runs : [...runs, { ...look, text: `\t${right}` }];
}

/** The columns of a row, parted by tabs. */
function columnRuns(text: string, { columns = [], boldName }: EntryManner, look: RunLook): readonly Run[] {
  return text.split("\t").map((column, index) => ({
    ...look,
    ...(boldName && columns[index] === "name" ? { bold: true } : {}),
    text: index === 0 ? column : `\t${column}`,
  }));
}

function place({ blocks }: ResumeDocument, { anchor }: SectionPlan): Pick<Block, "container" | "position"> {
  const { container, position } = blocks[anchor.block] as Block;
  return { container, position };
}

/** The look of a paragraph without its words; nothing of it is private to the model. */
function lookOf(block: Block): ParagraphLook {
  const { kind, text, runs, level, style, marker, added, container, position, pageBreakBefore, ...look } = block;
  return look;
}

function runLookOf(run: Run | undefined): RunLook {
  if (run === undefined) return {};
  const { text, link, highlight, vertical, ...look } = run;
  return look;
}

function widest(runs: readonly Run[]): Run | undefined {
  return runs.reduce<Run | undefined>(
    (most, run) => (most === undefined || run.text.length > most.text.length ? run : most),
    undefined,
  );
}

/** The run in which the plain words of an entry are set: not bold, no link, where there is one. */
function plainRun({ runs }: Block): Run | undefined {
  const plain = runs.filter(({ bold, link, text }) => bold !== true && link === undefined && text.trim() !== "");
  return widest(plain) ?? widest(runs);
}
