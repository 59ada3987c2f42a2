import { type DocxPackage, relationshipsPart } from "./package";
import type { PackageEdits } from "./package-edits";
import { attribute, childrenNamed, escapeXml, type XmlElement } from "./xml";

const HYPERLINK = {
  transitional: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
  strict: "http://purl.oclc.org/ooxml/officeDocument/relationships/hyperlink",
};
const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";

/** Relationships to outside targets that the main part needs (ECMA-376 Part 2 §6.5). */
export class OutsideLinks {
  readonly #source: DocxPackage;
  readonly #added = new Map<string, string>();

  constructor(source: DocxPackage) {
    this.#source = source;
  }

  /** Id of the relationship to a target: one that is there already, or a new one. */
  idFor(target: string): string {
    for (const { id, type, external, target: known } of this.#source.relationships.values()) {
      if (external && type === "hyperlink" && known === target) return id;
    }
    const known = this.#added.get(target);
    if (known !== undefined) return known;
    let number = this.#source.relationships.size + this.#added.size + 1;
    while (this.#source.relationships.has(`rId${number}`) || [...this.#added.values()].includes(`rId${number}`)) {
      number += 1;
    }
    this.#added.set(target, `rId${number}`);
    return `rId${number}`;
  }

  /** Writes the added relationships into their part. */
  write(edits: PackageEdits): void {
    if (this.#added.size === 0) return;
    const part = relationshipsPart(this.#source.main);
    const root = this.#source.xml(part);
    const type = this.#source.strict ? HYPERLINK.strict : HYPERLINK.transitional;
    const prefix = root === undefined ? "" : root.tag.slice(0, root.tag.length - "Relationships".length);
    const xml = [...this.#added].map(([target, id]) => relationship(prefix, id, type, target)).join("");
    if (root === undefined) {
      const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
      edits.create(part, `${head}<Relationships xmlns="${RELATIONSHIPS}">${xml}</Relationships>`);
      this.#nameType(edits);
    } else if (!isSelfClosing(root)) {
      edits.splice(part).insert(root.innerEnd, xml);
    } else edits.splice(part).replace(root.end - 2, root.end, `>${xml}</${root.tag}>`);
  }

  /** Every package that Word takes names the type of `.rels`; one without relationships may not. */
  #nameType(edits: PackageEdits): void {
    const types = "[Content_Types].xml";
    const root = this.#source.xml(types);
    const isKnown = childrenNamed(root, "ct:Default").some(
      (element) => attribute(element, "Extension")?.toLowerCase() === "rels",
    );
    if (root === undefined || isKnown) return;
    const prefix = root.tag.slice(0, root.tag.length - "Types".length);
    const type = "application/vnd.openxmlformats-package.relationships+xml";
    edits.splice(types).insert(root.innerStart, `<${prefix}Default Extension="rels" ContentType="${type}"/>`);
  }
}

/** A self-closing element has no closing tag, so what is within ends where it ends. */
function isSelfClosing({ innerStart, end }: XmlElement): boolean {
  return innerStart === end;
}

function relationship(prefix: string, id: string, type: string, target: string): string {
  return `<${prefix}Relationship Id="${id}" Type="${type}" Target="${escapeXml(target)}" TargetMode="External"/>`;
}
