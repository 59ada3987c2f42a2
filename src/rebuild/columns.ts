import type { FlowBlock, FlowCell } from "../model/flow";
import type { RebuiltBlock } from "./with-section";

const NO_MARGINS = { top: 0, right: 0, bottom: 0, left: 0 };
const GAP = 14;

/**
 * Draws what stood in columns of a page as the cells of one row, in reading order; all else one below the other.
 * A table is the one form in which a sidebar keeps its place in every word processor.
 */
export function besideEachOther(
  blocks: readonly RebuiltBlock[],
  width: number,
  draw: (block: RebuiltBlock) => FlowBlock,
): readonly FlowBlock[] {
  return stretches(blocks).flatMap((stretch): readonly FlowBlock[] => {
    const ids = [...new Set(stretch.map(({ block }) => block.container.id))];
    if (ids.length < 2) return stretch.map(draw);
    const columns = ids
      .map((id) => ({ id, blocks: stretch.filter(({ block }) => block.container.id === id) }))
      .map((column) => ({ ...column, left: leftOf(column.blocks), right: rightOf(column.blocks) }))
      .sort((one, other) => one.left - other.left);
    const widths = columnWidths(columns, width);
    const cells = columns.map(
      ({ blocks: held }, index): FlowCell => ({
        columnSpan: 1,
        blocks: held.map(draw),
        margins: { ...NO_MARGINS, ...(index === columns.length - 1 ? {} : { right: GAP }) },
      }),
    );
    return [{ kind: "table", columnWidths: widths, rows: [{ cells }] }];
  });
}

/** Runs of blocks that stand in columns, and runs that do not. */
function stretches(blocks: readonly RebuiltBlock[]): readonly (readonly RebuiltBlock[])[] {
  const all: RebuiltBlock[][] = [];
  for (const block of blocks) {
    const open = all.at(-1);
    const isColumn = block.block.container.kind === "column";
    const wasColumn = open?.[0]?.block.container.kind === "column";
    if (open !== undefined && isColumn === wasColumn) open.push(block);
    else all.push([block]);
  }
  return all;
}

function columnWidths(
  columns: readonly { readonly left: number; readonly right: number }[],
  width: number,
): readonly number[] {
  const first = columns[0]?.left ?? 0;
  const span = Math.max(1, Math.max(...columns.map(({ right }) => right)) - first);
  const starts = columns.map(({ left }) => ((left - first) / span) * width);
  return starts.map((start, index) => Math.max(36, (starts[index + 1] ?? width) - start));
}

function leftOf(blocks: readonly RebuiltBlock[]): number {
  return Math.min(
    ...blocks.map(({ block }) => (block.position.in === "page" ? block.position.x : 0)),
    Number.MAX_SAFE_INTEGER,
  );
}

function rightOf(blocks: readonly RebuiltBlock[]): number {
  return Math.max(
    ...blocks.map(({ block }) => (block.position.in === "page" ? block.position.x + block.position.width : 0)),
    0,
  );
}
