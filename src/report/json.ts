import * as z from "zod";
import { guardedNow } from "../errors";
import { CredentialSchema } from "../model/credential";
import type { TailorReport } from "../model/plan";

const MessageSchema = z.object({
  code: z.string(),
  severity: z.enum(["info", "warning"]),
  reason: z.string(),
});

/** The report as a JSON file; `report.schema.json` in the package is made from it. */
export const ReportSchema = z
  .object({
    version: z.literal(1),
    strategy: z.enum(["in-place", "rebuilt"]),
    placement: z.string().describe("where the section stands and why"),
    pages: z.object({ before: z.number().nullable(), after: z.number().nullable() }).nullable(),
    section: z.object({
      title: z.string(),
      entries: z.array(z.object({ id: z.string(), name: z.string(), text: z.string() })),
    }),
    omitted: z.array(z.object({ id: z.string(), name: z.string(), why: z.string() })),
    ranking: z.array(
      z.object({
        credential: CredentialSchema,
        score: z.number().min(0).max(1),
        include: z.boolean(),
        excluded: z.string().optional().describe("why it is not included"),
        stack: z.array(z.string()).optional().describe("ids of credentials that go well with it"),
        coveredBy: z.string().optional().describe("id of a better one that answers all that it answers"),
        reasons: z.array(
          z.object({ feature: z.string(), contribution: z.number(), text: z.string(), quote: z.string().optional() }),
        ),
        matches: z.array(
          z.object({
            requirement: z.string(),
            importance: z.enum(["required", "preferred", "mentioned"]),
            quote: z.string(),
            start: z.number().int().describe("UTF-16 units in the job text"),
            end: z.number().int(),
            subject: z.string(),
          }),
        ),
      }),
    ),
    gaps: z.array(
      z.object({
        skill: z.string(),
        kind: z.enum(["skill", "credential"]),
        postings: z.number().int(),
        required: z.number().int(),
        quotes: z.array(z.string()),
        partlyCoveredBy: z.array(z.string()),
        suggestions: z.array(z.object({ name: z.string(), issuer: z.string(), covers: z.array(z.string()) })),
        caution: z.string().optional(),
      }),
    ),
    messages: z.array(MessageSchema),
    changedParts: z.array(z.string()),
  })
  .meta({
    title: "resume-tailor report",
    description: "What was placed, why, what was left out, and what is missing.",
  });

/** The report as JSON text, indented, in the form of {@link ReportSchema}. */
export function reportJson(report: TailorReport): string {
  return guardedNow(
    "invalid-input",
    "This is no report that can be written. Give the report of tailorResume or writeResume.",
    () => jsonOf(report),
  );
}

function jsonOf({ plan, ...report }: TailorReport): string {
  const named = ({ id, name }: { readonly id: string; readonly name: string }) => ({ id, name });
  const content = ReportSchema.parse({
    version: 1,
    ...report,
    section: {
      title: plan.title,
      entries: plan.entries.map(({ credential, text }) => ({ ...named(credential), text })),
    },
    omitted: plan.omitted.map(({ credential, why }) => ({ ...named(credential), why })),
  });
  return `${JSON.stringify(content, null, 2)}\n`;
}
