import type { FlowBlock, FlowColumn, FlowFurniture, FlowSection } from "../model/flow";
import type { PageSetup } from "../model/look";
import { type FlowReader, openFlowReader } from "./flow-reader";
import { points } from "./measures";
import { attribute, child, childOn, childrenNamed, childValue, integer, type XmlElement } from "./xml";

/** Header and footer parts in force, by kind and page: a section without its own takes those before it (§17.10.1). */
export type FurnitureParts = Readonly<Record<string, string>>;

type SectionSetup = Omit<FlowSection, "blocks"> & { readonly parts: FurnitureParts };

/** Page set-up of a section (ECMA-376 Part 1 §17.6). */
export function readSection(
  properties: XmlElement | undefined,
  inherited: FurnitureParts,
  isEvenOdd: boolean,
  reader: FlowReader,
): SectionSetup {
  const page = pageSetup(properties);
  const margins = child(properties, "w:pgMar");
  const parts = { ...inherited, ...furnitureParts(properties, reader) };
  const hasFirst = childOn(properties, "w:titlePg") === true;
  const furniture = (kind: "header" | "footer"): FlowFurniture | undefined => {
    const read = (type: string): readonly FlowBlock[] | undefined =>
      readFurniture(parts[`${kind} ${type}`], page, reader);
    const usual = read("default");
    const first = hasFirst ? (read("first") ?? []) : undefined;
    const even = isEvenOdd ? (read("even") ?? []) : undefined;
    if (usual === undefined && first === undefined && even === undefined) return undefined;
    return {
      default: usual ?? [],
      ...(first === undefined ? {} : { first }),
      ...(even === undefined ? {} : { even }),
    };
  };
  const header = furniture("header");
  const footer = furniture("footer");
  const numbers = child(properties, "w:pgNumType");
  const firstPageNumber = integer(numbers, "w:start");
  const pageNumberFormat = attribute(numbers, "w:fmt");
  return {
    page,
    headerDistance: points(attribute(margins, "w:header"), 20) ?? 36,
    footerDistance: points(attribute(margins, "w:footer"), 20) ?? 36,
    columns: readColumns(child(properties, "w:cols"), page),
    start: childValue(properties, "w:type") === "continuous" ? "continuous" : "page",
    ...(header === undefined ? {} : { header }),
    ...(footer === undefined ? {} : { footer }),
    ...(firstPageNumber === undefined ? {} : { firstPageNumber }),
    ...(pageNumberFormat === undefined ? {} : { pageNumberFormat }),
    parts,
  };
}

/** Distance of the lines of a document grid (§17.6.5), where text stands on them. */
export function gridPitch(properties: XmlElement | undefined): number | undefined {
  const grid = child(properties, "w:docGrid");
  const pitch = points(attribute(grid, "w:linePitch"), 20) ?? 0;
  const hasLines = /^(lines|linesAndChars|snapToChars)$/u.test(attribute(grid, "w:type") ?? "");
  return hasLines && pitch >= 1 ? pitch : undefined;
}

/** US Letter with inch margins where nothing is stated. */
function pageSetup(properties: XmlElement | undefined): PageSetup {
  const size = child(properties, "w:pgSz");
  const margins = child(properties, "w:pgMar");
  const length = (element: XmlElement | undefined, name: string, otherwise: number) => {
    const value = points(attribute(element, name), 20);
    return value === undefined ? otherwise : Math.abs(value);
  };
  const gutter = length(margins, "w:gutter", 0);
  const page = {
    width: paperLength(length(size, "w:w", 612) || 612),
    height: paperLength(length(size, "w:h", 792) || 792),
    marginTop: length(margins, "w:top", 72),
    marginRight: length(margins, "w:right", 72),
    marginBottom: length(margins, "w:bottom", 72),
    marginLeft: length(margins, "w:left", 72) + gutter,
  };
  // Margins that leave no room are a damaged file's.
  const isUsable =
    page.marginLeft + page.marginRight < page.width - 36 && page.marginTop + page.marginBottom < page.height - 36;
  return isUsable ? page : { ...page, marginTop: 36, marginRight: 36, marginBottom: 36, marginLeft: 36 };
}

/** Sides of A5, A4, Letter and Legal. */
const PAPER_LENGTHS = [419.53, 595.276, 841.89, 612, 792, 1008];

/** A side that is that of a usual paper but for the rounding of its unit is meant to be it. */
function paperLength(length: number): number {
  return PAPER_LENGTHS.find((paper) => Math.abs(paper - length) < 0.6) ?? length;
}

/** §17.6.4: columns of one width, or each with its own. */
function readColumns(cols: XmlElement | undefined, page: PageSetup): readonly FlowColumn[] {
  const width = page.width - page.marginLeft - page.marginRight;
  const own = childrenNamed(cols, "w:col").map((column) => ({
    width: points(attribute(column, "w:w"), 20) ?? 0,
    gap: points(attribute(column, "w:space"), 20) ?? 0,
  }));
  const isEqual = attribute(cols, "w:equalWidth");
  if (own.length > 1 && isEqual !== "1" && isEqual !== "true" && own.every((column) => column.width > 0)) return own;
  const count = Math.min(Math.max(integer(cols, "w:num") ?? 1, 1), 12);
  const gap = count === 1 ? 0 : (points(attribute(cols, "w:space"), 20) ?? 36);
  const each = Math.max((width - gap * (count - 1)) / count, 1);
  return Array.from({ length: count }, () => ({ width: each, gap }));
}

function furnitureParts(properties: XmlElement | undefined, { relationships }: FlowReader): FurnitureParts {
  const parts: Record<string, string> = {};
  for (const element of properties?.children ?? []) {
    const kind =
      element.name === "w:headerReference" ? "header" : element.name === "w:footerReference" ? "footer" : undefined;
    const target = relationships.get(attribute(element, "r:id") ?? "")?.target;
    if (kind !== undefined && target !== undefined)
      parts[`${kind} ${attribute(element, "w:type") ?? "default"}`] = target;
  }
  return parts;
}

function readFurniture(
  part: string | undefined,
  page: PageSetup,
  { source, context }: FlowReader,
): readonly FlowBlock[] | undefined {
  const root = part === undefined ? undefined : source.xml(part);
  if (part === undefined || root === undefined) return undefined;
  const width = page.width - page.marginLeft - page.marginRight;
  return openFlowReader(source, part, context).blocks(root.children, { page, width });
}
