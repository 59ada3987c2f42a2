import { canonicalPrefix } from "./namespaces";
import type { XmlElement } from "./xml";

/** How a part writes the names that this code writes into it: the prefixes that its root binds, colon included. */
export interface PartNames {
  /** Of WordprocessingML elements; may be empty. */
  readonly w: string;
  /** Of WordprocessingML attributes, which are never without one. */
  readonly wAttribute: string;
  /** Of relationship ids; undefined when the part binds none. */
  readonly r: string | undefined;
  /** Of `w14:paraId`; undefined when the part binds none. */
  readonly w14: string | undefined;
}

export function partNames(root: XmlElement): PartNames {
  const bound = new Map<string, string[]>();
  for (const [name, value] of Object.entries(root.attributes)) {
    const prefix = name === "xmlns" ? "" : name.startsWith("xmlns:") ? `${name.slice(6)}:` : undefined;
    if (prefix === undefined) continue;
    const canonical = canonicalPrefix(value, "");
    bound.set(canonical, [...(bound.get(canonical) ?? []), prefix]);
  }
  const own = root.tag.slice(0, root.tag.length - "document".length);
  const prefixed = (canonical: string) => bound.get(canonical)?.find((prefix) => prefix !== "");
  return {
    w: own,
    wAttribute: own === "" ? (prefixed("w") ?? "w:") : own,
    r: prefixed("r"),
    w14: prefixed("w14"),
  };
}
