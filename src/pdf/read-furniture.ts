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
/** Share in which the last line of a page may be its number and nothing else. */
const LONE_NUMBER_ZONE = 0.2;
/** Lines of a footer, and how near they stand to each other, in heights of a line. */
const FOOTER_LINES = 3;
const FOOTER_PITCH = 1.8;

const PAGE_WORD = "page|pg\\.?|seite|p[áa]gina|pagina|strona|side|sida|sivu|stran[aá]|oldal|стр\\.?|страница";
const NUMBER_OF = "/|of|von|de|sur|di|z|av|af|van|из|\\||-|–|—";
const PAGE_NUMBER = new RegExp(
  `^[-–—|(\\[ ]*(?:(?:${PAGE_WORD})\\s*)?(\\d{1,3})(?:\\s*(?:${NUMBER_OF})\\s*(\\d{1,3}))?[-–—|)\\] ]*$`,
  "diu",
);

/** A page number in words at an end of a line: "Jane Doe, page 2 of 3", "Page 2 - Curriculum vitae". */
const IN_WORDS = `(?:${PAGE_WORD})\\s*(\\d{1,3})(?:\\s*(?:${NUMBER_OF})\\s*(\\d{1,3}))?`;
const NUMBER_AT_END = new RegExp(`${IN_WORDS}$`, "diu");
const NUMBER_AT_START = new RegExp(`^${IN_WORDS}(?=\\s+[-–—|·•])`, "diu");

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
    const upwards = downwards.reverse();
    for (const line of [...loneNumber(upwards, page, pages.length), ...numberedFoot(upwards, page, pages.length)])
      furniture.add(line);
    for (const line of upwards) {
      if (line.baseline > page.height * ZONE) break;
      if (!(furniture.has(line) || line.artifact || isRepeated(line) || holdsPageNumber(line, page, pages.length)))
        break;
      furniture.add(line);
    }
  }
  return furniture;
}

function isSame(line: RawLine, other: RawLine): boolean {
  return Math.abs(line.baseline - other.baseline) < 3 && withoutDigits(line.text) === withoutDigits(other.text);
}

/** The last line of a page, well below the text, that is the page's number: wide margins lift it out of the footer's place. */
function loneNumber([last, above]: readonly RawLine[], page: FurniturePage, pages: number): readonly RawLine[] {
  if (last === undefined || above === undefined || last.baseline > page.height * LONE_NUMBER_ZONE) return [];
  const isApart = above.baseline - last.baseline > 2 * FOOTER_PITCH * last.height;
  return isApart && isNumberOf(page, pages, PAGE_NUMBER.exec(last.text.trim())) ? [last] : [];
}

/** A paragraph at the foot of a page that has the page's number in it: all of it is a footer. */
function numberedFoot(upwards: readonly RawLine[], page: FurniturePage, pages: number): readonly RawLine[] {
  const end = upwards.findIndex((line, index) => {
    const below = upwards[index - 1];
    return below !== undefined && line.baseline - below.baseline > FOOTER_PITCH * line.height;
  });
  const foot = upwards.slice(0, Math.max(0, end));
  const isFooter = foot.length <= FOOTER_LINES && foot.every(({ baseline }) => baseline <= page.height * ZONE);
  return isFooter && foot.some((line) => holdsPageNumber(line, page, pages)) ? foot : [];
}

/** Whether the line, or one of its parts, is the number of its page. */
function holdsPageNumber(line: RawLine, page: FurniturePage, pages: number): boolean {
  const fromEdge = Math.min(line.baseline, page.height - line.baseline);
  return fromEdge <= page.height * NUMBER_ZONE && pageNumberIn(line.text, page.index, pages) !== null;
}

/** Where a text says the number of its page and how many there are, as stretches of it. */
export interface PageNumber {
  readonly number: readonly [start: number, end: number];
  readonly total: readonly [start: number, end: number] | null;
}

/** The number of the page with an index that a text, or one of its parts, is. */
export function pageNumberIn(text: string, index: number, pages: number): PageNumber | null {
  let from = 0;
  for (const part of text.split(/\t|\s+[|·•]\s+/u)) {
    const words = part.trim();
    const match = PAGE_NUMBER.exec(words) ?? NUMBER_AT_END.exec(words) ?? NUMBER_AT_START.exec(words);
    const start = text.indexOf(part, from) + part.indexOf(words);
    from = start + words.length;
    if (!isNumberOf({ index }, pages, match)) continue;
    const [number, total] = [match?.indices?.[1], match?.indices?.[2]].map((stretch) =>
      stretch === undefined ? null : ([start + stretch[0], start + stretch[1]] as const),
    );
    if (number != null) return { number, total: total ?? null };
  }
  return null;
}

function isNumberOf({ index }: Pick<FurniturePage, "index">, pages: number, match: RegExpExecArray | null): boolean {
  const [, number, total] = match ?? [];
  return Number(number) === index + 1 && (total === undefined || Number(total) === pages);
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
