import type { Block } from "../model/document";
import type { Run } from "../model/look";

/** How a line stands out, as far as headings are told by it. */
export interface LineLook {
  readonly size: number | undefined;
  readonly font: string | undefined;
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
  const { level } = block;
  const font = run?.font;
  const signature = [
    block.style ?? "",
    level ?? "",
    size ?? "",
    font ?? "",
    bold,
    capitals,
    color ?? "",
    ruled,
    underlined,
    run?.italic === true,
    run?.highlight ?? "",
  ];
  return { size, font, bold, capitals, color, ruled, underlined, level, signature: signature.join("|") };
}

/** How most letters of the text are set, as far as that is known. */
export interface BodyLook {
  readonly size: number | undefined;
  readonly font: string | undefined;
}

export function bodyLook(blocks: readonly Block[]): BodyLook {
  const sizes = new Map<number, number>();
  const fonts = new Map<string, number>();
  for (const { runs } of blocks) {
    for (const { size, font, text } of runs) {
      if (size !== undefined) sizes.set(size, (sizes.get(size) ?? 0) + text.length);
      if (font !== undefined) fonts.set(font, (fonts.get(font) ?? 0) + text.length);
    }
  }
  return { size: commonest(sizes), font: commonest(fonts) };
}

function commonest<Key>(letters: ReadonlyMap<Key, number>): Key | undefined {
  return [...letters].reduce<readonly [Key | undefined, number]>(
    (most, next) => (next[1] > most[1] ? next : most),
    [undefined, 0],
  )[0];
}

/** Whether a line is set as text is: not a date alone, nor a title in bold, in which every entry would shout. */
export function readsAsText({ text, runs }: Block): boolean {
  const words = text.match(/\p{L}{3,}/gu) ?? [];
  const isWordy = words.length > 2 || words.join("").length > 15;
  return isWordy && runs.some(({ text: part, bold }) => bold !== true && /\p{L}/u.test(part));
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
