import type { PDFDocumentProxy } from "unpdf/pdfjs";
import type { Context } from "../context";
import type { HeadingLevels } from "./read-structure";

interface Node {
  readonly role?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
}

/** Reads which marked content the structure tree of a tagged file calls a heading (ISO 32000-2 §14.8.4.4: H1 to H6). */
export async function readHeadingTags(pdf: PDFDocumentProxy, { limits, checkpoint }: Context): Promise<HeadingLevels> {
  const levels = new Map<string, number>();
  const info = (await pdf.getMarkInfo()) as { readonly Marked?: boolean } | null;
  if (info?.Marked !== true) return levels;
  const visit = (node: Node, page: number, level: number | null, depth: number): void => {
    if (depth > limits.pdfDepth) return;
    const [, digit] = /^H([1-6])$/u.exec(node.role ?? "") ?? [];
    const own = digit === undefined ? level : Number(digit);
    const [, mcid] = /_mc(\d+)$/u.exec(node.id ?? "") ?? [];
    if (own !== null && mcid !== undefined) levels.set(`${page} ${mcid}`, own);
    for (const child of node.children ?? []) visit(child, page, own, depth + 1);
  };
  for (let index = 0; index < pdf.numPages; index += 1) {
    checkpoint();
    const tree = (await (await pdf.getPage(index + 1)).getStructTree()) as Node | null;
    if (tree !== null) visit(tree, index, null, 0);
  }
  return levels;
}
