/** Words before a mention that take it back: `no … experience`, `do not need`, `without`. */
const BEFORE =
  /\b(?:no|without|neither|not? (?:need|require|expect)\w*|(?:(?:will|would|shall|do|does) not|won['’]t|don['’]t|doesn['’]t) (?:be )?(?:manag(?:e|ing)|handl(?:e|ing)|us(?:e|ing)|run(?:ning)?|own(?:ing)?|cover(?:ing)?|includ(?:e|ing)|involv(?:e|ing)|deal(?:ing)? with|work(?:ing)? (?:with|on|in)|care (?:about|for)|(?:have|need) to (?:know|have|hold|use))|(?:do|does|need|is|are)(?:n['’]t| not)(?: (?:need|require|expect|have to)\w*)?|nor|keine?|ohne|sans|pas de|sin|no se requiere)\s+(?:to (?:have|know|hold)\s+|(?:an?|any|prior|previous|formal|existing|the|active|current)\s+){0,3}(?:(?:[\p{L}\p{N}+#./-]+\s+){1,3}(?:or|and|nor|,)\s+(?:us(?:e|ing)\s+)?)?$/iu;

/** Words behind it that do: `… is not required`, `… experience not needed`. */
const BEHIND =
  /^(?:[\s\p{L}\p{N}()'’/-]{0,60}?)\b(?:(?:is|are|was|be)?\s*not\s+(?:strictly\s+)?(?:required|needed|necessary|essential|mandatory|a (?:requirement|must))(?!\s+(?:at (?:the )?time|at hire|upon hire|to (?:apply|start)|initially|up ?front))|(?:is|are)n['’]t\s+(?:required|needed|necessary)|unnecessary|nicht (?:erforderlich|notwendig|nötig))/iu;

/** A short sentence that as a whole says what is not wanted. */
const DENIAL =
  /^\W{0,3}(?:no\s+(?!later|less|more|fewer)[^,;]{2,60}\b(?:needed|required|necessary|experience|work|duties)\b|(?:we|you)\s+(?:do\s+not|don['’]t)\s+(?:need|care|require|expect)\b|this is not an?\b|not (?:required|needed|necessary)\b|[^,;]{2,60}\b(?:will|can)(?: ?not) be (?:considered|accepted)|(?:keine?|aucune?|ning[uú]n\w*)\s)/iu;

/** Whether a whole sentence is about what is not needed. */
export const isDenial = (sentence: string): boolean => sentence.length <= 120 && DENIAL.test(sentence);

const CLAUSE = /[.;:•\n]|,\s*(?:but|aber|mais|pero)\b|\bbut\b/iu;

/** Whether a sentence says that what stands at `start` to `end` of it is not needed. */
export function isNegated(sentence: string, start: number, end: number): boolean {
  const before = lastPart(sentence.slice(Math.max(0, start - 120), start));
  const behind = sentence.slice(end, end + 120).split(CLAUSE)[0] ?? "";
  return BEFORE.test(before) || (BEHIND.test(behind) && !/\bbut\b/iu.test(behind));
}

function lastPart(text: string): string {
  return text.split(CLAUSE).at(-1) ?? "";
}
