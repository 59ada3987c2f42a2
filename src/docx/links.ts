import { type DocxPackage, relationshipsPart } from "./package";
import { attribute, childrenNamed, escapeXml } from "./xml";

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

  /** The parts that change for the added relationships, by name. */
  changedParts(): ReadonlyMap<string, string> {
    if (this.#added.size === 0) return new Map();
    const part = relationshipsPart(this.#source.main);
    const text = this.#source.text(part);
    const type = this.#source.strict ? HYPERLINK.strict : HYPERLINK.transitional;
    const root = this.#source.xml(part);
    if (text === undefined || root === undefined) {
      const xml = [...this.#added].map(([target, id]) => relationship("", id, type, target)).join("");
      return new Map([
        [
          part,
          `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${RELATIONSHIPS}">${xml}</Relationships>`,
        ],
        ...this.#contentTypes(),
      ]);
    }
    const prefix = root.tag.slice(0, root.tag.length - "Relationships".length);
    const xml = [...this.#added].map(([target, id]) => relationship(prefix, id, type, target)).join("");
    const changed =
      root.innerEnd === root.end || text.slice(root.innerEnd, root.innerEnd + 2) !== "</"
        ? `${text.slice(0, root.start)}${text.slice(root.start, root.end).replace(/\/>$/u, ">")}${xml}</${root.tag}>${text.slice(root.end)}`
        : text.slice(0, root.innerEnd) + xml + text.slice(root.innerEnd);
    return new Map([[part, changed]]);
  }

  /** Every package that Word takes names the type of `.rels`; one without relationships may not. */
  #contentTypes(): readonly (readonly [string, string])[] {
    const part = "[Content_Types].xml";
    const [root, text] = [this.#source.xml(part), this.#source.text(part)];
    if (root === undefined || text === undefined) return [];
    const isKnown = childrenNamed(root, "ct:Default").some(
      (element) => attribute(element, "Extension")?.toLowerCase() === "rels",
    );
    if (isKnown) return [];
    const prefix = root.tag.slice(0, root.tag.length - "Types".length);
    const xml = `<${prefix}Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`;
    return [[part, text.slice(0, root.innerStart) + xml + text.slice(root.innerStart)]];
  }
}

function relationship(prefix: string, id: string, type: string, target: string): string {
  return `<${prefix}Relationship Id="${id}" Type="${type}" Target="${escapeXml(target)}" TargetMode="External"/>`;
}
