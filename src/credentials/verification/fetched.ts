import type { Fetcher } from "../formats/format";

/** A fetched answer is read up to this size. */
const MOST_BYTES = 5 * 1024 * 1024;

/** What an https address answers, as JSON or as text; null when it cannot be had or is too large. */
export async function fetchText(address: string, fetcher: Fetcher): Promise<string | null> {
  if (!/^https:\/\/[^\s]{1,2000}$/iu.test(address)) return null;
  try {
    const answer = await fetcher(address);
    if (answer.length > MOST_BYTES) return null;
    return typeof answer === "string" ? answer : new TextDecoder("utf-8", { fatal: true }).decode(answer);
  } catch {
    return null;
  }
}

export async function fetchJson(address: string, fetcher: Fetcher): Promise<unknown> {
  const text = await fetchText(address, fetcher);
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
