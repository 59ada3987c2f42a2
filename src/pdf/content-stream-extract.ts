import type { Operator } from "./content-stream";
import type { PathMark, Surroundings } from "./content-stream-marks";
import {
  bareShow,
  inverse,
  matrixOperands,
  type OpenPage,
  paintAt,
  showAt,
  stretchedPath,
} from "./content-stream-move";
import { adoptResource, type ResourceTable, resourceOf } from "./content-stream-source";
import type { Matrix } from "./page-layout";
import { IDENTITY } from "./page-layout-matrix";

export interface Extraction {
  /** The marks to draw, by index, and how each is moved on the upright page. */
  readonly marks: ReadonlyMap<number, Matrix>;
  /** Paths whose upper and lower half are moved up by two lengths, and the clips around them. */
  readonly stretched?: { readonly paths: ReadonlySet<number>; readonly upper: number; readonly lower: number };
  /** Resources of the page that it is drawn on. */
  readonly into: ResourceTable;
  /** New marked content id for one of the source's; null where content is drawn as decoration. */
  readonly contentId: ((id: number) => number) | null;
}

/** The graphics state at the start of a page (ISO 32000-2 §8.4.1, §9.3.1). */
const INITIAL_STATE = "0 g 0 G 1 w 0 J 0 j 10 M [] 0 d 0 Tc 0 Tw 100 Tz 0 TL 0 Ts 0 Tr";

/** Opens a stretch drawn on the upright page, with the graphics state of a page's start. */
export function fresh(body: string, { matrix }: Pick<Surroundings, "matrix">): string {
  return `q ${matrixOperands(inverse(matrix))} cm ${INITIAL_STATE}\n${body}\nQ`;
}

/** An operator kept back until something is painted under it. */
interface Pending {
  readonly group: "q" | "BT" | null;
  /** What it sets, when setting it again makes this one void. */
  readonly sets: string | null;
  readonly text: string;
  /** The marked content sequence that it opens. */
  readonly sequence?: Sequence;
}

/** A marked content sequence of the source. Sequences need not nest with `q` and `Q` (ISO 32000-2 §14.6.1). */
interface Sequence {
  readonly tag: string;
  /** Operator as it stands, for one without an id. */
  readonly raw: string;
  readonly id: number | undefined;
  isWritten: boolean;
}

/**
 * Writes some marks of a page, with just the state that they need, to be drawn on the same or another page in a
 * {@link fresh} stretch.
 */
export function extractMarks(page: OpenPage, extraction: Extraction): string {
  const writer = new Extractor(page, extraction);
  for (let index = 0; index < page.operators.length; index += 1) index = writer.step(index);
  const drawn = writer.out.join("\n");
  return isUpright(page.base) ? `q ${drawn}\nQ` : `q ${matrixOperands(page.base)} cm ${drawn}\nQ`;
}

/** Opens marked content under another id, with what else is said of it: its language, the text that it stands for. */
export function openedAs(raw: string, tag: string, id: number): string {
  return /\/MCID\s/u.test(raw) ? raw.replace(/(?<=\/MCID\s+)\d+/u, String(id)) : `${tag} <</MCID ${id}>> BDC`;
}

/** Whether user space is that of the upright page: most pages are neither turned nor cropped. */
function isUpright(base: Matrix): boolean {
  return base.every((value, index) => value === IDENTITY[index]);
}

class Extractor {
  readonly out: string[] = [];
  private pending: Pending[] = [];
  private readonly markAt = new Map<number, number>();
  private readonly sequences: Sequence[] = [];
  private lastMove: Matrix | null = null;

  constructor(
    private readonly page: OpenPage,
    private readonly extraction: Extraction,
  ) {
    page.marks.forEach((mark, index) => {
      this.markAt.set(mark.first, index);
    });
  }

  /** Carries out one operator; gives the index of the last one that was used up. */
  step(index: number): number {
    const { page } = this;
    const operator = page.operators[index]!;
    const number = this.markAt.get(index);
    if (number !== undefined) return this.mark(number);
    switch (operator.name) {
      case "q":
        this.pending.push({ group: "q", sets: null, text: "q" });
        break;
      case "Q":
        this.close("q", "Q");
        break;
      case "BT":
        this.lastMove = null;
        this.pending.push({ group: "BT", sets: null, text: "BT" });
        break;
      case "ET":
        this.close("BT", "ET");
        break;
      case "BMC":
      case "BDC":
        this.openSequence(operator, index);
        break;
      case "EMC":
        this.closeSequence();
        break;
      case "Td":
      case "Tm":
      case "T*":
      case "TD":
      case "MP":
      case "DP":
        break;
      default:
        this.keep(operator);
    }
    return index;
  }

  private mark(number: number): number {
    const { page, extraction } = this;
    const mark = page.marks[number]!;
    const by = extraction.marks.get(number);
    if (mark.kind === "text") {
      if (by === undefined) {
        this.lastMove = null;
        return mark.last;
      }
      this.flush();
      const goesOn = mark.continues && this.lastMove !== null && sameMatrix(by, this.lastMove);
      this.out.push(goesOn ? bareShow(page, mark) : showAt(page, mark, by));
      this.lastMove = by;
      return mark.last;
    }
    if (mark.kind === "path" && extraction.stretched?.paths.has(number) === true) {
      this.stretch(mark, extraction.stretched);
      return mark.last;
    }
    if (mark.kind === "path" && mark.clipping) {
      const clipped = this.moveUnder(number);
      if (clipped !== null) {
        const text = paintAt(page, mark, clipped, true);
        this.pending.push({ group: null, sets: null, text });
      }
    }
    if (by !== undefined && !(mark.kind === "path" && mark.clipping && !mark.fills && !mark.strokes)) {
      this.flush();
      const text = paintAt(page, mark, by, false);
      this.out.push(mark.kind === "picture" ? this.rename(page.operators[mark.first]!, text) : text);
    }
    return mark.last;
  }

  private stretch(mark: PathMark, { upper, lower }: { readonly upper: number; readonly lower: number }): void {
    const text = stretchedPath(this.page, mark, upper, lower);
    if (!mark.fills && !mark.strokes) {
      this.pending.push({ group: null, sets: null, text });
      return;
    }
    this.flush();
    this.out.push(`q ${text} Q`);
  }

  /** How all that is drawn under a clip is moved; null when it is moved in several ways or has no need of the clip. */
  private moveUnder(clip: number): Matrix | null {
    let move: Matrix | null = null;
    for (const [number, by] of this.extraction.marks) {
      if (!this.page.marks[number]!.clips.includes(clip)) continue;
      if (move !== null && !sameMatrix(move, by)) return null;
      move = by;
    }
    return move;
  }

  private keep(operator: Operator): void {
    const text = this.rename(operator, this.page.text.slice(operator.start, operator.end));
    const sets = SETS[operator.name] ?? null;
    if (sets !== null && !ADDING.has(operator.name)) {
      const group = this.pending.findLastIndex((entry) => entry.group === "q");
      this.pending = this.pending.filter((entry, index) => index <= group || entry.sets !== sets);
    }
    this.pending.push({ group: null, sets, text });
  }

  private rename(operator: Operator, text: string): string {
    const named = resourceOf(operator);
    if (named === null) return text;
    const { resources } = this.page;
    const name = adoptResource(named.kind, named.operand.value, resources, this.extraction.into);
    return name === named.operand.value ? text : text.replace(`/${named.operand.value}`, `/${name}`);
  }

  private openSequence(operator: Operator, index: number): void {
    const { page } = this;
    const raw = this.rename(operator, page.text.slice(operator.start, operator.end));
    const named = operator.operands[0];
    const tag = named?.kind === "name" ? page.text.slice(named.start, named.end) : "/Span";
    const sequence: Sequence = { tag, raw, id: page.contentIds.get(index), isWritten: false };
    this.sequences.push(sequence);
    this.pending.push({ group: null, sets: null, text: "", sequence });
  }

  private closeSequence(): void {
    const sequence = this.sequences.pop();
    if (sequence === undefined) return;
    if (sequence.isWritten) this.out.push("EMC");
    else this.pending = this.pending.filter((entry) => entry.sequence !== sequence);
  }

  private close(group: "q" | "BT", text: string): void {
    const at = this.pending.findLastIndex((entry) => entry.group === group);
    if (at < 0) this.out.push(text);
    if (group === "BT") {
      if (at >= 0) this.pending.splice(at, 1);
      return;
    }
    // What was set since the state was saved is void; sequences stay open.
    this.pending = this.pending.filter((entry, index) => index < at || entry.sequence !== undefined);
  }

  private flush(): void {
    const { contentId } = this.extraction;
    for (const { text, sequence } of this.pending) {
      if (sequence === undefined) this.out.push(text);
      else if (contentId !== null) {
        const { tag, raw, id } = sequence;
        this.out.push(id === undefined ? raw : openedAs(raw, tag, contentId(id)));
        sequence.isWritten = true;
      }
    }
    this.pending = [];
  }
}

/** Operators that set one thing each; of several, the last one counts. */
const SETS: Readonly<Record<string, string | undefined>> = {
  Tf: "font",
  Tc: "character",
  Tw: "word",
  Tz: "scale",
  TL: "leading",
  Ts: "rise",
  Tr: "mode",
  g: "fill",
  rg: "fill",
  k: "fill",
  cs: "fill",
  sc: "fill",
  scn: "fill",
  G: "stroke",
  RG: "stroke",
  K: "stroke",
  CS: "stroke",
  SC: "stroke",
  SCN: "stroke",
  w: "width",
  J: "cap",
  j: "join",
  M: "miter",
  d: "dash",
  i: "flatness",
  ri: "intent",
};

/** They build on the colour space that was set before them. */
const ADDING: ReadonlySet<string> = new Set(["sc", "scn", "SC", "SCN"]);

function sameMatrix(one: Matrix, other: Matrix): boolean {
  return one.every((value, index) => value === other[index]);
}
