/// <reference path="./untyped.d.ts" />
import LineBreaker from "linebreak";

/** Whether a line may end before a character: as a rule, only where nothing else helps, or not at all. */
export type Opportunity = "usual" | "reluctant" | "none";

/**
 * Where a line may end, by offset (UAX #14), as word processors have it: after a hyphen also before a digit; after a
 * slash only when a word is longer than the line. Terms such as `C++`, `CI/CD` or `.NET` stay whole.
 */
export function breakOpportunities(text: string): readonly Opportunity[] {
  const result = new Array<Opportunity>(text.length + 1).fill("none");
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    result[next.position] = tailored(text, next.position);
  }
  for (const match of text.matchAll(/(?<=[\p{L}\p{N}]-)(?=\p{N})/gu)) result[match.index] = "usual";
  // The hyphen joins a Hebrew prefix to its word (LB21a).
  for (const match of text.matchAll(/(?<=\p{Script=Hebrew}-)/gu)) result[match.index] = "none";
  return result;
}

/** What a web address begins with: its hyphens are no places to break it, as those of words are. */
const ADDRESS = /^\W*[a-z]+:\/\//iu;

function tailored(text: string, at: number): Opportunity {
  const before = text[at - 1] ?? "";
  const after = text[at] ?? "";
  if (/[\s\u200B]/u.test(before)) return "usual";
  // C++, C#, F*: a sign stays with the letters before it.
  if (/[+#*]/u.test(after)) return "none";
  if (before === "/") return "reluctant";
  return before === "-" && ADDRESS.test(text.slice(text.slice(0, at).search(/\S*$/u), at)) ? "reluctant" : "usual";
}
