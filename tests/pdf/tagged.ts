import { readOperators } from "../../src/pdf/content-stream";
import { decodeStream } from "../../src/pdf/content-stream-source";
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  type PDFRef,
} from "../../src/pdf/lib";
import { type Sheet, sheet } from "./inserted";

/** A tagged PDF (ISO 32000-2 §14.8): a heading element for each line marked by `# `, a paragraph for each other one. */
export function tagged(pages: readonly (readonly string[])[], more: (sheet: Sheet) => void = () => {}) {
  return sheet((tools) => {
    const { document } = tools;
    const { context } = document;
    const root = context.nextRef();
    const body = context.nextRef();
    const kids: PDFRef[] = [];
    const numbers = PDFArray.withContext(context);
    pages.forEach((lines, index) => {
      const page = document.addPage([612, 792]);
      const elements = lines.map((line, id) => {
        const type = line.startsWith("# ") ? "H2" : "P";
        return context.register(context.obj({ Type: "StructElem", S: type, P: body, Pg: page.ref, K: [id] }));
      });
      kids.push(...elements);
      page.node.set(PDFName.of("StructParents"), PDFNumber.of(index));
      numbers.push(PDFNumber.of(index));
      numbers.push(context.register(context.obj(elements)));
      page.node.set(PDFName.of("Contents"), context.register(context.stream(contentOf(lines))));
      const fonts = context.obj({ R: tools.regular.ref, B: tools.bold.ref });
      page.node.set(PDFName.of("Resources"), context.obj({ Font: fonts }));
    });
    context.assign(body, context.obj({ Type: "StructElem", S: "Document", P: root, K: kids }));
    const parents = context.obj({ Nums: numbers });
    context.assign(
      root,
      context.obj({ Type: "StructTreeRoot", K: [body], ParentTree: parents, ParentTreeNextKey: pages.length }),
    );
    document.catalog.set(PDFName.of("StructTreeRoot"), root);
    document.catalog.set(PDFName.of("MarkInfo"), context.obj({ Marked: true }));
    more(tools);
  });
}

function contentOf(lines: readonly string[]): string {
  let y = 720;
  const parts = lines.map((line, id) => {
    const isHeading = line.startsWith("# ");
    const [tag, font, text] = isHeading ? ["H2", "/B 14", line.slice(2)] : ["P", "/R 10", line];
    if (isHeading) y -= 12;
    const shown = `/${tag} <</MCID ${id}>> BDC BT ${font} Tf 72 ${y} Td (${text}) Tj ET EMC`;
    y -= isHeading ? 18 : 14;
    return shown;
  });
  return parts.join("\n");
}

/** A link on a page, tagged as the last part of the document. */
export function addTaggedLink({ document }: Sheet, page: PDFPage, rect: readonly number[]): void {
  const { context, catalog } = document;
  const root = catalog.lookup(PDFName.of("StructTreeRoot"), PDFDict);
  const body = root.lookup(PDFName.of("K"), PDFArray).get(0) as PDFRef;
  const key = root.lookup(PDFName.of("ParentTreeNextKey"), PDFNumber).asNumber();
  const uri = { Type: "Action", S: "URI", URI: PDFHexString.fromText("https://example.org") };
  const link = context.register(
    context.obj({ Type: "Annot", Subtype: "Link", Rect: [...rect], StructParent: key, A: uri }),
  );
  page.node.addAnnot(link);
  const reference = context.obj({ Type: "OBJR", Pg: page.ref, Obj: link });
  const element = context.register(context.obj({ Type: "StructElem", S: "Link", P: body, K: [reference] }));
  context.lookup(body, PDFDict).lookup(PDFName.of("K"), PDFArray).push(element);
  const numbers = root.lookup(PDFName.of("ParentTree"), PDFDict).lookup(PDFName.of("Nums"), PDFArray);
  numbers.push(PDFNumber.of(key));
  numbers.push(element);
  root.set(PDFName.of("ParentTreeNextKey"), PDFNumber.of(key + 1));
}

export interface Tags {
  /** Elements in reading order: type, and the text that is shown under it. */
  readonly read: readonly string[];
  /** What the tree, the pages and the parent tree do not agree on. */
  readonly faults: readonly string[];
}

/** Reads the structure tree of a document and compares it with its pages. */
export async function readTags(bytes: Uint8Array): Promise<Tags> {
  const pdf = await PDFDocument.load(bytes);
  const { context } = pdf;
  const root = pdf.catalog.lookup(PDFName.of("StructTreeRoot"), PDFDict);
  const parents = parentTree(root);
  const pages = pdf.getPages();
  const shown = pages.map((page) => shownById(page));
  const faults: string[] = [];
  const read: string[] = [];
  const referred = new Set<string>();
  const content = (page: number, id: number, element: PDFDict): string => {
    const name = `${page}/${id}`;
    if (referred.has(name)) faults.push(`${name} is referred to twice`);
    referred.add(name);
    if (!shown[page]?.has(id)) faults.push(`${name} is on no page`);
    const key = pages[page]?.node.lookup(PDFName.of("StructParents"));
    const list = key instanceof PDFNumber ? context.lookup(parents.get(key.asNumber())) : undefined;
    if (!(list instanceof PDFArray) || list.lookup(id) !== element) faults.push(`${name} has another parent`);
    return shown[page]?.get(id) ?? "";
  };
  const visit = (element: PDFDict) => {
    const kids = element.lookup(PDFName.of("K"));
    let text = "";
    const inner: PDFDict[] = [];
    for (const kid of kids instanceof PDFArray ? kids.asArray() : []) {
      const value = context.lookup(kid);
      const dictionary = value instanceof PDFDict ? value : null;
      const on = pages.findIndex(
        (page) => page.ref === (dictionary?.get(PDFName.of("Pg")) ?? element.get(PDFName.of("Pg"))),
      );
      const id = value instanceof PDFNumber ? value : dictionary?.lookup(PDFName.of("MCID"));
      if (id instanceof PDFNumber) text += content(on, id.asNumber(), element);
      else if (dictionary?.has(PDFName.of("Obj"))) {
        text += `link on page ${on + 1}`;
        if (!annotationsOf(pages[on]).includes(dictionary.lookup(PDFName.of("Obj"))))
          faults.push("a link is elsewhere");
      } else if (dictionary !== null) inner.push(dictionary);
    }
    read.push(`${String(element.lookup(PDFName.of("S"))).slice(1)} ${text}`.trim());
    inner.forEach(visit);
  };
  visit(root.lookup(PDFName.of("K"), PDFArray).lookup(0, PDFDict));
  shown.forEach((ids, page) => {
    for (const id of ids.keys()) if (!referred.has(`${page}/${id}`)) faults.push(`${page}/${id} is not in the tree`);
  });
  return { read, faults };
}

function annotationsOf(page: PDFPage | undefined): readonly (PDFObject | undefined)[] {
  const annotations = page?.node.Annots();
  return annotations?.asArray().map((_, index) => annotations.lookup(index)) ?? [];
}

function parentTree(root: PDFDict): ReadonlyMap<number, PDFObject> {
  const numbers = root.lookup(PDFName.of("ParentTree"), PDFDict).lookup(PDFName.of("Nums"), PDFArray);
  return new Map(
    Array.from({ length: numbers.size() / 2 }, (_, index) => [
      numbers.lookup(2 * index, PDFNumber).asNumber(),
      numbers.get(2 * index + 1),
    ]),
  );
}

/** The strings shown under each id of marked content. */
function shownById(page: PDFPage): ReadonlyMap<number, string> {
  const ids = new Map<number, string>();
  const open: (number | null)[] = [];
  const contents = page.node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray().map((_, at) => contents.lookup(at)) : [contents];
  const text = streams.map((stream) => (stream instanceof PDFRawStream ? decodeStream(stream, 1e6) : "")).join("\n");
  for (const { name, operands } of readOperators(text, 100_000) ?? []) {
    if (name === "BDC") {
      const id = operands[1]?.kind === "dictionary" ? operands[1].entries.get("MCID") : undefined;
      open.push(id?.kind === "number" ? id.value : null);
      if (id?.kind === "number") ids.set(id.value, ids.get(id.value) ?? "");
    } else if (name === "BMC") open.push(null);
    else if (name === "EMC") open.pop();
    const [shown] = operands;
    const current = open.findLast((id) => id !== null);
    if (name === "Tj" && shown?.kind === "string" && current !== undefined && current !== null)
      ids.set(current, `${ids.get(current) ?? ""}${shown.value}`);
  }
  return ids;
}
