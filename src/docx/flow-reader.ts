import type { Context } from "../context";
import type { FlowBlock } from "../model/flow";
import type { PageSetup } from "../model/look";
import { flowBlocks } from "./flow-blocks";
import type { OpenField } from "./inline";
import { type CountItem, startCounting } from "./numbering";
import { type DocxPackage, type Relationship, readRelationships } from "./package";
import { openStyles, type Styles } from "./styles";
import type { XmlElement } from "./xml";

/** What reading one part (body, header, footer) into a flow needs; list numbers and open fields go on through the part. */
export interface FlowReader {
  readonly source: DocxPackage;
  readonly part: string;
  readonly styles: Styles;
  readonly relationships: ReadonlyMap<string, Relationship>;
  readonly count: CountItem;
  readonly fields: OpenField[];
  readonly context: Context;
  /** Blocks of a body, header, cell or text box, in reading order. */
  readonly blocks: (elements: readonly XmlElement[], place: FlowPlace) => readonly FlowBlock[];
}

/** Where blocks stand: what placed things are measured against. Lengths in points. */
export interface FlowPlace {
  readonly page: PageSetup;
  /** Of the column or cell. */
  readonly width: number;
  readonly tableStyle?: string;
  /** Fill behind the text, which automatic colours stand out from. */
  readonly background?: string;
}

export function openFlowReader(source: DocxPackage, part: string, context: Context): FlowReader {
  const styles = openStyles(source);
  const reader: FlowReader = {
    source,
    part,
    styles,
    relationships: part === source.main ? source.relationships : readRelationships(source, part),
    count: startCounting(styles.numbering),
    fields: [],
    context,
    blocks: (elements, place) => flowBlocks(elements, reader, place),
  };
  return reader;
}
