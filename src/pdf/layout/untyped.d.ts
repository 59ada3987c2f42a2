/** The parts that are used of two packages without types. */
declare module "linebreak" {
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}

declare module "bidi-js" {
  export interface EmbeddingLevels {
    /** UAX #9 level of each UTF-16 unit. */
    readonly levels: Uint8Array;
  }
  export interface Bidi {
    readonly getEmbeddingLevels: (text: string, direction?: "ltr" | "rtl" | "auto") => EmbeddingLevels;
    readonly getMirroredCharacter: (character: string) => string | null;
  }
  export default function bidiFactory(): Bidi;
}
