import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  type PDFRef,
} from "./lib";
import { readNumberTree } from "./number-tree";
import type { NewElement } from "./structure-element";
import { insertBeside, kidsOf, removeKids, setKids } from "./structure-kids";

/** The logical structure of a tagged PDF while its pages are written anew (ISO 32000-2 §14.7). */
export interface StructureTree {
  /** A new id on a page of the result, for content that stood under `id` on a page of the source. */
  readonly carry: (target: number, source: number, id: number) => number;
  /** A new id on a page of the result. */
  readonly mark: (target: number, element: NewElement) => number;
  /** Element that holds marked content of a page: the nearest that is a block, not a part of a line. */
  readonly typeOf: (page: number, id: number) => string | null;
  /**
   * Writes all changes. `remaining` are the ids of each changed source page under which something is still painted;
   * the section stands next to the element of `anchor`.
   */
  readonly finish: (changes: StructureChanges) => void;
}

export interface StructureChanges {
  readonly pages: readonly PDFPage[];
  readonly remaining: ReadonlyMap<number, ReadonlySet<number>>;
  readonly anchor: { readonly page: number; readonly id: number; readonly side: "before" | "after" } | null;
  readonly sibling: { readonly page: number; readonly id: number } | null;
  readonly section: readonly NewElement[];
  /** Annotations that left their page, with the page they came to; null for those that are gone. */
  readonly annotations: ReadonlyMap<PDFDict, number | null>;
  /** Pages that are taken out afterwards, by index. */
  readonly emptied: ReadonlySet<number>;
}

/** Deepest structure that is followed. */
const DEEPEST = 200;

/** Opens the structure of a document; null when it is not tagged. `used` is the first free id of each page. */
export function openStructure(pdf: PDFDocument, used: readonly number[]): StructureTree | null {
  const root = pdf.catalog.lookup(PDFName.of("StructTreeRoot"));
  if (!(root instanceof PDFDict)) return null;
  const parents = readNumberTree(root.lookup(PDFName.of("ParentTree")));
  return new OpenStructure(pdf, used, root, parents);
}

/** Takes the tags out of a document whose structure would no longer be true. */
export function dropStructure(pdf: PDFDocument): void {
  pdf.catalog.delete(PDFName.of("StructTreeRoot"));
  pdf.catalog.delete(PDFName.of("MarkInfo"));
  for (const page of pdf.getPages()) page.node.delete(PDFName.of("StructParents"));
}

class OpenStructure implements StructureTree {
  private readonly context: PDFContext;
  /** Elements by marked content id, for each page of the result. */
  private readonly elements = new Map<number, (PDFObject | null)[]>();
  private readonly carried: { target: number; source: number; id: number; as: number }[] = [];
  private readonly added: { target: number; id: number; element: NewElement }[] = [];

  constructor(
    pdf: PDFDocument,
    used: readonly number[],
    private readonly root: PDFDict,
    private readonly parents: Map<number, PDFObject>,
  ) {
    this.context = pdf.context;
    pdf.getPages().forEach((page, index) => {
      const key = page.node.lookup(PDFName.of("StructParents"));
      const list = key instanceof PDFNumber ? this.context.lookup(parents.get(key.asNumber())) : undefined;
      const elements: (PDFObject | null)[] = list instanceof PDFArray ? list.asArray().slice() : [];
      while (elements.length < (used[index] ?? 0)) elements.push(null);
      this.elements.set(index, elements);
    });
  }

  carry(target: number, source: number, id: number): number {
    const element = this.elements.get(source)?.[id] ?? null;
    const as = this.next(target, element);
    this.carried.push({ target, source, id, as });
    return as;
  }

  mark(target: number, element: NewElement): number {
    const id = this.next(target, null);
    this.added.push({ target, id, element });
    element.content.push({ page: target, id });
    return id;
  }

  typeOf(page: number, id: number): string | null {
    const element = this.blockOf(page, id);
    const type = element?.lookup(PDFName.of("S"));
    return type instanceof PDFName ? type.decodeText() : null;
  }

  finish({ pages, remaining, anchor, sibling, section, annotations, emptied }: StructureChanges): void {
    for (const { target, source, id, as } of this.carried) {
      const element = this.elementAt(source, id);
      const page = pages[target];
      if (element !== null && page !== undefined) {
        const reference = this.context.obj({ Type: "MCR", Pg: page.ref, MCID: as });
        insertBeside(element, reference, (kid) => this.isContent(kid, element, pages[source]!, id));
      }
    }
    for (const [page, ids] of remaining) this.clear(pages[page]!, page, ids);
    for (const { target, source, as } of this.carried) {
      const element = emptied.has(source) ? this.elementAt(target, as) : null;
      element?.set(PDFName.of("Pg"), pages[target]!.ref);
    }
    for (const [annotation, page] of annotations) this.follow(annotation, page === null ? null : pages[page]!);
    this.addSection(section, pages, anchor, sibling);
    this.writeParentTree(pages, emptied);
  }

  private next(target: number, element: PDFObject | null): number {
    const list = this.elements.get(target) ?? [];
    this.elements.set(target, list);
    return list.push(element) - 1;
  }

  private elementAt(page: number, id: number): PDFDict | null {
    const element = this.context.lookup(this.elements.get(page)?.[id] ?? undefined);
    return element instanceof PDFDict ? element : null;
  }

  private blockOf(page: number, id: number): PDFDict | null {
    let element = this.elementAt(page, id);
    for (let depth = 0; element !== null && depth < DEEPEST; depth += 1) {
      const type = element.lookup(PDFName.of("S"));
      if (!(type instanceof PDFName) || !INLINE.has(type.decodeText())) return element;
      element = this.parentOf(element);
    }
    return element;
  }

  private parentOf(element: PDFDict): PDFDict | null {
    const parent = element.lookup(PDFName.of("P"));
    return parent instanceof PDFDict ? parent : null;
  }

  /** Whether a kid of an element is a marked content sequence of a page (§14.7.5.2). */
  private isContent(kid: PDFObject, element: PDFDict, page: PDFPage, id: number): boolean {
    const value = this.context.lookup(kid);
    if (value instanceof PDFNumber) return value.asNumber() === id && element.get(PDFName.of("Pg")) === page.ref;
    if (!(value instanceof PDFDict)) return false;
    const number = value.lookup(PDFName.of("MCID"));
    const on = value.get(PDFName.of("Pg")) ?? element.get(PDFName.of("Pg"));
    return number instanceof PDFNumber && number.asNumber() === id && on === page.ref;
  }

  /** Takes references to content that is gone out of their elements, and elements that this leaves empty. */
  private clear(page: PDFPage, index: number, ids: ReadonlySet<number>): void {
    const list = this.elements.get(index) ?? [];
    const added = new Set(this.added.filter(({ target }) => target === index).map(({ id }) => id));
    list.forEach((_, id) => {
      const element = this.elementAt(index, id);
      if (element === null || ids.has(id) || added.has(id)) return;
      if (this.carried.some(({ target, as }) => target === index && as === id)) return;
      list[id] = null;
      removeKids(element, (kid) => this.isContent(kid, element, page, id));
      this.prune(element);
    });
  }

  /** Brings the reference to an annotation (§14.7.5.3) to its new page, or takes it out. */
  private follow(annotation: PDFDict, page: PDFPage | null): void {
    const key = annotation.lookup(PDFName.of("StructParent"));
    const element = key instanceof PDFNumber ? this.context.lookup(this.parents.get(key.asNumber())) : undefined;
    if (!(key instanceof PDFNumber) || !(element instanceof PDFDict)) return;
    const isReference = (kid: PDFObject) => {
      const value = this.context.lookup(kid);
      return value instanceof PDFDict && value.lookup(PDFName.of("Obj")) === annotation;
    };
    if (page === null) {
      this.parents.delete(key.asNumber());
      removeKids(element, isReference);
      this.prune(element);
      return;
    }
    for (const kid of kidsOf(element).filter(isReference)) {
      const reference = this.context.lookup(kid);
      if (reference instanceof PDFDict) reference.set(PDFName.of("Pg"), page.ref);
    }
  }

  private prune(element: PDFDict): void {
    let empty: PDFDict | null = element;
    for (let depth = 0; empty !== null && depth < DEEPEST && kidsOf(empty).length === 0; depth += 1) {
      const parent = this.parentOf(empty);
      const gone: PDFDict = empty;
      if (parent === null) return;
      removeKids(parent, (kid) => this.context.lookup(kid) === gone);
      empty = parent === this.root ? null : parent;
    }
  }

  private addSection(
    section: readonly NewElement[],
    pages: readonly PDFPage[],
    anchor: StructureChanges["anchor"],
    sibling: StructureChanges["sibling"],
  ): void {
    const near = anchor === null ? null : this.blockOf(anchor.page, anchor.id);
    const level = sibling === null ? null : this.blockOf(sibling.page, sibling.id);
    const home = level === null ? null : this.parentOf(level);
    // Up from the neighbour to the level on which headings stand.
    let beside = near;
    for (let depth = 0; beside !== null && depth < DEEPEST && this.parentOf(beside) !== home; depth += 1) {
      const parent = this.parentOf(beside);
      beside = parent === null || parent === this.root ? null : parent;
    }
    const placed = beside ?? near;
    const parent =
      (placed === null ? null : this.parentOf(placed)) ?? firstElement(this.root, this.context) ?? this.root;
    const parentRef = this.context.getObjectRef(parent);
    const references = section.map((element) => this.write(element, parentRef, pages));
    const kids = kidsOf(parent).slice();
    const at = placed === null ? kids.length : kids.findIndex((kid) => this.context.lookup(kid) === placed);
    kids.splice(at < 0 ? kids.length : anchor?.side === "after" ? at + 1 : at, 0, ...references);
    setKids(parent, kids);
  }

  private write(element: NewElement, parent: PDFRef | undefined, pages: readonly PDFPage[]): PDFRef {
    const { context } = this;
    const reference = context.nextRef();
    const dictionary = context.obj({ Type: "StructElem", S: element.type });
    if (parent !== undefined) dictionary.set(PDFName.of("P"), parent);
    const kids: PDFObject[] = element.content.map(({ page, id }) =>
      context.obj({ Type: "MCR", Pg: pages[page]!.ref, MCID: id }),
    );
    for (const { page, id } of element.content) this.elements.get(page)![id] = reference;
    kids.push(...element.kids.map((kid) => this.write(kid, reference, pages)));
    for (const { page, annotation } of element.links) kids.push(this.writeLink(reference, pages[page]!, annotation));
    dictionary.set(PDFName.of("K"), context.obj(kids));
    context.assign(reference, dictionary);
    return reference;
  }

  private writeLink(parent: PDFRef, page: PDFPage, annotation: PDFRef): PDFRef {
    const key = this.nextKey();
    const object = this.context.obj({ Type: "OBJR", Pg: page.ref, Obj: annotation });
    const link = this.context.register(this.context.obj({ Type: "StructElem", S: "Link", P: parent, K: [object] }));
    const dictionary = this.context.lookup(annotation);
    if (dictionary instanceof PDFDict) dictionary.set(PDFName.of("StructParent"), PDFNumber.of(key));
    this.parents.set(key, link);
    return link;
  }

  private nextKey(): number {
    const stated = this.root.lookup(PDFName.of("ParentTreeNextKey"));
    const next = Math.max(
      stated instanceof PDFNumber ? stated.asNumber() : 0,
      ...[...this.parents.keys()].map((key) => key + 1),
      0,
    );
    this.root.set(PDFName.of("ParentTreeNextKey"), PDFNumber.of(next + 1));
    return next;
  }

  private writeParentTree(pages: readonly PDFPage[], emptied: ReadonlySet<number>): void {
    for (const [index, list] of this.elements) {
      const page = pages[index];
      if (page === undefined || list.length === 0) continue;
      const known = page.node.lookup(PDFName.of("StructParents"));
      if (emptied.has(index)) {
        if (known instanceof PDFNumber) this.parents.delete(known.asNumber());
        continue;
      }
      const key = known instanceof PDFNumber ? known.asNumber() : this.nextKey();
      page.node.set(PDFName.of("StructParents"), PDFNumber.of(key));
      this.parents.set(key, this.context.register(this.context.obj(list.map((element) => element ?? null))));
    }
    const numbers = PDFArray.withContext(this.context);
    for (const [key, value] of [...this.parents].sort(([one], [other]) => one - other)) {
      numbers.push(PDFNumber.of(key));
      numbers.push(value);
    }
    this.root.set(PDFName.of("ParentTree"), this.context.register(this.context.obj({ Nums: numbers })));
  }
}

/** Elements within a line (ISO 32000-2 §14.8.4.7). */
const INLINE: ReadonlySet<string> = new Set(["Span", "Link", "Reference", "Em", "Strong", "Annot", "NonStruct"]);

function firstElement(root: PDFDict, context: PDFContext): PDFDict | null {
  const [first] = kidsOf(root);
  const element = context.lookup(first);
  return element instanceof PDFDict ? element : null;
}
