const SCHOOLING =
  /\b(?:baccalaureate|bachelor|master['’\u2060]*s degree|degree|semester credits?|diploma|high school|graduate school|accredited (?:college|university)|(?:with a )?major(?:ing)? in|secretary of education|higher education accreditation|recognized as accrediting|college education|may be substituted|substitutions?|in lieu of)\b/iu;

/** The clause of a sentence that a place in it belongs to: from a semicolon, or from `degree and four years of experience`, to the next semicolon. */
export function clauseAt(sentence: string, start: number, end: number): string {
  const opens = Math.max(sentence.lastIndexOf(";", start - 1), sentence.lastIndexOf("experience", start - 1)) + 1;
  const closes = sentence.indexOf(";", end);
  return sentence.slice(opens, closes === -1 ? sentence.length : closes);
}

/** Sentences about schooling: the subjects they list are what one may have studied, not what the work asks for. */
export const isAboutSchooling = (words: string): boolean => SCHOOLING.test(words);
