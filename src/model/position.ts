/** Where something stands in its source. */
export type Position =
  /** In an XML part of a package (ECMA-376 Part 2): UTF-16 offsets in the decoded part, `end` excluded. */
  | {
      readonly in: "part";
      readonly part: string;
      readonly start: number;
      readonly end: number;
      /** Which line of the element, from 0, when soft breaks (`w:br`) part it into several blocks. */
      readonly line?: number;
    }
  /** In a text: UTF-16 offsets, `end` excluded. */
  | { readonly in: "text"; readonly start: number; readonly end: number }
  /** In a JSON document: an RFC 6901 pointer. */
  | { readonly in: "json"; readonly pointer: string }
  /**
   * On a page: a box in points from the top left corner of the upright, visible page (CropBox and /Rotate applied);
   * `page` counts from 0.
   */
  | {
      readonly in: "page";
      readonly page: number;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    };
