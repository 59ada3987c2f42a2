import type { RawLine } from "./page-layout-lines";

/** What the search for page furniture must know of a page. */
export interface FurniturePage {
  readonly index: number;
  readonly height: number;
  readonly lines: readonly RawLine[];
}

/** Share of the page's height in which headers and footers stand, at each end. */
const ZONE = 0.12;
/** Share in which a line with a page number alone tells a footer. */
const NUMBER_ZONE = 0.09;

const PAGE_WORD = "page|pg\\.?|seite|p[áa]gina|pagina|strona|side|sida|sivu|stran[aá]|oldal|стр\\.?|страница";
const NUMBER_OF = "/|of|von|de|sur|di|z|av|af|van|из|\\||-|–|—";
const PAGE_NUMBER = new RegExp(
  `^[-–—|(\\[ ]*(?:(?:${PAGE_WORD})\\s*)?(\\d{1,3})(?:\\s*(?:${NUMBER_OF})\\s*(\\d{1,3}))?[-–—|)\\] ]*$`,
  "iu",
);

/** A page number in words at the end of a line: "Jane Doe, page 2 of 3". */
const NUMBER_IN_WORDS = new RegExp(`(?:${PAGE_WORD})\\s*(\\d{1,3})(?:\\s*(?:${NUMBER_OF})\\s*(\\d{1,3}))?$`, "iu");

/**
 * Finds the lines that are page headers and footers: the outermost rows of a page that stand at the same height with
 * the same words (digits aside) on another page, that hold the page's number, or that repeat the resume's first line.
 * The top of the first page is the resume's own head, repeated or not.
 */
export function findFurniture(pages: readonly FurniturePage[]): ReadonlySet<RawLine> {
  const furniture = new Set<RawLine>();
  const name = firstLine(pages);
  for (const page of pages) {
    const downwards = [...page.lines].sort((one, other) => other.baseline - one.baseline);
    const others = pages.filter(({ index }) => index !== page.index);
    const isRepeated = (line: RawLine) => others.some(({ lines }) => lines.some((other) => isSame(line, other)));
    for (const line of downwards) {
      if (line.baseline < page.height * (1 - ZONE)) break;
      const isName = page.index > 0 && name !== "" && squeeze(line.text).startsWith(name);
      if (
        page.index === 0
          ? !holdsPageNumber(line, page, pages.length)
          : !(isName || line.artifact || isRepeated(line) || holdsPageNumber(line, page, pages.length))
      )
        break;
      furniture.add(line);
    }
    for (const line of downwards.reverse()) {
      if (line.baseline > page.height * ZONE) break;
      if (!(line.artifact || isRepeated(line) || holdsPageNumber(line, page, pages.length))) break;
      furniture.add(line);
    }
  }
  return furniture;
}

function isSame(line: RawLine, other: RawLine): boolean {
  return Math.abs(line.baseline - other.baseline) < 3 && withoutDigits(line.text) === withoutDigits(other.text);
}

/** Whether the line, or one of its parts, is the number of its page. */
function holdsPageNumber(line: RawLine, page: FurniturePage, pages: number): boolean {
  const fromEdge = Math.min(line.baseline, page.height - line.baseline);
  if (fromEdge > page.height * NUMBER_ZONE) return false;
  return line.text.split(/\t|\s+[|·•]\s+/u).some((part) => {
    const [, number, total] = PAGE_NUMBER.exec(part.trim()) ?? NUMBER_IN_WORDS.exec(part.trim()) ?? [];
    return Number(number) === page.index + 1 && (total === undefined || Number(total) === pages);
  });
}

function firstLine([page]: readonly FurniturePage[]): string {
  const top = [...(page?.lines ?? [])].sort((one, other) => other.baseline - one.baseline)[0];
  return squeeze(top?.text.split("\t")[0] ?? "");
}

function withoutDigits(text: string): string {
  return squeeze(text.replace(/\d+/gu, "#"));
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, "").toLowerCase();
}
