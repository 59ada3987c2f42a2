import type { Splice } from "./splice";
import { holds } from "./units";
import { attribute, type XmlElement } from "./xml";

/** Marks that come in halves (ECMA-376 Part 1 §17.13.6, §17.13.4, §17.13.7). */
const MARK = /^w:(?:bookmark|commentRange|perm|moveFromRange|moveToRange|customXml\w+Range)(?:Start|End)$/u;

export function isMark({ name }: XmlElement): boolean {
  return MARK.test(name);
}

/** Takes the bookmarks out, among the children of an element, that enclosed nothing but what is gone. */
export function removeEmptyMarks({ children }: XmlElement, gone: ReadonlySet<XmlElement>, splice: Splice): void {
  for (const [index, start] of children.entries()) {
    if (start.name !== "w:bookmarkStart") continue;
    const length = children
      .slice(index + 1)
      .findIndex((node) => node.name === "w:bookmarkEnd" && node.attributes["w:id"] === start.attributes["w:id"]);
    const inside = children
      .slice(index + 1, index + 1 + length)
      .filter((node) => !isMark(node) && node.name !== "w:proofErr");
    if (length < 0 || inside.length === 0 || !inside.every((node) => gone.has(node))) continue;
    const end = children[index + 1 + length]!;
    splice.delete(start.start, start.end);
    splice.delete(end.start, end.end);
  }
}

/** The marks of a story, of which one half may stand elsewhere than the other. */
export class MarksInside {
  readonly #halves = new Map<string, XmlElement[]>();

  constructor(body: XmlElement) {
    const visit = (parent: XmlElement) => {
      for (const element of parent.children) {
        if (isMark(element)) {
          const key = keyOf(element);
          this.#halves.set(key, [...(this.#halves.get(key) ?? []), element]);
        } else visit(element);
      }
    };
    visit(body);
  }

  /** The halves within an element whose other half stays, as they stand. */
  orphans(element: XmlElement, gone: ReadonlySet<XmlElement>, text: string): string {
    const inside: XmlElement[] = [];
    holds(element, (node) => {
      if (isMark(node)) inside.push(node);
      return false;
    });
    if (isMark(element)) inside.push(element);
    return inside
      .filter((half) => {
        const other = this.#halves.get(keyOf(half))?.find((node) => node !== half);
        return other !== undefined && !isWithin(other, gone);
      })
      .map(({ start, end }) => text.slice(start, end))
      .join("");
  }
}

function keyOf(element: XmlElement): string {
  return `${element.name.replace(/(?:Start|End)$/u, "")}#${attribute(element, "w:id") ?? ""}`;
}

function isWithin({ start, end }: XmlElement, elements: ReadonlySet<XmlElement>): boolean {
  for (const element of elements) if (element.start <= start && end <= element.end) return true;
  return false;
}
