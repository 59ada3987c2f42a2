/** Ids that no element of a part has yet; the same part gives the same ids. */
export interface FreshIds {
  /** `w14:paraId` ([MS-DOCX] §2.6.2.3): eight hexadecimal digits below 80000000. */
  readonly paragraph: () => string;
  /** Of bookmarks and other marks (ECMA-376 Part 1 §17.13.6.2). */
  readonly mark: () => number;
  /** Of content controls (§17.5.2.18). */
  readonly control: () => number;
}

export function freshIds(text: string): FreshIds {
  const paragraphs = new Set(Array.from(text.matchAll(/\bparaId="([0-9A-Fa-f]{8})"/gu), ([, id]) => id?.toUpperCase()));
  const numbers = new Set(Array.from(text.matchAll(/:id(?:\s+\w+:val)?="(-?\d+)"/gu), ([, id]) => Number(id)));
  let paragraph = 0x52540000;
  let number = 9000;
  const nextNumber = () => {
    do number += 1;
    while (numbers.has(number));
    return number;
  };
  return {
    paragraph: () => {
      let id: string;
      do {
        paragraph += 1;
        id = paragraph.toString(16).toUpperCase().padStart(8, "0");
      } while (paragraphs.has(id));
      return id;
    },
    mark: nextNumber,
    control: nextNumber,
  };
}
