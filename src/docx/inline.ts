import { chosenBranch } from "./story";
import { showSymbols } from "./symbols";
import { attribute, child, type XmlElement } from "./xml";

/** A stretch of a paragraph's text as one element of a run gives it. */
export interface InlinePiece {
  /** `\t` for a tab, `\n` for a line break. */
  readonly text: string;
  /** The element that stands for it: `w:t`, `w:tab`, `w:br`… */
  readonly element: XmlElement;
  /** The run around it; undefined in formulas. */
  readonly run?: XmlElement;
  /** The hyperlink or field around it. */
  readonly link?: string;
}

/** Complex fields (ECMA-376 Part 1 §17.16.18) that are open; they may reach over several paragraphs. */
export interface OpenField {
  instruction: string;
  isResult: boolean;
  /** Target of the outermost hyperlink field whose result this is within. */
  link?: string | undefined;
}

/**
 * The text of a paragraph as it reads with all tracked changes accepted, without what lies in text boxes.
 * `linkTarget` gives the target of a hyperlink relationship; `fields` is carried from paragraph to paragraph.
 */
export function readInline(
  paragraph: XmlElement,
  linkTarget: (id: string) => string | undefined,
  fields: OpenField[],
): readonly InlinePiece[] {
  const pieces: InlinePiece[] = [];

  const add = (text: string, element: XmlElement, run: XmlElement | undefined, link: string | undefined) => {
    const target = link ?? fields.at(-1)?.link;
    if (text !== "") {
      pieces.push({
        text,
        element,
        ...(run === undefined ? {} : { run }),
        ...(target === undefined ? {} : { link: target }),
      });
    }
  };

  const visit = (parent: XmlElement, link: string | undefined): void => {
    for (const element of parent.children) {
      switch (element.name) {
        case "w:r":
          visitRun(element, element, link);
          break;
        case "w:hyperlink":
          visit(element, hyperlinkTarget(element, linkTarget) ?? link);
          break;
        case "w:fldSimple":
          visit(element, linkOfInstruction(attribute(element, "w:instr") ?? "") ?? link);
          break;
        case "m:t":
          add(element.text, element, undefined, link);
          break;
        case "mc:AlternateContent": {
          const branch = chosenBranch(element);
          if (branch !== undefined) visit(branch, link);
          break;
        }
        default:
          if (INLINE_WRAPPERS.has(element.name) || element.name.startsWith("m:")) visit(element, link);
      }
    }
  };

  const visitRun = (parent: XmlElement, run: XmlElement, link: string | undefined): void => {
    for (const element of parent.children) {
      switch (element.name) {
        case "w:t":
          add(preserved(element), element, run, link);
          break;
        case "w:tab":
        case "w:ptab":
          add("\t", element, run, link);
          break;
        case "w:cr":
          add("\n", element, run, link);
          break;
        case "w:br":
          if ((attribute(element, "w:type") ?? "textWrapping") === "textWrapping") add("\n", element, run, link);
          break;
        case "w:noBreakHyphen":
          add("\u2011", element, run, link);
          break;
        case "w:softHyphen":
          add("\u00AD", element, run, link);
          break;
        case "w:sym":
          add(symbol(element), element, run, link);
          break;
        case "w:fldChar":
          advanceField(element, fields);
          break;
        case "w:instrText": {
          const field = fields.at(-1);
          if (field !== undefined && !field.isResult) field.instruction += element.text;
          break;
        }
        case "w:ruby": {
          // The base text; the reading above it repeats it in another script (§17.3.3.25).
          const base = child(element, "w:rubyBase");
          if (base !== undefined) visit(base, link);
          break;
        }
        case "mc:AlternateContent": {
          const branch = chosenBranch(element);
          if (branch !== undefined) visitRun(branch, run, link);
          break;
        }
      }
    }
  };

  visit(paragraph, undefined);
  return pieces;
}

/** Whether the paragraph's mark is deleted by a tracked change, so that its text joins the next paragraph's. */
export function isMarkDeleted(paragraph: XmlElement): boolean {
  const mark = child(child(paragraph, "w:pPr"), "w:rPr");
  return child(mark, "w:del") !== undefined || child(mark, "w:moveFrom") !== undefined;
}

const INLINE_WRAPPERS: ReadonlySet<string> = new Set([
  "w:ins",
  "w:moveTo",
  "w:smartTag",
  "w:customXml",
  "w:sdt",
  "w:sdtContent",
  "w:dir",
  "w:bdo",
  "m:oMath",
  "m:oMathPara",
]);

/** Space at the ends of a text is dropped unless the file asks to keep it (XML 1.0 §2.10); Word keeps it all the same inside. */
function preserved(element: XmlElement): string {
  const text = element.text.replace(/[\r\n]+/gu, " ");
  return attribute(element, "xml:space") === "preserve" ? text : text.replace(/^[ \t]+|[ \t]+$/gu, "");
}

function symbol(element: XmlElement): string {
  const code = Number.parseInt(attribute(element, "w:char") ?? "", 16);
  if (Number.isNaN(code) || code > 0xffff) return "";
  return showSymbols(String.fromCharCode(code), attribute(element, "w:font"));
}

function hyperlinkTarget(element: XmlElement, linkTarget: (id: string) => string | undefined): string | undefined {
  const id = attribute(element, "r:id");
  return id === undefined ? undefined : linkTarget(id);
}

function advanceField(element: XmlElement, fields: OpenField[]): void {
  const type = attribute(element, "w:fldCharType");
  const field = fields.at(-1);
  if (type === "begin") fields.push({ instruction: "", isResult: false, link: field?.link });
  else if (type === "separate" && field !== undefined) {
    field.isResult = true;
    field.link ??= linkOfInstruction(field.instruction);
  } else if (type === "end") fields.pop();
}

/** Target of a HYPERLINK field (§17.16.5.25); one within the document (`\l`) has none. */
function linkOfInstruction(instruction: string): string | undefined {
  return /^\s*HYPERLINK\s+"([^"]+)"/iu.exec(instruction)?.[1];
}
