import type { ParagraphProperties } from "./paragraph-properties";

/**
 * Names that word processors give their heading styles in the languages of their users; the level follows as a digit.
 * Word stores `heading 1` whatever its language, others store the name they show.
 */
const HEADING_NAMES = [
  "heading",
  "überschrift",
  "titre",
  "título",
  "titolo",
  "kop",
  "nagłówek",
  "rubrik",
  "overskrift",
  "otsikko",
  "nadpis",
  "başlık",
  "заголовок",
  "見出し",
  "标题",
  "標題",
  "제목",
  "عنوان",
  "शीर्षक",
];

const NAMED_LEVEL = new RegExp(`^(?:${HEADING_NAMES.join("|")})\\s*([1-9])(?:\\D|$)`, "iu");

/** Outline level from 1 that a paragraph's properties or the name of its style state; undefined for other text. */
export function headingLevel(properties: ParagraphProperties, styleNames: readonly string[]): number | undefined {
  const { outline } = properties;
  if (outline !== undefined) return outline >= 1 && outline <= 9 ? outline : undefined;
  for (const name of styleNames) {
    const level = NAMED_LEVEL.exec(name.normalize("NFC"))?.[1];
    if (level !== undefined) return Number(level);
  }
  return undefined;
}
