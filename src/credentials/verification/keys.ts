import { createPublicKey, ECDH } from "node:crypto";
import type { JWK } from "jose";
import { at, isFields, listOf, own, textOf } from "../draft";
import { decodeMultibase } from "./multibase";

/**
 * Public keys that the caller trusts, by the address under which credentials name them (a key's or an issuer's `id`,
 * or a `kid`): a JWK, a PEM text (SPKI), or a multibase text (`z6Mk…`).
 */
export type Keys = Readonly<Record<string, unknown>>;

/** A public key, and how it was come by, in words. */
export interface FoundKey {
  readonly jwk: JWK;
  readonly from: string;
  /** Whether the caller vouches for it; a key that the credential itself carries proves only that nothing was changed. */
  readonly isTrusted: boolean;
}

/** Names of curves and the multicodec prefixes of their keys (`did:key` method, "Signature Method Creation"). */
const CURVES = [
  { prefix: [0xed, 0x01], curve: "Ed25519", length: 32 },
  { prefix: [0x80, 0x24], curve: "P-256", length: 33, node: "prime256v1" },
  { prefix: [0x81, 0x24], curve: "P-384", length: 49, node: "secp384r1" },
] as const;

/** Finds the key that a credential names, without a network: given by the caller, or told by the name itself. */
export function keyNamed(name: string, keys: Keys): FoundKey | null {
  const owner = name.split("#")[0] ?? name;
  for (const known of [name, owner]) {
    const jwk = Object.hasOwn(keys, known) ? jwkOf(keys[known]) : null;
    if (jwk !== null) return { jwk, from: `the key given for ${known}`, isTrusted: true };
  }
  const method = /^did:(?<method>key|jwk):(?<id>[\w-]{1,4000})(?:#|$)/u.exec(name)?.groups;
  if (method?.method === "key") return selfTold(jwkOfMultibase(method.id ?? ""), "its did:key");
  if (method?.method === "jwk") return selfTold(jwkOfText(fromBase64Url(method.id ?? "")), "its did:jwk");
  const fragment = name.split("#")[1];
  return fragment === undefined ? null : selfTold(jwkOfMultibase(fragment), "the key in its own address");
}

/** A key as the credential or a key document carries it: JWK, PEM, multibase, or an object that holds one of them. */
export function jwkOf(value: unknown): JWK | null {
  if (typeof value === "string") return value.includes("-----BEGIN") ? jwkOfPem(value) : jwkOfMultibase(value);
  if (!isFields(value)) return null;
  if (typeof own(value, "kty") === "string") return jwkOfObject(value);
  for (const name of [
    "publicKeyJwk",
    "publicKeyPem",
    "publicKeyMultibase",
    "publicKey",
    "keys",
    "assertionMethod",
    "verificationMethod",
  ]) {
    for (const inner of listOf(own(value, name)).slice(0, 20)) {
      const jwk = typeof inner === "string" || isFields(inner) ? jwkOfLeaf(inner) : null;
      if (jwk !== null) return jwk;
    }
  }
  return null;
}

/** A key the credential carries within itself. */
export function selfTold(jwk: JWK | null, from: string): FoundKey | null {
  return jwk === null ? null : { jwk, from, isTrusted: false };
}

function jwkOfLeaf(value: unknown): JWK | null {
  if (typeof value === "string") return jwkOf(value);
  const text = textOf(own(value, "publicKeyPem")) ?? textOf(own(value, "publicKeyMultibase"));
  if (text !== undefined) return jwkOf(text);
  const jwk = own(value, "publicKeyJwk") ?? value;
  return typeof at(jwk, "kty") === "string" ? jwkOfObject(jwk) : null;
}

/** The public members only; a private key is no one's to show, so it proves nothing. */
function jwkOfObject(value: unknown): JWK | null {
  if (!isFields(value) || own(value, "d") !== undefined || own(value, "k") !== undefined) return null;
  const members = ["kty", "crv", "x", "y", "n", "e"].flatMap((name) => {
    const member = textOf(own(value, name));
    return member === undefined ? [] : [[name, member] as const];
  });
  return Object.fromEntries(members) as unknown as JWK;
}

function jwkOfText(text: string): JWK | null {
  try {
    return jwkOfObject(JSON.parse(text));
  } catch {
    return null;
  }
}

function jwkOfPem(pem: string): JWK | null {
  try {
    return createPublicKey(pem).export({ format: "jwk" }) as JWK;
  } catch {
    return null;
  }
}

function jwkOfMultibase(text: string): JWK | null {
  const bytes = decodeMultibase(text);
  if (bytes === null) return null;
  const known = CURVES.find(
    ({ prefix, length }) => bytes.length === length + 2 && bytes[0] === prefix[0] && bytes[1] === prefix[1],
  );
  if (known === undefined) return null;
  const key = bytes.subarray(2);
  if (!("node" in known)) return { kty: "OKP", crv: known.curve, x: toBase64Url(key) };
  try {
    const point = ECDH.convertKey(key, known.node, undefined, undefined, "uncompressed") as Uint8Array;
    const half = (point.length - 1) / 2;
    return {
      kty: "EC",
      crv: known.curve,
      x: toBase64Url(point.subarray(1, 1 + half)),
      y: toBase64Url(point.subarray(1 + half)),
    };
  } catch {
    return null;
  }
}

function toBase64Url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}

function fromBase64Url(text: string): string {
  return Buffer.from(text, "base64url").toString("utf8");
}
