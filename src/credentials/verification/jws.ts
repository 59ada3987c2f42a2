import { decodeProtectedHeader } from "jose/decode/protected_header";
import type { Verification } from "../../model/credential";
import { isFields, textOf } from "../draft";
import { type FoundKey, jwkOf, type Keys, keyNamed, selfTold } from "./keys";
import { failed, signedWith, unverified } from "./verdict";

/** Signature algorithms taken (RFC 7518 §3.1, RFC 8037 §3.1); never `none` or one with a shared secret. */
const ALGORITHMS = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];

/** Whether a text has the form of a compact JWS: three parts of base64url (RFC 7515 §7.1). */
export function isCompactJws(text: string): boolean {
  return /^[\w-]{10,}\.[\w-]{2,}\.[\w-]*$/u.test(text) && headerOf(text) !== null;
}

/** The protected header, read but not trusted; null when it is none. */
export function headerOf(token: string): Readonly<Record<string, unknown>> | null {
  try {
    const header: unknown = decodeProtectedHeader(token);
    return isFields(header) ? header : null;
  } catch {
    return null;
  }
}

/** The payload as JSON, read but not trusted; undefined when it is none. */
export function payloadOf(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}

/**
 * Checks the signature of a compact JWS with the key that its header, or one of the further names, leads to.
 * `carried` is a key that the payload brings along.
 */
export async function verifyJws(
  token: string,
  names: readonly string[],
  keys: Keys,
  carried: unknown,
): Promise<Verification> {
  const header = headerOf(token);
  const algorithm = textOf(header?.alg);
  if (header === null || algorithm === undefined) return failed("Its header cannot be read.");
  if (algorithm.toLowerCase() === "none") return failed("It is not signed (alg none).");
  if (!ALGORITHMS.includes(algorithm))
    return unverified(`Its signature algorithm (${algorithm}) is not one that is checked here.`);
  if (isFields(header.jwk) && Object.hasOwn(header.jwk, "d")) return failed("Its header shows a private key.");
  const kid = textOf(header.kid);
  const named = [...(kid === undefined ? [] : [kid]), ...names];
  const key =
    firstKey(named, keys) ??
    selfTold(jwkOf(header.jwk), "the key in its header") ??
    selfTold(jwkOf(carried), "the key that it carries");
  if (key === null) {
    const where = named.length === 0 ? "it names no key" : `its key (${named[0]}) is not at hand`;
    return unverified(`Its signature could not be checked: ${where}. Give the key in \`keys\`.`);
  }
  const { compactVerify, errors, importJWK } = await import("jose");
  try {
    await compactVerify(token, await importJWK(key.jwk, algorithm), { algorithms: [algorithm] });
    return signedWith(key);
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) {
      return failed(
        `Its signature does not hold (checked with ${key.from}): it was changed after it was signed, or signed by another.`,
      );
    }
    return failed(`Its key does not fit its signature algorithm (${algorithm}).`);
  }
}

/** Keys the caller vouches for go before those that names tell by themselves. */
function firstKey(names: readonly string[], keys: Keys): FoundKey | null {
  const found = names.flatMap((name) => keyNamed(name, keys) ?? []);
  return found.find(({ isTrusted }) => isTrusted) ?? found[0] ?? null;
}
