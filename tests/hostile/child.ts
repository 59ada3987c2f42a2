import { type ChildProcess, fork } from "node:child_process";

/** How a child ended that gave no answer. */
export interface NoAnswer {
  readonly kind: "hang" | "crash";
  readonly what: string;
}

/** A process that takes blows in place of ours: it may hang, run out of memory or die, and is then replaced. */
export class Child<Blow, Answer> {
  readonly #script: URL;
  #process: ChildProcess;
  #ready: Promise<void>;

  /** `script` answers "ready" once, then each message with one message. */
  constructor(script: URL) {
    this.#script = script;
    [this.#process, this.#ready] = this.#start();
  }

  async send(blow: Blow, longestMs: number): Promise<Answer | NoAnswer> {
    await this.#ready;
    const child = this.#process;
    return new Promise((resolve) => {
      const end = (answer: Answer | NoAnswer, dead: boolean) => {
        clearTimeout(timer);
        child.removeAllListeners();
        if (dead) {
          child.kill("SIGKILL");
          [this.#process, this.#ready] = this.#start();
        }
        resolve(answer);
      };
      const timer = setTimeout(() => end({ kind: "hang", what: `over ${longestMs} ms` }, true), longestMs);
      child.once("message", (answer) => end(answer as Answer, false));
      child.once("exit", (code, signal) => end({ kind: "crash", what: `exit ${code ?? signal}` }, true));
      child.send(blow as object);
    });
  }

  stop(): void {
    this.#process.removeAllListeners();
    this.#process.kill();
  }

  #start(): [ChildProcess, Promise<void>] {
    const child = fork(this.#script, {
      execArgv: ["--import", "tsx", "--max-old-space-size=400"],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    return [child, new Promise((resolve) => child.once("message", () => resolve()))];
  }
}
