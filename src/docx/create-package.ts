import type { Context } from "../context";
import { readZip, writeZip, type ZipEntry } from "./zip";

const EPOCH = "1980-01-01T00:00:00Z";

/**
 * Takes chance out of a package: the `docx` package names relationships by random letters and writes the time of day
 * into the core properties and the entries.
 */
export async function withoutChance(bytes: Uint8Array, context: Context): Promise<Uint8Array> {
  const entries = await readZip(bytes, context);
  return writeZip(entries.map((entry) => settle(entry, relationshipNames(entry, entries))));
}

function settle(entry: ZipEntry, names: ReadonlyMap<string, string>): ZipEntry {
  if (entry.name === "docProps/core.xml") {
    return rewritten(entry, (xml) => xml.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/gu, EPOCH));
  }
  if (names.size === 0) return entry;
  return rewritten(entry, (xml) => xml.replace(/"(rId[\w-]+)"/gu, (_, id: string) => `"${names.get(id) ?? id}"`));
}

/** The random ids of the relationships of a part, each with the number that takes its place. */
function relationshipNames({ name }: ZipEntry, entries: readonly ZipEntry[]): ReadonlyMap<string, string> {
  const path = name.endsWith(".rels") ? name : name.replace(/([^/]+)$/u, "_rels/$1.rels");
  const relationships = entries.find((entry) => entry.name === path);
  if (relationships === undefined) return new Map();
  const ids = [...decode(relationships).matchAll(/\bId="([^"]+)"/gu)].map(([, id = ""]) => id);
  const taken = new Set(ids);
  const names = new Map<string, string>();
  let number = 0;
  for (const id of ids.filter((each) => !/^rId\d{1,4}$/u.test(each))) {
    do number += 1;
    while (taken.has(`rId${number}`));
    names.set(id, `rId${number}`);
  }
  return names;
}

function rewritten(entry: ZipEntry, change: (xml: string) => string): ZipEntry {
  return { name: entry.name, data: new TextEncoder().encode(change(decode(entry))) };
}

function decode({ data }: ZipEntry): string {
  return new TextDecoder().decode(data);
}
