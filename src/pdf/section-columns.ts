import type { FlowInline } from "../model/flow";
import type { SectionPlan } from "../model/plan";
import { areWhole, extentOf, type LineSetting, type SectionLine, type SectionTools, setLines } from "./section-lines";
import type { ColumnModel, SectionModel } from "./section-model";
import { columnInlines } from "./section-words";

/**
 * The model without its columns where a part is too long for one: what goes on in the next line of a column would be read
 * after the columns beside it, but for the last one, in which a word may not be broken.
 */
export function withRoomyColumns(plan: SectionPlan, model: SectionModel, tools: SectionTools): SectionModel {
  const { columns } = model;
  if (columns === null) return model;
  const size = model.entryLook.size ?? 10;
  const pitch = tools.rhythm.pitch(size);
  const setting: LineSetting = { kind: "entry", entry: 0, isOwn: false, size, pitch, first: null };
  const words = plan.entries.filter(({ from }) => from === undefined).map((entry) => columnInlines(entry, plan, model));
  const places = withRoomAtMargin(columns, words, setting, model, tools);
  const isRoomy = words.every((parts) =>
    setColumns(parts, places, setting, model, tools).every((lines, index, { length }) =>
      index < length - 1 ? lines.length <= 1 : areWhole(wordsOf(parts[index]!), lines),
    ),
  );
  return { ...model, columns: isRoomy ? places : null };
}

function wordsOf(inlines: readonly FlowInline[]): readonly string[] {
  const text = inlines.map((inline) => (inline.kind === "text" ? inline.text : " ")).join("");
  return text.split(/\s+/u).filter((word) => word !== "");
}

/** Columns of which the last, where it ends at the right margin, begins as far to the left as its longest part needs. */
function withRoomAtMargin(
  columns: readonly ColumnModel[],
  entries: readonly (readonly (readonly FlowInline[])[])[],
  setting: LineSetting,
  model: SectionModel,
  tools: SectionTools,
): readonly ColumnModel[] {
  const last = columns.at(-1)!;
  if (last.align !== "right") return columns;
  const before = columns.slice(0, -1);
  const whole = [...before, { ...last, left: model.frame.left }];
  const lefts = entries.flatMap((parts) =>
    (setColumns(parts, whole, setting, model, tools).at(-1) ?? []).map((line) => extentOf(line).left),
  );
  const left = Math.min(last.left, ...lefts);
  return [
    ...before.map((column) => ({ ...column, right: Math.min(column.right, left - setting.size / 2) })),
    { ...last, left },
  ];
}

/** Lines of which each column has its own words. */
export function columnLines(
  columns: readonly (readonly FlowInline[])[],
  places: readonly ColumnModel[],
  setting: LineSetting,
  model: SectionModel,
  tools: SectionTools,
): readonly SectionLine[] {
  const set = setColumns(columns, places, setting, model, tools);
  const longest = set.reduce((most, lines) => (lines.length > most.length ? lines : most));
  return longest.map((line, index) => ({ ...line, items: set.flatMap((lines) => lines[index]?.items ?? []) }));
}

function setColumns(
  columns: readonly (readonly FlowInline[])[],
  places: readonly ColumnModel[],
  setting: LineSetting,
  model: SectionModel,
  tools: SectionTools,
): readonly (readonly SectionLine[])[] {
  return columns.map((inlines, index) =>
    inlines.length === 0
      ? []
      : setLines(
          { kind: "paragraph", inlines, align: places[index]!.align ?? "left" },
          setting,
          { ...model, frame: places[index]! },
          tools,
        ),
  );
}
