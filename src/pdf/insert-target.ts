import type { OpenPage } from "./content-stream-move";
import type { ResourceTable } from "./content-stream-source";
import type { Matrix } from "./page-layout";

/** A page that is drawn on. */
export interface PaintTarget {
  /** Index among the pages of the result. */
  readonly index: number;
  readonly width: number;
  readonly height: number;
  /** From its user space to the upright page. */
  readonly base: Matrix;
  readonly resources: ResourceTable;
  /** New marked content id, for content that another page had under an id of its own. */
  readonly contentId: (from: OpenPage, id: number) => number;
}
