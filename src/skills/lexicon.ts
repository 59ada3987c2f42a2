import { Memory } from "../memory";
import certificationRows from "./data/certifications.json";
import issuerRows from "./data/issuers.json";
import skillRows from "./data/skills.json";

/** A surface form that may mean something else, with words that tell. */
export interface Ambiguity {
  readonly term: string;
  /** Whether the term may stand for the skill without a word that confirms it. */
  readonly alone: boolean;
  /** Words that confirm the meaning when they stand near. */
  readonly near: readonly string[];
  /** Words that rule it out when they stand near. */
  readonly not: readonly string[];
}

export interface Skill {
  readonly id: string;
  readonly label: string;
  readonly aliases: readonly string[];
  /** Ids of what it implies: who knows Kubernetes knows container orchestration, not the other way round. */
  readonly broader: readonly string[];
  readonly kind: "tool" | "language" | "method" | "domain" | "soft" | "licence";
  readonly group: string;
  readonly ambiguity?: readonly Ambiguity[];
}

export const CERTIFICATION_KINDS = [
  "industry-certification",
  "professional-certificate",
  "licence",
  "course",
  "nanodegree",
  "bootcamp",
  "digital-badge",
] as const;

export const LEVELS = ["foundational", "associate", "professional", "expert"] as const;

export type Level = (typeof LEVELS)[number];

/** What is known of a certification, certificate or licence, whoever holds it. */
export interface Certification {
  readonly id: string;
  readonly name: string;
  readonly acronym?: string;
  /** Other forms, exam codes and former names. */
  readonly aliases: readonly string[];
  /** Id of its issuer. */
  readonly issuer: string;
  readonly kind: (typeof CERTIFICATION_KINDS)[number];
  readonly level: Level;
  /** Ids of the skills it shows, its subject first. */
  readonly skills: readonly string[];
  /** Usual months from award to expiry; a date on the person's own record always wins. */
  readonly validityMonths?: number;
  readonly assessment: "proctored-exam" | "project" | "quiz" | "attendance" | "licence-board";
  /** Names of what it replaced. */
  readonly supersedes?: readonly string[];
  /** Ids of certifications that it requires or builds on. */
  readonly prerequisite?: readonly string[];
  /** Ids of others with the same acronym. */
  readonly acronymSharedWith?: readonly string[];
  /** Ids of certifications any of which meets it: several bodies award it under this name. */
  readonly awardedAs?: readonly string[];
  /** The letters may follow a name. */
  readonly postNominal?: boolean;
  /** The law asks for it. */
  readonly regulated?: boolean;
  readonly retired?: boolean;
  /** Country whose law or rules it is about, by code of `jurisdictions.ts`; it says little elsewhere. */
  readonly region?: string;
}

export interface Issuer {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: string;
  readonly fields: readonly string[];
  /** How it assesses and is accredited, as facts about the body. */
  readonly signals: readonly string[];
}

export const SKILLS = skillRows as readonly Skill[];
export const CERTIFICATIONS = certificationRows as readonly Certification[];
export const ISSUERS = issuerRows as readonly Issuer[];

const skillsById = new Map(SKILLS.map((skill) => [skill.id, skill]));
const certificationsById = new Map(CERTIFICATIONS.map((row) => [row.id, row]));
const issuersById = new Map(ISSUERS.map((issuer) => [issuer.id, issuer]));

export const skillById = (id: string): Skill | undefined => skillsById.get(id);
export const certificationById = (id: string): Certification | undefined => certificationsById.get(id);
export const issuerById = (id: string): Issuer | undefined => issuersById.get(id);

const broaderById = new Memory<ReadonlyMap<string, number>>(2_000);

/** What a skill implies, with the number of steps to each: itself 0, what it belongs to 1, and so on. */
export function withBroader(id: string): ReadonlyMap<string, number> {
  return broaderById.get(id, () => stepsFrom(id));
}

function stepsFrom(id: string): ReadonlyMap<string, number> {
  const steps = new Map([[id, 0]]);
  for (const [at, depth] of steps) {
    for (const wider of skillsById.get(at)?.broader ?? []) if (!steps.has(wider)) steps.set(wider, depth + 1);
  }
  return steps;
}
