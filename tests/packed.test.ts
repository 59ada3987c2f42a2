import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const isBuilt = existsSync(`${ROOT}dist/index.js`);
if (!isBuilt) process.stderr.write("skipped: dist/ is not built (npm run build)\n");

const RESUMES = ["word-classic/input.docx", "chromium-single/input.pdf", "markdown-administrator/input.md"];

/** Every kind of part that is loaded at its first use, by both module systems that package.json promises. */
const PROGRAM = `
  const { readFile } = await import("node:fs/promises");
  const said = [];
  for (const name of ${JSON.stringify(RESUMES)}) {
    const bytes = await readFile("fixtures/resumes/" + name);
    for (const output of ["docx", "pdf"]) {
      const written = await library.tailorResume(name.endsWith(".md") ? bytes.toString() : bytes, {
        job: "Project manager. PMP required.", credentials: [{ name: "PMP", issuer: "PMI" }], today: "2026-11-24", output,
      });
      said.push(written.format + " " + written.report.plan.entries.length);
    }
  }
  for await (const { status } of library.tailorBatch([{ resume: "Jo Vance", request: { job: "PMP" } }])) said.push(status);
  console.log(JSON.stringify(said));`;

describe.skipIf(!isBuilt)("the package as it is published", () => {
  it.each([
    ["import", ["--input-type=module", "-e", `import * as library from "./dist/index.js";${PROGRAM}`]],
    [
      "require",
      ["--input-type=commonjs", "-e", `const library = require("./dist/index.cjs"); (async () => {${PROGRAM}})()`],
    ],
  ])("reads and writes every format when it is loaded by %s", async (_, args) => {
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT });
    expect(JSON.parse(stdout)).toEqual(["docx 1", "pdf 1", "docx 1", "pdf 1", "docx 1", "pdf 1", "written"]);
  });
});
