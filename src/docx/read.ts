import type { Context } from "../context";
import { ResumeError } from "../errors";
import type { Block, Reading } from "../model/document";
import type { PageSetup } from "../model/look";
import { reportActiveContent } from "./active-content";
import { readBlocks } from "./blocks";
import { points } from "./measures";
import { type DocxPackage, keepPackage, openPackage } from "./package";
import { attribute, child, findAll, type XmlElement } from "./xml";

/**
 * Reads a DOCX: its paragraphs in reading order with look, markers, containers and positions in `word/document.xml`;
 * headers and footers as furniture. Tracked changes read as accepted.
 *
 * @throws {ResumeError} `encrypted`, `unsupported-format`, `corrupt`, `too-large`, `no-text`.
 */
export async function readDocx(bytes: Uint8Array, context: Context): Promise<Reading> {
  const source = await openPackage(bytes, context);
  const { blocks, language } = readBlocks(source, source.main, context);
  if (blocks.length === 0) throw new ResumeError("no-text", noText(source));
  const furniture = readFurniture(source, context);
  reportActiveContent(source, context);
  keepPackage(bytes, source);
  return {
    source: { format: "docx", bytes },
    blocks,
    furniture,
    page: pageSetup(source.xml(source.main)),
    // A DOCX has no pages before it is laid out; the count in its properties is the last writer's, often a template's.
    pages: null,
    ...(language === undefined ? {} : { language }),
  };
}

/** Why there is no text: programs that turn HTML into DOCX leave it as a file that only Word shows (§17.17.2.1). */
function noText(source: DocxPackage): string {
  const root = source.xml(source.main);
  return root !== undefined && findAll(root, "w:altChunk").length > 0
    ? "This Word file holds its text as another file within it, which only Word reads. Open it in Word, save it, and give the saved file."
    : "This Word file holds no text. If it is a picture of a resume, give a text version.";
}

/** Headers and footers, in the order in which the main part is related to them. */
function readFurniture(source: DocxPackage, context: Context): readonly Block[] {
  const parts = new Set<string>();
  for (const type of ["header", "footer"]) {
    for (const relationship of source.relationships.values()) {
      if (relationship.type === type && !relationship.external) parts.add(relationship.target);
    }
  }
  return [...parts].flatMap((part) => (isStory(source.xml(part)) ? readBlocks(source, part, context).blocks : []));
}

function isStory(root: XmlElement | undefined): boolean {
  return root?.name === "w:hdr" || root?.name === "w:ftr";
}

/** Page of the first section (ECMA-376 Part 1 §17.6.11, §17.6.13); US Letter with inch margins where none is stated. */
function pageSetup(root: XmlElement | undefined): PageSetup {
  const properties = root === undefined ? undefined : findAll(root, "w:sectPr")[0];
  const size = child(properties, "w:pgSz");
  const margins = child(properties, "w:pgMar");
  const length = (element: XmlElement | undefined, name: string, otherwise: number) => {
    const value = points(attribute(element, name), 20);
    return value === undefined ? otherwise : Math.abs(value);
  };
  return {
    width: length(size, "w:w", 612) || 612,
    height: length(size, "w:h", 792) || 792,
    marginTop: length(margins, "w:top", 72),
    marginRight: length(margins, "w:right", 72),
    marginBottom: length(margins, "w:bottom", 72),
    marginLeft: length(margins, "w:left", 72),
  };
}
