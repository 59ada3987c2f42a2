import type { Verification } from "../../model/credential";
import { at, type Draft, isFields, listOf, own, textOf } from "../draft";
import { fetchJson } from "../verification/fetched";
import { failed, unverified, verified } from "../verification/verdict";
import type { CredentialFormat, Reader } from "./format";

/** An Open Badges 2.0 Assertion (or 1.x, with `uid`): JSON of a hosted badge. */
export const OPEN_BADGES_2: CredentialFormat = {
  name: "Open Badges 2.0",
  holds: isAssertion,
  read: async (value, place, reader) => {
    // A record of a revocation need not say of what (Open Badges 2.0, "Assertion").
    if (own(value, "revoked") === true && own(value, "badge") === undefined) {
      return [{ place, problem: "its issuer has revoked it" }];
    }
    return [await readAssertion(value, place, reader, null)];
  },
};

export function isAssertion(value: unknown): boolean {
  if (!isFields(value)) return false;
  const isTyped = typesOf(value).includes("Assertion");
  return (
    isTyped ||
    (own(value, "badge") !== undefined &&
      ["recipient", "issuedOn", "verify", "verification", "uid"].some((key) => Object.hasOwn(value, key)))
  );
}

/**
 * Reads an assertion; `signature` is what was found of the signature it came in, null for one that is hosted. A badge
 * class or issuer that is only an address is fetched, when the caller gave a fetcher.
 */
export async function readAssertion(
  value: unknown,
  place: string,
  reader: Reader,
  signature: Verification | null,
): Promise<Draft> {
  const badge = await resolved(listOf(own(value, "badge"))[0], reader);
  const issuer = await resolved(listOf(own(badge, "issuer"))[0], reader);
  const page = textOf(own(value, "id") ?? own(value, "@id")) ?? textOf(at(value, "verify", "url"));
  return {
    place,
    fields: {
      name: own(badge, "name"),
      issuer: own(issuer, "name"),
      kind: "badge",
      issued: own(value, "issuedOn"),
      expires: own(value, "expires"),
      url: page !== undefined && /^https?:/iu.test(page) ? page : undefined,
      description: own(badge, "description"),
      skills: [
        ...listOf(own(badge, "tags")).flatMap((tag) => textOf(tag) ?? []),
        ...listOf(own(badge, "alignment")).flatMap((alignment) => textOf(own(alignment, "targetName")) ?? []),
      ],
    },
    names: {
      name:
        typeof own(value, "badge") === "string"
          ? "badge (an address; give the badge itself, or a fetcher)"
          : "badge.name",
      issuer: "badge.issuer.name",
      issued: "issuedOn",
      url: "id",
    },
    verification: await verificationOf(value, page, reader, signature),
  };
}

async function verificationOf(
  value: unknown,
  page: string | undefined,
  { fetcher }: Reader,
  signature: Verification | null,
): Promise<Verification> {
  if (own(value, "revoked") === true) {
    const reason = textOf(own(value, "revocationReason"));
    return failed(`Its issuer has revoked it${reason === undefined ? "" : `: ${reason}`}.`);
  }
  if (signature !== null) return signature;
  if (page === undefined) return unverified("It is neither signed nor does it name the page that hosts it.");
  if (fetcher === undefined)
    return unverified(`It is hosted at ${page}, which was not asked: nothing is fetched without a fetcher.`);
  const hosted = await fetchJson(page, fetcher);
  if (hosted === null) return unverified(`The page that hosts it (${page}) could not be read.`);
  if (own(hosted, "revoked") === true) return failed(`Its issuer has revoked it (${page}).`);
  const isSame = ["badge", "issuedOn", "expires", "recipient"].every((key) =>
    sameValue(own(hosted, key), own(value, key)),
  );
  if (!isSame) return failed(`What is hosted at ${page} differs from it.`);
  const issuer = at(hosted, "badge", "issuer") ?? at(value, "badge", "issuer");
  return isOfOneOrigin(page, issuer)
    ? verified(`It is hosted as it stands at ${page}.`)
    : unverified(`It is hosted as it stands at ${page}, which is not the issuer's own site.`);
}

/** A badge is hosted where its issuer is, or where the issuer says (Open Badges 2.0, "VerificationObject"). */
function isOfOneOrigin(page: string, issuer: unknown): boolean {
  const allowed = [
    ...listOf(at(issuer, "verification", "allowedOrigins")),
    ...listOf(at(issuer, "verification", "startsWith")),
    textOf(issuer) ?? own(issuer, "id") ?? own(issuer, "url"),
  ].flatMap((address) => hostOf(textOf(address)) ?? []);
  return allowed.length === 0 || allowed.includes(hostOf(page) ?? "");
}

/** The host of an address, or an allowed origin, which is a host alone. */
function hostOf(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const whole = /^[a-z]+:/iu.test(address) ? address : `https://${address}`;
  return URL.canParse(whole) && new URL(whole).host !== "" ? new URL(whole).host : undefined;
}

/** JSON-LD writes `type` for `@type` by its context. */
function typesOf(value: unknown): readonly unknown[] {
  return [...listOf(own(value, "type")), ...listOf(own(value, "@type"))];
}

/** A badge within an assertion may be the object where the page gives its address, or the other way round. */
function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a !== typeof b) return textOf(own(a, "id")) === b || textOf(own(b, "id")) === a;
  return canonicalText(a) === canonicalText(b);
}

function canonicalText(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) =>
      isFields(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
    ) ?? ""
  );
}

async function resolved(value: unknown, { fetcher }: Reader): Promise<unknown> {
  if (typeof value !== "string" || fetcher === undefined) return value;
  return (await fetchJson(value, fetcher)) ?? value;
}
