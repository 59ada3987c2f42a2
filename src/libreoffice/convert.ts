import { spawn } from "node:child_process";
import { access, constants, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Context } from "../context";
import { ResumeError } from "../errors";

/** Where installers put the program without adding it to the search path, as packages of Linux do. */
const USUAL_PLACES: readonly string[] = [
  "/Applications/LibreOffice.app/Contents/MacOS/soffice",
  "C:\\Program Files\\LibreOffice\\program\\soffice.com",
  "C:\\Program Files (x86)\\LibreOffice\\program\\soffice.com",
];

/** Longest wait for one conversion, whatever the run's own deadline. */
const MOST_MS = 120_000;
/** How often a running conversion asks whether it is still wanted. */
const WATCH_MS = 50;

/**
 * Converts a DOCX to PDF by LibreOffice as it is installed on this machine: in a folder and a profile of its own, which
 * are gone afterwards, and within the run's time. Only this module starts a program, and only when it is asked for.
 *
 * @throws {ResumeError} `invalid-options` (detail `libreoffice-missing`) when there is no LibreOffice; `aborted` when
 * the time is up or the caller stopped the run; `corrupt` when LibreOffice cannot convert the file.
 */
export async function convertWithLibreOffice(bytes: Uint8Array, context: Context): Promise<Uint8Array> {
  context.checkpoint();
  const program = await findProgram();
  const folder = await mkdtemp(join(tmpdir(), "resume-tailor-"));
  try {
    const input = join(folder, "resume.docx");
    await writeFile(input, bytes);
    await run(program, argumentsFor(folder, input), context);
    return new Uint8Array(await readOutput(join(folder, "resume.pdf")));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function argumentsFor(folder: string, input: string): readonly string[] {
  return [
    `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`,
    "--headless",
    "--norestore",
    "--nolockcheck",
    "--convert-to",
    "pdf:writer_pdf_Export",
    "--outdir",
    folder,
    input,
  ];
}

async function findProgram(): Promise<string> {
  const names = process.platform === "win32" ? ["soffice.com", "soffice.exe"] : ["soffice", "libreoffice"];
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const places = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...USUAL_PLACES];
  for (const place of places) {
    const isThere = await access(place, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return place;
  }
  throw new ResumeError(
    "invalid-options",
    'engine: "libreoffice" needs LibreOffice, and there is none on this machine. Install it, or leave engine out to ' +
      "draw with the built-in layouter.",
    { detail: "libreoffice-missing" },
  );
}

/** Waits for the program to end; ends it, with all it started, when the run is over before it. */
function run(program: string, args: readonly string[], { checkpoint }: Context): Promise<void> {
  return new Promise((resolve, reject) => {
    const isWindows = process.platform === "win32";
    // A process group of its own: soffice is a script that starts the real program.
    const child = spawn(program, args, { stdio: "ignore", detached: !isWindows, windowsHide: true });
    const end = () => {
      if (child.pid === undefined) return;
      try {
        if (isWindows) child.kill("SIGKILL");
        else process.kill(-child.pid, "SIGKILL");
      } catch {
        child.kill("SIGKILL");
      }
    };
    let failure: unknown;
    const started = performance.now();
    const watch = setInterval(() => {
      try {
        checkpoint();
        if (performance.now() - started > MOST_MS) {
          throw new ResumeError("aborted", `LibreOffice took longer than ${MOST_MS / 1000} seconds and was stopped.`, {
            detail: "deadline",
          });
        }
      } catch (error) {
        failure ??= error;
        end();
      }
    }, WATCH_MS);
    child.once("error", (error) => {
      clearInterval(watch);
      reject(new ResumeError("invalid-options", "LibreOffice cannot be started on this machine.", { cause: error }));
    });
    child.once("close", () => {
      clearInterval(watch);
      if (failure === undefined) resolve();
      else reject(failure);
    });
  });
}

async function readOutput(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new ResumeError(
      "corrupt",
      "LibreOffice could not convert this file. Open it in a word processor, save it again, then retry.",
      { cause },
    );
  }
}
