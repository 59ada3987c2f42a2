import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Face, openFaces } from "./face";
import { fileOf, type PackagedFamily, type Style } from "./families";

const require = createRequire(import.meta.url);
const opened = new Map<string, Face | null>();

/**
 * A face of a packaged family; null when its package is not installed. Opened once per process: fonts are the same
 * for every run.
 */
export function packagedFace(family: PackagedFamily, style: Style): Face | null {
  const file = fileOf(family, style);
  const known = opened.get(file);
  if (known !== undefined) return known;
  const bytes = readPackaged(file);
  const face = bytes === null ? null : (openFaces(bytes, file, family.facts)[0] ?? null);
  opened.set(file, face);
  return face;
}

function readPackaged(file: string): Uint8Array | null {
  try {
    return new Uint8Array(readFileSync(require.resolve(file)));
  } catch {
    return null;
  }
}
