import { parseDates } from "../dates/parse";
import type { FlowInline, FlowParagraph } from "../model/flow";
import type { ListMarker, PageSetup, ParagraphLook, RunLook, TabStop } from "../model/look";
import type { Piece, Role } from "./pieces";

/** The one look of resumes that come without any: plain, in one column, read by every parser. */

const SIZES: Readonly<Record<Role, number>> = { name: 20, contact: 10.5, heading: 13, "sub-heading": 11, text: 10.5 };
const ACCENT = "1F3864";
const MARGIN = 54;
const ITEM_INDENT = 16;
/** Where the second column of typed tables and labels begins. */
const LABEL_WIDTH = 130;

/** Fonts that word processors have for scripts that Calibri lacks. */
const FONTS: readonly (readonly [language: RegExp, font: string])[] = [
  [/^ja\b/iu, "Yu Gothic"],
  [/^zh-(?:hant|tw|hk|mo)\b/iu, "Microsoft JhengHei"],
  [/^zh\b/iu, "Microsoft YaHei"],
  [/^ko\b/iu, "Malgun Gothic"],
  [/^hi\b/iu, "Nirmala UI"],
  [/^(?:ar|he|fa|ur)\b/iu, "Arial"],
];

const RIGHT_TO_LEFT = /^(?:ar|he|fa|ur)\b/iu;
/** Regions that print on Letter paper; English without a region counts as American. */
const LETTER = /^en$|-(?:us|ca|mx|co|cl|ve|ph|pr)\b/iu;

export function cleanPage(language: string): PageSetup {
  const size = LETTER.test(language) ? { width: 612, height: 792 } : { width: 595.3, height: 841.9 };
  return { ...size, marginTop: MARGIN, marginRight: MARGIN, marginBottom: MARGIN, marginLeft: MARGIN };
}

/** A paragraph in the clean look. `before` is the piece above, which may be an empty line: that is room, not text. */
export function cleanLook({ block, role }: Piece, before: Piece | undefined, language: string): FlowParagraph {
  const isAfterGap = before === undefined || before.block.text.trim() === "";
  const rtl = RIGHT_TO_LEFT.test(language);
  const base: RunLook = {
    font: FONTS.find(([pattern]) => pattern.test(language))?.[1] ?? "Calibri",
    size: SIZES[role],
    ...(role === "name" || role === "heading" || role === "sub-heading" ? { bold: true } : {}),
    ...(role === "name" || role === "heading" ? { color: ACCENT } : {}),
    ...(rtl ? { rtl } : {}),
  };
  const marker = block.marker === undefined ? undefined : cleanMarker(block.marker);
  const heading = role === "heading" ? 1 : role === "sub-heading" ? 2 : undefined;
  return {
    kind: "paragraph",
    inlines: block.runs.map((run): FlowInline => ({ kind: "text", ...base, ...run })),
    ...paragraphLook(role, isAfterGap),
    ...(block.spaceBefore === undefined ? {} : { spaceBefore: block.spaceBefore }),
    ...(block.keepNext ? { keepNext: true } : {}),
    ...(marker === undefined ? {} : { marker: { ...marker, look: base }, ...itemIndent(marker.level, rtl) }),
    ...(block.text.includes("\t") ? { tabs: tabsOf(block.text, language) } : {}),
    ...(heading === undefined ? {} : { heading }),
    ...(rtl ? { rtl } : {}),
    ...(block.added ? { added: true as const } : {}),
  };
}

function paragraphLook(role: Role, isAfterGap: boolean): ParagraphLook {
  const lineHeight = { rule: "multiple", value: 1.08 } as const;
  if (role === "name") return { lineHeight, spaceAfter: 2 };
  if (role === "heading") {
    return {
      lineHeight,
      spaceBefore: 12,
      spaceAfter: 4,
      keepNext: true,
      borders: { bottom: { style: "single", width: 0.75, color: ACCENT, space: 1 } },
    };
  }
  if (role === "sub-heading") return { lineHeight, spaceBefore: 6, spaceAfter: 2, keepNext: true };
  return { lineHeight, spaceAfter: 2, ...(isAfterGap && role === "text" ? { spaceBefore: 6 } : {}) };
}

/** Bullets of every typed kind are the one that all parsers know. */
function cleanMarker(marker: ListMarker): ListMarker {
  return marker.ordered ? marker : { ...marker, text: "•" };
}

function itemIndent(level: number, rtl: boolean): ParagraphLook {
  const indent = ITEM_INDENT * (level + 1);
  return { ...(rtl ? { indentRight: indent } : { indentLeft: indent }), indentFirst: -ITEM_INDENT };
}

/** What follows the last tab stands on the right margin when it is a date or a place of few words, else in a column. */
function tabsOf(text: string, language: string): readonly TabStop[] {
  const parts = text.split("\t");
  const last = parts.at(-1)?.trim() ?? "";
  const isDate = last.length <= 40 && parseDates(last, { language }).length > 0;
  const columns = Array.from(
    { length: parts.length - (isDate ? 2 : 1) },
    (_, index): TabStop => ({
      at: LABEL_WIDTH * (index + 1),
      align: "left",
    }),
  );
  return isDate ? [...columns, { at: textWidth(language), align: "right" }] : columns;
}

function textWidth(language: string): number {
  return cleanPage(language).width - 2 * MARGIN;
}
