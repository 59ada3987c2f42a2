/** What an in-place writer hands back. */
export interface Edited {
  readonly kind: "edited";
  readonly bytes: Uint8Array;
  /** Names of package parts, or objects of a PDF, whose content differs from the source. */
  readonly changedParts: readonly string[];
  readonly pages: { readonly before: number | null; readonly after: number | null } | null;
  /** Whether the compact entries of the plan were used, to keep the page count. */
  readonly compact: boolean;
}

/** Why a file cannot be edited in place; the caller rebuilds it and says so. */
export interface NotInPlace {
  readonly kind: "not-in-place";
  readonly reason: string;
}
