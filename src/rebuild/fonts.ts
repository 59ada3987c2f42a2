/**
 * Families that exist in typesetting systems only, and the ones that word processors have of the same widths or the
 * nearest shapes. Names are compared without spaces, marks and case.
 */
const FAMILIES: readonly (readonly [name: RegExp, family: string])[] = [
  [/^(?:arial|helvetica|liberationsans|nimbussan|arimo|texgyreheros)/u, "Arial"],
  [/^(?:times|liberationserif|nimbusrom|tinos|texgyretermes|freeserif)/u, "Times New Roman"],
  [/^(?:courier|liberationmono|nimbusmon|cousine|texgyrecursor|lmmono|cmtt)/u, "Courier New"],
  [/^(?:carlito|lmsans|cmss|cmbright|lato$)/u, "Calibri"],
  [/^(?:caladea|lmroman|cmr\d|cmb\d|cmbx|cmti|cmsl|cmcsc|sfrm|sfbx|sfti|computermodern|latinmodern)/u, "Cambria"],
  // Letters drawn as pictures have no name in PDF.js; they are those of TeX.
  [/^type3$/u, "Cambria"],
  [/^(?:xcharter|charter|bitstreamcharter|utopia|libertin|linuxlibertine)/u, "Cambria"],
  [/^(?:urwpallad|texgyrepagella|mathpazo|p052)/u, "Palatino Linotype"],
  [/^(?:dejavusans|bitstreamverasans)/u, "Verdana"],
  [/^(?:dejavuserif|gelasio)/u, "Georgia"],
];

/** The family to name in a file that others open. */
export function commonFamily(family: string): string {
  const name = family.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  return FAMILIES.find(([pattern]) => pattern.test(name))?.[1] ?? family;
}
