import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const built = existsSync(`${root}dist/index.js`);
if (!built) process.stderr.write("skipped: dist/ is not built (npm run build)\n");

/** The flag was renamed when the permission model left its trial (Node 23.5). */
const [major = 0] = process.versions.node.split(".").map(Number);
const permission = major >= 24 ? "--permission" : "--experimental-permission";

const run = (...flags: readonly string[]) =>
  spawnSync(process.execPath, [...flags, `${root}tests/hostile/guarded.mjs`, root], {
    encoding: "utf8",
    timeout: 60_000,
  });

describe.skipIf(!built)("the built library", () => {
  it("makes no code from strings, opens no connection, and leaves the language's own objects as they are", () => {
    const { status, stdout, stderr } = run("--disallow-code-generation-from-strings");
    expect(stderr).toBe("");
    expect([status, stdout]).toEqual([0, "docx pdf docx pdf\n"]);
  });

  it("needs no permission but to read files", () => {
    const { status, stdout, stderr } = run(permission, "--allow-fs-read=*");
    expect(stderr.replace(/^.*(ExperimentalWarning|--trace-warnings).*\n/gmu, "")).toBe("");
    expect([status, stdout]).toEqual([0, "docx pdf docx pdf\n"]);
  });
});
