import { DEFAULT_LIMITS } from "../limits";
import { Messages } from "../messages";
import type { FoundCredential, PartialDate } from "../model/credential";
import type { Block, ResumeDocument, Section, SectionKind } from "../model/document";
import { checkDraft } from "./check";
import { readEntryText } from "./entry-text";

const CREDENTIAL_SECTIONS: readonly SectionKind[] = ["certifications", "licences", "development", "courses"];

export interface FromResumeOptions {
  readonly today?: PartialDate;
}

/**
 * Finds the credentials that a resume itself names, in the order in which it names them: in sections of their own, in
 * tables, under sub-headings and labels of other sections, among the degrees, and as letters after the name.
 */
export function credentialsOf(document: ResumeDocument, { today }: FromResumeOptions = {}): readonly FoundCredential[] {
  return document.sections.filter(isCredentialSection).flatMap((section) =>
    groupsOf(section).flatMap((blocks): readonly FoundCredential[] => {
      const text = blocks.map((index) => document.blocks[index]?.text ?? "").join("\n");
      const { fields } = readEntryText(text, { language: document.language, today });
      const checked = checkDraft(
        { place: "", fields, language: document.language },
        { limits: DEFAULT_LIMITS, messages: new Messages() },
      );
      return typeof checked === "string" ? [] : [{ credential: checked, blocks, place: "own-lines" }];
    }),
  );
}

function isCredentialSection({ kinds }: Section): boolean {
  return kinds.every((kind) => CREDENTIAL_SECTIONS.includes(kind));
}

/** The blocks of each entry: a block of the first kind begins one, nested or unmarked ones beneath it belong to it. */
function groupsOf(section: Section): readonly (readonly number[])[] {
  const groups: number[][] = [];
  const first = section.title === undefined ? section.start : section.start + 1;
  for (let index = first; index < section.end; index += 1) {
    const block = section.blocks[index - section.start];
    if (block === undefined || block.text.trim() === "") continue;
    const open = groups.at(-1);
    const head = section.blocks[(open?.[0] ?? 0) - section.start];
    if (open !== undefined && head !== undefined && belongsTo(block, head)) open.push(index);
    else groups.push([index]);
  }
  return groups;
}

function belongsTo(block: Block, head: Block): boolean {
  if (head.kind === "list-item") {
    return block.kind === "list-item" ? (block.marker?.level ?? 0) > (head.marker?.level ?? 0) : false;
  }
  return block.kind === "list-item";
}
