import { describe, expect, it } from "vitest";
import * as z from "zod";
import tracks from "../../src/skills/data/tracks.json";
import { FIELDS } from "../../src/skills/fields";
import {
  CERTIFICATION_KINDS,
  CERTIFICATIONS,
  certificationById,
  ISSUERS,
  issuerById,
  LEVELS,
  SKILLS,
  skillById,
  withBroader,
} from "../../src/skills/lexicon";
import { keysOf } from "../../src/skills/words";

const Slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u);
const Words = z.string().trim().min(1);

const SkillRow = z.strictObject({
  id: Slug,
  label: Words,
  aliases: z.array(Words),
  broader: z.array(Slug),
  kind: z.enum(["tool", "language", "method", "domain", "soft", "licence"]),
  group: Slug,
  ambiguity: z
    .array(z.strictObject({ term: Words, alone: z.boolean(), near: z.array(Words), not: z.array(Words) }))
    .optional(),
});

const CertificationRow = z.strictObject({
  id: Slug,
  name: Words,
  acronym: Words.optional(),
  aliases: z.array(Words),
  issuer: Slug,
  kind: z.enum(CERTIFICATION_KINDS),
  level: z.enum(LEVELS),
  skills: z.array(Slug),
  validityMonths: z.number().int().positive().optional(),
  assessment: z.enum(["proctored-exam", "project", "quiz", "attendance", "licence-board"]),
  supersedes: z.array(Words).optional(),
  prerequisite: z.array(Slug).optional(),
  acronymSharedWith: z.array(Slug).optional(),
  awardedAs: z.array(Slug).min(1).optional(),
  postNominal: z.boolean().optional(),
  regulated: z.boolean().optional(),
  retired: z.boolean().optional(),
  region: z.enum(["us", "uk", "de", "ca", "au", "in"]).optional(),
});

const IssuerRow = z.strictObject({
  id: Slug,
  name: Words,
  aliases: z.array(Words),
  kind: Slug,
  fields: z.array(Slug),
  signals: z.array(Words),
});

const FieldRow = z.strictObject({ id: Slug, label: Words, near: z.array(Slug), cues: z.array(Words).min(3) });

describe("the lexicon", () => {
  it.each([
    ["skills", SKILLS, SkillRow],
    ["certifications", CERTIFICATIONS, CertificationRow],
    ["issuers", ISSUERS, IssuerRow],
    ["fields", FIELDS, FieldRow],
  ] as const)("has %s in their form, each id once", (_name, rows, schema) => {
    for (const row of rows) expect(schema.safeParse(row).error, row.id).toBeUndefined();
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it("refers only to skills, certifications, issuers and fields that it has", () => {
    const missing = [
      ...SKILLS.flatMap(({ broader }) => broader.filter((id) => skillById(id) === undefined)),
      ...CERTIFICATIONS.flatMap(({ skills }) => skills.filter((id) => skillById(id) === undefined)),
      ...CERTIFICATIONS.flatMap(({ issuer }) => (issuerById(issuer) === undefined ? [issuer] : [])),
      ...CERTIFICATIONS.flatMap(({ prerequisite = [], acronymSharedWith = [] }) =>
        [...prerequisite, ...acronymSharedWith].filter((id) => certificationById(id) === undefined),
      ),
      ...tracks.flat(2).filter((id) => certificationById(id) === undefined),
      ...FIELDS.flatMap(({ near }) => near.filter((id) => !FIELDS.some((field) => field.id === id))),
    ];
    expect(missing).toEqual([]);
  });

  it("has no skill that is broader than itself", () => {
    const circular = SKILLS.filter(({ id, broader }) => broader.some((wider) => withBroader(wider).has(id)));
    expect(circular.map(({ id }) => id)).toEqual([]);
  });

  it("gives each term to one skill, but for those that context tells apart", () => {
    const owners = new Map<string, string[]>();
    for (const { id, label, aliases } of SKILLS) {
      for (const term of new Set([label, ...aliases].map((form) => form.toLowerCase()))) {
        owners.set(term, [...(owners.get(term) ?? []), id]);
      }
    }
    const shared = [...owners].filter(([, ids]) => ids.length > 1).map(([term]) => term);
    expect(shared).toEqual(["ar"]);
  });

  it("lists at least two certifications for each shared acronym", () => {
    for (const { id, acronymSharedWith = [] } of CERTIFICATIONS) {
      for (const other of acronymSharedWith) {
        expect(certificationById(other)?.acronymSharedWith ?? [], `${id} and ${other}`).toContain(id);
      }
    }
  });

  it("no two rows are the same certification", () => {
    const byName = new Map<string, (typeof CERTIFICATIONS)[number]>();
    const doubled: string[] = [];
    for (const row of CERTIFICATIONS) {
      for (const name of new Set([row.name, ...row.aliases].map(nameOf))) {
        const key = `${name} ${row.region ?? ""} ${row.kind === "licence" ? "" : row.issuer}`;
        const other = byName.get(key);
        if (other !== undefined && !isGeneralOf(other, row) && !isGeneralOf(row, other))
          doubled.push(`${other.id} = ${row.id} (${name})`);
        byName.set(key, row);
      }
    }
    expect(doubled).toEqual([]);
  });
});

/** A name without the words that it may have or not, by which two rows could hide that they are one. */
const nameOf = (name: string): string =>
  keysOf(name)
    .filter((key) => !["certified", "certification", "certificate", "license", "the", "of", "a"].includes(key))
    .join(" ");

/** Several bodies award it under the one name. */
const isGeneralOf = (general: (typeof CERTIFICATIONS)[number], row: (typeof CERTIFICATIONS)[number]): boolean =>
  general.awardedAs?.includes(row.id) === true;
