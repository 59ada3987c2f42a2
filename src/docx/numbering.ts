import type { ListMarker } from "../model/look";
import { formatNumber } from "../model/number-format";
import { type ParagraphProperties, readParagraphProperties } from "./paragraph-properties";
import { type RunProperties, readRunProperties } from "./run-properties";
import { showSymbols } from "./symbols";
import type { Theme } from "./theme";
import { attribute, child, childOn, childrenNamed, childValue, integer, type XmlElement } from "./xml";

/** One level of a list (ECMA-376 Part 1 §17.9.6). */
export interface NumberingLevel {
  readonly format: string;
  readonly start: number;
  /** With `%1`…`%9` for the numbers of the levels. */
  readonly text: string;
  /** Style that belongs to the level. */
  readonly style?: string;
  /** What follows the marker. */
  readonly suffix: "tab" | "space" | "nothing";
  /** Which side of the marker stands where the first line begins; its start when left out. */
  readonly align?: "center" | "right";
  readonly legal: boolean;
  /** Level (from 1) whose number restarts this one; 0 for never. */
  readonly restart?: number;
  readonly paragraph: ParagraphProperties;
  readonly run: RunProperties;
}

export interface Numbering {
  readonly level: (numId: string, level: number) => NumberingLevel | undefined;
  /** Level of a list that belongs to a style; undefined when none names it. */
  readonly levelOfStyle: (numId: string, style: string) => number | undefined;
  /** Identity of the list whose numbers a numId continues: several numIds may share one. */
  readonly list: (numId: string) => string | undefined;
}

interface Instance {
  readonly list: string;
  readonly levels: ReadonlyMap<number, NumberingLevel>;
}

/** Reads the numbering part; `numIdOfStyle` follows numbering styles (§17.9.21). */
export function readNumbering(
  root: XmlElement | undefined,
  theme: Theme,
  numIdOfStyle: (style: string) => string | undefined,
): Numbering {
  const abstracts = new Map(
    childrenNamed(root, "w:abstractNum").map((element) => [attribute(element, "w:abstractNumId") ?? "", element]),
  );
  const nums = new Map(childrenNamed(root, "w:num").map((element) => [attribute(element, "w:numId") ?? "", element]));
  const instances = new Map<string, Instance | undefined>();

  const build = (numId: string, seen: ReadonlySet<string>): Instance | undefined => {
    const num = nums.get(numId);
    const id = childValue(num, "w:abstractNumId");
    const abstract = abstracts.get(id ?? "");
    if (num === undefined || abstract === undefined || seen.has(numId)) return undefined;
    const link = childValue(abstract, "w:numStyleLink");
    const linked = link === undefined ? undefined : numIdOfStyle(link);
    const base =
      linked === undefined
        ? new Map(childrenNamed(abstract, "w:lvl").map((element) => readLevel(element, theme)))
        : build(linked, new Set([...seen, numId]))?.levels;
    const levels = new Map(base);
    let isOverridden = false;
    for (const override of childrenNamed(num, "w:lvlOverride")) {
      const index = integer(override, "w:ilvl") ?? 0;
      const own = child(override, "w:lvl");
      const start = integer(child(override, "w:startOverride"), "w:val");
      const level = own === undefined ? levels.get(index) : readLevel(own, theme)[1];
      if (level !== undefined) levels.set(index, start === undefined ? level : { ...level, start });
      isOverridden ||= start !== undefined;
    }
    return { list: isOverridden ? `num-${numId}` : `abstract-${id}`, levels };
  };
  const instance = (numId: string): Instance | undefined => {
    if (!instances.has(numId)) instances.set(numId, build(numId, new Set()));
    return instances.get(numId);
  };
  return {
    level: (numId, level) => instance(numId)?.levels.get(level),
    levelOfStyle: (numId, style) => {
      for (const [index, level] of instance(numId)?.levels ?? []) if (level.style === style) return index;
      return undefined;
    },
    list: (numId) => instance(numId)?.list,
  };
}

/** Counts list items in document order: each call is the next item. */
export type CountItem = (numId: string, level: number) => ListMarker | undefined;

export function startCounting(numbering: Numbering): CountItem {
  const counts = new Map<string, number[]>();
  return (numId, level) => {
    const definition = numbering.level(numId, level);
    const list = numbering.list(numId);
    if (definition === undefined || list === undefined || definition.format === "none") return undefined;
    const numbers = counts.get(list) ?? [];
    counts.set(list, numbers);
    const startOf = (index: number) => numbering.level(numId, index)?.start ?? 1;
    const current = numbers[level];
    numbers[level] = current === undefined ? startOf(level) : current + 1;
    for (let index = level + 1; index < 9; index += 1) {
      const restart = numbering.level(numId, index)?.restart ?? index;
      if (restart !== 0 && level < restart) delete numbers[index];
    }
    const isBullet = definition.format === "bullet";
    const text = isBullet
      ? showSymbols(definition.text, definition.run.fontLatin)
      : definition.text.replace(/%([1-9])/gu, (_, digit: string) => {
          const index = Number(digit) - 1;
          const format = definition.legal ? "decimal" : (numbering.level(numId, index)?.format ?? "decimal");
          return formatNumber(numbers[index] ?? startOf(index), format);
        });
    return { ordered: !isBullet, level, text: text.trim(), from: "numbering" };
  };
}

const MARKER_ALIGNMENTS: Readonly<Record<string, NumberingLevel["align"]>> = {
  center: "center",
  right: "right",
  end: "right",
};

function readLevel(element: XmlElement, theme: Theme): readonly [number, NumberingLevel] {
  const style = childValue(element, "w:pStyle");
  const suffix = childValue(element, "w:suff");
  const restart = integer(child(element, "w:lvlRestart"), "w:val");
  const align = MARKER_ALIGNMENTS[childValue(element, "w:lvlJc") ?? ""];
  return [
    integer(element, "w:ilvl") ?? 0,
    {
      format: childValue(element, "w:numFmt") ?? "decimal",
      start: integer(child(element, "w:start"), "w:val") ?? 0,
      text: childValue(element, "w:lvlText") ?? "",
      suffix: suffix === "space" || suffix === "nothing" ? suffix : "tab",
      legal: childOn(element, "w:isLgl") ?? false,
      paragraph: readParagraphProperties(child(element, "w:pPr"), theme),
      run: readRunProperties(child(element, "w:rPr"), theme),
      ...(align === undefined ? {} : { align }),
      ...(style === undefined ? {} : { style }),
      ...(restart === undefined ? {} : { restart }),
    },
  ];
}
