/**
 * Changes to a text at offsets of the text as it was (UTF-16 units). Nothing else of the text is touched; insertions at
 * one offset stand in the order in which they were asked for, and stay when what is around them is deleted.
 */
export class Splice {
  readonly #insertions = new Map<number, string[]>();
  readonly #deletions: { readonly start: number; readonly end: number }[] = [];

  insert(offset: number, text: string): void {
    const there = this.#insertions.get(offset);
    if (there === undefined) this.#insertions.set(offset, [text]);
    else there.push(text);
  }

  delete(start: number, end: number): void {
    this.#deletions.push({ start, end });
  }

  replace(start: number, end: number, text: string): void {
    this.insert(start, text);
    this.delete(start, end);
  }

  get isEmpty(): boolean {
    return this.#insertions.size === 0 && this.#deletions.length === 0;
  }

  /** Repeats the changes between two offsets, both included, at a distance. */
  mirror(start: number, end: number, distance: number): void {
    for (const [offset, texts] of [...this.#insertions]) {
      if (start <= offset && offset <= end) for (const text of texts) this.insert(offset + distance, text);
    }
    for (const deletion of [...this.#deletions]) {
      if (start <= deletion.start && deletion.end <= end) {
        this.delete(deletion.start + distance, deletion.end + distance);
      }
    }
  }

  apply(text: string): string {
    const insertions = [...this.#insertions].sort(([one], [other]) => one - other);
    const deletions = [...this.#deletions].sort((one, other) => one.start - other.start);
    const pieces: string[] = [];
    let cursor = 0;
    let next = 0;
    const keepUntil = (offset: number) => {
      for (; next < deletions.length; next += 1) {
        const { start, end } = deletions[next]!;
        if (start >= offset) break;
        pieces.push(text.slice(cursor, start));
        cursor = Math.max(cursor, end);
      }
      pieces.push(text.slice(cursor, offset));
      cursor = Math.max(cursor, offset);
    };
    for (const [offset, texts] of insertions) {
      keepUntil(offset);
      pieces.push(...texts);
    }
    keepUntil(text.length);
    return pieces.join("");
  }
}
