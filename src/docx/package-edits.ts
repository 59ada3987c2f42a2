import { type DocxPackage, savePackage } from "./package";
import { Splice } from "./splice";

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

  /** The package with the changes, and the names of the parts that differ. */
  save(): { readonly bytes: Uint8Array; readonly changedParts: readonly string[] } {
    const changed = new Map(this.#created);
    for (const [part, splice] of this.#splices) {
      if (!splice.isEmpty && !this.#removed.has(part)) changed.set(part, splice.apply(this.#source.text(part) ?? ""));
    }
    return {
      bytes: savePackage(this.#source, changed, this.#removed),
      changedParts: [...changed.keys(), ...this.#removed],
    };
  }
}
