import type { Position } from "./model/position";

/** Something a user should know about a usable result that differs from what a reader would expect. */
export interface Message {
  /** Stable kebab-case code, such as `docx-tracked-change` or `anchor-guessed`. */
  readonly code: string;
  readonly severity: "info" | "warning";
  /** One sentence, in words for the person whose resume it is. */
  readonly reason: string;
  readonly position?: Position;
}

/** Collects messages of one run, each said once per code and reason. */
export class Messages {
  readonly #list: Message[] = [];
  readonly #seen = new Set<string>();

  info(code: string, reason: string, position?: Position): void {
    this.#add("info", code, reason, position);
  }

  warn(code: string, reason: string, position?: Position): void {
    this.#add("warning", code, reason, position);
  }

  addAll(messages: readonly Message[]): void {
    for (const { severity, code, reason, position } of messages) this.#add(severity, code, reason, position);
  }

  /** The messages so far, in the order in which they were said. */
  list(): readonly Message[] {
    return [...this.#list];
  }

  #add(severity: Message["severity"], code: string, reason: string, position: Position | undefined): void {
    const key = `${code}\n${reason}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#list.push(position === undefined ? { code, severity, reason } : { code, severity, reason, position });
  }
}
