import { zipSync } from "fflate";
import { parseJob, ResumeError, type ResumeErrorCode, readCredentials, tailorResume } from "resume-tailor";
import { describe, expect, it } from "vitest";
import { CASES, TODAY } from "../laws/cases";
import { mammothText } from "../outside/readers";

const CLASSIC = CASES.find(({ name }) => name === "word-classic")!.input;
const JOB = "Project manager. PMP certification is required. Experience with Scrum is preferred.";
const PMP = { name: "Project Management Professional", acronym: "PMP", issuer: "PMI", issued: "2024-03" };

async function codeOf(work: () => unknown): Promise<ResumeErrorCode | "none"> {
  try {
    await work();
    return "none";
  } catch (error) {
    if (!(error instanceof ResumeError)) throw error;
    expect(error.message.length).toBeGreaterThan(20);
    return error.code;
  }
}

const tailor = (credentials: unknown, job: string | string[] = JOB) =>
  tailorResume(CLASSIC, { job, credentials, today: TODAY });

describe("credentials from strangers", () => {
  const circular: Record<string, unknown> = { name: "Circle" };
  circular.self = circular;
  const throwing = {
    get name(): string {
      throw new Error("a getter that throws");
    },
  };
  const refusedOrRead: readonly (readonly [string, unknown])[] = [
    ["null", null],
    ["a number", 7],
    ["a function", () => PMP],
    ["a symbol in a list", [Symbol("PMP")]],
    ["a big number in a list", [10n]],
    ["a date object", [{ name: "PMP", issued: new Date(0) }]],
    ["an object that holds itself", [circular]],
    ["a getter that throws", [throwing]],
    ["an object without a prototype", [Object.assign(Object.create(null), PMP)]],
    ["a map", new Map([["name", "PMP"]])],
    ["JSON cut in half", '[{"name":"PMP","issu'],
    ["JSON nested 100,000 deep", `${"[".repeat(100_000)}${"]".repeat(100_000)}`],
    ["a token of noise", "eyJhbGciOiJub25lIn0.bm90IGpzb24.c2ln"],
    ["a token without a signature", `eyJhbGciOiJub25lIn0.${btoa(JSON.stringify({ vc: { name: "PMP" } }))}.`],
    ["a PNG without chunks", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
    [
      "a PNG whose chunk is longer than the file",
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0x7f, 255, 255, 255, 0x69, 0x54, 0x58, 0x74, 1]),
    ],
    [
      "an SVG with a DOCTYPE",
      '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns:openbadges="http://openbadges.org"><openbadges:assertion verify="&a;"/></svg>',
    ],
    ["an SVG 100,000 deep", `<svg>${"<g>".repeat(100_000)}`],
    ["an export zip without certifications", zipSync({ "Profile.csv": new Uint8Array(9) })],
    ["an export zip that inflates to 300 MB", zipSync({ "Certifications.csv": new Uint8Array(300_000_000) })],
    ["noise", Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) & 255)],
    ["a CSV of one long quoted field", `Name,Url,Authority\n"${"a".repeat(1_000_000)}`],
    ["an empty list", []],
    ["an empty text", ""],
  ];

  it.each(refusedOrRead)("are read or refused with a code: %s", { timeout: 30_000 }, async (_, input) => {
    const start = performance.now();
    await codeOf(() => readCredentials(input, { today: TODAY }));
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it("are refused when a date is wrong and the caller is strict, and left out with a message otherwise", async () => {
    const input = [PMP, { name: "CSM", issued: "2024-02-31" }];
    expect(await codeOf(() => readCredentials(input, { today: TODAY, strict: true }))).toBe("invalid-credentials");
    const { credentials, messages } = await readCredentials(input, { today: TODAY });
    expect(credentials.map(({ name }) => name)).toContain(PMP.name);
    expect(messages.length).toBeGreaterThan(0);
  });

  it("are refused past a thousand", async () => {
    const many = Array.from({ length: 1001 }, (_, index) => ({ name: `Course ${index}` }));
    expect(await codeOf(() => readCredentials(many, { today: TODAY }))).toBe("too-large");
  });

  it("are refused or left out when a name is longer than 500 characters", async () => {
    const code = await codeOf(async () => {
      const { credentials } = await readCredentials([{ name: "x".repeat(501) }], { today: TODAY });
      expect(credentials).toEqual([]);
    });
    expect(["none", "too-large", "invalid-credentials"]).toContain(code);
  });

  it("never put a link into the resume that is not http, https or mailto", async () => {
    for (const url of [
      "javascript:alert(1)",
      "JaVaScRiPt:alert(1)",
      "data:text/html,x",
      "file:///etc/passwd",
      "vbscript:x",
      " javascript:x",
      "java\nscript:x",
    ]) {
      const { report, bytes } = await tailor([{ ...PMP, url }]).catch((error: unknown) => {
        if (error instanceof ResumeError) return { report: null, bytes: new Uint8Array() };
        throw error;
      });
      const links = report?.plan.entries.flatMap(({ parts }) => parts.flatMap(({ link }) => link ?? [])) ?? [];
      expect(links.filter((link) => !/^(https?|mailto):/iu.test(link))).toEqual([]);
      expect(Buffer.from(bytes).includes("javascript:")).toBe(false);
    }
  });

  it("never put a character into the resume that XML does not know, nor markup", async () => {
    const name = 'Project\u0000 Management\u0008 <w:p>Professional</w:p> & "PMP"\uFFFE';
    const { bytes } = await tailor([{ ...PMP, name }]);
    expect(await mammothText(bytes)).toContain("<w:p>Professional</w:p> &");
  });

  it("never change what an object is", async () => {
    await codeOf(() =>
      readCredentials('[{"name":"PMP","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}]', {
        today: TODAY,
      }),
    );
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe("postings from strangers", () => {
  it.each([
    ["empty", ""],
    ["space only", " \n\t"],
    ["no posting at all", []],
  ])("are refused when they are %s", async (_, job) => {
    expect(await codeOf(() => tailor([PMP], job as string))).toBe("invalid-input");
  });

  it("are refused past 200 KB", async () => {
    expect(await codeOf(() => parseJob("required skill ".repeat(20_000)))).toBe("too-large");
  });

  it.each([
    ["a text of brackets", "(".repeat(50_000)],
    ["a text of commas", ",".repeat(200_000)],
    ["a text of line ends", "a\n".repeat(90_000)],
    ["one word of 200,000 letters", "a".repeat(200_000)],
    ["bullets without end", "• • ".repeat(40_000)],
    ["half surrogate pairs", `${JOB}\uD800\uDC00\uD800 ${"\uDBFF".repeat(1000)}`],
    ["direction marks and zero-width space", `\u202E${JOB.split("").join("\u200B")}`],
    ["every skill in one sentence", `You must know ${"SQL, Python, Scrum, Excel and ".repeat(5000)}Jira.`],
    ["a repeated requirement", `${JOB}\n`.repeat(2000)],
    ["HTML", `<ul>${"<li>PMP required</li>".repeat(5000)}</ul><script>alert(1)</script>`],
  ])("are read in good time: %s", { timeout: 30_000 }, async (_, job) => {
    const start = performance.now();
    await codeOf(() => parseJob(job));
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe("options from strangers", () => {
  it.each([
    ["an unknown member", { placment: "end" }],
    ["a wrong placement", { placement: "middle" }],
    ["no entries", { maxEntries: 0 }],
    ["a wrong day", { today: "2026-02-30" }],
    ["a limit below one", { limits: { pdfPages: -1 } }],
    ["a signal that is none", { signal: {} }],
    ["an unknown output", { output: "odt" }],
  ])("are refused: %s", async (_, options) => {
    expect(await codeOf(() => tailorResume(CLASSIC, { job: JOB, credentials: [PMP], ...(options as object) }))).toBe(
      "invalid-options",
    );
  });

  it("stop the run when its caller does", async () => {
    expect(
      await codeOf(() => tailorResume(CLASSIC, { job: JOB, credentials: [PMP], signal: AbortSignal.abort() })),
    ).toBe("aborted");
  });

  it("stop the run when its time is up", async () => {
    expect(await codeOf(() => tailorResume(CLASSIC, { job: JOB, credentials: [PMP], limits: { deadlineMs: 1 } }))).toBe(
      "aborted",
    );
  });
});
