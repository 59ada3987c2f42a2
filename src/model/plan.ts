import type { Message } from "../messages";
import type { IdentifiedCredential } from "./credential";
import type { ResumeFormat } from "./document";
import type { Gap, RankedCredential } from "./ranking";

/** One part of an entry, in the order in which it is written. */
export interface EntryPart {
  readonly role: "name" | "issuer" | "date" | "status" | "credentialId" | "url" | "skills";
  readonly text: string;
  /** http, https or mailto only. */
  readonly link?: string;
}

/** A credential placed in the section. */
export interface SectionEntry {
  readonly credential: IdentifiedCredential;
  /** The main line, parts to be joined by `separator` of the plan's manner. */
  readonly parts: readonly EntryPart[];
  /** Set on the right margin when the resume right-aligns its dates; otherwise dates are among `parts`. */
  readonly right?: string;
  /** The whole entry as one line of plain text: parts joined, then the right part after a tab. */
  readonly text: string;
  /**
   * Blocks of the source from which the entry is taken over word for word, as indices: the person's own entry, which
   * writers move as it stands (formatting, links, further lines) instead of writing `text` anew.
   */
  readonly from?: readonly number[];
  /** The resume itself named it before, so it is written without the mark of what the library added, even if reworded. */
  readonly own?: true;
}

/**
 * A part of an entry that stands in a column of its own; `words` is all that has no column, `other` a column for what
 * the section does not tell.
 */
export type EntryColumn = "words" | "name" | "issuer" | "date" | "status" | "credentialId" | "url" | "other";

/** How the resume writes entries like these; taken from its own sections. */
export interface EntryManner {
  /** Whether entries are list items, and the block whose look they copy: an index into the document's blocks. */
  readonly marker: "bullet" | "none";
  /** Block to copy the entry's look from; null when the resume has none that fits. */
  readonly modelEntry: number | null;
  /** Block to copy the heading's look from; null when the resume has no headings. */
  readonly modelHeading: number | null;
  readonly separator: string;
  readonly rightDates: boolean;
  /**
   * The columns of an entry that stands in a table's row or begins with its date, in order: then `text` of an entry is
   * its columns joined by tabs, and `right` is not set. Absent when an entry is one line of words, or words with a date
   * on the right margin.
   */
  readonly columns?: readonly EntryColumn[];
  /** Blocks of the row that names those columns, where a table has one. */
  readonly columnHeads?: readonly number[];
  /** Whether the first part of an entry is set in bold. */
  readonly boldName: boolean;
  /** Written dates: the pattern by example (`Mar 2024`, `03/2024`, `2024-03`, `2024`). */
  readonly dates: DateManner;
}

export interface DateManner {
  readonly form: "month-year" | "numeric" | "iso" | "year";
  /** Of the month name. */
  readonly month: "short" | "long";
  /** Dot after a short month (`Sept. 2019`). */
  readonly dot: boolean;
  /** Between month and year in figures, where the resume has such dates: `/` of `03/2024`. */
  readonly mark?: string;
}

/** Where the section goes: between two blocks of the document. */
export interface Anchor {
  /** The new section stands directly before or after this block, in the same container. */
  readonly block: number;
  readonly side: "before" | "after";
  /** In words, for the report: "after the summary, before Experience". */
  readonly reason: string;
}

export interface Omission {
  readonly credential: IdentifiedCredential;
  /** One sentence, for the person. */
  readonly why: string;
}

export interface SectionPlan {
  /** The heading as it is to be written: in the resume's typed case, with the marks that its headings carry. */
  readonly title: string;
  readonly language: string;
  readonly entries: readonly SectionEntry[];
  /** Shorter forms of the same entries, for `fit: 'same-pages'`. */
  readonly compact: readonly SectionEntry[];
  readonly omitted: readonly Omission[];
  readonly anchor: Anchor;
  /**
   * Stretches of blocks that are removed, because the new section takes their content over: `end` excluded, in order.
   * The anchor's block is never among them.
   */
  readonly replaces?: readonly { readonly start: number; readonly end: number }[];
  readonly manner: EntryManner;
  readonly fit: "free" | "same-pages";
  readonly ranking: readonly RankedCredential[];
  readonly messages: readonly Message[];
}

export interface TailorReport {
  readonly strategy: "in-place" | "rebuilt";
  /** Where the section stands and why, in words. */
  readonly placement: string;
  readonly ranking: readonly RankedCredential[];
  readonly plan: SectionPlan;
  readonly gaps: readonly Gap[];
  readonly messages: readonly Message[];
  readonly pages: { readonly before: number | null; readonly after: number | null } | null;
  /** Parts of the package or objects of the file whose content differs from the source. */
  readonly changedParts: readonly string[];
}

export interface WrittenResume {
  readonly bytes: Uint8Array;
  readonly format: ResumeFormat & ("docx" | "pdf");
  readonly report: TailorReport;
}
