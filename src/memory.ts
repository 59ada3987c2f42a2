/** Longer keys are hardly ever asked for twice, and would take room. */
const LONGEST_KEY = 300;

/**
 * Answers of a pure function of text, kept because one run asks for the same few lines again and again. Bounded: when
 * `most` are kept, all are forgotten.
 */
export class Memory<Value> {
  readonly #most: number;
  readonly #known = new Map<string, Value>();

  constructor(most: number) {
    this.#most = most;
  }

  /** The answer for a key, made by `make` the first time. */
  get(key: string, make: () => Value): Value {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = make();
    if (key.length > LONGEST_KEY) return made;
    if (this.#known.size >= this.#most) this.#known.clear();
    this.#known.set(key, made);
    return made;
  }
}
