import type { FlowParagraph } from "../model/flow";
import type { SectionEntry, SectionPlan } from "../model/plan";
import { columnLines } from "./section-columns";
import { extentOf, type SectionLine, type SectionTools, setLines } from "./section-lines";
import type { SectionModel } from "./section-model";
import { columnInlines, inlinesOf } from "./section-words";

/** The lines of one entry. */
export function entryLines(
  entry: SectionEntry,
  index: number,
  plan: SectionPlan,
  model: SectionModel,
  tools: SectionTools,
): readonly SectionLine[] {
  const { frame, textX, wrapX, marker, entryLook, columns } = model;
  const size = entryLook.size ?? 10;
  const kind = marker === null ? "text" : "item";
  const gap = index === 0 ? tools.rhythm.between("heading", kind) : tools.rhythm.between(kind, kind);
  const { typedMarker } = tools;
  if (columns !== null && entry.from === undefined) {
    const setting = { kind: "entry", entry: index, isOwn: entry.own === true, size, first: gap } as const;
    return columnLines(
      columnInlines(entry, plan, model),
      columns,
      { ...setting, pitch: tools.rhythm.pitch(size) },
      model,
      tools,
    );
  }
  // Distances from the edge that lines begin at.
  const from = (x: number) => (model.isRtl ? frame.right - x : x - frame.left);
  const lineEdge = model.isRtl ? (model.entry?.x ?? 0) + (model.entry?.width ?? 0) : (model.entry?.x ?? textX);
  const words = Math.max(from(textX), 0);
  const wrapped = Math.max(from(wrapX), 0);
  const first = typedMarker === null ? words : Math.min(Math.max(from(lineEdge), 0), words);
  const paragraph: FlowParagraph = {
    kind: "paragraph",
    inlines: inlinesOf(entry, plan, model),
    ...(model.isRtl ? { rtl: true, indentRight: wrapped } : { indentLeft: wrapped }),
    indentFirst: first - wrapped,
    ...(typedMarker === null
      ? {}
      : { marker: { ordered: false, level: 0, text: typedMarker, from: "typed" as const, look: entryLook } }),
    ...(typedMarker === null ? {} : { tabs: [{ at: words, align: "left" }] }),
  };
  const pitch = tools.rhythm.pitch(size);
  const lines = setLines(
    paragraph,
    { kind: "entry", entry: index, isOwn: entry.from !== undefined || entry.own === true, size, pitch, first: gap },
    model,
    tools,
  );
  return entry.right === undefined || entry.from !== undefined
    ? lines
    : withDate(lines, entry.right, model, tools, pitch);
}

/** The date on the last line of its entry, or below it where that is full. */
function withDate(
  lines: readonly SectionLine[],
  date: string,
  model: SectionModel,
  tools: SectionTools,
  pitch: number,
): readonly SectionLine[] {
  const last = lines.at(-1)!;
  const { frame, isRtl, dateX, entryLook, dateLook } = model;
  const paragraph: FlowParagraph = {
    kind: "paragraph",
    inlines: [{ kind: "text", text: date, ...entryLook, ...dateLook }],
    ...(isRtl ? { rtl: true, align: "left" } : { align: "right", indentRight: Math.max(frame.right - dateX, 0) }),
  };
  const { entry, isOwn } = last;
  const size = entryLook.size ?? 10;
  const [set] = setLines(paragraph, { kind: "entry", entry, isOwn, size, pitch, first: pitch }, model, tools);
  const words = extentOf(last);
  const room = extentOf(set!);
  const fits = isRtl ? room.right + size < words.left : words.right + size < room.left;
  const before = lines.slice(0, -1);
  if (fits) return [...before, { ...last, items: [...last.items, ...set!.items] }];
  return [...before, { ...last, isLast: false }, { ...set!, isFirst: false }];
}
