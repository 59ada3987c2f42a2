import type { Context } from "../context";
import type { FlowBlock } from "../model/flow";
import type { PageSetup } from "../model/look";
import { type AddedStretches, addedStretches } from "./added-mark";
import { flowBlocks } from "./flow-blocks";
import type { OpenField } from "./inline";
import { type CountItem, startCounting } from "./numbering";
import { type DocxPackage, type Relationship, readRelationships } from "./package";
import type { RunProperties } from "./run-properties";
import { openStyles, type Styles } from "./styles";
import { attribute, child, childrenNamed, type XmlElement } from "./xml";

/** What reading one part (body, header, footer) into a flow needs; list numbers and open fields go on through the part. */
export interface FlowReader {
  readonly source: DocxPackage;
  readonly part: string;
  readonly styles: Styles;
  readonly relationships: ReadonlyMap<string, Relationship>;
  readonly count: CountItem;
  readonly fields: OpenField[];
  /** What this library wrote in an earlier step. */
  readonly added: AddedStretches;
  /** Made for Word 2010 or before, whose tables stand a cell margin further left ([MS-DOCX] compatibilityMode). */
  readonly isOldLayout: boolean;
  readonly context: Context;
  /** Blocks of a body, header, cell or text box, in reading order. */
  readonly blocks: (elements: readonly XmlElement[], place: FlowPlace) => readonly FlowBlock[];
}

/** Where blocks stand: what placed things are measured against. Lengths in points. */
export interface FlowPlace {
  readonly page: PageSetup;
  /** Of the column or cell. */
  readonly width: number;
  /** Of the grid that its lines stand on, where the section has one. */
  readonly linePitch?: number;
  readonly isCell?: boolean;
  readonly tableStyle?: string;
  /** What the table's style says of the text of this cell, below all other formatting. */
  readonly cellRun?: RunProperties;
  /** Fill behind the text, which automatic colours stand out from. */
  readonly background?: string;
}

export function openFlowReader(source: DocxPackage, part: string, context: Context): FlowReader {
  const styles = openStyles(source);
  const root = source.xml(part);
  const reader: FlowReader = {
    source,
    part,
    styles,
    relationships: part === source.main ? source.relationships : readRelationships(source, part),
    count: startCounting(styles.numbering),
    fields: [],
    added: root === undefined ? [] : addedStretches(root),
    isOldLayout: compatibilityMode(source) < 15,
    context,
    blocks: (elements, place) => flowBlocks(elements, reader, place),
  };
  return reader;
}

/** Files that do not say are taken for Word 2007's. */
function compatibilityMode(source: DocxPackage): number {
  const settings = childrenNamed(child(source.related("settings"), "w:compat"), "w:compatSetting");
  const mode = settings.find((setting) => attribute(setting, "w:name") === "compatibilityMode");
  return Number.parseInt(attribute(mode, "w:val") ?? "12", 10);
}
