import type { Border, Borders, ListMarker, PageSetup, ParagraphLook, Run, RunLook } from "./look";

/**
 * A document to be laid out: what the rebuilding writers (PDF layout, DOCX creation) draw. Lengths in points.
 * It is a tree, unlike the flat blocks of a ResumeDocument, because layout needs tables and page furniture whole.
 */
export interface FlowDocument {
  readonly sections: readonly FlowSection[];
  readonly title?: string;
  /** Person named in the metadata. */
  readonly author?: string;
  readonly language?: string;
  /** Distance between default tab stops. */
  readonly defaultTab: number;
  /** Whether the spaces after and before two paragraphs add up; otherwise the larger of them parts the two. */
  readonly addSpaces?: boolean;
}

/** Pages of one set-up. */
export interface FlowSection {
  readonly page: PageSetup;
  /** Distances of header and footer from the page's edges. */
  readonly headerDistance: number;
  readonly footerDistance: number;
  readonly columns: readonly FlowColumn[];
  /** Whether the section begins on a new page or goes on where the last one ended. */
  readonly start: "page" | "continuous";
  readonly header?: FlowFurniture;
  readonly footer?: FlowFurniture;
  /** Number of its first page, where numbering starts anew. */
  readonly firstPageNumber?: number;
  /** ST_NumberFormat of its page numbers; decimals when left out. */
  readonly pageNumberFormat?: string;
  readonly blocks: readonly FlowBlock[];
}

export interface FlowColumn {
  readonly width: number;
  /** Gap to the next column. */
  readonly gap: number;
}

export interface FlowFurniture {
  readonly default: readonly FlowBlock[];
  readonly first?: readonly FlowBlock[];
  readonly even?: readonly FlowBlock[];
}

export type FlowBlock = FlowParagraph | FlowTable;

export type FlowInline =
  | ({ readonly kind: "text" } & Run)
  | FlowField
  | { readonly kind: "break"; readonly of: "line" | "column" | "page" }
  | FlowImage
  | FlowTextBox;

/** The number of the page, or of all pages. */
export interface FlowField extends RunLook {
  readonly kind: "field";
  readonly field: "page" | "pages";
  /** ST_NumberFormat (ECMA-376 Part 1 §17.18.59), where it is not that of the section. */
  readonly format?: string;
}

export interface FlowImage {
  readonly kind: "image";
  readonly width: number;
  readonly height: number;
  /** Absent when the picture's type cannot be drawn: a box of its size is kept. */
  readonly data?: Uint8Array;
  readonly type?: "png" | "jpeg";
  readonly alt?: string;
  /** Floating: offset from the margin box; absent when inline. */
  readonly float?: FlowFloat;
  readonly link?: string;
}

export interface FlowTextBox {
  readonly kind: "text-box";
  readonly width: number;
  readonly height: number;
  readonly float?: FlowFloat;
  readonly blocks: readonly FlowBlock[];
  readonly shading?: string;
  /** Distances of the text from the edges; none when left out. */
  readonly margins?: FlowCell["margins"];
  readonly border?: Border;
}

export interface FlowFloat {
  readonly x: number;
  readonly y: number;
  readonly from: { readonly x: "page" | "margin" | "column"; readonly y: "page" | "margin" | "paragraph" };
  readonly wrap: "none" | "around" | "top-and-bottom";
  /** Distance that text around it keeps; none when left out. */
  readonly distance?: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  /** Drawn below the text. */
  readonly behind?: boolean;
}

export interface FlowParagraph extends ParagraphLook {
  readonly kind: "paragraph";
  readonly inlines: readonly FlowInline[];
  /** Heading level from 1, for tags and for DOCX heading styles. */
  readonly heading?: number;
  readonly marker?: FlowMarker;
  /** Its lines take whole steps of this height, the grid of an East Asian page. */
  readonly linePitch?: number;
  /** Written by this library, to be marked so that a later run can tell; see `Block.added`. */
  readonly added?: true;
  /** Look of the paragraph mark: gives an empty paragraph its height. */
  readonly mark?: RunLook;
}

export interface FlowMarker extends ListMarker {
  readonly look?: RunLook;
  /** What parts the marker from the text; a tab when left out. */
  readonly suffix?: "tab" | "space" | "nothing";
  /** Where the first line begins the marker has its middle, or its end; its start when left out. */
  readonly align?: "center" | "right";
}

export interface FlowTable {
  readonly kind: "table";
  readonly columnWidths: readonly number[];
  readonly indentLeft?: number;
  readonly align?: "left" | "center" | "right";
  /** Columns run from right to left. */
  readonly rtl?: boolean;
  readonly rows: readonly FlowRow[];
}

export interface FlowRow {
  readonly cells: readonly FlowCell[];
  readonly height?: { readonly rule: "exact" | "at-least"; readonly value: number };
  readonly header?: boolean;
  readonly cantSplit?: boolean;
}

export interface FlowCell {
  readonly columnSpan: number;
  /** `continue`: merged into the cell above. */
  readonly rowMerge?: "start" | "continue";
  readonly blocks: readonly FlowBlock[];
  readonly borders?: Borders;
  readonly shading?: string;
  readonly margins: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  readonly verticalAlign?: "top" | "center" | "bottom";
}
