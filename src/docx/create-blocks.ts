import {
  BookmarkEnd,
  BookmarkStart,
  BuilderElement,
  ColumnBreak,
  ExternalHyperlink,
  HeadingLevel,
  HeightRule,
  ImageRun,
  PageBreak,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalMergeType,
  WidthType,
  type XmlComponent,
} from "docx";
import type { Context } from "../context";
import type { FlowBlock, FlowCell, FlowInline, FlowParagraph, FlowRow, FlowTable } from "../model/flow";
import type { RunLook } from "../model/look";
import { addedBookmarkName } from "./added-mark";
import { borderOptions, fill, paragraphOptions, runOptions, tabOptions, twips } from "./create-look";
import type { Lists } from "./create-numbering";
import { headingLevel, type Styles } from "./create-styles";

/** What the blocks of one file share. */
export interface Writing {
  readonly context: Context;
  readonly styles: Styles;
  readonly lists: Lists;
  /** How many paragraphs were marked as added so far. */
  additions: number;
}

type TextInline = Extract<FlowInline, { kind: "text" }>;

/** Paragraphs and tables of the `docx` package; two tables that touch are parted, because Word would join them. */
export function writeBlocks(blocks: readonly FlowBlock[], writing: Writing): readonly (Paragraph | Table)[] {
  const written = blocks.flatMap((block, index) => {
    writing.context.checkpoint();
    if (block.kind === "paragraph") return [writeParagraph(block, writing)];
    return blocks[index - 1]?.kind === "table"
      ? [thinParagraph(), writeTable(block, writing)]
      : [writeTable(block, writing)];
  });
  // The last block of a body or cell is a paragraph (ECMA-376 Part 1 §17.4.65).
  return blocks.at(-1)?.kind === "paragraph" ? written : [...written, thinParagraph()];
}

function thinParagraph(): Paragraph {
  return new Paragraph({ spacing: { before: 0, after: 0, line: 20, lineRule: "exact" }, run: { size: 2 } });
}

function writeParagraph(paragraph: FlowParagraph, writing: Writing): Paragraph {
  const base = writing.styles.runBase(paragraph);
  const level = headingLevel(paragraph);
  const list = writing.lists.placeOf(paragraph);
  const { tabs = [], mark = firstLook(paragraph), widowControl } = paragraph;
  const { indent, ...look } = paragraphOptions(paragraph);
  const content = runsOf(paragraph.inlines, base, writing);
  return new Paragraph({
    ...look,
    // Items of a list have the indent of its level.
    ...(list === undefined && indent !== undefined ? { indent } : {}),
    ...(level === undefined ? {} : { heading: HEADINGS[level - 1] ?? HeadingLevel.HEADING_6 }),
    ...(list === undefined ? {} : { numbering: { ...list, instance: 0 } }),
    ...(tabs.length === 0 ? {} : { tabStops: tabOptions(tabs) }),
    ...(widowControl === undefined ? {} : { widowControl }),
    ...(paragraph.pageBreakBefore ? { pageBreakBefore: true } : {}),
    ...(paragraph.rtl ? { bidirectional: true } : {}),
    run: runOptions({ ...base, ...mark }, base),
    children: paragraph.added ? markAdded(paragraph, content, writing) : content,
  });
}

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

/** The mark of a paragraph is as tall as its text, or it would stretch the last line. */
function firstLook({ inlines }: FlowParagraph): RunLook {
  const text = inlines.find((inline) => inline.kind === "text");
  if (text?.kind !== "text") return {};
  const { font, size } = text;
  return { ...(font === undefined ? {} : { font }), ...(size === undefined ? {} : { size }) };
}

function markAdded(
  { inlines }: FlowParagraph,
  content: readonly ParagraphChild[],
  writing: Writing,
): readonly ParagraphChild[] {
  writing.additions += 1;
  const text = inlines.map((inline) => (inline.kind === "text" ? inline.text : "")).join("");
  const id = writing.additions;
  return [new BookmarkStart(addedBookmarkName(text, id), id), ...content, new BookmarkEnd(id)];
}

function runsOf(inlines: readonly FlowInline[], base: RunLook, writing: Writing): readonly ParagraphChild[] {
  const children: ParagraphChild[] = [];
  for (let index = 0; index < inlines.length; index += 1) {
    const inline = inlines[index] as FlowInline;
    const link = inline.kind === "text" ? webLink(inline.link) : undefined;
    if (link === undefined) {
      children.push(...inlineRuns(inline, base, writing));
      continue;
    }
    // Runs of one link are one hyperlink.
    const linked: ParagraphChild[] = [];
    for (; index < inlines.length; index += 1) {
      const next = inlines[index] as FlowInline;
      if (next.kind !== "text" || webLink(next.link) !== link) break;
      linked.push(textRun(next, base));
    }
    index -= 1;
    children.push(new ExternalHyperlink({ link, children: linked }));
  }
  return children;
}

/** Links that a reader may follow; others (scripts, files) are left to their words. */
function webLink(link: string | undefined): string | undefined {
  return link !== undefined && /^(?:https?|mailto|tel):[^\s"<>]+$/iu.test(link) ? link : undefined;
}

function inlineRuns(inline: FlowInline, base: RunLook, writing: Writing): readonly ParagraphChild[] {
  switch (inline.kind) {
    case "text":
      return [textRun(inline, base)];
    case "field":
      return [
        new TextRun({
          ...runOptions(inline, base),
          children: [inline.field === "page" ? PageNumber.CURRENT : PageNumber.TOTAL_PAGES],
        }),
      ];
    case "break":
      return [BREAKS[inline.of]()];
    case "image":
      return inline.data === undefined || inline.type === undefined
        ? []
        : [
            new ImageRun({
              type: inline.type === "jpeg" ? "jpg" : "png",
              data: inline.data,
              // Pixels of 1/96 inch.
              transformation: { width: inline.width / 0.75, height: inline.height / 0.75 },
              ...(inline.alt === undefined
                ? {}
                : { altText: { name: inline.alt, description: inline.alt, title: inline.alt } }),
            }),
          ];
    case "text-box":
      // In the flow, where every reader finds it.
      return inline.blocks.flatMap((block) =>
        block.kind === "paragraph" ? [...runsOf(block.inlines, base, writing), BREAKS.line()] : [],
      );
  }
}

const BREAKS = {
  line: () => new TextRun({ children: [lineBreak()] }),
  page: () => new TextRun({ children: [new PageBreak()] }),
  column: () => new TextRun({ children: [new ColumnBreak()] }),
} as const;

function textRun(inline: TextInline, base: RunLook): TextRun {
  const children = inline.text
    .replace(/\r\n?/gu, "\n")
    .split(/([\t\n])/u)
    .flatMap((part): readonly (string | XmlComponent)[] => {
      if (part === "\t") return [new Tab()];
      if (part === "\n") return [lineBreak()];
      const words = printable(part);
      return words === "" ? [] : [words];
    });
  return new TextRun({ ...runOptions(inline, base), children });
}

function lineBreak(): XmlComponent {
  return new BuilderElement({ name: "w:br" });
}

/** Characters that XML 1.0 has no form for (§2.2) are left out. */
function printable(text: string): string {
  return text.replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
}

function writeTable(table: FlowTable, writing: Writing): Table {
  const none = { style: "none", size: 0, color: "auto" } as const;
  return new Table({
    columnWidths: table.columnWidths.map(twips),
    width: { size: twips(table.columnWidths.reduce((sum, width) => sum + width, 0)), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    ...(table.indentLeft === undefined ? {} : { indent: { size: twips(table.indentLeft), type: WidthType.DXA } }),
    ...(table.align === undefined ? {} : { alignment: table.align }),
    ...(table.rtl ? { visuallyRightToLeft: true } : {}),
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows: table.rows.map((row) => writeRow(row, table.columnWidths, writing)),
  });
}

function writeRow(row: FlowRow, widths: readonly number[], writing: Writing): TableRow {
  const { height, header, cantSplit } = row;
  let column = 0;
  const children = row.cells.map((cell) => {
    const width = widths.slice(column, column + cell.columnSpan).reduce((sum, each) => sum + each, 0);
    column += cell.columnSpan;
    return writeCell(cell, width, writing);
  });
  return new TableRow({
    children,
    ...(height === undefined
      ? {}
      : {
          height: {
            value: twips(height.value),
            rule: height.rule === "exact" ? HeightRule.EXACT : HeightRule.ATLEAST,
          },
        }),
    ...(header ? { tableHeader: true } : {}),
    ...(cantSplit ? { cantSplit: true } : {}),
  });
}

function writeCell(cell: FlowCell, width: number, writing: Writing): TableCell {
  const { margins, rowMerge, shading, verticalAlign } = cell;
  const borders = borderOptions(cell.borders);
  return new TableCell({
    children: writeBlocks(cell.blocks, writing),
    width: { size: twips(width), type: WidthType.DXA },
    margins: {
      marginUnitType: WidthType.DXA,
      top: twips(margins.top),
      right: twips(margins.right),
      bottom: twips(margins.bottom),
      left: twips(margins.left),
    },
    ...(cell.columnSpan > 1 ? { columnSpan: cell.columnSpan } : {}),
    ...(rowMerge === undefined
      ? {}
      : { verticalMerge: rowMerge === "start" ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE }),
    ...(borders === undefined ? {} : { borders }),
    ...(shading === undefined ? {} : { shading: fill(shading) }),
    ...(verticalAlign === undefined ? {} : { verticalAlign }),
  });
}
