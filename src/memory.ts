/** Longer keys than a credential written out are hardly ever asked for twice, and would take room. */
const LONGEST_KEY = 1_200;

/**
 * Answers of a pure function of text, kept because one run asks for the same few lines again and again. Bounded: when
 * `most` are kept, all are forgotten.
 */
export class Memory<Value> {
  readonly #most: number;
  readonly #longest: number;
  readonly #known = new Map<string, Value>();

  constructor(most: number, longestKey: number = LONGEST_KEY) {
    this.#most = most;
    this.#longest = longestKey;
  }

  /** The answer for a key, made by `make` the first time. */
  get(key: string, make: () => Value): Value {
    if (key.length > this.#longest) return make();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = make();
    if (this.#known.size >= this.#most) this.#known.clear();
    this.#known.set(key, made);
    return made;
  }
}
