import { readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import type { Credential } from "resume-tailor";

const FIXTURES = new URL("../../fixtures/", import.meta.url);

/** What is true of a fixture; see fixtures/README.md. */
export interface Facts {
  readonly about: string;
  readonly name: string;
  readonly email?: string;
  readonly pages?: number;
  readonly language: string;
  readonly sections: readonly { readonly kind: string; readonly title: string }[];
  readonly credentials: readonly string[];
  readonly existing?: string;
  readonly autoBefore: string;
}

export interface Case {
  readonly name: string;
  readonly format: "docx" | "pdf" | "text" | "markdown" | "json-resume";
  readonly input: Uint8Array | string;
  readonly facts: Facts;
  /** The posting that the laws tailor it for. */
  readonly job: string;
  /** Another one. */
  readonly otherJob: string;
}

/** Day of every run, so that the laws hold on any day. */
export const TODAY = "2026-07-01";

const FORMATS = { ".docx": "docx", ".pdf": "pdf", ".txt": "text", ".md": "markdown", ".json": "json-resume" } as const;

export const CREDENTIALS: readonly Credential[] = JSON.parse(readText("credentials/sample.json"));

const JOBS = readdirSync(new URL("jobs/", FIXTURES))
  .filter((file) => file.endsWith(".txt"))
  .sort();

/** Every fixture, each with one of the postings in turn. */
export const CASES: readonly Case[] = readdirSync(new URL("resumes/", FIXTURES))
  .sort()
  .map((name, index) => {
    const folder = `resumes/${name}/`;
    const file = readdirSync(new URL(folder, FIXTURES)).find((entry) => entry.startsWith("input.")) ?? "";
    const format = FORMATS[extname(file) as keyof typeof FORMATS];
    return {
      name,
      format,
      input: format === "docx" || format === "pdf" ? readBytes(`${folder}${file}`) : readText(`${folder}${file}`),
      facts: JSON.parse(readText(`${folder}case.json`)),
      job: readText(`jobs/${JOBS[index % JOBS.length]}`),
      otherJob: readText(`jobs/${JOBS[(index + 1) % JOBS.length]}`),
    };
  });

function readText(path: string): string {
  return readFileSync(new URL(path, FIXTURES), "utf8");
}

function readBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(path, FIXTURES)));
}
