import type { Verification } from "../../model/credential";
import { type DraftFields, isFields, own, present, textOf } from "../draft";
import { earnedAt, platformOf } from "../platforms";
import { unverified } from "../verification/verdict";
import { type CredentialFormat, placeWithin } from "./format";

/** The library's own names of the fields, and what people and other programs call them. */
const FIELDS: readonly (readonly [keyof DraftFields, ...string[]])[] = [
  ["id"],
  ["name", "title"],
  ["acronym"],
  [
    "issuer",
    "authority",
    "organization",
    "organisation",
    "issuingOrganization",
    "issuingAuthority",
    "issuedBy",
    "provider",
  ],
  ["kind"],
  ["issued", "issueDate", "issuedOn", "issuedDate", "dateIssued", "startMonthYear", "firstIssuedDate", "date", "year"],
  ["expires", "expirationDate", "expiryDate", "expiresOn", "endMonthYear", "validUntil", "expiry"],
  ["status"],
  ["expected", "expectedDate"],
  ["credentialId", "licenseNumber", "licenceNumber", "credentialID", "certificateNumber"],
  ["url", "credentialUrl", "credentialURL", "link"],
  ["skills"],
  ["description"],
  ["hours"],
  ["assessment"],
  ["project"],
];

/** Under what the list stands when it is not the whole of the file. */
const LISTS = [
  "credentials",
  "certifications",
  "certificates",
  "licenses",
  "licences",
  "courses",
  "badges",
  "elements",
];

/** The library's own form: an object, or several under `credentials`. */
export const OWN: CredentialFormat = {
  name: "credential",
  holds: isFields,
  read: async (value, place, { read }) => {
    const lists = LISTS.filter((list) => Array.isArray(own(value, list)) || isFields(own(value, list)));
    if (lists.length > 0 && own(value, "name") === undefined) {
      const drafts = await Promise.all(lists.map((list) => read(own(value, list), placeWithin(place, list))));
      return drafts.flat();
    }
    // Exports write null where there is no value.
    const found = FIELDS.flatMap(([field, ...others]) => {
      const name = [field, ...others].find((key) => (own(value, key) ?? null) !== null);
      return name === undefined ? [] : [{ field, name }];
    });
    const verification = statedVerification(own(value, "verification"));
    const fields: DraftFields = Object.fromEntries(found.map(({ field, name }) => [field, own(value, name)]));
    const platform = typeof fields.url === "string" ? platformOf(fields.url) : null;
    return [
      {
        place,
        fields: {
          ...fields,
          ...present("issuer", own(fields.issuer, "name") ?? fields.issuer),
          ...present("name", fields.name ?? (platform === null ? undefined : (earnedAt(platform) ?? undefined))),
        },
        names: Object.fromEntries(found.map(({ field, name }) => [field, name])),
        ...(verification === undefined ? {} : { verification }),
      },
    ];
  },
};

/**
 * A verdict that comes with the data, as when credentials read before are read again: that a signature failed is kept,
 * but anyone may write that it held, so that counts for nothing until it is checked here.
 */
function statedVerification(value: unknown): Verification | undefined {
  const status = own(value, "status");
  const reason = textOf(own(value, "reason")) ?? "no reason was given";
  if (status === "failed") return { status, reason };
  if (status === "unverified") return { status, reason };
  return status === "verified"
    ? unverified(`It is said to be verified (${reason}), which was not checked again here.`)
    : undefined;
}
