import type { Verification } from "../../model/credential";
import type { FoundKey } from "./keys";

export function verified(reason: string): Verification {
  return { status: "verified", reason };
}

export function unverified(reason: string): Verification {
  return { status: "unverified", reason };
}

export function failed(reason: string): Verification {
  return { status: "failed", reason };
}

/** A signature that holds, and what that does and does not prove. */
export function signedWith({ from, isTrusted }: FoundKey): Verification {
  const proof = `The signature holds, checked with ${from}`;
  return verified(
    isTrusted
      ? `${proof}.`
      : `${proof}: nothing was changed since it was signed. That the key is the issuer's was not checked.`,
  );
}
