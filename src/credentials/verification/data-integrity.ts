import { createHash, createPublicKey, verify } from "node:crypto";
import type { Verification } from "../../model/credential";
import { type Fields, isFields, listOf, own, textOf } from "../draft";
import { type Keys, keyNamed } from "./keys";
import { canonicalize, unknownContexts } from "./linked-data";
import { decodeMultibase } from "./multibase";
import { failed, signedWith, unverified } from "./verdict";

/**
 * Checks the `proof` of a credential by the cryptosuite eddsa-rdfc-2022 (W3C Data Integrity EdDSA Cryptosuites §3.2):
 * Ed25519 over the SHA-256 of the canonical proof options, then of the canonical document without its proof.
 */
export async function verifyProof(credential: Fields, keys: Keys): Promise<Verification> {
  const proofs = listOf(own(credential, "proof")).filter(isFields);
  const proof = proofs.find((one) => own(one, "cryptosuite") === "eddsa-rdfc-2022") ?? proofs[0];
  if (proof === undefined) return unverified("It is not signed.");
  const suite = textOf(own(proof, "cryptosuite")) ?? textOf(own(proof, "type")) ?? "unnamed";
  if (suite !== "eddsa-rdfc-2022" || own(proof, "type") !== "DataIntegrityProof") {
    return unverified(`Its kind of proof (${suite}) is not one that is checked here.`);
  }
  if (own(proof, "proofPurpose") !== "assertionMethod") return failed("Its proof is not made to assert a credential.");
  const signature = decodeMultibase(textOf(own(proof, "proofValue")) ?? "");
  if (signature?.length !== 64) return failed("Its proof value is not an Ed25519 signature.");
  const method = own(proof, "verificationMethod");
  const name = textOf(method) ?? textOf(own(method, "id")) ?? "";
  const key = keyNamed(name, keys);
  if (key === null)
    return unverified(`Its proof could not be checked: its key (${name}) is not at hand. Give the key in \`keys\`.`);
  if (key.jwk.crv !== "Ed25519") return failed("Its key does not fit its kind of proof.");
  const missing = unknownContexts(credential);
  if (missing.length > 0)
    return unverified(`Its proof could not be checked: the JSON-LD context ${missing[0]} is not held here.`);
  const signed = await signedBytes(credential, proof);
  if (signed === null)
    return failed("It holds something that its contexts do not define, so that its proof cannot cover it.");
  const holds = verify(null, signed, createPublicKey({ key: { ...key.jwk }, format: "jwk" }), signature);
  return holds
    ? signedWith(key)
    : failed(
        `Its proof does not hold (checked with ${key.from}): it was changed after it was signed, or signed by another.`,
      );
}

async function signedBytes(credential: Fields, proof: Fields): Promise<Uint8Array | null> {
  const { proof: _, ...document } = credential;
  const { proofValue: __, ...options } = proof;
  try {
    const canonical = [
      await canonicalize({ "@context": own(credential, "@context"), ...options }),
      await canonicalize(document),
    ];
    return Buffer.concat(canonical.map((text) => createHash("sha256").update(text).digest()));
  } catch {
    return null;
  }
}
