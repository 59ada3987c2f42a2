import type { Operator } from "./content-stream";
import { openSourceFont, type SourceFont } from "./content-stream-fonts";
import type { Edges } from "./content-stream-marks";
import { type PageSource, resourceOf } from "./content-stream-source";
import { PDFArray, PDFDict, PDFName, PDFNumber } from "./lib";
import type { Matrix } from "./page-layout";

/** The parameters that are in force (ISO 32000-2 §8.4, §9.3). */
export interface GraphicsState {
  font: SourceFont | null;
  fontName: string;
  fontSize: number;
  character: number;
  word: number;
  scale: number;
  leading: number;
  rise: number;
  matrix: Matrix;
  clips: readonly number[];
  /** What all clips leave of the page. */
  window: Edges | null;
  hasParameters: boolean;
  fill: string;
  stroke: string;
  lineWidth: number;
  mode: number;
}

/** As at the start of a page. */
export function startState(matrix: Matrix): GraphicsState {
  return {
    matrix,
    clips: [],
    window: null,
    hasParameters: false,
    fill: "0 g",
    stroke: "0 G",
    lineWidth: 1,
    mode: 0,
    font: null,
    fontName: "",
    fontSize: 1,
    character: 0,
    word: 0,
    scale: 1,
    leading: 0,
    rise: 0,
  };
}

/** Carries out an operator that sets a parameter; any other leaves the state as it is. */
export function setParameter(
  operator: Operator,
  [a = 0]: readonly number[],
  state: GraphicsState,
  { text, resources }: PageSource,
  fonts: Map<PDFDict, SourceFont>,
): void {
  switch (operator.name) {
    case "w":
      state.lineWidth = a;
      return;
    case "gs":
      applyParameters(resources.lookup("ExtGState", nameOf(operator)), state, fonts);
      return;
    case "g":
    case "rg":
    case "k":
    case "cs":
      state.fill = rawOf(operator, text);
      return;
    case "sc":
    case "scn":
      state.fill = `${colourSpaceOf(state.fill)} ${rawOf(operator, text)}`;
      return;
    case "G":
    case "RG":
    case "K":
    case "CS":
      state.stroke = rawOf(operator, text);
      return;
    case "SC":
    case "SCN":
      state.stroke = `${colourSpaceOf(state.stroke)} ${rawOf(operator, text)}`;
      return;
    case "Tf":
      state.fontName = nameOf(operator);
      state.fontSize = a;
      state.font = openFont(resources.lookup("Font", state.fontName), fonts);
      return;
    case "Tc":
      state.character = a;
      return;
    case "Tw":
      state.word = a;
      return;
    case "Tz":
      state.scale = a / 100;
      return;
    case "TL":
      state.leading = a;
      return;
    case "Ts":
      state.rise = a;
      return;
    case "Tr":
      state.mode = a;
      return;
  }
}

function rawOf({ start, end }: Operator, text: string): string {
  return text.slice(start, end);
}

function nameOf(operator: Operator): string {
  return resourceOf(operator)?.operand.value ?? "";
}

function openFont(dictionary: unknown, fonts: Map<PDFDict, SourceFont>): SourceFont | null {
  if (!(dictionary instanceof PDFDict)) return null;
  let font = fonts.get(dictionary);
  if (font === undefined) {
    font = openSourceFont(dictionary);
    fonts.set(dictionary, font);
  }
  return font;
}

/** A dictionary of graphics state parameters (§8.4.5). */
function applyParameters(parameters: unknown, state: GraphicsState, fonts: Map<PDFDict, SourceFont>): void {
  if (!(parameters instanceof PDFDict)) return;
  state.hasParameters = true;
  const width = parameters.lookup(PDFName.of("LW"));
  if (width instanceof PDFNumber) state.lineWidth = width.asNumber();
  const font = parameters.lookup(PDFName.of("Font"));
  if (font instanceof PDFArray) {
    state.font = openFont(font.lookup(0), fonts);
    const size = font.lookup(1);
    state.fontSize = size instanceof PDFNumber ? size.asNumber() : 1;
  }
}

/** The operator that chose the colour space, before the colours chosen in it. */
function colourSpaceOf(colour: string): string {
  return /^(?:\S+\s+cs|[-+.\d\s]+(?:g|rg|k))\b/iu.exec(colour)?.[0] ?? "";
}
