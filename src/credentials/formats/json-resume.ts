import { isFields, listOf, own } from "../draft";
import { type CredentialFormat, placeWithin } from "./format";

/** By the schema; some converters write the other. */
const LISTS = ["certificates", "certifications"] as const;

/** `certificates` of a JSON Resume (`@jsonresume/schema` 1.3.1), with what later drafts and converters add. */
export const JSON_RESUME: CredentialFormat = {
  name: "JSON Resume",
  holds: (value) =>
    isFields(value) &&
    (Array.isArray(own(value, "certificates")) || (isFields(own(value, "basics")) && !Object.hasOwn(value, "name"))),
  read: (value, place) =>
    LISTS.flatMap((list) =>
      listOf(own(value, list)).map((certificate, index) => [certificate, `${list}[${index}]`] as const),
    ).map(([certificate, inner]) => {
      const at = placeWithin(place, inner);
      if (!isFields(certificate)) return { place: at, problem: "it is not an object" };
      const dateName = own(certificate, "date") === undefined ? "startDate" : "date";
      const expiryName = own(certificate, "endDate") === undefined ? "expires" : "endDate";
      return {
        place: at,
        fields: {
          name: own(certificate, "name") ?? own(certificate, "title"),
          issuer: own(certificate, "issuer"),
          issued: own(certificate, dateName),
          expires: own(certificate, expiryName),
          url: own(certificate, "url") ?? own(certificate, "website"),
          credentialId: own(certificate, "credentialId"),
          description: own(certificate, "summary"),
        },
        names: { issued: dateName, expires: expiryName },
      };
    }),
};
