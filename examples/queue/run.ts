/**
 * Tailors one resume for many postings on several worker processes that share a BullMQ queue in a real Redis, kills
 * workers while they run, and checks that every result is there, once, whole.
 *
 *   npm run example:queue -- [--tasks 40] [--workers 2] [--kills 3]
 */
import { type ChildProcess, fork, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Queue } from "bullmq";
import { Redis } from "ioredis";
import { connectionTo, QUEUE, type Task } from "./queue";

const { values } = parseArgs({
  options: {
    tasks: { type: "string", default: "40" },
    workers: { type: "string", default: "2" },
    kills: { type: "string", default: "3" },
  },
});
const [tasks, workers, kills] = [Number(values.tasks), Number(values.workers), Number(values.kills)];

const folder = await mkdtemp(join(tmpdir(), "resume-tailor-queue-"));
const socket = join(folder, "redis.sock");
const redis = await startRedis(folder, socket);
const running = new Set<ChildProcess>();
try {
  await runAll();
} finally {
  for (const child of running) child.kill("SIGKILL");
  redis.kill();
  await rm(folder, { recursive: true, force: true });
}

async function runAll(): Promise<void> {
  const queue = new Queue<Task>(QUEUE, { connection: connectionTo(socket) });
  const postings = (await readdir("fixtures/jobs")).filter((name) => name.endsWith(".txt")).sort();
  for (let index = 0; index < tasks; index += 1) {
    await queue.add(
      "tailor",
      {
        resume: "fixtures/resumes/word-classic/input.docx",
        posting: `fixtures/jobs/${postings[index % postings.length]}`,
        credentials: "fixtures/credentials/sample.json",
        out: join(folder, `${index}.docx`),
      },
      // The id makes adding twice the same as adding once.
      { jobId: `task-${index}`, attempts: 3, backoff: { type: "exponential", delay: 200 } },
    );
  }
  for (let count = 0; count < workers; count += 1) startWorker();

  let killed = 0;
  let last = "";
  for (;;) {
    const { completed = 0, failed = 0 } = await queue.getJobCounts("completed", "failed");
    const line = `${completed} done, ${failed} failed, ${tasks - completed - failed} left, ${killed} workers killed`;
    if (line !== last) console.log(line);
    last = line;
    if (completed + failed === tasks) break;
    await sleep(150);
    // Killed without warning, at whatever it is doing; another is started in its place.
    const victim = [...running][killed % running.size];
    if (killed < kills && completed >= Math.floor((killed * tasks) / (kills + 1)) && victim !== undefined) {
      victim.kill("SIGKILL");
      running.delete(victim);
      killed += 1;
      startWorker();
    }
  }
  await queue.close();
  await checkResults(postings);
}

/** Every task gave one whole file, and files of one posting are the same byte for byte. */
async function checkResults(postings: readonly string[]): Promise<void> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".docx"));
  const hashes = new Map<string, Set<string>>();
  for (const file of files) {
    const posting = postings[Number.parseInt(file, 10) % postings.length] ?? "";
    const hash = createHash("sha256")
      .update(await readFile(join(folder, file)))
      .digest("hex");
    hashes.set(posting, (hashes.get(posting) ?? new Set()).add(hash));
  }
  const differing = [...hashes].filter(([, found]) => found.size !== 1);
  console.log(`${files.length} files for ${tasks} tasks; ${differing.length} postings with differing files.`);
  if (files.length !== tasks || differing.length > 0) process.exitCode = 1;
}

function startWorker(): void {
  const child = fork(fileURLToPath(new URL("./worker.ts", import.meta.url)), [socket]);
  running.add(child);
  child.on("exit", () => running.delete(child));
}

/** Redis writes every change to the disk before it answers, so not even its own death loses a task. */
async function startRedis(dir: string, path: string): Promise<ChildProcess> {
  const server = spawn(
    "redis-server",
    ["--port", "0", "--unixsocket", path, "--dir", dir, "--appendonly", "yes", "--appendfsync", "always", "--save", ""],
    { stdio: "ignore" },
  );
  server.on("error", () => {
    console.error("redis-server cannot be started. On Debian: apt-get install redis-server");
    process.exit(1);
  });
  for (let attempt = 0; attempt < 50; attempt += 1) {
    await sleep(100);
    const client = new Redis({ path, lazyConnect: true, retryStrategy: null, maxRetriesPerRequest: 0 });
    client.on("error", () => {});
    const isUp = await client.connect().then(
      () => client.ping(),
      () => null,
    );
    client.disconnect();
    if (isUp === "PONG") return server;
  }
  server.kill();
  throw new Error("redis-server did not answer within five seconds.");
}
