import type { Nodes, Paragraph, PhrasingContent, Root, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import type { Context } from "../context";
import type { Block, Reading } from "../model/document";
import type { ListMarker, Run } from "../model/look";
import { PLAIN_PAGE } from "./page";
import { wellFormed } from "./wellformed";

/** What surrounds an inline node. */
type Style = Omit<Run, "text">;

/** The addresses that references of a document name, by their identifier. */
type Targets = ReadonlyMap<string, string>;

/** What the nodes of one document are read with. */
interface Source {
  readonly text: string;
  readonly targets: Targets;
}

/**
 * Reads Markdown (CommonMark 0.31.2 with the extensions of GitHub Flavored Markdown 0.29: tables, strikethrough, bare
 * addresses, footnotes): headings, paragraphs, lists, emphasis and links. Positions are offsets in the text.
 */
export function readMarkdown(given: string, context: Context): Reading {
  const text = wellFormed(given);
  const root = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const source = { text, targets: targetsIn(root) };
  const blocks = root.children.flatMap((node) => {
    context.checkpoint();
    return blocksOf(node, source);
  });
  return { source: { format: "markdown", text: given }, blocks, furniture: [], page: PLAIN_PAGE, pages: null };
}

function targetsIn({ children }: Root): Targets {
  return new Map(
    children.flatMap((node) => (node.type === "definition" ? [[node.identifier, node.url] as const] : [])),
  );
}

function blocksOf(node: RootContent, source: Source): readonly Block[] {
  switch (node.type) {
    case "heading":
      return lines(node.children, source, { kind: "heading", level: node.depth });
    case "paragraph":
      return lines(node.children, source, { kind: "paragraph" });
    case "blockquote":
      return node.children.flatMap((child) => blocksOf(child, source));
    case "list":
      return listBlocks(node, source, 0);
    case "table":
      return node.children.map((row) => rowBlock(row, source)).filter(({ text }) => text.trim() !== "");
    case "footnoteDefinition":
      return node.children.flatMap((child, turn) =>
        child.type === "paragraph" && turn === 0
          ? lines([{ ...node, type: "footnoteReference" }, ...child.children], source, { kind: "paragraph" })
          : blocksOf(child, source),
      );
    case "code":
      return node.value.split("\n").map((line) => blockFrom([{ text: line }], node, { kind: "paragraph" }));
    case "html":
      return htmlBlocks(node);
    default:
      return [];
  }
}

/** A row of a table as one line, its cells parted by tabs. */
function rowBlock(row: Extract<Nodes, { type: "tableRow" }>, { targets }: Source): Block {
  const runs = row.children.flatMap(({ children }, index) => [
    ...(index === 0 ? [] : [{ text: "\t" }]),
    ...children.flatMap((child) => runsOf(child, {}, targets)),
  ]);
  return blockFrom(runs, row, { kind: "paragraph" });
}

function listBlocks(list: Extract<Nodes, { type: "list" }>, source: Source, level: number): readonly Block[] {
  const first = list.start ?? 1;
  return list.children.flatMap((item, index) => {
    const ordered = list.ordered === true;
    const marker: ListMarker = { ordered, level, text: ordered ? `${first + index}.` : "•", from: "numbering" };
    return item.children.flatMap((child, turn): readonly Block[] => {
      if (child.type === "list") return listBlocks(child, source, Math.min(level + 1, 8));
      if (child.type !== "paragraph") return blocksOf(child, source);
      return lines(child.children, source, turn === 0 ? { kind: "list-item", marker } : { kind: "paragraph" });
    });
  });
}

/** Words between tags; comments and the tags themselves are no text of a resume. */
function htmlBlocks(node: Extract<Nodes, { type: "html" }>): readonly Block[] {
  const words = withoutTags(node.value).trim();
  return words === ""
    ? []
    : words.split(/\n+/u).map((line) => blockFrom([{ text: line.trim() }], node, { kind: "paragraph" }));
}

function withoutTags(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/gu, "")
    .replace(/<br\s*\/?>/giu, "\n")
    .replace(/<[^<>]*>/gu, "");
}

/** One block a line: in a resume the lines of a Markdown paragraph are lines (name, phone, e-mail), not one sentence. */
function lines(
  children: Paragraph["children"],
  { text, targets }: Source,
  shape: Pick<Block, "kind" | "level" | "marker">,
): readonly Block[] {
  const runs = children.flatMap((child) => runsOf(child, {}, targets));
  const rows: Run[][] = [[]];
  for (const run of runs) {
    for (const [turn, part] of run.text.split("\n").entries()) {
      if (turn > 0) rows.push([]);
      if (part !== "") rows.at(-1)?.push({ ...run, text: part });
    }
  }
  const [from, to] = [children[0], children.at(-1)];
  const position = {
    in: "text",
    start: from?.position?.start.offset ?? 0,
    end: to?.position?.end.offset ?? text.length,
  } as const;
  return rows
    .filter((row) => row.length > 0)
    .map((row) => ({
      ...shape,
      text: row.map(({ text }) => text).join(""),
      runs: row,
      container: { kind: "body", id: "body" },
      position,
    }));
}

function runsOf(node: PhrasingContent, style: Style, targets: Targets): readonly Run[] {
  const inside = (children: readonly PhrasingContent[], more: Style = {}) =>
    children.flatMap((child) => runsOf(child, { ...style, ...more }, targets));
  switch (node.type) {
    case "text":
      return [{ text: node.value, ...style }];
    case "strong":
      return inside(node.children, { bold: true });
    case "emphasis":
      return inside(node.children, { italic: true });
    case "delete":
      return inside(node.children, { strike: true });
    case "link":
      return inside(node.children, { link: node.url });
    case "linkReference": {
      const link = targets.get(node.identifier);
      return inside(node.children, link === undefined ? {} : { link });
    }
    case "footnoteReference":
      return [{ ...style, text: node.label ?? node.identifier, vertical: "superscript" }];
    case "inlineCode":
      return [{ text: node.value, ...style }];
    case "break":
      return [{ text: "\n", ...style }];
    case "image":
    case "imageReference":
      return node.alt ? [{ text: node.alt, ...style }] : [];
    case "html":
      return withoutTags(node.value) === "" ? [] : [{ text: withoutTags(node.value), ...style }];
    default:
      return [];
  }
}

function blockFrom(runs: readonly Run[], node: Nodes, shape: Pick<Block, "kind">): Block {
  return {
    ...shape,
    text: runs.map(({ text }) => text).join(""),
    runs,
    container: { kind: "body", id: "body" },
    position: { in: "text", start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 },
  };
}
