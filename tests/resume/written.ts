import { createContext } from "../../src/context";
import type { Block, Container, Reading, ResumeDocument } from "../../src/model/document";
import type { Run } from "../../src/model/look";
import { understand } from "../../src/resume/understand";

const BODY: Container = { kind: "body", id: "body" };

/** A paragraph of a made-up DOCX, in one look. */
export function line(text: string, look: Omit<Run, "text"> = {}, more: Partial<Block> = {}): Block {
  return {
    kind: "paragraph",
    text,
    runs: [{ text, size: 11, ...look }],
    container: BODY,
    position: { in: "part", part: "word/document.xml", start: 0, end: 0 },
    ...more,
  };
}

export function bullet(text: string): Block {
  return line(text, {}, { kind: "list-item", marker: { ordered: false, level: 0, text: "•", from: "numbering" } });
}

export function understood(blocks: readonly Block[], more: Partial<Reading> = {}): ResumeDocument {
  const page = { width: 612, height: 792, marginTop: 72, marginRight: 72, marginBottom: 72, marginLeft: 72 };
  return understand(
    { source: { format: "docx", bytes: new Uint8Array() }, blocks, furniture: [], page, pages: null, ...more },
    createContext(),
  );
}

/** `experience: Work History` for each section, `-` for one without a heading. */
export function outline({ sections }: ResumeDocument): readonly string[] {
  return sections.map(({ kinds, title }) => (title === undefined ? "-" : `${kinds.join("+")}: ${title}`));
}
