import type { FlowInline } from "../model/flow";
import type { RunLook } from "../model/look";
import type { SectionEntry, SectionPlan } from "../model/plan";
import { columnParts } from "../resume/entry-columns";
import type { SectionModel } from "./section-model";

/** All that the section may set, with the look of each text. */
export function sectionTexts(
  plan: SectionPlan,
  model: SectionModel,
): readonly { readonly look: RunLook; readonly text: string }[] {
  const inlines = [...plan.entries, ...plan.compact].flatMap((entry) =>
    model.columns === null || entry.from !== undefined
      ? inlinesOf(entry, plan, model)
      : columnInlines(entry, plan, model).flat(),
  );
  const words = inlines.flatMap((inline) => (inline.kind === "text" ? [{ look: inline, text: inline.text }] : []));
  const look = { ...model.entryLook, ...model.dateLook };
  const dates = [...plan.entries, ...plan.compact].flatMap(({ right }) =>
    right === undefined ? [] : [{ look, text: right }],
  );
  return [{ look: model.headingLook, text: plan.title }, ...words, ...dates];
}

/** The words of an entry, each with its look. */
export function inlinesOf(
  entry: SectionEntry,
  { manner }: SectionPlan,
  { entryLook }: SectionModel,
): readonly FlowInline[] {
  const inlines: FlowInline[] = [];
  const add = (text: string, look: RunLook, link?: string) => {
    inlines.push({ kind: "text", text, ...entryLook, ...look, ...(link === undefined ? {} : { link }) });
  };
  // Words of the person's own are set as they stand.
  if (entry.from !== undefined) {
    const [first = "", ...rest] = entry.text.split("\n");
    add([first, ...rest].join("\n"), {});
    return inlines;
  }
  // The parts of columns that there is no place for follow one another as their columns do.
  const { columns, separator, boldName } = manner;
  const parts = columns === undefined ? entry.parts : columnParts(entry.parts, columns).flat();
  parts.forEach(({ role, text, link }, index) => {
    // A line may end after a dash or a stroke, not begin with it: there it would look like a bullet.
    if (index > 0) add(separator.replace(/^ /u, "\u00A0"), {});
    add(text, role === "name" && boldName ? { bold: true } : {}, link);
  });
  return inlines;
}

/** The words of each column. */
export function columnInlines(
  entry: SectionEntry,
  plan: SectionPlan,
  model: SectionModel,
): readonly (readonly FlowInline[])[] {
  const { columns = [] } = plan.manner;
  return columnParts(entry.parts, columns).map((parts, index) => {
    const look = columns[index] === "date" ? { ...model.entryLook, ...model.columns?.[index]?.look } : model.entryLook;
    const { columns: _, ...manner } = plan.manner;
    return inlinesOf({ ...entry, parts }, { ...plan, manner }, { ...model, entryLook: look });
  });
}
