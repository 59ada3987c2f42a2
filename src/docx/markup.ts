import { addedBookmarkName } from "./added-mark";
import { type FreshIds, UNNUMBERED } from "./fresh-ids";
import type { InlinePiece } from "./inline";
import { runProperties } from "./paragraph-model";
import type { PartNames } from "./part-names";
import { type Property, propertiesXml } from "./property-list";
import { escapeXml } from "./xml";

/** Writes WordprocessingML in the manner of one part: its prefixes, its ids. */
export interface Markup {
  readonly names: PartNames;
  readonly ids: FreshIds;
  /** `<w:name w:val="value"/>` */
  readonly property: (name: string, attributes: Readonly<Record<string, string>>) => Property;
  /** A run of text, with `\t` and `\n` as tab and line break. */
  readonly run: (text: string, look: readonly Property[]) => string;
  /** A piece of the person's own text as a run, its element as it stands when it is whole. */
  readonly pieceRun: (piece: InlinePiece) => string;
  readonly lookOf: (piece: InlinePiece) => readonly Property[];
  readonly paragraph: (properties: readonly Property[], content: string) => string;
  /** Content with a bookmark around it that tells a later run whose it is. */
  readonly added: (content: string, text: string) => string;
  readonly lineBreak: () => string;
  readonly hyperlink: (relationship: string, content: string) => string;
}

/** `text` is the part's own. */
export function markup(text: string, names: PartNames, ids: FreshIds, hasParagraphIds: boolean): Markup {
  const { w, wAttribute } = names;
  let additions = 0;

  const property: Markup["property"] = (name, attributes) => {
    const list = Object.entries(attributes).map(([key, value]) => ` ${wAttribute}${key}="${escapeXml(value)}"`);
    return { name: `w:${name}`, xml: `<${w}${name}${list.join("")}/>` };
  };
  const runOf = (content: string, look: readonly Property[]) => {
    const properties = look.length === 0 ? "" : `<${w}rPr>${propertiesXml(look)}</${w}rPr>`;
    return `<${w}r>${properties}${content}</${w}r>`;
  };
  const textContent = (words: string) =>
    words
      .split(/([\t\n])/u)
      .map((part) => {
        if (part === "\t") return `<${w}tab/>`;
        if (part === "\n") return `<${w}br/>`;
        return part === "" ? "" : `<${w}t xml:space="preserve">${escapeXml(part)}</${w}t>`;
      })
      .join("");

  return {
    names,
    ids,
    property,
    run: (words, look) => (words === "" ? "" : runOf(textContent(words), look)),
    pieceRun: (piece) => {
      const { element, text: shown } = piece;
      const isWhole = element.name !== "w:t" || element.text === shown;
      return runOf(isWhole ? text.slice(element.start, element.end) : textContent(shown), runProperties(piece, text));
    },
    lookOf: (piece) => runProperties(piece, text),
    paragraph: (properties, content) => {
      const id =
        hasParagraphIds && names.w14 !== undefined
          ? ` ${names.w14}paraId="${UNNUMBERED}" ${names.w14}textId="77777777"`
          : "";
      const inner = properties.length === 0 ? "" : `<${w}pPr>${propertiesXml(properties)}</${w}pPr>`;
      return `<${w}p${id}>${inner}${content}</${w}p>`;
    },
    added: (content, words) => {
      const id = ids.mark();
      additions += 1;
      const name = addedBookmarkName(words, additions);
      return (
        `<${w}bookmarkStart ${wAttribute}id="${id}" ${wAttribute}name="${name}"/>${content}` +
        `<${w}bookmarkEnd ${wAttribute}id="${id}"/>`
      );
    },
    lineBreak: () => `<${w}r><${w}br/></${w}r>`,
    hyperlink: (relationship, content) =>
      `<${w}hyperlink ${names.r ?? "r:"}id="${relationship}" ${wAttribute}history="1">${content}</${w}hyperlink>`,
  };
}
