import type { SectionEntry } from "../model/plan";

/** A stretch of an entry of one role, to be set in one look. */
export interface EntryText {
  readonly text: string;
  readonly role: "name" | "plain" | "right";
  readonly link?: string;
}

/** An entry's main line and its right part as stretches, the same words as `entry.text`. */
export function entryTexts(entry: SectionEntry, separator: string): readonly EntryText[] {
  const main = entry.right === undefined ? entry.text : entry.text.slice(0, entry.text.length - entry.right.length - 1);
  const joined = entry.parts.map(({ text }) => text).join(separator);
  const texts: EntryText[] =
    joined === main
      ? entry.parts.flatMap(({ text, role, link }, index): readonly EntryText[] => [
          ...(index === 0 ? [] : [{ text: separator, role: "plain" as const }]),
          { text, role: role === "name" ? "name" : "plain", ...(isSafeLink(link) ? { link } : {}) },
        ])
      : [{ text: main, role: "plain" }];
  return entry.right === undefined ? texts : [...texts, { text: entry.right, role: "right" }];
}

function isSafeLink(link: string | undefined): link is string {
  return link !== undefined && /^(?:https?:\/\/|mailto:)[^\s<>"]+$/iu.test(link);
}
