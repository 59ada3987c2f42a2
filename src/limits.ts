import * as z from "zod";

const MEGABYTE = 1024 * 1024;

const limit = (standard: number, description: string) =>
  z.number().int().positive().default(standard).describe(description);

/**
 * What a run may cost at most. Every limit is on by default and may be raised or lowered by the caller.
 * Passing one is a `too-large` error whose `detail` is the limit's name in kebab case (`deadlineMs` gives `aborted`).
 */
export const LimitsSchema = z.strictObject({
  inputBytes: limit(20 * MEGABYTE, "size of one input file, bytes"),
  zipEntries: limit(2_000, "entries of a zip package"),
  zipPartBytes: limit(64 * MEGABYTE, "one inflated part, bytes, counted while inflating"),
  zipTotalBytes: limit(200 * MEGABYTE, "all inflated parts together, bytes"),
  zipRatio: limit(100, "inflated to deflated size of a part above 1 MB"),
  xmlDepth: limit(256, "nesting of XML elements"),
  xmlNodes: limit(2_000_000, "elements and text nodes of an XML part"),
  pdfStreamBytes: limit(64 * MEGABYTE, "one decoded PDF stream, bytes"),
  pdfPages: limit(200, "pages of a PDF"),
  pdfDepth: limit(100, "nesting of PDF objects and forms"),
  pdfOperators: limit(1_000_000, "content stream operators of a PDF"),
  jobCharacters: limit(200 * 1024, "one job posting, UTF-16 units"),
  credentials: limit(1_000, "credentials given"),
  credentialNameCharacters: limit(500, "the name of one credential, UTF-16 units"),
  deadlineMs: limit(30_000, "soft deadline of one run, milliseconds"),
});

export type Limits = z.infer<typeof LimitsSchema>;

export const DEFAULT_LIMITS: Limits = LimitsSchema.parse({});
