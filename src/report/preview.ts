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
      const { x, y } = block.position;
      const style = `position:absolute;left:${pt(x)};top:${pt(y)};width:${pt(roomOf(block, document))}`;
      return [`<div${isNew(block) ? ' class="new"' : ""} style="${style};${blockStyle(block)}">${inner(block)}</div>`];
    })
    .join("\n");
}

/** Ruled lines and lines with tabs reach to the margin; for all others their own width is known. */
function roomOf({ position, borders, text }: Block, { page }: ResumeDocument): number {
  if (position.in !== "page") return page.width;
  const toMargin = Math.max(position.width, page.width - page.marginRight - position.x);
  return borders?.bottom !== undefined || text.includes("\t") ? toMargin : position.width + 4;
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

function blockStyle({ align, borders, marker }: Block): string {
  const rule = borders?.bottom;
  const hanging = marker === undefined ? "" : "padding-left:9pt;text-indent:-9pt;";
  return `${hanging}text-align:${align ?? "left"}${rule === undefined ? "" : `;border-bottom:${pt(rule.width)} solid #${rule.color}`}`;
}

/** Words, and on the right margin what follows the first tab, which is what tabs in resumes are for. */
function inner({ marker, runs }: Block): string {
  const left: string[] = marker === undefined ? [] : [`${escapeHtml(marker.text)} `];
  const right: string[] = [];
  for (const run of runs) {
    const [before = "", ...after] = run.text.split("\t");
    (right.length > 0 ? right : left).push(runHtml(run, before));
    if (after.length > 0) right.push(runHtml(run, after.join(" ")));
  }
  const tabbed = right.length === 0 ? "" : `<span style="float:right">${right.join("")}</span>`;
  // A float stands beside the words only when it comes before them.
  return `${tabbed}${left.join("") || "&nbsp;"}`;
}

function runHtml({ font, size, bold, italic, color, caps }: Run, words: string): string {
  if (words === "") return "";
  const style = [
    font === undefined ? "" : `font-family:'${font.replace(/[^\p{L}\p{N} _-]/gu, "")}',Carlito,Arial,sans-serif`,
    size === undefined ? "" : `font-size:${pt(size)}`,
    bold === true ? "font-weight:700" : "",
    italic === true ? "font-style:italic" : "",
    color !== undefined && /^[0-9A-Fa-f]{6}$/u.test(color) ? `color:#${color}` : "",
    caps === undefined ? "" : caps === "all" ? "text-transform:uppercase" : "font-variant:small-caps",
  ].filter((rule) => rule !== "");
  return `<span style="${style.join(";")}">${escapeHtml(words).replaceAll("\n", "<br>")}</span>`;
}

function pt(value: number): string {
  return `${Math.round(value * 100) / 100}pt`;
}
