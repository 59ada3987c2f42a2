import type { Context } from "../context";
import type { FlowBlock, FlowDocument, FlowSection } from "../model/flow";
import { flowNotes } from "./flow-notes";
import { type FlowReader, openFlowReader } from "./flow-reader";
import { type FurnitureParts, gridPitch, readSection } from "./flow-section";
import { points } from "./measures";
import type { DocxPackage } from "./package";
import { attribute, child, childOn, childrenNamed, childValue, descend, findAll, type XmlElement } from "./xml";

/** Word's distance between default tab stops where a file states none (ECMA-376 Part 1 §17.15.1.25). */
const DEFAULT_TAB = 36;

/**
 * Reads a DOCX as a document to be laid out: sections with their page set-up, furniture and columns, and all blocks
 * with their formatting resolved through styles, numbering and theme. Tracked changes read as accepted.
 *
 * @throws {ResumeError} `corrupt`, `too-large`.
 */
export function docxFlow(source: DocxPackage, context: Context): FlowDocument {
  const reader = openFlowReader(source, source.main, context);
  const body = child(source.xml(source.main), "w:body");
  const settings = source.related("settings");
  const sections = body === undefined ? [] : readSections(body, settings, reader);
  const title = coreProperty(reader, "dc:title");
  const author = coreProperty(reader, "dc:creator");
  const language = mainLanguage(reader);
  return {
    sections,
    defaultTab: points(childValue(settings, "w:defaultTabStop"), 20) || DEFAULT_TAB,
    ...(addsSpaces(settings) ? { addSpaces: true } : {}),
    ...(title === undefined ? {} : { title }),
    ...(author === undefined ? {} : { author }),
    ...(language === undefined ? {} : { language }),
  };
}

/** Where the compatibility setting says so (§17.15.3.17), and, as LibreOffice lays them out, in files without settings. */
function addsSpaces(settings: XmlElement | undefined): boolean {
  return settings === undefined || descend(settings, "w:compat", "w:doNotUseHTMLParagraphAutoSpacing") !== undefined;
}

/** A section's properties stand in its last paragraph, those of the last section at the end of the body (§17.6.18). */
function readSections(body: XmlElement, settings: XmlElement | undefined, reader: FlowReader): readonly FlowSection[] {
  const sections: FlowSection[] = [];
  const isEvenOdd = childOn(settings, "w:evenAndOddHeaders") === true;
  let parts: FurnitureParts = {};
  let start = 0;
  const ends = body.children.flatMap((element, index) =>
    element.name === "w:p" && descend(element, "w:pPr", "w:sectPr") !== undefined ? [index] : [],
  );
  const last = body.children.findLastIndex(({ name }) => name === "w:sectPr");
  const stretches = [
    ...ends.map((index) => ({ end: index + 1, properties: descend(body.children[index], "w:pPr", "w:sectPr") })),
    { end: body.children.length, properties: body.children[last] },
  ];
  let carried: readonly FlowBlock[] = [];
  for (const { end, properties } of stretches) {
    const elements = body.children.slice(start, end).filter(({ name }) => name !== "w:sectPr");
    start = end;
    const section = readSection(properties, parts, isEvenOdd, reader);
    parts = section.parts;
    const area = section.columns[0]?.width ?? section.page.width;
    const linePitch = gridPitch(properties);
    const place = { page: section.page, width: area, ...(linePitch === undefined ? {} : { linePitch }) };
    const blocks = [...carried, ...reader.blocks(elements, place)];
    carried = [];
    if (blocks.length === 0 && end < body.children.length) {
      carried = blocks;
      continue;
    }
    const { parts: _, ...rest } = section;
    const isLast = end === body.children.length;
    const notes = isLast ? flowNotes(body, reader.source, reader.context, { page: section.page, width: area }) : [];
    const all = [...blocks, ...notes];
    sections.push({ ...rest, ...(sections.length === 0 ? { start: "page" as const } : {}), blocks: all });
  }
  return sections;
}

function coreProperty({ source }: FlowReader, name: string): string | undefined {
  const part = source.entries.find((entry) => /^docprops\/core\.xml$/iu.test(entry.name))?.name;
  const root = part === undefined ? undefined : source.xml(part);
  const text = root === undefined ? "" : (findAll(root, name)[0]?.text.trim() ?? "");
  return text === "" ? undefined : text;
}

/** The language of the default run properties; what most of a resume is written in. */
function mainLanguage({ source }: FlowReader): string | undefined {
  const styles = source.related("styles");
  const normal = childrenNamed(styles, "w:style").find(
    (style) => attribute(style, "w:type") === "paragraph" && attribute(style, "w:default") === "1",
  );
  return (
    attribute(descend(normal, "w:rPr", "w:lang"), "w:val") ??
    attribute(descend(styles, "w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang"), "w:val")
  );
}
