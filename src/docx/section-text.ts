import type { SectionEntry } from "../model/plan";

/** A stretch of an entry to be set in one look. */
export interface EntryText {
  readonly text: string;
  readonly isName: boolean;
  /** http, https or mailto only. */
  readonly link?: string;
}

/** A column of an entry, or the whole of it, cut where its name ends and where links are; the same words in all. */
export function entryTexts(column: string, { parts }: SectionEntry): readonly EntryText[] {
  const texts: EntryText[] = [];
  let cursor = 0;
  const addPlain = (end: number) => {
    if (end > cursor) texts.push({ text: column.slice(cursor, end), isName: false });
    cursor = Math.max(cursor, end);
  };
  for (const { role, text, link } of parts) {
    const isName = role === "name";
    const target = isSafeLink(link) ? link : undefined;
    const at = isName || target !== undefined ? column.indexOf(text, cursor) : -1;
    if (at < 0 || text === "") continue;
    addPlain(at);
    texts.push({ text, isName, ...(target === undefined ? {} : { link: target }) });
    cursor = at + text.length;
  }
  addPlain(column.length);
  return texts;
}

function isSafeLink(link: string | undefined): link is string {
  return link !== undefined && /^(?:https?:\/\/|mailto:)[^\s<>"]+$/iu.test(link);
}
