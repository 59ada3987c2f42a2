/** Members of a JSON object, read tolerantly: what is not of the type asked for counts as absent. */
export class Fields {
  readonly pointer: string;
  readonly #value: Readonly<Record<string, unknown>>;
  readonly #read = new Set<string>();

  /** `pointer` is the RFC 6901 pointer of the object. */
  constructor(value: Readonly<Record<string, unknown>>, pointer: string) {
    this.#value = value;
    this.pointer = pointer;
  }

  names(): readonly string[] {
    return Object.keys(this.#value);
  }

  get(name: string): unknown {
    if (!Object.hasOwn(this.#value, name)) return undefined;
    this.#read.add(name);
    return this.#value[name];
  }

  /** The first of the members that holds words, in one line. */
  text(...names: readonly string[]): string | undefined {
    for (const name of names) {
      const text = Object.hasOwn(this.#value, name) ? wordsOf(this.#value[name]) : undefined;
      if (text === undefined) continue;
      this.#read.add(name);
      return text.replace(/\s+/gu, " ");
    }
    return undefined;
  }

  /** The words of the members, line by line; a list gives a line an item. */
  lines(...names: readonly string[]): readonly string[] {
    return names.flatMap((name) => linesOf(this.get(name)));
  }

  object(name: string): Fields | undefined {
    const value = this.#value[name];
    if (!isObject(value)) return undefined;
    this.#read.add(name);
    return new Fields(value, `${this.pointer}/${escapeToken(name)}`);
  }

  /** The objects of a list; a lone object counts as a list of one, and lone words as an object that has but a name. */
  list(name: string): readonly Fields[] {
    const value = this.get(name);
    const pointer = `${this.pointer}/${escapeToken(name)}`;
    const toFields = (item: unknown, at: string) => {
      if (isObject(item)) return [new Fields(item, at)];
      const words = wordsOf(item);
      return words === undefined ? [] : [new Fields({ name: words }, at)];
    };
    return Array.isArray(value)
      ? value.flatMap((item, index) => toFields(item, `${pointer}/${index}`))
      : toFields(value, pointer);
  }

  /** Pointers of members that hold something and were not read. */
  unread(): readonly string[] {
    return this.names()
      .filter((name) => !this.#read.has(name) && linesOf(this.#value[name]).length > 0)
      .map((name) => `${this.pointer}/${escapeToken(name)}`);
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wordsOf(value: unknown): string | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : undefined;
  if (typeof value !== "string") return undefined;
  // Control characters and halves of surrogate pairs stand in no document.
  const text = value.replace(/[^\P{C}\p{Cf}\p{Co}\n\r\t]/gu, " ").trim();
  return text === "" ? undefined : text;
}

const DEEPEST = 5;

/** All words in a value, a line each; of an object the values alone. */
function linesOf(value: unknown, depth = 0): readonly string[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((item) => linesOf(item, depth + 1));
  if (isObject(value)) {
    const words = Object.values(value).flatMap((item) => linesOf(item, depth + 1));
    return words.length === 0 ? [] : [words.join(", ")];
  }
  const text = wordsOf(value);
  return text === undefined
    ? []
    : text
        .split(/\s*[\r\n]+\s*/u)
        .map((line) => line.replace(/\s+/gu, " "))
        .filter((line) => line !== "");
}

function escapeToken(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
