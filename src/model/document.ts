import type { Message } from "../messages";
import type { ListMarker, PageSetup, ParagraphLook, Run } from "./look";
import type { Position } from "./position";

export type ResumeFormat = "docx" | "pdf" | "text" | "markdown" | "json-resume";

/** The file a document was read from; writers edit it in place. Never changed. */
export type ResumeSource =
  | { readonly format: "docx" | "pdf"; readonly bytes: Uint8Array }
  | { readonly format: "text" | "markdown" | "json-resume"; readonly text: string };

/** Where a block lives: two blocks are in one flow when their containers, or the flows of these, are equal. */
export interface Container {
  /** `cell` (of a table), `column` (of a page or section), `text-box`; `body` is the plain flow. */
  readonly kind: "body" | "cell" | "column" | "text-box";
  /** Tells containers of one document apart: `t0c1`, `s1c0`; `body` for the body. */
  readonly id: string;
  /**
   * Cell of the table around, by table, row and cell from 0: `t0r1c2`. Where cells are parts of a line (name, issuer,
   * date; a heading beside its text), the rows follow each other in the flow around the table; only columns of a
   * layout table are flows of their own (`cell`).
   */
  readonly cell?: string;
  /** Equal for columns that text runs through one after the other, as in a newspaper: they are one flow. */
  readonly flow?: string;
  /** Colour behind the whole of a column, where the source paints one. */
  readonly ground?: string;
}

/**
 * One line-breaking unit of the resume: a paragraph, list item or heading; a cell's paragraphs are blocks of their own.
 * `text` is the runs' text joined, without the list marker, `\t` for tabs and `\n` for line breaks.
 */
export interface Block extends ParagraphLook {
  readonly kind: "heading" | "paragraph" | "list-item";
  readonly text: string;
  readonly runs: readonly Run[];
  /** Outline level from 1 where the source states it (heading styles, Markdown). */
  readonly level?: number;
  /** Name of the paragraph style where the source has one. */
  readonly style?: string;
  readonly marker?: ListMarker;
  /** Written by this library in an earlier run (found by its marker), so that a later run may take it out again. */
  readonly added?: true;
  readonly container: Container;
  readonly position: Position;
}

export const SECTION_KINDS = [
  "contact",
  "summary",
  "experience",
  "education",
  "skills",
  "certifications",
  "licences",
  "development",
  "courses",
  "projects",
  "publications",
  "awards",
  "volunteering",
  "languages",
  "interests",
  "references",
  "memberships",
  "additional",
  "unknown",
] as const;

export type SectionKind = (typeof SECTION_KINDS)[number];

/**
 * A stretch of blocks under one heading. The sections of a document cover all of its blocks, in order, once;
 * the first may have no heading (name and contact).
 */
export interface Section {
  readonly kind: SectionKind;
  /** All kinds that a joined heading names ("Education & Certifications"); holds `kind` first. */
  readonly kinds: readonly SectionKind[];
  /** The heading's words, without decoration; absent when the section has no heading. */
  readonly title?: string;
  /** Heading included, when there is one. */
  readonly blocks: readonly Block[];
  /** Indices of `blocks` in the document: from `start` to `end`, `end` excluded. */
  readonly start: number;
  readonly end: number;
}

export interface Contact {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly links: readonly string[];
}

/** What a reader of a file format hands on: blocks in reading order, not yet understood. */
export interface Reading {
  readonly source: ResumeSource;
  /** Readers give `paragraph` or `list-item`, and `heading` only where the format itself says so. */
  readonly blocks: readonly Block[];
  /** Page headers, footers and other text outside the flow. */
  readonly furniture: readonly Block[];
  readonly page: PageSetup;
  /** Pages of the source; null when it has none or they are not known. */
  readonly pages: number | null;
  /** BCP 47 language stated by the file, such as `de-DE`. */
  readonly language?: string;
}

/** A resume, read and understood. Plain readonly data. */
export interface ResumeDocument extends Reading {
  readonly format: ResumeFormat;
  readonly sections: readonly Section[];
  readonly contact: Contact;
  /** BCP 47 language of the resume's words, `en` when it cannot be told. */
  readonly language: string;
  readonly messages: readonly Message[];
}
