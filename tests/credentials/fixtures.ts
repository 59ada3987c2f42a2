import { readFileSync } from "node:fs";

/** A file of `fixtures/credentials`, as bytes. */
export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../fixtures/credentials/${name}`, import.meta.url)));
}

export function fixtureText(name: string): string {
  return Buffer.from(fixture(name)).toString("utf8");
}
