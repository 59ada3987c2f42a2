import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const known = new Map<string, boolean>();

/** Whether a program is on this machine; says so once when it is not, so that a skipped test has a printed reason. */
export function has(program: string): boolean {
  const answer = known.get(program) ?? onPath(program);
  if (!known.has(program) && !answer) process.stderr.write(`skipped: ${program} is not on this machine\n`);
  known.set(program, answer);
  return answer;
}

/** Whether the Python of the system has a module. */
export function hasPython(module: string): boolean {
  const key = `python3 module ${module}`;
  const answer = known.get(key) ?? spawnSync(PYTHON, ["-c", `import ${module}`], { stdio: "ignore" }).status === 0;
  if (!known.has(key) && !answer) process.stderr.write(`skipped: ${key} is not on this machine\n`);
  known.set(key, answer);
  return answer;
}

/** Whether the programs of this machine find a font family: without it they draw with another, of other widths. */
export function hasFont(family: string): boolean {
  const key = `font ${family}`;
  const answer = known.get(key) ?? spawnSync("fc-list", [family], { encoding: "utf8" }).stdout?.trim() !== "";
  if (!known.has(key) && !answer) process.stderr.write(`skipped: ${key} is not on this machine\n`);
  known.set(key, answer);
  return answer;
}

/** The interpreter that Debian's packages belong to. */
export const PYTHON = "/usr/bin/python3";

export interface Answer {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program with `{}` among its arguments standing for a file that holds `bytes`. */
export function runOn(program: string, args: readonly string[], bytes: Uint8Array, ending: string): Answer {
  return inFolder((folder) => {
    const file = join(folder, `file.${ending}`);
    writeFileSync(file, bytes);
    const { status, stdout, stderr, error } = spawnSync(
      program,
      args.map((arg) => (arg === "{}" ? file : arg)),
      { encoding: "utf8", maxBuffer: 1 << 26, timeout: 60_000 },
    );
    if (error !== undefined) throw error;
    return { status: status ?? -1, stdout, stderr };
  });
}

/** LibreOffice's conversion of a file; each call has its own profile, so that calls do not wait for one another. */
export function convert(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return inFolder((folder) => {
    const file = join(folder, `file.${from}`);
    writeFileSync(file, bytes);
    const profile = `-env:UserInstallation=file://${join(tmpdir(), `soffice-tests-${process.pid}`)}`;
    execFileSync("soffice", [profile, "--headless", "--convert-to", to, "--outdir", folder, file], {
      stdio: "ignore",
      timeout: 120_000,
    });
    return new Uint8Array(readFileSync(join(folder, `file.${to}`)));
  });
}

/** Lends a folder that is gone afterwards. */
export function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "resume-tailor-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function onPath(program: string): boolean {
  return spawnSync("sh", ["-c", `command -v ${program}`], { stdio: "ignore" }).status === 0;
}
