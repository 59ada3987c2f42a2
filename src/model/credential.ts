import * as z from "zod";

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, a real calendar date. */
export const PartialDateSchema = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, "a date is 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'")
  .refine(isCalendarDate, "there is no such day in the calendar");

export const CREDENTIAL_KINDS = [
  "certification",
  "certificate",
  "badge",
  "nanodegree",
  "course",
  "licence",
  "bootcamp",
  "training",
] as const;

export const CREDENTIAL_STATUSES = ["earned", "in-progress", "lapsed"] as const;

export const VerificationSchema = z.strictObject({
  status: z.enum(["verified", "unverified", "failed"]),
  /** What was checked, with which key, and what was not. */
  reason: z.string(),
});

/** One credential of a person, in the library's own form; every other source format is turned into it. */
export const CredentialSchema = z.object({
  /** Made from the content when absent; stable between runs. */
  id: z.string().min(1).max(200).optional(),
  name: z.string().trim().min(1),
  acronym: z.string().trim().min(1).max(40).optional(),
  /** As it calls itself; `Google, via Coursera` where a platform hosts it. */
  issuer: z.string().trim().min(1).max(500).optional(),
  kind: z.enum(CREDENTIAL_KINDS).optional(),
  issued: PartialDateSchema.optional(),
  expires: PartialDateSchema.optional(),
  status: z.enum(CREDENTIAL_STATUSES).optional(),
  /** When an `in-progress` one is expected. */
  expected: PartialDateSchema.optional(),
  credentialId: z.string().trim().min(1).max(500).optional(),
  /** Where it can be checked: http or https. */
  url: z.string().trim().min(1).max(2_000).optional(),
  skills: z.array(z.string().trim().min(1).max(200)).max(200).optional(),
  description: z.string().max(20_000).optional(),
  hours: z.number().positive().max(100_000).optional(),
  /** How it was assessed, in words: `proctored exam`, `graded project`, `quiz`, `attendance`. */
  assessment: z.string().max(500).optional(),
  /** The capstone or project made for it, in the person's words. */
  project: z.string().max(20_000).optional(),
  verification: VerificationSchema.optional(),
});

export type PartialDate = z.infer<typeof PartialDateSchema>;
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number];
export type CredentialStatus = (typeof CREDENTIAL_STATUSES)[number];
export type Verification = Readonly<z.infer<typeof VerificationSchema>>;
export type Credential = Readonly<z.infer<typeof CredentialSchema>>;

/** A credential after validation and merging: the id is there. */
export type IdentifiedCredential = Credential & { readonly id: string };

function isCalendarDate(value: string): boolean {
  const [year = 0, month = 1, day = 1] = value.split("-").map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return year >= 1900 && year <= 2200 && day <= (days[month - 1] ?? 0);
}

/** A credential that the resume itself names. */
export interface FoundCredential {
  readonly credential: IdentifiedCredential;
  /** Indices of the document's blocks that hold it, in order: its line, and further lines that belong to it. */
  readonly blocks: readonly number[];
  /**
   * `own-lines`: the blocks hold nothing else, so they can be moved as they stand. `shared-line`: the line lists other
   * credentials too, and nothing but credentials (and a label). `mention`: running text, a degree line, letters after
   * a name; never moved.
   */
  readonly place: "own-lines" | "shared-line" | "mention";
  /** Of a row of a table: the table's first row, which names its columns. */
  readonly table?: NamedColumns;
}

/** The row that names the columns of a table of credentials. */
export interface NamedColumns {
  /** Indices of its blocks. */
  readonly heads: readonly number[];
  /** What each column holds, by its place in the row; null where its name tells nothing. */
  readonly columns: readonly (string | null)[];
}
