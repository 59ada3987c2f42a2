import type { Nodes, Paragraph, PhrasingContent, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import type { Context } from "../context";
import type { Block, Reading } from "../model/document";
import type { ListMarker, Run } from "../model/look";
import { PLAIN_PAGE } from "./page";
import { wellFormed } from "./wellformed";

/** What surrounds an inline node. */
type Style = Omit<Run, "text">;

/**
 * Reads Markdown (CommonMark 0.31.2, and tables as GitHub writes them): headings, paragraphs, lists, emphasis and links.
 * Positions are offsets in the text.
 */
export function readMarkdown(given: string, context: Context): Reading {
  const text = wellFormed(given);
  const root = fromMarkdown(text);
  const blocks = root.children.flatMap((node) => {
    context.checkpoint();
    return blocksOf(node, text);
  });
  return { source: { format: "markdown", text: given }, blocks, furniture: [], page: PLAIN_PAGE, pages: null };
}

function blocksOf(node: RootContent, source: string): readonly Block[] {
  switch (node.type) {
    case "heading":
      return lines(node.children, source, { kind: "heading", level: node.depth });
    case "paragraph":
      return lines(node.children, source, { kind: "paragraph" });
    case "blockquote":
      return node.children.flatMap((child) => blocksOf(child, source));
    case "list":
      return listBlocks(node, source, 0);
    case "code":
      return node.value.split("\n").map((line) => blockFrom([{ text: line }], node, { kind: "paragraph" }));
    case "html":
      return htmlBlocks(node);
    default:
      return [];
  }
}

function listBlocks(list: Extract<Nodes, { type: "list" }>, source: string, level: number): readonly Block[] {
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
  source: string,
  shape: Pick<Block, "kind" | "level" | "marker">,
): readonly Block[] {
  const runs = children.flatMap((child) => runsOf(child, {}));
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
    end: to?.position?.end.offset ?? source.length,
  } as const;
  return withoutTableMarks(rows)
    .filter((row) => row.length > 0)
    .map((row) => ({
      ...shape,
      text: row.map(({ text }) => text).join(""),
      runs: row,
      container: { kind: "body", id: "body" },
      position,
    }));
}

/** `| --- | :--: |` below the head of a table (GitHub Flavored Markdown 0.29 §4.10). */
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$/u;

/** The rows of a table as lines whose cells are parted by tabs. */
function withoutTableMarks(rows: readonly (readonly Run[])[]): readonly (readonly Run[])[] {
  const textOf = (row: readonly Run[]) => row.map(({ text }) => text).join("");
  const rule = rows.findIndex((row) => row.length === 1 && textOf(row).length < 500 && TABLE_RULE.test(textOf(row)));
  if (rule !== 1 || !textOf(rows[0] ?? []).includes("|")) return rows;
  return rows
    .filter((_, index) => index !== rule)
    .map((row) =>
      row.map((run, index) => {
        const isFirst = index === 0;
        const isLast = index === row.length - 1;
        const opened = isFirst ? run.text.replace(/^\s*\|?\s*/u, "") : run.text;
        const closed = isLast ? opened.replace(/\s*\|?\s*$/u, "") : opened;
        return { ...run, text: closed.replace(/\s*\|\s*/gu, "\t") };
      }),
    );
}

function runsOf(node: PhrasingContent, style: Style): readonly Run[] {
  switch (node.type) {
    case "text":
      return [{ text: node.value, ...style }];
    case "strong":
      return node.children.flatMap((child) => runsOf(child, { ...style, bold: true }));
    case "emphasis":
      return node.children.flatMap((child) => runsOf(child, { ...style, italic: true }));
    case "delete":
      return node.children.flatMap((child) => runsOf(child, { ...style, strike: true }));
    case "link":
      return node.children.flatMap((child) => runsOf(child, { ...style, link: node.url }));
    case "linkReference":
      return node.children.flatMap((child) => runsOf(child, style));
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
