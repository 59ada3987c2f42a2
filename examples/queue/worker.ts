/** One worker process: takes tasks from the queue until it is told to stop, or killed. */
import { readFile, rename, writeFile } from "node:fs/promises";
import { UnrecoverableError, Worker } from "bullmq";
import { ResumeError, tailorResume } from "resume-tailor";
import { connectionTo, QUEUE, type Task } from "./queue";

const [socket = ""] = process.argv.slice(2);

const worker = new Worker<Task>(QUEUE, async ({ data }) => run(data), {
  connection: connectionTo(socket),
  // A task whose worker died is given to another one when its lock was not renewed for this long.
  lockDuration: 2_000,
  stalledInterval: 500,
  maxStalledCount: 100,
});
worker.on("error", (error) => console.error(error.message));
process.on("SIGTERM", () => void worker.close().then(() => process.exit(0)));

async function run({ resume, posting, credentials, out }: Task): Promise<void> {
  try {
    const { bytes } = await tailorResume(await readFile(resume), {
      job: await readFile(posting, "utf8"),
      credentials: await readFile(credentials, "utf8"),
      today: "2026-11-24",
    });
    // Same input, same bytes: a task that runs twice, because its first worker died, writes the same file again.
    await writeFile(`${out}.${process.pid}.tmp`, bytes);
    await rename(`${out}.${process.pid}.tmp`, out);
  } catch (error) {
    // A file that is refused once is refused always: trying again would only cost time.
    if (error instanceof ResumeError) throw new UnrecoverableError(`${error.code}: ${error.message}`);
    throw error;
  }
}
