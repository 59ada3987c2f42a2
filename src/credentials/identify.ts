import { createHash } from "node:crypto";
import type { Credential, IdentifiedCredential } from "../model/credential";

/**
 * Gives a credential its id: the one it has, else its name in short and a mark made from name, issuer and number, so
 * that it is the same in every run and does not change when a date is added or renewed.
 */
export function identify(credential: Credential): IdentifiedCredential {
  if (credential.id !== undefined) return { ...credential, id: credential.id };
  const { acronym, name, issuer = "", credentialId = "" } = credential;
  const mark = createHash("sha256").update([name, issuer, credentialId].map(fold).join("\n")).digest("hex").slice(0, 8);
  return { ...credential, id: `${slug(acronym ?? name)}-${mark}` };
}

function slug(text: string): string {
  const words = fold(text)
    .replace(/\+/gu, "-plus")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-|-$/gu, "");
  return [...words].slice(0, 40).join("").replace(/-$/u, "") || "credential";
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
}
