import { type Draft, isFields, listOf, own } from "./draft";

/** A JSON Resume holds `certificates`, or the sections that only it has (`@jsonresume/schema` 1.3.1). */
export function isJsonResume(value: unknown): boolean {
  return isFields(value) && ["certificates", "basics"].some((key) => Object.hasOwn(value, key));
}

/** Reads `certificates`: name, date, issuer, url; what later drafts and converters add is taken too. */
export function readJsonResume(value: unknown, place: string): readonly Draft[] {
  return listOf(own(value, "certificates")).map((certificate, index) => ({
    place: `${place === "" ? "" : `${place}.`}certificates[${index}]`,
    fields: {
      name: own(certificate, "name") ?? own(certificate, "title"),
      issuer: own(certificate, "issuer"),
      issued: own(certificate, "date") ?? own(certificate, "startDate"),
      expires: own(certificate, "endDate") ?? own(certificate, "expires"),
      url: own(certificate, "url") ?? own(certificate, "website"),
      credentialId: own(certificate, "id") ?? own(certificate, "credentialId"),
      description: own(certificate, "summary"),
    },
    names: { issued: "date", expires: "endDate" },
  }));
}
