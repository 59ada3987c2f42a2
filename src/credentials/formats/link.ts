import type { Draft } from "../draft";
import { earnedAt, platformOf } from "../platforms";
import { fetchJson } from "../verification/fetched";
import type { CredentialFormat } from "./format";

/**
 * The address of a credential's page, alone: it tells the platform and the code, and sometimes what was earned. With a
 * fetcher, the badge that it hosts is read.
 */
export const LINK: CredentialFormat = {
  name: "verification link",
  holds: (value) => typeof value === "string" && /^https?:\/\/\S{4,2000}$/iu.test(value.trim()),
  read: async (value, place, { fetcher, read }) => {
    const address = String(value).trim();
    const profileEntry = profileEntryOf(address, place);
    if (profileEntry !== null) return [profileEntry];
    const platform = platformOf(address);
    const page = fetcher === undefined ? null : await fetchJson(address, fetcher);
    if (page !== null && !Array.isArray(page)) return read(page, place);
    const name = platform === null ? null : earnedAt(platform);
    if (name !== null) return [{ place, fields: { name, url: address } }];
    const known = platform === null ? "It is not a platform that is known" : `It is a credential of ${platform.name}`;
    return [
      {
        place,
        problem: `the address ${address.slice(0, 120)} does not say what was earned. ${known}; give { "name": …, "url": … }`,
      },
    ];
  },
};

/** LinkedIn's "Add to profile" link, which issuers give with a credential, tells all of it in its query. */
function profileEntryOf(address: string, place: string): Draft | null {
  if (!/^https:\/\/(?:www\.)?linkedin\.com\/profile\/add\?/iu.test(address) || !URL.canParse(address)) return null;
  const query = new URL(address).searchParams;
  const text = (key: string) => query.get(key) ?? undefined;
  const date = (year: string, month: string) =>
    query.has(year) ? { year: text(year), month: text(month) } : undefined;
  return {
    place,
    fields: {
      name: text("name"),
      issuer: text("organizationName"),
      issued: date("issueYear", "issueMonth"),
      expires: date("expirationYear", "expirationMonth"),
      url: text("certUrl"),
      credentialId: text("certId"),
    },
    names: {
      issuer: "organizationName",
      issued: "issueYear",
      expires: "expirationYear",
      url: "certUrl",
      credentialId: "certId",
    },
  };
}
