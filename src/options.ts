import * as z from "zod";
import type { Progress } from "./context";
import { guardedNow, ResumeError } from "./errors";
import { LimitsSchema } from "./limits";
import { PartialDateSchema } from "./model/credential";

const headingText = z.string().trim().min(1).max(300);

export const PlacementSchema = z.union([
  z.enum(["auto", "top", "after-summary", "before-experience", "after-experience", "after-education", "end"]),
  z.strictObject({ before: headingText }),
  z.strictObject({ after: headingText }),
]);

export const DETAILS = ["acronym", "issuer", "issued", "expires", "credentialId", "url", "skills"] as const;

/** Every option of the library, with its default. */
export const TailorOptionsSchema = z.strictObject({
  /** Heading of the section; by default in the resume's language. */
  title: z.string().trim().min(1).max(200).optional(),
  /** BCP 47 language of heading and status words; by default the resume's own. */
  language: z.string().trim().min(2).max(35).optional(),
  placement: PlacementSchema.default("auto"),
  maxEntries: z.number().int().min(1).max(50).default(6),
  /** Ids of credentials that must stand in the section, whatever their rank. */
  include: z.array(z.string()).default([]),
  /** Ids of credentials that must not. */
  exclude: z.array(z.string()).default([]),
  expired: z.enum(["omit", "mark"]).default("omit"),
  inProgress: z.enum(["mark", "omit"]).default("mark"),
  details: z.array(z.enum(DETAILS)).default(["acronym", "issuer", "issued", "expires"]),
  fit: z.enum(["free", "same-pages"]).default("free"),
  existing: z.enum(["merge", "keep"]).default("merge"),
  /** Day against which expiry is judged; by default the current date. */
  today: PartialDateSchema.optional(),
  /** Whether one malformed credential fails the run instead of being left out with a message. */
  strict: z.boolean().default(false),
  /** Puts credentials whose signature failed into the section all the same. */
  allowFailedVerification: z.boolean().default(false),
  /** Strips macros, scripts, external templates and launch actions from the file. */
  sanitize: z.boolean().default(false),
  /** What draws a PDF from a DOCX: our layouter, or LibreOffice found on the machine. */
  engine: z.enum(["built-in", "libreoffice"]).default("built-in"),
  /** TrueType or OpenType fonts to draw with, tried before all others. */
  fonts: z.array(z.instanceof(Uint8Array)).default([]),
  /** Opens a PDF or DOCX that asks for one. */
  password: z.string().optional(),
  limits: LimitsSchema.prefault({}),
  signal: z.custom<AbortSignal>((value) => value instanceof AbortSignal, "an AbortSignal").optional(),
  onProgress: z.custom<(progress: Progress) => void>((value) => typeof value === "function", "a function").optional(),
});

export type TailorOptions = z.input<typeof TailorOptionsSchema>;
export type ResolvedOptions = z.output<typeof TailorOptionsSchema>;
export type Placement = z.output<typeof PlacementSchema>;

/** Checks options and fills in the defaults. @throws {ResumeError} `invalid-options`, naming each wrong one. */
export function resolveOptions(options: TailorOptions = {}): ResolvedOptions {
  // An object may fail to be read at all: a getter or a proxy of the caller's may throw.
  const result = guardedNow("invalid-options", "The options cannot be read. Give a plain object.", () =>
    TailorOptionsSchema.safeParse(options),
  );
  if (result.success) return result.data;
  const { issues } = result.error;
  const named = issues.slice(0, MOST_NAMED).map(({ path, message }) => {
    const problem = `${path.join(".") || "options"}: ${message}`;
    return problem.length > LONGEST_PROBLEM ? `${problem.slice(0, LONGEST_PROBLEM)}…` : problem;
  });
  const more = issues.length > MOST_NAMED ? `; and ${issues.length - MOST_NAMED} more` : "";
  throw new ResumeError("invalid-options", `These options cannot be used: ${named.join("; ")}${more}.`, {
    cause: result.error,
  });
}

/** A list of options that is wrong throughout is not repeated whole. */
const MOST_NAMED = 10;
const LONGEST_PROBLEM = 200;
