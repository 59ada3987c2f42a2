import { execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeEach, describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const RESUME = join(ROOT, "fixtures/resumes/word-classic/input.docx");
const JOBS = join(ROOT, "fixtures/jobs");
const JOB = join(JOBS, "project-manager.txt");
const CREDENTIALS = join(ROOT, "fixtures/credentials/sample.json");

interface Run {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs the built command as a person would. */
async function run(...args: readonly string[]): Promise<Run> {
  const command = promisify(execFile)(process.execPath, [join(ROOT, "dist/cli.js"), ...args]);
  return command.then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, error: stderr }),
    ({ code, stdout, stderr }) => ({ code, out: stdout, error: stderr }),
  );
}

test("a reader that closes early is no error", async () => {
  const child = spawn(process.execPath, [join(ROOT, "dist/cli.js"), "gaps", "--job", JOBS]);
  child.stdout.destroy();
  let error = "";
  child.stderr.on("data", (data) => {
    error += data;
  });
  const code = await new Promise((resolve) => child.on("exit", resolve));
  expect({ code, error }).toEqual({ code: 0, error: "" });
});

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "resume-tailor-cli-"));
});

describe("tailor", () => {
  const common = ["--job", JOB, "--credentials", CREDENTIALS, "--today", "2026-11-24"];

  test("writes the result where --out says and tells where the section stands", async () => {
    const out = join(folder, "out.docx");
    const { code, out: said, error } = await run(RESUME, ...common, "--out", out);
    expect({ code, error }).toEqual({ code: 0, error: "" });
    expect(said).toMatch(/Wrote .*out\.docx: \d credentials, .* \(in-place\)\./u);
    expect(await readdir(folder)).toEqual(["out.docx"]);
  });

  test("--explain gives each credential's place and reasons with the posting's words", async () => {
    const { out } = await run(RESUME, ...common, "--out", join(folder, "out.docx"), "--explain");
    expect(out).toMatch(/^1\. .+ {2}\[score \d\.\d\d\]$/mu);
    expect(out).toMatch(/^ {5}.*“.+”/mu);
  });

  test("--dry-run says what would be done and writes nothing", async () => {
    const { code, out } = await run(RESUME, ...common, "--out", join(folder, "out.pdf"), "--dry-run");
    expect(code).toBe(0);
    expect(out).toMatch(/Nothing was written/u);
    expect(await readdir(folder)).toEqual([]);
  });

  test("the resume itself is replaced only when told", async () => {
    const copy = join(folder, "mine.docx");
    const original = await readFile(RESUME);
    await writeFile(copy, original);
    const refused = await run(copy, ...common, "--out", copy);
    expect(refused).toMatchObject({ code: 1, error: expect.stringMatching(/^resume-tailor: .*--overwrite.*\n$/u) });
    expect(await readFile(copy)).toEqual(original);
    expect(await run(copy, ...common, "--out", copy, "--overwrite")).toMatchObject({ code: 0 });
    expect(await readFile(copy)).not.toEqual(original);
  });

  test("the report is written as HTML and as JSON", async () => {
    for (const name of ["report.html", "report.json"]) {
      const { code } = await run(RESUME, ...common, "--out", join(folder, "out.docx"), "--report", join(folder, name));
      expect(code).toBe(0);
    }
    expect(await readFile(join(folder, "report.html"), "utf8")).toMatch(/<h2 id="pages">/u);
    expect(JSON.parse(await readFile(join(folder, "report.json"), "utf8"))).toMatchObject({ version: 1 });
  });

  const badInputs: readonly [string, () => Promise<readonly string[]>, RegExp][] = [
    ["a file that is not there", async () => ["none.docx", ...common], /no such file/u],
    ["an empty file", async () => [await file("empty.docx", ""), ...common], /invalid-input/u],
    ["text renamed .docx", async () => [await file("text.docx", "Dana Okafor"), ...common], /unsupported-format/u],
    [
      "a truncated DOCX",
      async () => [await file("cut.docx", (await readFile(RESUME)).subarray(0, 3000)), ...common],
      /corrupt/u,
    ],
    ["an empty posting", async () => [RESUME, "--job", await file("job.txt", " \n")], /invalid-input/u],
    [
      "credentials that are not JSON",
      async () => [RESUME, "--job", JOB, "--credentials", await file("bad.json", "{")],
      /invalid-credentials/u,
    ],
    [
      "a wrong date, with --strict",
      async () => {
        const bad = await file("date.json", JSON.stringify([{ name: "PMP", issued: "2024-13" }]));
        return [RESUME, "--job", JOB, "--credentials", bad, "--strict"];
      },
      /invalid-credentials: .*(date|issued)/u,
    ],
    [
      "a heading that is not there",
      async () => [RESUME, ...common, "--placement", "before:Nowhere"],
      /anchor-not-found/u,
    ],
    ["an option out of range", async () => [RESUME, ...common, "--max-entries", "99"], /invalid-options/u],
  ];

  async function file(name: string, content: string | Uint8Array): Promise<string> {
    await mkdir(join(folder, "in"), { recursive: true });
    await writeFile(join(folder, "in", name), content);
    return join(folder, "in", name);
  }

  test.each(badInputs)("%s: one line, exit code 1, nothing written", async (_, args, words) => {
    const { code, error } = await run(...(await args()), "--out", join(folder, "out.docx"));
    expect(code).toBe(1);
    expect(error).toMatch(words);
    expect(error.trim().split("\n")).toHaveLength(1);
    expect((await readdir(folder)).filter((name) => name !== "in")).toEqual([]);
  });
});

describe("batch", () => {
  test("writes every pair, goes on after a bad file, and skips what is done on the next run", async () => {
    const resumes = join(folder, "resumes");
    const jobs = join(folder, "jobs");
    const out = join(folder, "out");
    await Promise.all([mkdir(resumes), mkdir(jobs)]);
    await writeFile(join(resumes, "a.docx"), await readFile(RESUME));
    await writeFile(join(resumes, "b.docx"), "not a resume");
    for (const name of ["data-analyst.txt", "project-manager.txt"]) {
      await writeFile(join(jobs, name), await readFile(join(JOBS, name)));
    }
    const args = ["batch", resumes, "--job", jobs, "--credentials", CREDENTIALS, "--out", out, "--today", "2026-11-24"];

    const first = await run(...args);
    expect(first.code).toBe(1);
    expect(first.out).toMatch(/2 written, 0 unchanged, 2 failed/u);
    expect(first.out).toMatch(/b\.docx\s+data-analyst\.txt\s+failed\s+unsupported-format/u);
    const names = ["a--data-analyst.docx", "a--project-manager.docx"];
    expect((await readdir(out)).filter((name) => !name.startsWith("."))).toEqual(names);

    await writeFile(join(out, names[0] ?? ""), "changed by hand");
    const second = await run(...args, "--resume-run");
    expect(second.out).toMatch(/1 written, 1 unchanged, 2 failed/u);
  });
});

describe("gaps", () => {
  test("prints what keeps coming up as a table", async () => {
    const { code, out } = await run("gaps", "--job", JOBS, "--credentials", CREDENTIALS);
    expect(code).toBe(0);
    expect(out).toMatch(/^Asked for +Postings +Required +Held towards it +Would cover it$/mu);
    expect(out).toMatch(/\d of \d/u);
  });

  test("counts what one of many postings asks for, and lists what several do", async () => {
    const postings = await mkdtemp(join(folder, "postings-"));
    for (const number of [1, 2, 3, 4]) {
      const own = number === 4 ? "Required: Terraform." : "";
      await writeFile(join(postings, `${number}.txt`), `Platform engineer\nRequired: Kubernetes.\n${own}\n`);
    }
    const { out } = await run("gaps", "--job", postings);
    expect(out).toMatch(/^Kubernetes +4 of 4/mu);
    expect(out).not.toMatch(/^Terraform/mu);
    expect(out).toContain("1 more, asked for by one posting: --json and --report list it.");
  });

  test("prints JSON, and writes the report as a page", async () => {
    const page = join(folder, "gaps.html");
    const { out } = await run("gaps", "--job", JOB, "--json", "--report", page);
    expect(JSON.parse(out)[0]).toMatchObject({ skill: expect.any(String), postings: 1 });
    expect(await readFile(page, "utf8")).toMatch(/<h1>What keeps coming up<\/h1>/u);
  });
});

describe("showcase", () => {
  test("says which record of a file cannot be used, and shows the others", async () => {
    const file = join(folder, "mine.json");
    await writeFile(
      file,
      JSON.stringify([
        { name: "PMP", issuer: "PMI" },
        { name: "CSM", issued: "2024-13" },
      ]),
    );
    const { code, out } = await run("showcase", "--name", "Jo Vance", "--credentials", file);
    expect(code).toBe(0);
    expect(out).toMatch(/^Warning: .*\[1\]\.issued/u);
    expect(out).toContain("Project Management Professional (PMP)");
  });

  test("prints LinkedIn fields, signature, card and stories", async () => {
    const { code, out } = await run("showcase", "--credentials", CREDENTIALS, "--name", "Dana Okafor", "--job", JOB);
    expect(code).toBe(0);
    expect(out).toMatch(/linkedin\.com\/profile\/add\?startTask=CERTIFICATION_NAME&name=/u);
    expect(out).toMatch(/BUSINESS CARD\n\nDana Okafor/u);
    expect(out).toMatch(/INTERVIEW: /u);
  });

  test("asks for a name when there is none", async () => {
    const { code, error } = await run("showcase", "--credentials", CREDENTIALS);
    expect({ code, error }).toEqual({ code: 1, error: expect.stringMatching(/--name TEXT is missing/u) });
  });
});
