import type { IStylesOptions } from "docx";
import type { FlowBlock, FlowDocument, FlowParagraph } from "../model/flow";
import type { RunLook } from "../model/look";
import { paragraphOptions, runOptions } from "./create-look";
import { paragraphsIn } from "./create-numbering";

/** The looks that paragraphs and runs of the new file start from. */
export interface Styles {
  readonly options: IStylesOptions;
  /** What runs look like unless they say otherwise: in plain paragraphs, or under a heading style. */
  readonly runBase: (paragraph: FlowParagraph) => RunLook;
}

const DEEPEST = 6;
const HEADINGS = ["heading1", "heading2", "heading3", "heading4", "heading5", "heading6"] as const;

/** Document defaults from the commonest font and size; a style per heading level from the first heading of it. */
export function stylesOf({ language, sections }: FlowDocument): Styles {
  const paragraphs = sections.flatMap(({ blocks }) => [...paragraphsIn(blocks as readonly FlowBlock[])]);
  const base = commonestLook(paragraphs);
  const models = new Map<number, FlowParagraph>();
  for (const paragraph of paragraphs) {
    const level = headingLevel(paragraph);
    if (level !== undefined && !models.has(level)) models.set(level, paragraph);
  }
  const headings = HEADINGS.flatMap((name, index) => {
    const model = models.get(index + 1);
    return model === undefined
      ? []
      : [[name, { run: runOptions({ ...base, ...headingLook(model) }), ...keeping(model) }] as const];
  });
  const languages = language === undefined ? {} : { language: languageOptions(language) };
  return {
    options: {
      default: {
        document: { run: { ...runOptions(base), ...languages } as object },
        ...Object.fromEntries(headings),
      },
      paragraphStyles: [{ id: "Normal", name: "Normal", quickFormat: true }],
    },
    runBase: (paragraph) => {
      const model = models.get(headingLevel(paragraph) ?? 0);
      return model === undefined ? base : { ...base, ...headingLook(model) };
    },
  };
}

/** A language is stated for its own kind of script (ECMA-376 Part 1 §17.3.2.20). */
function languageOptions(language: string) {
  if (/^(?:ja|zh|ko)\b/iu.test(language)) return { eastAsia: language };
  return /^(?:ar|he|fa|ur)\b/iu.test(language) ? { bidirectional: language } : { value: language };
}

export function headingLevel({ heading }: FlowParagraph): number | undefined {
  return heading === undefined ? undefined : Math.min(Math.max(heading, 1), DEEPEST);
}

/** A heading style keeps with what follows; spacing stands in the paragraphs, because it differs at the top of a page. */
function keeping(model: FlowParagraph) {
  return { paragraph: { ...paragraphOptions({ keepNext: true, ...onlyAlign(model) }) } };
}

function onlyAlign({ align, rtl }: FlowParagraph) {
  return { ...(align === undefined ? {} : { align }), ...(rtl ? { rtl } : {}) };
}

function headingLook({ inlines }: FlowParagraph): RunLook {
  const written = inlines.find((inline) => inline.kind === "text" && inline.text.trim() !== "");
  if (written?.kind !== "text") return {};
  const { font, size, bold, italic, color, caps } = written;
  return {
    ...(font === undefined ? {} : { font }),
    ...(size === undefined ? {} : { size }),
    ...(bold ? { bold } : {}),
    ...(italic ? { italic } : {}),
    ...(color === undefined ? {} : { color }),
    ...(caps === undefined ? {} : { caps }),
  };
}

/** Font and size in which most letters are set. */
function commonestLook(paragraphs: readonly FlowParagraph[]): RunLook {
  const counts = new Map<string, { look: RunLook; letters: number }>();
  for (const inline of paragraphs.flatMap(({ inlines }) => inlines)) {
    if (inline.kind !== "text") continue;
    const { font, size } = inline;
    const key = JSON.stringify([font, size]);
    const entry = counts.get(key) ?? {
      look: { ...(font === undefined ? {} : { font }), ...(size === undefined ? {} : { size }) },
      letters: 0,
    };
    entry.letters += inline.text.length;
    counts.set(key, entry);
  }
  return [...counts.values()].reduce((most, next) => (next.letters > most.letters ? next : most), {
    look: {},
    letters: -1,
  }).look;
}
