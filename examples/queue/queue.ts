import type { ConnectionOptions } from "bullmq";

export const QUEUE = "tailor";

/** A message names its files instead of holding them: queues are made for small messages. */
export interface Task {
  readonly resume: string;
  readonly posting: string;
  readonly credentials: string;
  readonly out: string;
}

/** BullMQ asks for no retry limit, so that a worker outlives a Redis that restarts. */
export function connectionTo(socket: string): ConnectionOptions {
  return { path: socket, maxRetriesPerRequest: null };
}
