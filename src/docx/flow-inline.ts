import type { FlowField, FlowInline } from "../model/flow";
import type { RunLook } from "../model/look";
import { flowDrawing } from "./flow-drawing";
import type { FlowPlace, FlowReader } from "./flow-reader";
import { readInline } from "./inline";
import type { RunProperties } from "./run-properties";
import { chosenBranch } from "./story";
import { runLook } from "./styles";
import { isSymbolFont, showSymbols } from "./symbols";
import { attribute, child, type XmlElement } from "./xml";

/** Something in a paragraph that is no text, and where it stands in the part. */
interface Mark {
  readonly start: number;
  readonly inlines: readonly FlowInline[];
  /** Text up to here is what the mark stands for: a field's last result. */
  readonly end: number;
}

/** Content of a paragraph: its text with the look of each run, fields, breaks, pictures and text boxes, in order. */
export function flowInlines(paragraph: XmlElement, reader: FlowReader, place: FlowPlace): readonly FlowInline[] {
  const { styles, relationships, fields } = reader;
  const pPr = child(paragraph, "w:pPr");
  const background = styles.paragraph(pPr, place.tableStyle).shading ?? place.background;
  // A run may hold many thousands of texts, and be searched for its properties once only.
  const known = new Map<XmlElement | undefined, RunProperties>();
  const propertiesOf = (run: XmlElement | undefined): RunProperties => {
    const properties = known.get(run) ?? styles.run(child(run, "w:rPr"), pPr, place.tableStyle);
    known.set(run, properties);
    return properties;
  };
  const lookOf = (run: XmlElement | undefined, text: string): RunLook | undefined => {
    const properties = { ...place.cellRun, ...propertiesOf(run) };
    if (properties.hidden === true) return undefined;
    const look = runLook(properties, text);
    return look.color === undefined && isDark(background) ? { ...look, color: "FFFFFF" } : look;
  };
  const linkTarget = (id: string) => {
    const relationship = relationships.get(id);
    return relationship?.external === true ? relationship.target : undefined;
  };
  const marks = findMarks(paragraph, reader, place, lookOf);
  const isCovered = coverage(marks);
  const found: { readonly start: number; readonly inlines: readonly FlowInline[] }[] = [...marks];
  for (const { text: stored, element, run, link } of readInline(paragraph, linkTarget, fields)) {
    if (isCovered(element.start)) continue;
    const font = propertiesOf(run).fontLatin;
    const text = isSymbolFont(font) ? showSymbols(stored, font) : stored;
    const inlines = byScript(text).flatMap((part): readonly FlowInline[] => {
      const look = lookOf(run, part);
      return look === undefined ? [] : [{ kind: "text", text: part, ...look, ...(link === undefined ? {} : { link }) }];
    });
    found.push({ start: element.start, inlines });
  }
  return found.sort((one, other) => one.start - other.start).flatMap(({ inlines }) => inlines);
}

/** Whether a place is within a mark; asked from the first place to the last. */
function coverage(marks: readonly Mark[]): (at: number) => boolean {
  const ordered = [...marks].sort((one, other) => one.start - other.start);
  let next = 0;
  let end = 0;
  return (at) => {
    for (; next < ordered.length && ordered[next]!.start < at; next += 1) end = Math.max(end, ordered[next]!.end);
    return at < end;
  };
}

/** Page breaks, drawings and page number fields (ECMA-376 Part 1 §17.3.3.1, §17.3.3.9, §17.16). */
function findMarks(
  paragraph: XmlElement,
  reader: FlowReader,
  place: FlowPlace,
  lookOf: (run: XmlElement | undefined, text: string) => RunLook | undefined,
): readonly Mark[] {
  const marks: Mark[] = [];
  const open: { start: number; instruction: string; run: XmlElement }[] = [];
  const addField = (instruction: string, start: number, end: number, run: XmlElement | undefined) => {
    const field = fieldOf(instruction);
    const look = lookOf(run, "");
    if (field !== undefined && look !== undefined)
      marks.push({ start, end, inlines: [{ kind: "field", ...field, ...look }] });
  };
  const visit = (parent: XmlElement, run: XmlElement | undefined): void => {
    for (const element of parent.children) {
      switch (element.name) {
        case "w:pPr":
        case "w:rPr":
        case "w:del":
        case "w:moveFrom":
          break;
        case "w:br": {
          const type = attribute(element, "w:type");
          if (type === "page" || type === "column") {
            marks.push({ start: element.start, end: element.end, inlines: [{ kind: "break", of: type }] });
          }
          break;
        }
        case "w:drawing":
        case "w:pict":
        case "w:object":
          marks.push({ start: element.start, end: element.end, inlines: flowDrawing(element, reader, place) });
          break;
        case "w:fldSimple":
          addField(attribute(element, "w:instr") ?? "", element.start, element.end, child(element, "w:r"));
          visit(element, run);
          break;
        case "w:fldChar": {
          const type = attribute(element, "w:fldCharType");
          if (type === "begin" && run !== undefined) open.push({ start: element.start, instruction: "", run });
          else if (type === "end") {
            const field = open.pop();
            if (field !== undefined) addField(field.instruction, field.start, element.end, field.run);
          }
          break;
        }
        case "w:instrText": {
          const field = open.at(-1);
          if (field !== undefined) field.instruction += element.text;
          break;
        }
        case "mc:AlternateContent": {
          const branch = chosenBranch(element);
          if (branch !== undefined) visit(branch, run);
          break;
        }
        default:
          visit(element, element.name === "w:r" ? element : run);
      }
    }
  };
  visit(paragraph, undefined);
  return marks;
}

function fieldOf(instruction: string): Pick<FlowField, "field" | "format"> | undefined {
  const name = /^\s*(\w+)/u.exec(instruction)?.[1]?.toUpperCase();
  const field = name === "PAGE" ? "page" : name === "NUMPAGES" || name === "SECTIONPAGES" ? "pages" : undefined;
  if (field === undefined) return undefined;
  const format = NUMBER_SWITCHES[/\\\*\s*(roman|alphabetic|arabic)\b/iu.exec(instruction)?.[1] ?? ""];
  return { field, ...(format === undefined ? {} : { format }) };
}

/** General formatting switches of numbers (§17.16.4.3.1); the case is that of what is shown. */
const NUMBER_SWITCHES: Readonly<Record<string, string>> = {
  roman: "lowerRoman",
  Roman: "upperRoman",
  ROMAN: "upperRoman",
  alphabetic: "lowerLetter",
  Alphabetic: "upperLetter",
  ALPHABETIC: "upperLetter",
  Arabic: "decimal",
  arabic: "decimal",
};

const EAST_ASIAN = /([\u1100-\u11FF\u2E80-\u9FFF\uA960-\uA97F\uAC00-\uD7FF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF]+)/u;

/** A run has one font for East Asian characters and one for the others (§17.3.2.26). */
function byScript(text: string): readonly string[] {
  return text.split(EAST_ASIAN).filter((part) => part !== "");
}

/** Automatic text turns white on a dark ground (§17.3.2.6, `auto`). */
function isDark(color: string | undefined): boolean {
  if (color === undefined) return false;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return red * 0.299 + green * 0.587 + blue * 0.114 < 96;
}
