import { at, isFields, listOf, own, textOf } from "../draft";
import { type CredentialFormat, placeWithin } from "./format";

/** Under what a candidate's record lists them; a profile of a candidate has the same lists. */
const LISTS = ["certifications", "licenses"] as const;

/** HR Open Standards (LER-RS, Candidate 4.x): one certification or licence, or the candidate that has some in profiles. */
export const HR_OPEN: CredentialFormat = {
  name: "HR Open",
  holds: (value) => isRecord(value) || profilesOf(value).length > 0,
  read: async (value, place, { read }) => {
    if (isRecord(value)) return [draftOf(value, place)];
    const lists = profilesOf(value).flatMap(([profile, inner]) =>
      LISTS.map((list) => [own(profile, list), placeWithin(place, `${inner}.${list}`)] as const),
    );
    const drafts = await Promise.all(lists.filter(([list]) => Array.isArray(list)).map(([list, at]) => read(list, at)));
    return drafts.flat();
  },
};

function isRecord(value: unknown): boolean {
  return (
    isFields(value) &&
    own(value, "name") !== undefined &&
    (isFields(own(value, "issuingAuthority")) || isFields(own(value, "effectiveTimePeriod")))
  );
}

function profilesOf(value: unknown): readonly (readonly [unknown, string])[] {
  return listOf(own(value, "profiles")).flatMap((profile, index) =>
    LISTS.some((list) => Array.isArray(own(profile, list))) ? [[profile, `profiles[${index}]`] as const] : [],
  );
}

function draftOf(value: unknown, place: string) {
  const [identifier] = listOf(own(value, "identifiers"));
  const [description] = listOf(own(value, "descriptions"));
  return {
    place,
    fields: {
      name: own(value, "name"),
      issuer: at(value, "issuingAuthority", "name") ?? own(value, "issuingAuthority"),
      issued: own(value, "firstIssuedDate") ?? at(value, "effectiveTimePeriod", "validFrom"),
      expires: at(value, "effectiveTimePeriod", "validTo"),
      status: own(value, "status"),
      credentialId: textOf(identifier) ?? own(identifier, "value"),
      description: textOf(description),
    },
    names: {
      issuer: "issuingAuthority.name",
      issued: own(value, "firstIssuedDate") === undefined ? "effectiveTimePeriod.validFrom" : "firstIssuedDate",
      expires: "effectiveTimePeriod.validTo",
      credentialId: "identifiers[0].value",
    },
  };
}
