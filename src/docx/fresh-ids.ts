/** Ids that no element of a part has yet; the same part gives the same ids. */
export interface FreshIds {
  /** `w14:paraId` ([MS-DOCX] §2.6.2.3): eight hexadecimal digits below 80000000. */
  readonly paragraph: () => string;
  /** Of bookmarks and other marks (ECMA-376 Part 1 §17.13.6.2). */
  readonly mark: () => number;
  /** Of content controls (§17.5.2.18). */
  readonly control: () => number;
  /** XML that comes to another place, in which paragraphs that an earlier run numbered are numbered anew. */
  readonly renumbered: (xml: string) => string;
}

/** Paragraphs of this library are numbered from here on. */
const FIRST = 0x52540000;
const MOST = 0x10000;

/** `moved` is the XML that stands in the part as well, once it has come to its place. */
export function freshIds(text: string, moved: string): FreshIds {
  const theirs = paragraphIds(moved).filter((id) => !isOurs(id));
  const paragraphs = new Set([...paragraphIds(text), ...theirs]);
  const numbers = new Set(
    Array.from(`${text}${moved}`.matchAll(/:id(?:\s+\w+:val)?="(-?\d+)"/gu), ([, id]) => Number(id)),
  );
  let paragraph = FIRST;
  let number = 9000;
  const nextNumber = () => {
    do number += 1;
    while (numbers.has(number));
    return number;
  };
  const nextParagraph = () => {
    let id: string;
    do {
      paragraph += 1;
      id = paragraph.toString(16).toUpperCase().padStart(8, "0");
    } while (paragraphs.has(id));
    return id;
  };
  return {
    paragraph: nextParagraph,
    mark: nextNumber,
    control: nextNumber,
    renumbered: (xml) =>
      xml.replace(PARAGRAPH_ID, (whole, start: string, id: string) =>
        isOurs(id) ? `${start}${nextParagraph()}"` : whole,
      ),
  };
}

const PARAGRAPH_ID = /(\bparaId=")([0-9A-Fa-f]{8})"/gu;

function paragraphIds(xml: string): readonly string[] {
  return Array.from(xml.matchAll(PARAGRAPH_ID), ([, , id = ""]) => id.toUpperCase());
}

function isOurs(id: string): boolean {
  const number = Number.parseInt(id, 16);
  return FIRST < number && number < FIRST + MOST;
}
