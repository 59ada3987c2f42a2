import { Column, Document, Footer, Header, type ISectionOptions, Packer, SectionType } from "docx";
import type { Context } from "../context";
import { guarded } from "../errors";
import type { FlowDocument, FlowFurniture, FlowSection } from "../model/flow";
import { type Writing, writeBlocks } from "./create-blocks";
import { twips } from "./create-look";
import { listsOf } from "./create-numbering";
import { withoutChance } from "./create-package";
import { stylesOf } from "./create-styles";

/**
 * Writes a document as a new DOCX file: headings in heading styles, bullets as lists, dates at tab stops. The same
 * document gives the same bytes.
 *
 * @throws {ResumeError} `corrupt` when it cannot be written; `aborted`.
 */
export async function createDocx(flow: FlowDocument, context: Context): Promise<Uint8Array> {
  return guarded("corrupt", "The document cannot be written as a DOCX. Ask for a PDF instead.", async () => {
    const lists = listsOf(
      flow.sections.flatMap(({ blocks, header, footer }) => [...blocks, ...all(header), ...all(footer)]),
    );
    const styles = stylesOf(flow);
    const writing: Writing = { context, lists, styles, additions: 0 };
    const document = new Document({
      ...(flow.title === undefined ? {} : { title: flow.title }),
      creator: flow.author ?? "",
      lastModifiedBy: flow.author ?? "",
      styles: styles.options,
      numbering: lists.options,
      defaultTabStop: twips(flow.defaultTab),
      evenAndOddHeaderAndFooters: flow.sections.some(({ header, footer }) => header?.even ?? footer?.even),
      sections: flow.sections.map((section) => writeSection(section, writing)),
    });
    return withoutChance(new Uint8Array(await Packer.toArrayBuffer(document)), context);
  });
}

function all(furniture: FlowFurniture | undefined) {
  return furniture === undefined ? [] : [...furniture.default, ...(furniture.first ?? []), ...(furniture.even ?? [])];
}

function writeSection(section: FlowSection, writing: Writing): ISectionOptions {
  const { page, columns, header, footer, firstPageNumber } = section;
  return {
    properties: {
      page: {
        size: { width: twips(page.width), height: twips(page.height) },
        margin: {
          top: twips(page.marginTop),
          right: twips(page.marginRight),
          bottom: twips(page.marginBottom),
          left: twips(page.marginLeft),
          header: twips(section.headerDistance),
          footer: twips(section.footerDistance),
          gutter: 0,
        },
        ...(firstPageNumber === undefined ? {} : { pageNumbers: { start: firstPageNumber } }),
      },
      type: section.start === "continuous" ? SectionType.CONTINUOUS : SectionType.NEXT_PAGE,
      ...(columns.length > 1
        ? {
            column: {
              count: columns.length,
              equalWidth: false,
              children: columns.map(({ width, gap }) => new Column({ width: twips(width), space: twips(gap) })),
            },
          }
        : {}),
      ...(header?.first === undefined && footer?.first === undefined ? {} : { titlePage: true }),
    },
    ...(header === undefined ? {} : { headers: writeFurniture(header, writing, Header) }),
    ...(footer === undefined ? {} : { footers: writeFurniture(footer, writing, Footer) }),
    children: writeBlocks(section.blocks, writing),
  };
}

function writeFurniture<Part>(
  furniture: FlowFurniture,
  writing: Writing,
  Part: new (options: { readonly children: ReturnType<typeof writeBlocks> }) => Part,
): { readonly default: Part; readonly first?: Part; readonly even?: Part } {
  const part = (blocks: FlowFurniture["default"]) => new Part({ children: writeBlocks(blocks, writing) });
  return {
    default: part(furniture.default),
    ...(furniture.first === undefined ? {} : { first: part(furniture.first) }),
    ...(furniture.even === undefined ? {} : { even: part(furniture.even) }),
  };
}
