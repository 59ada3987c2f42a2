/// <reference path="./untyped.d.ts" />
import LineBreaker from "linebreak";

/**
 * Where a line may end: true at an offset when the text may be parted before it (UAX #14), but never inside a term
 * such as `C++`, `CI/CD` or `.NET`.
 */
export function breakOpportunities(text: string): readonly boolean[] {
  const result = new Array<boolean>(text.length + 1).fill(false);
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    result[next.position] = !isProtected(text, next.position);
  }
  return result;
}

function isProtected(text: string, at: number): boolean {
  const before = text[at - 1] ?? "";
  const after = text[at] ?? "";
  if (/[\s\u200B]/u.test(before)) return false;
  // C++, C#, F*, ASP.NET: a sign stays with the letters before it.
  if (/[+#*]/u.test(after)) return true;
  // CI/CD, TCP/IP, A/B, 24/7: short parts about a slash are one term.
  if (before === "/") {
    const left = /[\p{L}\p{N}]*$/u.exec(text.slice(Math.max(0, at - 5), at - 1))?.[0] ?? "";
    const right = /^[\p{L}\p{N}]*/u.exec(text.slice(at, at + 5))?.[0] ?? "";
    return left.length <= 3 && right.length <= 3;
  }
  return false;
}
