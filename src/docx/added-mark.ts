import { attribute, findAll, type XmlElement } from "./xml";

const PREFIX = "_ResumeTailor";

/** Stretches of a part that this library wrote, as its bookmarks name them. */
export type AddedStretches = readonly { readonly start: number; readonly end: number; readonly hash: string }[];

/**
 * Name of the bookmark (ECMA-376 Part 1 §17.13.6.2) around a paragraph or line that this library adds. It holds a hash
 * of the words, so that what the person has edited since counts as the person's own. Word hides names that begin with
 * an underscore, and takes at most 40 characters.
 */
export function addedBookmarkName(text: string, number: number): string {
  return `${PREFIX}${number}_${hashOf(text)}`;
}

/** The stretches of a part that bookmarks of this library enclose, in order. */
export function addedStretches(root: XmlElement): AddedStretches {
  const starts = findAll(root, "w:bookmarkStart").filter((element) => isAddedBookmark(element));
  if (starts.length === 0) return [];
  const ends = new Map(findAll(root, "w:bookmarkEnd").map((element) => [attribute(element, "w:id"), element.start]));
  return starts.map((element) => ({
    start: element.end,
    end: ends.get(attribute(element, "w:id")) ?? element.end,
    hash: (attribute(element, "w:name") ?? "").split("_").at(-1) ?? "",
  }));
}

function isAddedBookmark(element: XmlElement): boolean {
  return attribute(element, "w:name")?.startsWith(PREFIX) ?? false;
}

/** Whether the text that begins at an offset was written by this library, and is as it was. */
export function isAdded(stretches: AddedStretches, offset: number, text: string): boolean {
  // Few bookmarks, many paragraphs: a binary search keeps this linear in the length of the document.
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const stretch = stretches[low - 1];
  return stretch !== undefined && offset < stretch.end && stretch.hash === hashOf(text);
}

/** FNV-1a, 32 bits, over the text without spaces. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text.normalize("NFC").replace(/\s+/gu, "")) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}
