import { strFromU8, unzipSync } from "fflate";
import { createContext } from "../../src/context";
import { insertDocx } from "../../src/docx/insert";
import { readDocx } from "../../src/docx/read";
import type { Reading, ResumeDocument, Section } from "../../src/model/document";
import type { FlowDocument } from "../../src/model/flow";
import type { EntryManner, SectionEntry, SectionPlan } from "../../src/model/plan";

const MANNER: EntryManner = {
  marker: "none",
  modelEntry: null,
  modelHeading: null,
  separator: ", ",
  rightDates: false,
  boldName: false,
  dates: { form: "year", month: "short", dot: false },
};

/** An entry of a name and an issuer; tabs in `words` part columns. */
export function entry(words: string, more: Partial<SectionEntry> = {}): SectionEntry {
  const [name = "", ...others] = words.split(", ");
  return {
    credential: { id: words, name },
    parts: [{ role: "name", text: name }, ...others.map((text) => ({ role: "issuer" as const, text }))],
    text: words,
    ...more,
  };
}

/** Words of the blocks that head sections. */
export type Headings = readonly string[];

/** A reading with the named blocks as headings; what stands before the first one has none. */
function understood(reading: Reading, headings: Headings): ResumeDocument {
  const { blocks, source } = reading;
  const starts = blocks.flatMap(({ text }, index) => (index === 0 || headings.includes(text.trim()) ? [index] : []));
  const sections = starts.map((start, turn): Section => {
    const end = starts[turn + 1] ?? blocks.length;
    const title = blocks[start]?.text.trim() ?? "";
    return {
      kind: "unknown",
      kinds: ["unknown"],
      ...(headings.includes(title) ? { title } : {}),
      blocks: blocks.slice(start, end),
      start,
      end,
    };
  });
  return { ...reading, format: source.format, sections, contact: { links: [] }, language: "en", messages: [] };
}

export interface Insertion {
  readonly headings?: Headings;
  /** Text of the block to stand beside. */
  readonly before?: string;
  readonly after?: string;
  readonly entries?: readonly SectionEntry[];
  readonly compact?: readonly SectionEntry[];
  /** Texts of the first and the last block of each stretch that goes. */
  readonly replaces?: readonly (readonly [first: string, last: string])[];
  readonly like?: { readonly heading?: string; readonly entry?: string };
  readonly manner?: Partial<EntryManner>;
  readonly title?: string;
  readonly fit?: SectionPlan["fit"];
  readonly pages?: (flow: FlowDocument) => number;
  readonly sanitize?: boolean;
}

/** Inserts a section by a plan made by hand; gives the main part before and after, and the result. */
export async function insert(bytes: Uint8Array, insertion: Insertion) {
  const context = createContext({ sanitize: insertion.sanitize });
  const document = understood(await readDocx(bytes, context), insertion.headings ?? []);
  const indexOf = (text: string) => {
    const index = document.blocks.findIndex((block) => block.text.trim() === text);
    if (index < 0) throw new Error(`there is no block "${text}"`);
    return index;
  };
  const modelOf = (text: string | undefined) => (text === undefined ? null : indexOf(text));
  const entries = insertion.entries ?? [entry("PMP, PMI")];
  const plan: SectionPlan = {
    title: insertion.title ?? "Certifications",
    language: "en",
    entries,
    compact: insertion.compact ?? entries,
    omitted: [],
    anchor: {
      block: indexOf(insertion.before ?? insertion.after ?? ""),
      side: insertion.before === undefined ? "after" : "before",
      reason: "as asked",
    },
    ...(insertion.replaces === undefined
      ? {}
      : {
          replaces: insertion.replaces.map(([first, last]) => ({ start: indexOf(first), end: indexOf(last) + 1 })),
        }),
    manner: {
      ...MANNER,
      modelHeading: modelOf(insertion.like?.heading),
      modelEntry: modelOf(insertion.like?.entry),
      ...insertion.manner,
    },
    fit: insertion.fit ?? "free",
    ranking: [],
    messages: [],
  };
  const edited = await insertDocx(document, plan, context, async (made) => insertion.pages?.(made) ?? 1);
  const xml = (made: Uint8Array) => strFromU8(unzipSync(made)["word/document.xml"]!);
  const body = (made: Uint8Array) => /<w:body>(.*)<w:sectPr\/><\/w:body>/su.exec(xml(made))?.[1] ?? "";
  return {
    ...edited,
    before: body(bytes),
    body: withoutMarks(body(edited.bytes)),
    marked: body(edited.bytes),
    messages: context.messages.list(),
    reading: await readDocx(edited.bytes, createContext()),
  };
}

/** XML without the bookmarks that tell a later run what was added. */
function withoutMarks(xml: string): string {
  const ids = [...xml.matchAll(/<w:bookmarkStart w:id="(\d+)" w:name="_ResumeTailor[^"]*"\/>/gu)].map(([, id]) => id);
  return ids.reduce<string>(
    (rest, id) => rest.replaceAll(`<w:bookmarkEnd w:id="${id}"/>`, ""),
    xml.replace(/<w:bookmarkStart w:id="\d+" w:name="_ResumeTailor[^"]*"\/>/gu, ""),
  );
}
