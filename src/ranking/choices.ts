import type { Requirement } from "../model/job";
import { skillById } from "../skills/lexicon";
import { nameKey, type UnknownName } from "../skills/unknown-names";

/** Between two things one of which is enough, or two of a list of such. */
const OR = /^[^.;:]{0,12}?\s*,?\s*(?<!and\/)\bor\b\s*[^.;:,]{0,12}$/iu;
/** What opens a list of which one is enough: `a security certification is preferred (CEH, …)`, `certifications such as …`. */
const ONE_OF =
  /\b(?:(?:certification|certificate|credential|designation)\b[^.;()]{0,30}\(|(?:certification|certificate|credential|designation)s?,?\s+(?:such as|like|e\.g\.,?|for example)\s+)$/iu;
/** Of a longer list of tools with an `or` each may be wanted. */
const FEW = 3;
const COMMA = /^\s*[,/]\s*$/u;
/** Two certifications with a stroke between them: either shows the same. */
const STROKE = /^\s*\/\s*$/u;

/** For each thing that a sentence names, by key, those that it names as another choice. */
export function choicesIn(
  { text, start: offset, skills, credentials }: Requirement,
  names: readonly UnknownName[],
): ReadonlyMap<string, readonly string[]> {
  const things = [
    ...skills.map(({ id, start, end }) => ({ key: `skill:${id}`, start, end })),
    ...credentials.map(({ id, start, end }) => ({ key: `credential:${id}`, start, end })),
    ...names.map((name) => ({
      key: nameKey(name.text),
      start: offset + name.start,
      end: offset + name.end,
    })),
  ].sort((one, two) => one.start - two.start || two.end - one.end);
  const found = new Map<string, readonly string[]>();
  let run: string[] = [];
  let isChoice = false;
  const close = () => {
    if (isChoice && (run.length <= FEW || run.every(isCredential)))
      for (const key of run)
        found.set(
          key,
          run.filter((other) => other !== key),
        );
    [run, isChoice] = [[], false];
  };
  things.forEach(({ key, start }, at) => {
    const between = at === 0 ? "" : text.slice((things[at - 1]?.end ?? start) - offset, start - offset);
    const areCredentials = isCredential(key) && isCredential(things[at - 1]?.key ?? "");
    const isOr = OR.test(between) || (areCredentials && STROKE.test(between));
    if (!isOr && !COMMA.test(between)) close();
    isChoice ||= isOr || (isCredential(key) && ONE_OF.test(text.slice(0, start - offset)));
    run.push(key);
  });
  close();
  for (const whole of things) {
    const bracket = isTool(whole.key) ? BRACKET.exec(text.slice(whole.end - offset)) : null;
    if (bracket === null) continue;
    const closes = whole.end + bracket[0].length;
    for (const { key, start, end } of things)
      if (start > whole.end && end < closes) found.set(key, [...(found.get(key) ?? []), whole.key]);
  }
  return found;
}

/** What stands in brackets behind a tool is a part of it: `Microsoft 365 (Outlook, Teams, OneDrive)`. */
const BRACKET = /^\s?\([^()]*\)/u;
const isTool = (key: string): boolean =>
  key.startsWith("skill:") && skillById(key.slice("skill:".length))?.kind === "tool";

const isCredential = (key: string): boolean => key.startsWith("credential:");
