import type { Block, ResumeDocument } from "../model/document";
import type { ParagraphLook, Run, RunLook } from "../model/look";
import type { EntryPart, SectionEntry, SectionPlan } from "../model/plan";

/** A block to be drawn; `isNew` ones were written by this library. */
export interface RebuiltBlock {
  readonly block: Block;
  readonly isNew: boolean;
}

/**
 * The document's blocks with the planned section in its place: heading and entries look like the blocks that the plan
 * names as models, lines taken over stand among the entries as they were, and their old place is gone.
 * `looks` are the document's blocks as they are to be drawn, by index; what is not to be drawn is missing.
 */
export function withSection(
  document: ResumeDocument,
  plan: SectionPlan,
  looks: ReadonlyMap<number, Block>,
): readonly RebuiltBlock[] {
  const isRemoved = (index: number) => plan.replaces?.some(({ start, end }) => start <= index && index < end) ?? false;
  const section = plan.entries.length === 0 ? [] : sectionBlocks(plan, looks);
  return document.blocks.flatMap((_, index): readonly RebuiltBlock[] => {
    const block = looks.get(index);
    const here = block === undefined || isRemoved(index) ? [] : [{ block, isNew: false }];
    if (index !== plan.anchor.block) return here;
    return plan.anchor.side === "before" ? [...section, ...here] : [...here, ...section];
  });
}

function sectionBlocks(plan: SectionPlan, looks: ReadonlyMap<number, Block>): readonly RebuiltBlock[] {
  const { manner, anchor, title } = plan;
  const container = looks.get(anchor.block)?.container ?? { kind: "body" as const, id: "body" };
  const headingModel = manner.modelHeading === null ? undefined : looks.get(manner.modelHeading);
  const entryModel = manner.modelEntry === null ? undefined : looks.get(manner.modelEntry);
  const heading: Block = {
    ...paragraphLook(headingModel),
    kind: "heading",
    level: headingModel?.level ?? 1,
    text: title,
    runs: [{ ...runLook(headingModel?.runs), ...(headingModel === undefined ? { bold: true } : {}), text: title }],
    container,
    position: { in: "text", start: 0, end: 0 },
    keepNext: true,
  };
  const entries = plan.entries.flatMap((entry): readonly RebuiltBlock[] => {
    if (entry.from === undefined) return [{ block: entryBlock(entry, plan, entryModel, container), isNew: true }];
    return entry.from.flatMap((index) => {
      const block = looks.get(index);
      return block === undefined ? [] : [{ block: { ...block, container }, isNew: false }];
    });
  });
  return [{ block: heading, isNew: true }, ...entries];
}

function entryBlock(
  entry: SectionEntry,
  { manner }: SectionPlan,
  model: Block | undefined,
  container: Block["container"],
): Block {
  const isBullet = manner.marker === "bullet";
  const look = { ...runLook(model?.runs.filter(({ bold }) => bold !== true) ?? model?.runs) };
  return {
    ...paragraphLook(model),
    kind: isBullet ? "list-item" : "paragraph",
    ...(isBullet ? { marker: model?.marker ?? { ordered: false, level: 0, text: "•", from: "numbering" } } : {}),
    text: entry.text,
    runs: entryRuns(entry, manner.separator, look, manner.boldName),
    container,
    position: { in: "text", start: 0, end: 0 },
  };
}

/** The entry's words as runs: the name in bold where the model has it so, links where parts have them. */
function entryRuns(entry: SectionEntry, separator: string, look: RunLook, boldName: boolean): readonly Run[] {
  const line = entry.parts.map(({ text }) => text).join(separator);
  const right = entry.right === undefined ? "" : `\t${entry.right}`;
  // In columns the parts stand in another order, and the text is the whole truth.
  if (`${line}${right}` !== entry.text) return [{ ...look, text: entry.text }];
  const runs = entry.parts.flatMap((part, index): readonly Run[] => [
    ...(index === 0 ? [] : [{ ...look, text: separator }]),
    partRun(part, look, boldName),
  ]);
  return right === "" ? runs : [...runs, { ...look, text: right }];
}

function partRun({ role, text, link }: EntryPart, look: RunLook, boldName: boolean): Run {
  return {
    ...look,
    ...(role === "name" && boldName ? { bold: true } : {}),
    ...(link === undefined ? {} : { link }),
    text,
  };
}

function runLook(runs: readonly Run[] | undefined): RunLook {
  const [longest] = [...(runs ?? [])].sort((left, right) => right.text.length - left.text.length);
  if (longest === undefined) return {};
  const { text: _text, link: _link, ...look } = longest;
  return look;
}

function paragraphLook(block: Block | undefined): ParagraphLook {
  if (block === undefined) return {};
  const {
    kind: _kind,
    text: _text,
    runs: _runs,
    level: _level,
    style: _style,
    marker: _marker,
    added: _added,
    container: _container,
    position: _position,
    ...look
  } = block;
  return look;
}
