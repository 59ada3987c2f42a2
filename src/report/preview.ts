import type { Block, ResumeDocument } from "../model/document";
import type { Run } from "../model/look";
import { escapeHtml } from "./html";

/**
 * The first page of a resume as HTML, to compare before with after: a PDF's lines stand where they stand on the page,
 * other formats flow in their own fonts, sizes and indents. `isNew` blocks are marked.
 */
export function previewPage(document: ResumeDocument, label: string, isNew: (block: Block) => boolean): string {
  const { width, height } = document.page;
  const content = document.source.format === "pdf" ? placedBlocks(document, isNew) : flowingBlocks(document, isNew);
  return `<figure><figcaption>${escapeHtml(label)}</figcaption>
<div class="page" role="img" aria-label="${escapeHtml(`${label}: first page of the resume`)}" style="width:${pt(width)};height:${pt(height)}">${content}</div></figure>`;
}

function placedBlocks(document: ResumeDocument, isNew: (block: Block) => boolean): string {
  return [...document.blocks, ...document.furniture]
    .flatMap((block) => {
      if (block.position.in !== "page" || block.position.page !== 0) return [];
      const { x, y, width } = block.position;
      const style = `position:absolute;left:${pt(x)};top:${pt(y)};width:${pt(width + 4)}`;
      return [`<div${isNew(block) ? ' class="new"' : ""} style="${style};${blockStyle(block)}">${inner(block)}</div>`];
    })
    .join("\n");
}

function flowingBlocks(document: ResumeDocument, isNew: (block: Block) => boolean): string {
  const { marginTop, marginRight, marginBottom, marginLeft } = document.page;
  const padding = [marginTop, marginRight, marginBottom, marginLeft].map(pt).join(" ");
  const lines = document.blocks.map(
    (block) =>
      `<div${isNew(block) ? ' class="new"' : ""} style="${blockStyle(block)};padding-left:${pt(block.indentLeft ?? 0)};margin-top:${pt(block.spaceBefore ?? 0)};margin-bottom:${pt(block.spaceAfter ?? 0)}">${inner(block)}</div>`,
  );
  return `<div style="padding:${padding}">${lines.join("\n")}</div>`;
}

function blockStyle({ align, borders }: Block): string {
  const rule = borders?.bottom;
  return `text-align:${align ?? "left"}${rule === undefined ? "" : `;border-bottom:${pt(rule.width)} solid #${rule.color}`}`;
}

function inner({ marker, runs }: Block): string {
  const content = runs.map(runHtml).join("") || "&nbsp;";
  return `${marker === undefined ? "" : `${escapeHtml(marker.text)} `}${content}`;
}

function runHtml({ text, font, size, bold, italic, color, caps }: Run): string {
  const style = [
    font === undefined ? "" : `font-family:'${font.replace(/[^\p{L}\p{N} _-]/gu, "")}',Carlito,Arial,sans-serif`,
    size === undefined ? "" : `font-size:${pt(size)}`,
    bold === true ? "font-weight:700" : "",
    italic === true ? "font-style:italic" : "",
    color !== undefined && /^[0-9A-Fa-f]{6}$/u.test(color) ? `color:#${color}` : "",
    caps === undefined ? "" : caps === "all" ? "text-transform:uppercase" : "font-variant:small-caps",
  ].filter((rule) => rule !== "");
  // A tab pushes what follows to the right margin, which is what tabs in resumes are for.
  const [before = "", ...after] = text.split("\t");
  const words = escapeHtml(before).replaceAll("\n", "<br>");
  const rest = after.length === 0 ? "" : `<span style="float:right">${escapeHtml(after.join(" "))}</span>`;
  return `<span style="${style.join(";")}">${words}${rest}</span>`;
}

function pt(value: number): string {
  return `${Math.round(value * 100) / 100}pt`;
}
