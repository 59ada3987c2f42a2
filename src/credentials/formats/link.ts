import { platformOf } from "../platforms";
import { fetchJson } from "../verification/fetched";
import type { CredentialFormat } from "./format";

/** The address of a credential's page, alone: it tells the platform and the code, and sometimes what was earned. With a fetcher, the badge that it hosts is read. */
export const LINK: CredentialFormat = {
  name: "verification link",
  holds: (value) => typeof value === "string" && /^https?:\/\/\S{4,2000}$/iu.test(value.trim()),
  read: async (value, place, { fetcher, read }) => {
    const address = String(value).trim();
    const platform = platformOf(address);
    const page = fetcher === undefined ? null : await fetchJson(address, fetcher);
    if (page !== null && !Array.isArray(page)) return read(page, place);
    if (platform?.title !== undefined) return [{ place, fields: { name: platform.title, url: address } }];
    const known = platform === null ? "It is not a platform that is known" : `It is a credential of ${platform.name}`;
    return [
      {
        place,
        problem: `the address ${address.slice(0, 120)} does not say what was earned. ${known}; give { "name": …, "url": … }`,
      },
    ];
  },
};
