import type { Verification } from "../../model/credential";
import { at, type Fields, isFields, own, textOf } from "../draft";
import { headerOf, isCompactJws, payloadOf, verifyJws } from "../verification/jws";
import { failed } from "../verification/verdict";
import type { CredentialFormat } from "./format";
import { isAssertion, readAssertion } from "./open-badges-2";
import { isPresentation, isVerifiableCredential, readContained, readVerifiableCredential } from "./open-badges-3";

/** A compact JWS: an Open Badges 2.0 assertion, or a VC-JWT (Open Badges 3.0 §8.2, VC Data Model 1.1 §6.3.1). */
export const SIGNED_BADGE: CredentialFormat = {
  name: "signed badge",
  holds: (value) => typeof value === "string" && isCompactJws(value.trim()),
  read: async (value, place, reader) => {
    const token = String(value).trim();
    const payload = payloadOf(token);
    if (isAssertion(payload)) {
      const creator = textOf(at(payload, "verification", "creator")) ?? textOf(at(payload, "verify", "url"));
      const issuer = at(payload, "badge", "issuer");
      const names = [creator, textOf(own(issuer, "id")), textOf(issuer)].flatMap((name) => name ?? []);
      const verification = await verifyJws(token, names, reader.keys, own(issuer, "publicKey"));
      return [await readAssertion(payload, place, reader, verification)];
    }
    // What a wallet exports is signed by the holder; what counts are the signatures within.
    const presentation = [payload, own(payload, "vp")].find(isPresentation);
    if (presentation !== undefined) return readContained(presentation, place, reader);
    const credential = credentialOf(payload);
    if (credential === null) return [{ place, problem: "what is signed is neither a badge nor a credential" }];
    const issuer =
      textOf(own(payload, "iss")) ?? textOf(own(credential, "issuer")) ?? textOf(at(credential, "issuer", "id"));
    const kid = textOf(headerOf(token)?.kid);
    const names = issuer === undefined ? [] : [...(kid?.startsWith("#") ? [`${issuer}${kid}`] : []), issuer];
    const signature = await verifyJws(token, names, reader.keys, undefined);
    return readVerifiableCredential(credential, place, reader, checkClaims(payload, credential, signature));
  },
};

/** The credential of a VC-JWT: the payload itself, or its `vc` claim with what only the other claims tell. */
function credentialOf(payload: unknown): Fields | null {
  const claim = own(payload, "vc");
  if (!isFields(claim)) return isFields(payload) && isVerifiableCredential(payload) ? payload : null;
  const [issued, expires] = [secondsToDate(own(payload, "nbf")), secondsToDate(own(payload, "exp"))];
  return {
    ...(issued === undefined ? {} : { issuanceDate: issued }),
    ...(expires === undefined ? {} : { expirationDate: expires }),
    ...(textOf(own(payload, "jti")) === undefined ? {} : { id: own(payload, "jti") }),
    ...claim,
  };
}

/** The registered claims must say what the credential says, else it is not valid (Open Badges 3.0 §8.2.4). */
function checkClaims(payload: unknown, credential: Fields, signature: Verification): Verification {
  if (signature.status === "failed") return signature;
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ["iss", own(payload, "iss"), textOf(own(credential, "issuer")) ?? at(credential, "issuer", "id")],
    ["jti", own(payload, "jti"), own(credential, "id")],
    ["sub", own(payload, "sub"), at(credential, "credentialSubject", "id")],
    ["nbf", secondsToDate(own(payload, "nbf")), dayOf(own(credential, "validFrom") ?? own(credential, "issuanceDate"))],
    [
      "exp",
      secondsToDate(own(payload, "exp")),
      dayOf(own(credential, "validUntil") ?? own(credential, "expirationDate")),
    ],
  ];
  const contradiction = pairs.find(([, claim, told]) => claim !== undefined && told !== undefined && claim !== told);
  return contradiction === undefined
    ? signature
    : failed(
        `Its claim ${contradiction[0]} (${String(contradiction[1])}) contradicts the credential (${String(contradiction[2])}).`,
      );
}

function secondsToDate(value: unknown): string | undefined {
  if (typeof value !== "number" || !(value > 0 && value < 7.26e9)) return undefined;
  return new Date(value * 1000).toISOString().slice(0, 10);
}

/** The day in UTC, as the claims count. */
function dayOf(value: unknown): string | undefined {
  const time = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}
