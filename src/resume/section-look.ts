import type { Block } from "../model/document";
import type { Run } from "../model/look";

/** How a line stands out, as far as headings are told by it. */
export interface LineLook {
  readonly size: number | undefined;
  readonly bold: boolean;
  readonly capitals: boolean;
  readonly color: string | undefined;
  readonly ruled: boolean;
  readonly underlined: boolean;
  readonly level: number | undefined;
  /** Equal for lines that look alike. */
  readonly signature: string;
}

export function lineLook(block: Block): LineLook {
  const run = widestRun(block);
  const bold = lettersOf(block.runs.filter((part) => part.bold === true)) >= lettersOf(block.runs) * 0.9;
  const underlined = run?.underline === true && run.link === undefined;
  const capitals = isTypedInCapitals(block.text) || run?.caps !== undefined;
  const { borders, shading } = block;
  const ruled = borders?.bottom !== undefined || borders?.top !== undefined || shading !== undefined;
  const size = run?.size === undefined ? undefined : Math.round(run.size * 2) / 2;
  const color = run?.color === "000000" ? undefined : run?.color;
  const level = block.level;
  const signature = [
    block.style ?? "",
    level ?? "",
    size ?? "",
    bold,
    capitals,
    color ?? "",
    ruled,
    underlined,
    run?.italic === true,
  ];
  return { size, bold, capitals, color, ruled, underlined, level, signature: signature.join("|") };
}

/** The size in which most letters are set, or undefined when no size is known. */
export function bodySize(blocks: readonly Block[]): number | undefined {
  const letters = new Map<number, number>();
  for (const { runs } of blocks) {
    for (const { size, text } of runs) {
      if (size !== undefined) letters.set(size, (letters.get(size) ?? 0) + text.length);
    }
  }
  return [...letters].reduce<[number | undefined, number]>(
    (most, next) => (next[1] > most[1] ? next : most),
    [undefined, 0],
  )[0];
}

/** Capitals only, in a script that has them. */
function isTypedInCapitals(text: string): boolean {
  return text !== text.toLowerCase() && text === text.toUpperCase();
}

function widestRun({ runs }: Block): Run | undefined {
  return runs.reduce<Run | undefined>(
    (widest, run) => (widest === undefined || run.text.trim().length > widest.text.trim().length ? run : widest),
    undefined,
  );
}

function lettersOf(runs: readonly Run[]): number {
  return runs.reduce((count, { text }) => count + text.replace(/[^\p{L}\p{N}]/gu, "").length, 0);
}
