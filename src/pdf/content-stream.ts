/** An operand of a content stream (ISO 32000-2 §7.3, §7.8.2). `start` and `end` are offsets in the stream's text. */
export type Operand =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "name"; readonly value: string; readonly start: number; readonly end: number }
  /** One character for each byte. */
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "array"; readonly items: readonly Operand[] }
  | { readonly kind: "dictionary"; readonly entries: ReadonlyMap<string, Operand> }
  | { readonly kind: "keyword"; readonly value: string };

export interface Operator {
  readonly name: string;
  readonly operands: readonly Operand[];
  /** Of the operator with its operands, in the stream's text; `end` excluded. */
  readonly start: number;
  readonly end: number;
}

/** Deepest nesting of arrays and dictionaries among operands. */
const DEEPEST = 32;

/**
 * Parts a decoded content stream, given as text of one character a byte, into its operators (ISO 32000-2 §7.8.2).
 * Inline images (§8.9.7) are one operator, named `BI`. What cannot be read is passed over, as viewers do.
 * Gives null when there are more than `most`.
 */
export function readOperators(text: string, most: number): readonly Operator[] | null {
  const operators: Operator[] = [];
  const lexer = new Lexer(text);
  let operands: Operand[] = [];
  let start = -1;
  for (;;) {
    lexer.skipSpace();
    if (lexer.at >= text.length) return operators;
    if (start < 0) start = lexer.at;
    const operand = lexer.operand(0);
    if (operand === null) continue;
    if (operand.kind !== "keyword" || LITERALS.has(operand.value)) {
      operands.push(operand);
      continue;
    }
    if (operand.value === "BI") lexer.skipInlineImage();
    operators.push({ name: operand.value, operands, start, end: lexer.at });
    if (operators.length > most) return null;
    operands = [];
    start = -1;
  }
}

const LITERALS: ReadonlySet<string> = new Set(["true", "false", "null"]);
const DELIMITER = "()<>[]{}/%";

class Lexer {
  at = 0;

  constructor(private readonly text: string) {}

  skipSpace(): void {
    const { text } = this;
    while (this.at < text.length) {
      const code = text.charCodeAt(this.at);
      if (code === 37) {
        while (this.at < text.length && text.charCodeAt(this.at) !== 10 && text.charCodeAt(this.at) !== 13)
          this.at += 1;
      } else if (isSpace(code)) this.at += 1;
      else return;
    }
  }

  /** The next operand or keyword; null for a character that belongs to neither. */
  operand(depth: number): Operand | null {
    const { text } = this;
    const start = this.at;
    const character = text[start]!;
    if (character === "/") {
      this.at += 1;
      return { kind: "name", value: unescapeName(this.regular()), start, end: this.at };
    }
    if (character === "(") return { kind: "string", value: this.literalString() };
    if (character === "<") {
      if (text[start + 1] === "<") {
        this.at += 2;
        return this.dictionary(depth);
      }
      return { kind: "string", value: this.hexString() };
    }
    if (character === "[") {
      this.at += 1;
      return { kind: "array", items: this.until("]", depth) };
    }
    if (DELIMITER.includes(character)) {
      this.at += 1;
      return null;
    }
    const word = this.regular();
    const value = numberOf(word);
    return value === null ? { kind: "keyword", value: word } : { kind: "number", value };
  }

  /** Past the image's data: `EI` between white space, followed by what looks like a content stream. */
  skipInlineImage(): void {
    const { text } = this;
    const begin = /[\0\t\n\f\r ]ID[\0\t\n\f\r ]/gu;
    begin.lastIndex = this.at;
    if (begin.exec(text) === null) {
      this.at = text.length;
      return;
    }
    const end = /[\0\t\n\f\r ]EI(?=[\t\n\f\r ])/gu;
    end.lastIndex = begin.lastIndex - 1;
    for (let match = end.exec(text); match !== null; match = end.exec(text)) {
      this.at = end.lastIndex;
      if (/^[\t\n\f\r\x20-\x7E]*$/u.test(text.slice(this.at, this.at + 12))) return;
    }
    this.at = text.length;
  }

  private until(closing: string, depth: number): readonly Operand[] {
    const items: Operand[] = [];
    for (;;) {
      this.skipSpace();
      if (this.at >= this.text.length) return items;
      if (this.text.startsWith(closing, this.at)) {
        this.at += closing.length;
        return items;
      }
      if (depth >= DEEPEST) {
        this.at += 1;
        continue;
      }
      const item = this.operand(depth + 1);
      if (item !== null) items.push(item);
    }
  }

  private dictionary(depth: number): Operand {
    const items = this.until(">>", depth);
    const entries = new Map<string, Operand>();
    for (let index = 0; index + 1 < items.length; index += 2) {
      const key = items[index]!;
      if (key.kind === "name") entries.set(key.value, items[index + 1]!);
    }
    return { kind: "dictionary", entries };
  }

  private regular(): string {
    const { text } = this;
    const start = this.at;
    while (this.at < text.length) {
      const code = text.charCodeAt(this.at);
      if (isSpace(code) || DELIMITER.includes(text[this.at]!)) break;
      this.at += 1;
    }
    return text.slice(start, this.at);
  }

  /** ISO 32000-2 §7.3.4.2. */
  private literalString(): string {
    const { text } = this;
    let value = "";
    let depth = 1;
    this.at += 1;
    while (this.at < text.length) {
      const character = text[this.at]!;
      this.at += 1;
      if (character === "\\") value += this.escape();
      else if (character === "(") {
        depth += 1;
        value += character;
      } else if (character === ")") {
        depth -= 1;
        if (depth === 0) return value;
        value += character;
      } else if (character === "\r") {
        if (text[this.at] === "\n") this.at += 1;
        value += "\n";
      } else value += character;
    }
    return value;
  }

  private escape(): string {
    const { text } = this;
    const character = text[this.at] ?? "";
    this.at += 1;
    if (character >= "0" && character <= "7") {
      let digits = character;
      while (digits.length < 3 && /[0-7]/u.test(text[this.at] ?? "")) {
        digits += text[this.at];
        this.at += 1;
      }
      return String.fromCharCode(Number.parseInt(digits, 8) & 0xff);
    }
    if (character === "\r") {
      if (text[this.at] === "\n") this.at += 1;
      return "";
    }
    if (character === "\n") return "";
    return ESCAPES[character] ?? character;
  }

  private hexString(): string {
    const end = this.text.indexOf(">", this.at);
    const stop = end < 0 ? this.text.length : end;
    const digits = this.text.slice(this.at + 1, stop).replace(/[^0-9A-Fa-f]/gu, "");
    this.at = stop + 1;
    let value = "";
    for (let index = 0; index < digits.length; index += 2) {
      value += String.fromCharCode(Number.parseInt(digits.slice(index, index + 2).padEnd(2, "0"), 16));
    }
    return value;
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9 || code === 12 || code === 0;
}

function numberOf(word: string): number | null {
  if (!/^[+-]*(?:\d+\.?\d*|\.\d+)(?:-\d*)?$/u.test(word)) return null;
  const value = Number.parseFloat(word.replace(/^[+-]*(?=[+-])/u, ""));
  return Number.isFinite(value) ? value : null;
}

function unescapeName(name: string): string {
  return name.replace(/#([0-9A-Fa-f]{2})/gu, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** A string of one character a byte, as an operand. */
export function hexOperand(value: string): string {
  let digits = "";
  for (let index = 0; index < value.length; index += 1) digits += value.charCodeAt(index).toString(16).padStart(2, "0");
  return `<${digits}>`;
}

/** A number as an operand, to a hundred-thousandth. */
export function numberOperand(value: number): string {
  return String(Math.round(value * 100_000) / 100_000 || 0);
}

/** The numbers among operands, in order. */
export function numbersOf({ operands }: Operator): readonly number[] {
  return operands.flatMap((operand) => (operand.kind === "number" ? [operand.value] : []));
}
