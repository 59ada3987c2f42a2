import { formatDate } from "../dates/format";
import { parseDate } from "../dates/parse";
import type { Block } from "../model/document";
import type { ParagraphLook, Run } from "../model/look";
import type { DateManner } from "../model/plan";
import type { Fields } from "./fields";
import { untilNow } from "./words";

const DATES: DateManner = { form: "month-year", month: "short", dot: false };

/** Writes the blocks of a resume that comes as data. */
export class Pen {
  readonly blocks: Block[] = [];
  readonly #language: string;
  /** Whether the last line was the first of an entry. */
  #isEntry = false;

  constructor(language: string) {
    this.#language = language;
  }

  heading(text: string, level: number, pointer: string): void {
    this.#write({ kind: "heading", level, text, runs: [{ text }] }, pointer);
  }

  paragraph(text: string, pointer: string): void {
    this.#write({ kind: "paragraph", text, runs: [{ text }] }, pointer);
  }

  item(text: string, pointer: string): void {
    const marker = { ordered: false, level: 0, text: "•", from: "numbering" } as const;
    this.#write({ kind: "list-item", text, runs: [{ text }], marker }, pointer);
  }

  /** The first line of an entry: its name in bold, what follows it, and its dates on the right. */
  entry(parts: readonly (string | undefined)[], dates: string | undefined, fields: Fields): void {
    const [name, ...others] = parts.filter((part) => part !== undefined);
    const rest = others.length === 0 ? "" : `, ${others.join(", ")}`;
    const runs: Run[] = [
      ...(name === undefined ? [] : [{ text: name, bold: true }]),
      ...(rest === "" ? [] : [{ text: rest }]),
      ...(dates === undefined ? [] : [{ text: name === undefined ? dates : `\t${dates}` }]),
    ];
    if (runs.length === 0) return;
    // Entries that say more than one line stand apart.
    const last = this.blocks.at(-1);
    const stands = last?.kind !== "heading" && !this.#isEntry;
    this.runs(runs, fields.pointer, { keepNext: true, ...(stands ? { spaceBefore: 6 } : {}) });
    this.#isEntry = true;
  }

  runs(runs: readonly Run[], pointer: string, look: ParagraphLook = {}): void {
    const text = runs.map((run) => run.text).join("");
    if (text !== "") this.#write({ ...look, kind: "paragraph", text, runs }, pointer);
  }

  /** From and until; what has begun and has no end goes on. */
  period(fields: Fields): string | undefined {
    const start = this.date(fields.text("startDate", "start"));
    const end = this.date(fields.text("endDate", "end"));
    const single = this.date(fields.text("date", "year"));
    if (start === undefined) return end ?? single;
    return start === end ? start : `${start} – ${end ?? untilNow(this.#language)}`;
  }

  date(text: string | undefined): string | undefined {
    if (text === undefined) return undefined;
    const found = parseDate(text, { language: this.#language });
    return found === null ? text : formatDate(found.date, DATES, this.#language);
  }

  #write(block: Omit<Block, "container" | "position">, pointer: string): void {
    this.#isEntry = false;
    this.blocks.push({ ...block, container: { kind: "body", id: "body" }, position: { in: "json", pointer } });
  }
}

/** A web address as people print it, with the page it opens. */
export function linkRun(url: string): Run {
  const text = url.replace(/^https?:\/\/(?:www\.)?/iu, "").replace(/\/$/u, "");
  if (/^https?:\/\//iu.test(url)) return { text, link: url };
  return /^[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/u.test(url) ? { text, link: `https://${url}` } : { text: url };
}
