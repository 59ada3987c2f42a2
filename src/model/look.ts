/**
 * How text looks, free of any file format. Lengths are in points (1/72 inch), colours are six hexadecimal digits
 * (`1F4E79`). A member left out means "not known or as usual": black, regular, left-aligned, no border.
 */

export interface RunLook {
  /** Family name as the source gives it (`Calibri`, `Source Sans 3`). */
  readonly font?: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  /** Displayed capitals; `text` keeps the letters as they are stored. */
  readonly caps?: "all" | "small";
  readonly color?: string;
  readonly highlight?: string;
  readonly letterSpacing?: number;
  /** How wide the letters are drawn, against their own width: 0.9 is narrower by a tenth. */
  readonly horizontalScale?: number;
  readonly vertical?: "superscript" | "subscript";
  readonly rtl?: boolean;
  /** Whether pairs of letters are moved together as their font asks; word processors do so only when told. */
  readonly kerning?: boolean;
}

/** A stretch of text of one look. `\t` is a tab, `\n` a line break within the paragraph. */
export interface Run extends RunLook {
  readonly text: string;
  /** Target of a hyperlink. */
  readonly link?: string;
}

export interface TabStop {
  /** From the left edge of the text column (right edge in right-to-left paragraphs). */
  readonly at: number;
  readonly align: "left" | "center" | "right" | "decimal";
  readonly leader?: "dot" | "hyphen" | "underscore";
}

export interface Border {
  readonly style: "single" | "double" | "dotted" | "dashed";
  readonly width: number;
  readonly color: string;
  /** Distance from the text. */
  readonly space: number;
}

export interface Borders {
  readonly top?: Border;
  readonly bottom?: Border;
  readonly left?: Border;
  readonly right?: Border;
}

export interface LineHeight {
  /** `multiple` of the font's own line height (1 = single), or points `exact` or `at-least`. */
  readonly rule: "multiple" | "exact" | "at-least";
  readonly value: number;
}

export interface ParagraphLook {
  readonly align?: "left" | "center" | "right" | "justify";
  readonly indentLeft?: number;
  readonly indentRight?: number;
  /** Of the first line against the others; negative hangs. */
  readonly indentFirst?: number;
  readonly spaceBefore?: number;
  readonly spaceAfter?: number;
  readonly lineHeight?: LineHeight;
  readonly tabs?: readonly TabStop[];
  readonly borders?: Borders;
  readonly shading?: string;
  readonly keepNext?: boolean;
  readonly keepLines?: boolean;
  readonly widowControl?: boolean;
  readonly pageBreakBefore?: boolean;
  readonly contextualSpacing?: boolean;
  readonly rtl?: boolean;
}

export interface ListMarker {
  readonly ordered: boolean;
  /** Nesting from 0. */
  readonly level: number;
  /** As it is drawn: `•`, `–`, `2.`. */
  readonly text: string;
  /** `numbering`: made by the format's own lists; `typed`: characters of the text itself (not in the block's `text`). */
  readonly from: "numbering" | "typed";
}

export interface PageSetup {
  readonly width: number;
  readonly height: number;
  readonly marginTop: number;
  readonly marginRight: number;
  readonly marginBottom: number;
  readonly marginLeft: number;
}
