import type { FlowParagraph } from "../model/flow";
import type { FlowReader } from "./flow-reader";
import type { ParagraphProperties } from "./paragraph-properties";
import { runLook } from "./styles";
import { isSymbolFont } from "./symbols";
import { child, type XmlElement } from "./xml";

/** The marker of a list item, counted, in its own look: the level's over that of the paragraph's mark (§17.9.25). */
export function flowMarker(
  pPr: XmlElement | undefined,
  properties: ParagraphProperties,
  { styles, count }: FlowReader,
  tableStyle: string | undefined,
): FlowParagraph["marker"] {
  const list = styles.list(properties);
  const marker = list === undefined ? undefined : count(list.numId, list.level);
  const level = list === undefined ? undefined : styles.numbering.level(list.numId, list.level);
  if (marker === undefined || level === undefined) return undefined;
  const mark = styles.run(child(pPr, "w:rPr"), pPr, tableStyle);
  const { fontLatin: _, ...withoutFont } = level.run;
  const own = isSymbolFont(level.run.fontLatin) ? withoutFont : level.run;
  // Underlining of the text does not reach its marker.
  const look = runLook({ ...mark, underline: false, ...own }, marker.text);
  const { align } = level;
  const suffix = level.suffix === "nothing" && /\s$/u.test(level.text) ? "space" : level.suffix;
  return { ...marker, look, suffix, ...(align === undefined ? {} : { align }) };
}
