import type { ResumeDocument } from "../model/document";
import type { Located } from "./located";
import type { DocxPackage } from "./package";
import type { PartNames } from "./part-names";
import { type Property, readProperties } from "./property-list";
import { openStyles } from "./styles";
import { child } from "./xml";

const OF_LINKS: ReadonlySet<string> = new Set(["w:rStyle", "w:color", "w:u"]);

/** What sets links apart in the resume: as its own links have it, else its Hyperlink style, else a line beneath. */
export function linkLook(
  source: DocxPackage,
  document: ResumeDocument,
  locate: (index: number) => Located | undefined,
  text: string,
  { w, wAttribute }: PartNames,
): readonly Property[] {
  const linked = document.blocks.findIndex(({ runs }) => runs.some(({ link }) => link !== undefined));
  const piece = linked < 0 ? undefined : locate(linked)?.pieces.find(({ link }) => link !== undefined);
  if (piece !== undefined) {
    return readProperties(text, child(piece.run, "w:rPr"), new Set()).filter(({ name }) => OF_LINKS.has(name));
  }
  const style = openStyles(source).style("Hyperlink");
  if (style?.type === "character") {
    return [{ name: "w:rStyle", xml: `<${w}rStyle ${wAttribute}val="Hyperlink"/>` }];
  }
  return [{ name: "w:u", xml: `<${w}u ${wAttribute}val="single"/>` }];
}
