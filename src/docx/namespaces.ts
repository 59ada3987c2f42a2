/** Namespaces by the prefix this code calls them by; the second of each is that of strict OOXML (ISO/IEC 29500-1). */
const NAMESPACES: readonly (readonly [prefix: string, ...names: readonly string[]])[] = [
  [
    "w",
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
  ],
  [
    "r",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
  ],
  ["a", "http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main"],
  [
    "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
  ],
  ["pic", "http://schemas.openxmlformats.org/drawingml/2006/picture", "http://purl.oclc.org/ooxml/drawingml/picture"],
  ["m", "http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math"],
  ["mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"],
  ["wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"],
  ["wpg", "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"],
  ["wpc", "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"],
  ["wp14", "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"],
  ["w14", "http://schemas.microsoft.com/office/word/2010/wordml"],
  ["w15", "http://schemas.microsoft.com/office/word/2012/wordml"],
  ["v", "urn:schemas-microsoft-com:vml"],
  ["w10", "urn:schemas-microsoft-com:office:word"],
  ["o", "urn:schemas-microsoft-com:office:office"],
  ["rel", "http://schemas.openxmlformats.org/package/2006/relationships"],
  ["ct", "http://schemas.openxmlformats.org/package/2006/content-types"],
  ["xml", "http://www.w3.org/XML/1998/namespace"],
];

const PREFIX_BY_NAME = new Map(
  NAMESPACES.flatMap(([prefix, ...names]) => names.map((name) => [name, prefix] as const)),
);
const PREFIXES = new Set(NAMESPACES.map(([prefix]) => prefix));

/** The prefix this code uses for a namespace; an unknown one keeps its own, unless that means another to us. */
export function canonicalPrefix(namespace: string, prefix: string): string {
  const known = PREFIX_BY_NAME.get(namespace);
  if (known !== undefined) return known;
  return PREFIXES.has(prefix) ? `other-${prefix}` : prefix;
}

/** Whether content that requires a namespace, named by its usual prefix, can be read by this code. */
export function isKnownPrefix(prefix: string): boolean {
  return PREFIXES.has(prefix);
}
