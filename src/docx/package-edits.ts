import type { Context } from "../context";
import { changedEntries, type DocxPackage, openChanged } from "./package";
import { Splice } from "./splice";
import { writeZip } from "./zip";

/** A package with changes. */
export interface SavedPackage {
  readonly bytes: Uint8Array;
  /** Names of the parts that differ. */
  readonly changedParts: readonly string[];
  readonly open: () => DocxPackage;
}

/** Changes to the parts of a package; what is not named stays as it is, byte for byte. */
export class PackageEdits {
  readonly #source: DocxPackage;
  readonly #splices = new Map<string, Splice>();
  readonly #created = new Map<string, string>();
  readonly #removed = new Set<string>();

  constructor(source: DocxPackage) {
    this.#source = source;
  }

  /** The changes to an XML part that is there. */
  splice(part: string): Splice {
    const splice = this.#splices.get(part) ?? new Splice();
    this.#splices.set(part, splice);
    return splice;
  }

  create(part: string, text: string): void {
    this.#created.set(part, text);
  }

  remove(part: string): void {
    this.#removed.add(part);
  }

  get isEmpty(): boolean {
    const isSpliced = [...this.#splices.values()].some((splice) => !splice.isEmpty);
    return !isSpliced && this.#created.size === 0 && this.#removed.size === 0;
  }

  save(context: Context): SavedPackage {
    const changed = new Map(this.#created);
    for (const [part, splice] of this.#splices) {
      if (!splice.isEmpty && !this.#removed.has(part)) changed.set(part, splice.apply(this.#source.text(part) ?? ""));
    }
    const entries = changedEntries(this.#source, changed, this.#removed);
    return {
      bytes: writeZip(entries),
      changedParts: [...changed.keys(), ...this.#removed],
      open: openChanged(this.#source, entries, context),
    };
  }
}
