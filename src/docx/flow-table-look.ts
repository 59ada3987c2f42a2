import type { FlowCell } from "../model/flow";
import type { Border, Borders } from "../model/look";
import type { FlowReader } from "./flow-reader";
import { points } from "./measures";
import { type BorderChanges, type BorderSide, readBorders, readShading } from "./paint";
import { type RunProperties, readRunProperties } from "./run-properties";
import { attribute, child, childrenNamed, childValue, type XmlElement } from "./xml";

/** Where a cell stands in its table. */
export interface CellPlace {
  readonly row: number;
  readonly rows: number;
  readonly column: number;
  readonly columnEnd: number;
  readonly columns: number;
}

type CellStyle = Pick<FlowCell, "borders" | "shading" | "margins" | "verticalAlign">;

type Margins = FlowCell["margins"];

/** What tables and cells look like: the table style with its conditions, the table's own properties, the cell's. */
export interface TableLook {
  /** Of the table: cells may state their own. */
  readonly margins: Margins;
  readonly cell: (tcPr: XmlElement | undefined, place: CellPlace) => CellStyle;
  /** Formatting of the text of a cell, where the style makes conditions for it. */
  readonly run: (place: CellPlace) => RunProperties;
}

/** Word's cell margins where none are stated (ECMA-376 Part 1 §17.4.42): 0.08 inch at the sides. */
const MARGINS: Margins = { top: 0, right: 5.4, bottom: 0, left: 5.4 };

export function openTableLook(tblPr: XmlElement | undefined, { source, styles }: FlowReader): TableLook {
  const chain = styleChain(source.related("styles"), childValue(tblPr, "w:tblStyle"));
  const levels = [...chain.map((style) => child(style, "w:tblPr")), tblPr];
  const margins = levels.reduce<Margins>((base, level) => readMargins(child(level, "w:tblCellMar"), base), MARGINS);
  let outer: BorderChanges = {};
  let inner: InnerBorders = {};
  for (const level of levels) {
    const borders = child(level, "w:tblBorders");
    if (borders === undefined) continue;
    outer = { ...outer, ...readBorders(borders, styles.theme) };
    inner = { ...inner, ...readInner(borders, styles.theme) };
  }
  const flags = readFlags(child(tblPr, "w:tblLook"));
  const conditions = (place: CellPlace): readonly XmlElement[] => {
    const names = conditionsOf(place, flags);
    return chain.flatMap((style) =>
      names.flatMap((name) => childrenNamed(style, "w:tblStylePr").filter((one) => attribute(one, "w:type") === name)),
    );
  };

  return {
    margins,
    run: (place) =>
      Object.assign({}, ...conditions(place).map((one) => readRunProperties(child(one, "w:rPr"), styles.theme))),
    cell: (tcPr, place) => {
      const isAt: Readonly<Record<BorderSide, boolean>> = {
        top: place.row === 0,
        bottom: place.row === place.rows - 1,
        left: place.column === 0,
        right: place.columnEnd >= place.columns,
      };
      const side = (name: BorderSide): Border | null | undefined => {
        if (isAt[name]) return outer[name];
        return name === "top" || name === "bottom" ? inner.horizontal : inner.vertical;
      };
      let changes: BorderChanges = {};
      for (const name of ["top", "bottom", "left", "right"] as const) {
        const border = side(name);
        if (border !== undefined) changes = { ...changes, [name]: border };
      }
      let shading: string | null = null;
      const conditional = conditions(place).map((condition) => child(condition, "w:tcPr"));
      for (const level of [...chain.map((style) => child(style, "w:tcPr")), ...conditional, tcPr]) {
        const borders = child(level, "w:tcBorders");
        if (borders !== undefined) changes = { ...changes, ...readBorders(borders, styles.theme) };
        const shd = child(level, "w:shd");
        if (shd !== undefined) shading = readShading(shd, styles.theme);
      }
      const borders = shown(changes);
      const align = childValue(tcPr, "w:vAlign");
      return {
        margins: readMargins(child(tcPr, "w:tcMar"), margins),
        ...(borders === undefined ? {} : { borders }),
        ...(shading === null ? {} : { shading }),
        ...(align === "center" || align === "bottom" ? { verticalAlign: align } : {}),
      };
    },
  };
}

interface InnerBorders {
  readonly horizontal?: Border | null;
  readonly vertical?: Border | null;
}

function readInner(element: XmlElement, theme: FlowReader["styles"]["theme"]): InnerBorders {
  const one = (name: string) => {
    const border = child(element, name);
    // A border reads the same whatever side it is for.
    return border === undefined
      ? undefined
      : readBorders({ ...element, children: [{ ...border, name: "w:top" }] }, theme).top;
  };
  const horizontal = one("w:insideH");
  const vertical = one("w:insideV");
  return {
    ...(horizontal === undefined ? {} : { horizontal }),
    ...(vertical === undefined ? {} : { vertical }),
  };
}

function readMargins(element: XmlElement | undefined, base: Margins): Margins {
  const side = (names: readonly string[], otherwise: number) => {
    for (const name of names) {
      const value = points(attribute(child(element, name), "w:w"), 20);
      if (value !== undefined) return value;
    }
    return otherwise;
  };
  return {
    top: side(["w:top"], base.top),
    right: side(["w:end", "w:right"], base.right),
    bottom: side(["w:bottom"], base.bottom),
    left: side(["w:start", "w:left"], base.left),
  };
}

function shown(changes: BorderChanges): Borders | undefined {
  const sides = Object.entries(changes).filter(([, border]) => border !== null && border !== undefined);
  return sides.length === 0 ? undefined : Object.fromEntries(sides);
}

/** A style and those it is based on, the farthest first; the default table style when none is named. */
function styleChain(root: XmlElement | undefined, id: string | undefined): readonly XmlElement[] {
  const all = childrenNamed(root, "w:style").filter((style) => attribute(style, "w:type") === "table");
  const find = (wanted: string | undefined) => all.find((style) => attribute(style, "w:styleId") === wanted);
  const chain: XmlElement[] = [];
  let style = id === undefined ? all.find((one) => attribute(one, "w:default") === "1") : find(id);
  while (style !== undefined && !chain.includes(style)) {
    chain.unshift(style);
    style = find(childValue(style, "w:basedOn"));
  }
  return chain;
}

interface Flags {
  readonly firstRow: boolean;
  readonly lastRow: boolean;
  readonly firstColumn: boolean;
  readonly lastColumn: boolean;
  readonly rowBands: boolean;
  readonly columnBands: boolean;
}

/** Which conditions of its style a table takes (§17.4.55): by name, or as the bits of one number. */
function readFlags(element: XmlElement | undefined): Flags {
  const bits = Number.parseInt(attribute(element, "w:val") ?? "04A0", 16);
  const flag = (name: string, bit: number) => {
    const value = attribute(element, name);
    return value === undefined ? (bits & bit) !== 0 : /^(1|true|on)$/u.test(value);
  };
  return {
    firstRow: flag("w:firstRow", 0x20),
    lastRow: flag("w:lastRow", 0x40),
    firstColumn: flag("w:firstColumn", 0x80),
    lastColumn: flag("w:lastColumn", 0x100),
    rowBands: !flag("w:noHBand", 0x200),
    columnBands: !flag("w:noVBand", 0x400),
  };
}

/** Conditions that hold for a cell, the weakest first (§17.7.6). */
function conditionsOf({ row, rows, column, columnEnd, columns }: CellPlace, flags: Flags): readonly string[] {
  const isFirstRow = flags.firstRow && row === 0;
  const isLastRow = flags.lastRow && row === rows - 1;
  const isFirstColumn = flags.firstColumn && column === 0;
  const isLastColumn = flags.lastColumn && columnEnd >= columns;
  const bandRow = row - (flags.firstRow ? 1 : 0);
  const bandColumn = column - (flags.firstColumn ? 1 : 0);
  const names = ["wholeTable"];
  if (flags.columnBands && bandColumn >= 0) names.push(bandColumn % 2 === 0 ? "band1Vert" : "band2Vert");
  if (flags.rowBands && bandRow >= 0 && !isLastRow) names.push(bandRow % 2 === 0 ? "band1Horz" : "band2Horz");
  if (isFirstColumn) names.push("firstCol");
  if (isLastColumn) names.push("lastCol");
  if (isFirstRow) names.push("firstRow");
  if (isLastRow) names.push("lastRow");
  return names;
}
