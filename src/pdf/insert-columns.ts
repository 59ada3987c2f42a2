import type { OpenPage } from "./content-stream-move";
import { type Chunk, type ColumnView, chunksOf, landings } from "./insert-fates";
import type { PdfLayout } from "./page-layout";
import { withClosedBoxes } from "./reflow-boxes";
import type { Flow, ReflowPlan } from "./reflow-plan";
import { placeMarks } from "./reflow-rows";

/** One column over all pages, and what of each page belongs to it. */
export interface Column {
  readonly flow: Flow;
  /** By page of the source. */
  readonly views: readonly ColumnView[];
}

export function openColumns(
  plan: ReflowPlan,
  open: readonly OpenPage[],
  layout: PdfLayout,
  rulesLead: boolean,
): readonly Column[] {
  const landed = landings(plan.flows, plan.removed);
  return plan.flows.map((flow) => {
    const views = open.map((page, index): ColumnView => {
      const { rows, scope } = flow.pages[index]!;
      return {
        page: index,
        rows,
        scope,
        landed,
        places: withClosedBoxes(page.marks, placeMarks(page, layout.pages[index]!, rows, scope, rulesLead)),
      };
    });
    return { flow, views };
  });
}

/** The chunks of a page with the columns that they belong to. */
export function chunksOn(page: number, columns: readonly Column[]): readonly { chunk: Chunk; column: Column }[] {
  return columns.flatMap((column) => {
    const flowed = column.flow.flowed.find((each) => each.page === page);
    const view = column.views[page];
    const chunks = flowed === undefined ? [] : chunksOf(flowed, view?.rows ?? [], view?.landed ?? new Map());
    return chunks.map((chunk) => ({ chunk, column }));
  });
}
