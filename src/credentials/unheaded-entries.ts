import type { Section } from "../model/document";
import { resolveCredential } from "../skills/resolve";
import { splitList } from "./entry-list";
import { readEntryText } from "./entry-text";
import { isDegree, isIssuer } from "./known";
import { entriesIn, isProse, type Line } from "./resume-entries";

/** An entry without a heading takes few lines. */
const MOST_LINES = 3;

/**
 * The entries among lines that no heading heads: only what names a known credential, with nothing but who gave it and
 * when beside the name, so that no other line of the resume is taken for one.
 */
export function unheadedEntries({ blocks, start }: Section, language: string): readonly (readonly Line[])[] {
  const lines = blocks.map((block, offset): Line => ({ block, index: start + offset }));
  const entries: (readonly Line[])[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (!mayBegin(lines[at]?.block.text ?? "")) continue;
    const [entry = []] = entriesIn(lines.slice(at, at + MOST_LINES), language);
    const next = entry.findIndex(({ block }, line) => line > 0 && namesKnown(block.text, language));
    const whole = [entry.slice(0, next < 0 ? MOST_LINES : next), entry.slice(0, 1)].find((some) =>
      isKnown(some.map(({ block }) => block.text).join("\n"), language),
    );
    if (whole === undefined) continue;
    entries.push(whole);
    at += whole.length - 1;
  }
  return entries;
}

function mayBegin(text: string): boolean {
  return text.length <= 200 && !isProse(text) && !text.includes("@") && !isDegree(text);
}

function isKnown(text: string, language: string): boolean {
  const items = splitList(text);
  if (items !== null) return items.every((item) => isKnown(item, language));
  const { issuer, expected, hours } = readEntryText(text, { language }).fields;
  if (!namesKnown(text, language)) return false;
  const givers = issuer === undefined ? [] : String(issuer).split(/,\s*/u);
  return givers.every(isIssuer) && expected === undefined && hours === undefined;
}

function namesKnown(text: string, language: string): boolean {
  const { name } = readEntryText(text, { language }).fields;
  return typeof name === "string" && resolveCredential({ name }) !== null;
}
