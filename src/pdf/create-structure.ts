import type { StructureNode } from "./layout/display";
import type { PDFDict, PDFDocument, PDFPage } from "./lib";
import { PDFArray, PDFHexString, PDFName, PDFNumber, PDFRef } from "./lib";

/** Builds the structure tree of a tagged PDF while its pages are drawn (ISO 32000-2 §14.7, §14.8). */
export interface StructureWriter {
  /** Id of the next marked-content sequence of an element on a page. */
  readonly mark: (node: StructureNode, page: PDFPage) => number;
  /** Puts an annotation into its element. */
  readonly annotate: (node: StructureNode, page: PDFPage, annotation: PDFDict) => void;
  /** Writes the tree, in the order in which its elements were first drawn. */
  readonly finish: () => void;
}

type Kid =
  | { readonly kind: "element"; readonly element: Element }
  | { readonly kind: "content"; readonly page: PDFPage; readonly id: number }
  | { readonly kind: "object"; readonly page: PDFPage; readonly annotation: PDFRef };

interface Element {
  readonly node: StructureNode;
  readonly reference: PDFRef;
  readonly kids: Kid[];
}

export function writeStructure(document: PDFDocument, root: StructureNode): StructureWriter {
  const { context } = document;
  const elements = new Map<StructureNode, Element>();
  /** For each page, the elements of its marked-content sequences; for each annotation, its element. */
  const pages = new Map<PDFPage, PDFRef[]>();
  const parents: (readonly [number, PDFRef | PDFPage])[] = [];

  const elementOf = (node: StructureNode): Element => {
    let element = elements.get(node);
    if (element === undefined) {
      element = { node, reference: context.nextRef(), kids: [] };
      elements.set(node, element);
      if (node.parent !== null) elementOf(node.parent).kids.push({ kind: "element", element });
    }
    return element;
  };
  elementOf(root);

  return {
    mark: (node, page) => {
      const element = elementOf(node);
      let marks = pages.get(page);
      if (marks === undefined) {
        marks = [];
        pages.set(page, marks);
        page.node.set(PDFName.of("StructParents"), PDFNumber.of(parents.length));
        page.node.set(PDFName.of("Tabs"), PDFName.of("S"));
        parents.push([parents.length, page]);
      }
      const id = marks.push(element.reference) - 1;
      element.kids.push({ kind: "content", page, id });
      return id;
    },
    annotate: (node, page, annotation) => {
      const element = elementOf(node);
      annotation.set(PDFName.of("StructParent"), PDFNumber.of(parents.length));
      parents.push([parents.length, element.reference]);
      const reference = context.register(annotation);
      element.kids.push({ kind: "object", page, annotation: reference });
      page.node.addAnnot(reference);
    },
    finish: () => {
      const treeRoot = context.nextRef();
      for (const element of elements.values()) writeElement(document, element, elements, treeRoot);
      const numbers = PDFArray.withContext(context);
      for (const [key, value] of parents) {
        numbers.push(PDFNumber.of(key));
        numbers.push(value instanceof PDFRef ? value : context.register(context.obj(pages.get(value) ?? [])));
      }
      context.assign(
        treeRoot,
        context.obj({
          Type: "StructTreeRoot",
          K: elementOf(root).reference,
          ParentTree: context.register(context.obj({ Nums: numbers })),
          ParentTreeNextKey: parents.length,
        }),
      );
      document.catalog.set(PDFName.of("StructTreeRoot"), treeRoot);
      document.catalog.set(PDFName.of("MarkInfo"), context.obj({ Marked: true }));
    },
  };
}

function writeElement(
  document: PDFDocument,
  { node, reference, kids }: Element,
  elements: ReadonlyMap<StructureNode, Element>,
  treeRoot: PDFRef,
): void {
  const { context } = document;
  const parent = node.parent === null ? treeRoot : (elements.get(node.parent)?.reference ?? treeRoot);
  const dictionary = context.obj({
    Type: "StructElem",
    S: node.type,
    P: parent,
    K: kids.map((kid) => {
      if (kid.kind === "element") return kid.element.reference;
      if (kid.kind === "content") return context.obj({ Type: "MCR", Pg: kid.page.ref, MCID: kid.id });
      return context.obj({ Type: "OBJR", Pg: kid.page.ref, Obj: kid.annotation });
    }),
  });
  if (node.alt !== undefined) dictionary.set(PDFName.of("Alt"), PDFHexString.fromText(node.alt));
  const { columnSpan, rowSpan } = node;
  if (columnSpan !== undefined || rowSpan !== undefined || node.type === "TH") {
    dictionary.set(
      PDFName.of("A"),
      context.obj({
        O: "Table",
        ...(columnSpan === undefined ? {} : { ColSpan: columnSpan }),
        ...(rowSpan === undefined ? {} : { RowSpan: rowSpan }),
        ...(node.type === "TH" ? { Scope: "Column" } : {}),
      }),
    );
  }
  context.assign(reference, dictionary);
}
