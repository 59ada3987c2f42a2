import { credentialsOf } from "../credentials/from-resume";
import type { FoundCredential } from "../model/credential";
import type { ResumeDocument } from "../model/document";
import type { EntryPart, SectionEntry, SectionPlan } from "../model/plan";
import type { Stretch } from "./placement";

/**
 * Whether the planned section stands in the document already, at its place: the same credentials in the same order,
 * each telling the same. Then writing it again would only change bytes. How it is written does not count: a section
 * that was once written in the resume's manner changes what that manner is.
 */
export function isAlreadyThere(document: ResumeDocument, plan: SectionPlan): boolean {
  const [old, ...others] = plan.replaces ?? [];
  if (old === undefined || others.length > 0 || !standsAtAnchor(document, plan, old)) return false;
  const [heading, ...lines] = wordedBlocks(document, old);
  if (heading === undefined || fold(document.blocks[heading]?.text ?? "") !== fold(plan.title)) return false;
  const forms = [plan.entries, plan.compact];
  if (isBothDirections(document, old)) return forms.some((entries) => holdsLetters(document, plan, old, entries));
  if (forms.some((entries) => standingWords(document, old) === plannedWords(document, plan, entries))) return true;
  const standing = credentialsOf(document).filter(
    ({ blocks, place }) => place !== "mention" && blocks.every((index) => old.start <= index && index < old.end),
  );
  const told = new Set(standing.flatMap(({ blocks, table }) => [...blocks, ...(table?.heads ?? [])]));
  if (!lines.every((index) => told.has(index))) return false;
  return forms.some(
    (entries) =>
      entries.length === standing.length &&
      entries.every((entry, index) => {
        const found = standing[index];
        return found !== undefined && (isVerbatim(entry, found) || tellsTheSame(document, entry, found));
      }),
  );
}

/** Whether right-to-left and left-to-right words share the section: then a PDF does not tell their order (UAX #9). */
function isBothDirections({ source, blocks }: ResumeDocument, { start, end }: Stretch): boolean {
  const text = blocks
    .slice(start, end)
    .map((block) => block.text)
    .join(" ");
  return (
    source.format === "pdf" && /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text) && /\p{Script=Latin}/u.test(text)
  );
}

/** The letters of the section are those of the planned one, and what names its entries comes in the same order. */
function holdsLetters(
  document: ResumeDocument,
  plan: SectionPlan,
  old: Stretch,
  entries: readonly SectionEntry[],
): boolean {
  const standing = standingWords(document, old);
  if (letters(standing) !== letters(plannedWords(document, plan, entries))) return false;
  // Several names may begin with the same word: each is looked for after the one before.
  let place = -1;
  return entries.every(({ credential }) => {
    const [word = ""] = /\p{Script=Latin}{3,}/u.exec(credential.name) ?? [];
    place = standing.indexOf(fold(word), place + 1);
    return place >= 0;
  });
}

function standingWords({ blocks }: ResumeDocument, { start, end }: Stretch): string {
  const lines = blocks.slice(start, end).map(({ text }) => text);
  return fold(lines.join(""));
}

function plannedWords({ blocks }: ResumeDocument, { title }: SectionPlan, entries: readonly SectionEntry[]): string {
  const lines = entries.flatMap(({ from, text }) => from?.map((index) => blocks[index]?.text ?? "") ?? [text]);
  return fold([title, ...lines].join(""));
}

function letters(text: string): string {
  return (text.match(/[\p{L}\p{N}]/gu) ?? []).sort().join("");
}

/** Directly beside the anchor, blank lines aside. */
function standsAtAnchor(document: ResumeDocument, { anchor }: SectionPlan, old: Stretch): boolean {
  const isBefore = anchor.side === "before";
  if (isBefore ? anchor.block < old.end : anchor.block >= old.start) return false;
  const between = isBefore ? { start: old.end, end: anchor.block } : { start: anchor.block + 1, end: old.start };
  return wordedBlocks(document, between).length === 0;
}

function isVerbatim({ from }: SectionEntry, { blocks }: FoundCredential): boolean {
  return from !== undefined && from.length === blocks.length && from.every((block, index) => block === blocks[index]);
}

/** Every part of the entry is in the lines that stand, and they tell nothing more; dates may be written otherwise. */
function tellsTheSame(
  document: ResumeDocument,
  { parts, right, credential }: SectionEntry,
  found: FoundCredential,
): boolean {
  const text = fold(found.blocks.map((index) => document.blocks[index]?.text ?? "").join(" "));
  const has = (role: EntryPart["role"]) => parts.some((part) => part.role === role);
  const { issued, expires, issuer, credentialId, url } = found.credential;
  return (
    parts.every((part) => isTold(part, text)) &&
    sameDate(issued, has("date") || right !== undefined ? credential.issued : undefined) &&
    sameDate(expires, has("status") ? credential.expires : undefined) &&
    (issuer === undefined || has("issuer")) &&
    (credentialId === undefined || has("credentialId")) &&
    (url === undefined || has("url"))
  );
}

/** Of a status its first word, because the date in it may be written otherwise. */
function isTold({ role, text: words }: EntryPart, text: string): boolean {
  if (role === "date") return true;
  return text.includes(fold(role === "status" ? (/^\P{N}+/u.exec(words)?.[0].split(/\s/u)[0] ?? words) : words));
}

/** As far as both go: a resume may print the year of a date alone. */
function sameDate(printed: string | undefined, planned: string | undefined): boolean {
  if (printed === undefined || planned === undefined) return printed === planned;
  return planned.startsWith(printed) || printed.startsWith(planned);
}

function wordedBlocks({ blocks }: ResumeDocument, { start, end }: Stretch): readonly number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index).filter((index) =>
    /[\p{L}\p{N}]/u.test(blocks[index]?.text ?? ""),
  );
}

/** Space and case are folded: a PDF has no tabs, and drawn capitals are letters. */
function fold(text: string): string {
  return text.normalize("NFKC").replace(/\s+/gu, "").toLowerCase();
}
