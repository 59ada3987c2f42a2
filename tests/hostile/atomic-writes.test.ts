import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const built = existsSync(`${root}dist/cli.js`);
if (!built) process.stderr.write("skipped: dist/ is not built (npm run build)\n");

const ROUNDS = 16;

describe.skipIf(!built)("the command line, killed at any moment", () => {
  const folder = mkdtempSync(join(tmpdir(), "resume-tailor-kill-"));
  const out = join(folder, "out.docx");
  const args = [
    `${root}dist/cli.js`,
    `${root}fixtures/resumes/word-classic/input.docx`,
    ...["--job", `${root}fixtures/jobs/project-manager.txt`],
    ...["--credentials", `${root}fixtures/credentials/sample.json`],
    ...["--today", "2026-07-01", "--out", out],
  ];
  let whole = "";
  let took = 0;

  beforeAll(async () => {
    const start = performance.now();
    expect(await run()).toBe(0);
    took = performance.now() - start;
    whole = hash(out);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(`leaves the old file or the new one, ${ROUNDS} times`, { timeout: 120_000 }, async () => {
    writeFileSync(out, "old");
    const old = hash(out);
    for (let round = 0; round < ROUNDS; round += 1) {
      // The last tenths of a run are where files are written.
      await run(took * (0.5 + (0.6 * round) / ROUNDS));
      expect([old, whole]).toContain(hash(out));
      const others = readdirSync(folder).filter((name) => name !== "out.docx");
      expect(others.filter((name) => !(name.startsWith(".") && name.endsWith(".tmp")))).toEqual([]);
    }
  });

  it("is not hindered by what a killed run left behind", async () => {
    expect(await run()).toBe(0);
    expect(hash(out)).toBe(whole);
  });

  function run(killAfter?: number): Promise<number | null> {
    return new Promise((resolve) => {
      const child = spawn(process.execPath, args, { stdio: "ignore" });
      const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), killAfter);
      child.on("exit", (code) => {
        clearTimeout(timer);
        resolve(code);
      });
    });
  }
});

function hash(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
