import type { Block, ResumeDocument } from "../model/document";
import type { ParagraphLook, Run, RunLook } from "../model/look";
import type { EntryManner, SectionEntry, SectionPlan } from "../model/plan";

/** The blocks of the planned section, as they would stand in the resume: heading, then entries, in its own look. */
export function newSection(document: ResumeDocument, plan: SectionPlan): readonly Block[] {
  const { manner, entries } = plan;
  const entryModel = manner.modelEntry === null ? undefined : document.blocks[manner.modelEntry];
  return [
    headingBlock(document, plan),
    ...entries.flatMap((entry, index): readonly Block[] => {
      if (entry.from !== undefined) return movedBlocks(entry.from, document, plan, entryModel);
      return [entryBlock(entry, plan, entryModel, { ...place(document, plan), ...entrySpace(document, plan, index) })];
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
    runs: headingRuns(plan.title, model?.runs ?? []),
    added: true,
    ...place(document, plan),
  };
}

/** The title in the look of a heading; its initials too where they have one of their own (`S` and `UMMARY`, `S` and `ummary`). */
function headingRuns(title: string, model: readonly Run[]): readonly Run[] {
  const look = runLookOf(widest(model));
  const [first] = model;
  const isCapital = first !== undefined && model.length > 1 && /^\p{Lu}$/u.test(first.text.trim());
  const [large = 0, small = 0] = [first?.size, look.size];
  if (!isCapital || small >= large * 0.95) return [{ ...look, text: title }];
  const parts = title === title.toUpperCase() ? /(?<=\s)(?=\S)|(?<=(?:^|\s)\p{Lu})/u : /(?<=^\p{Lu})/u;
  return title.split(parts).map((text) => ({ ...(/^\p{Lu}$/u.test(text) ? runLookOf(first) : look), text }));
}

/** The room above most headings: the model's own may stand at the top of a page or column, where there is none. */
export function headingSpace({ sections, blocks }: ResumeDocument, model: Block | undefined): ParagraphLook {
  const headings = sections.flatMap(({ title, start }) => (title === undefined ? [] : (blocks[start] ?? [])));
  const beside = headings.filter(({ container }) => container.id === model?.container.id);
  const spaceBefore = Math.max(usualSpace(beside) || usualSpace(headings.filter(hasSpace)), model?.spaceBefore ?? 0);
  return spaceBefore > 0 ? { spaceBefore } : {};
}

function usualSpace(headings: readonly Block[]): number {
  const spaces = headings.map(({ spaceBefore = 0 }) => spaceBefore).sort((left, right) => left - right);
  return spaces[Math.floor(spaces.length / 2)] ?? 0;
}

function hasSpace({ spaceBefore = 0 }: Block): boolean {
  return spaceBefore > 0;
}

function entryBlock(
  entry: SectionEntry,
  { manner }: SectionPlan,
  model: Block | undefined,
  where: Pick<Block, "container" | "position" | "spaceBefore">,
): Block {
  const { text } = entry;
  const look = runLookOf(model === undefined ? undefined : plainRun(model));
  const runs = manner.columns === undefined ? lineRuns(entry, manner, look) : columnRuns(text, manner, look);
  const isItem = manner.marker === "bullet" && model?.marker !== undefined;
  const { spaceBefore, ...lookOfModel } = model === undefined ? {} : lookOf(model);
  return {
    ...lookOfModel,
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

/** The person's own lines, word for word; from another column they take the look of the entries beside them. */
function movedBlocks(
  from: readonly number[],
  document: ResumeDocument,
  plan: SectionPlan,
  model: Block | undefined,
): readonly Block[] {
  const { container, position } = place(document, plan);
  return from.flatMap((at, turn): readonly Block[] => {
    const block = document.blocks[at];
    if (block === undefined) return [];
    if (block.container.id === container.id) return [block];
    const marker = plan.manner.marker === "bullet" && turn === 0 ? model?.marker : undefined;
    const { kind, text, runs } = block;
    return [
      {
        ...(model === undefined ? {} : lookOf(model)),
        kind: marker === undefined ? kind : "list-item",
        text,
        runs,
        ...(marker === undefined ? {} : { marker }),
        container,
        position,
      },
    ];
  });
}

/**
 * The room above an entry. The first has what its model, or another line, has below a heading; the next ones what lines
 * of the same kind have among each other.
 */
function entrySpace({ blocks }: ResumeDocument, { manner }: SectionPlan, index: number): ParagraphLook {
  const at = manner.modelEntry;
  const model = at === null ? undefined : blocks[at];
  if (at === null || model === undefined) return {};
  const isBelowHeading = blocks[at - 1]?.kind === "heading";
  if (index === 0) {
    const belowModel = manner.modelHeading === null ? undefined : blocks[manner.modelHeading + 1];
    if (isBelowHeading || belowModel === undefined) return spaceOf(model);
    return spaceOf(belowModel);
  }
  const alike = blocks.filter(
    ({ kind, container }, turn) =>
      kind === model.kind && container.id === model.container.id && blocks[turn - 1]?.kind === kind,
  );
  const spaces = alike.map(({ spaceBefore = 0 }) => spaceBefore).sort((left, right) => left - right);
  if (spaces.length === 0) return isBelowHeading ? {} : spaceOf(model);
  return spaceOf({ spaceBefore: spaces[Math.floor(spaces.length / 2)] ?? 0 });
}

function spaceOf({ spaceBefore = 0 }: ParagraphLook): ParagraphLook {
  return spaceBefore > 0 ? { spaceBefore } : {};
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
