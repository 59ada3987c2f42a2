/** Ids that no element of a part has yet; the same part gives the same ids. */
export interface FreshIds {
  /** Of bookmarks and other marks (ECMA-376 Part 1 §17.13.6.2). */
  readonly mark: () => number;
  /** Of content controls (§17.5.2.18). */
  readonly control: () => number;
  /** XML to be put in, with its paragraphs numbered in order, but for those that the person's program numbered. */
  readonly numbered: (xml: string) => string;
}

/** Paragraphs of this library are numbered from here on. */
const FIRST = 0x52540000;
const MOST = 0x10000;

/** The id (`w14:paraId`, [MS-DOCX] §2.6.2.3) of a paragraph until it is numbered. */
export const UNNUMBERED = hexadecimal(FIRST);

/** `moved` is the XML that stands in the part as well, once it has come to its place. */
export function freshIds(text: string, moved: string): FreshIds {
  const theirs = paragraphIds(moved).filter((id) => !isOurs(id));
  const paragraphs = new Set([...paragraphIds(text), ...theirs]);
  const numbers = new Set(
    Array.from(`${text}${moved}`.matchAll(/:id(?:\s+\w+:val)?="(-?\d+)"/gu), ([, id]) => Number(id)),
  );
  let paragraph = FIRST;
  const nextParagraph = () => {
    do paragraph += 1;
    while (paragraphs.has(hexadecimal(paragraph)));
    return hexadecimal(paragraph);
  };
  let number = 9000;
  const nextNumber = () => {
    do number += 1;
    while (numbers.has(number));
    return number;
  };
  return {
    mark: nextNumber,
    control: nextNumber,
    numbered: (xml) =>
      xml.replace(PARAGRAPH_ID, (whole, start: string, id: string) =>
        isOurs(id) ? `${start}${nextParagraph()}"` : whole,
      ),
  };
}

function hexadecimal(id: number): string {
  return id.toString(16).toUpperCase().padStart(8, "0");
}

const PARAGRAPH_ID = /(\bparaId=")([0-9A-Fa-f]{8})"/gu;

function paragraphIds(xml: string): readonly string[] {
  return Array.from(xml.matchAll(PARAGRAPH_ID), ([, , id = ""]) => id.toUpperCase());
}

function isOurs(id: string): boolean {
  const number = Number.parseInt(id, 16);
  return FIRST <= number && number < FIRST + MOST;
}
