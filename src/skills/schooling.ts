const SCHOOLING =
  /\b(?:baccalaureate|bachelor|master['’\u2060]*s degree|degree|semester credits?|diploma|high school|graduate school|accredited (?:college|university)|college education|may be substituted|substitutions?|in lieu of)\b/iu;

/** Sentences about schooling: the subjects they list are what one may have studied, not what the work asks for. */
export const isAboutSchooling = (words: string): boolean => SCHOOLING.test(words);
