import { isFields, listOf, own, textOf } from "../draft";
import { type CredentialFormat, placeWithin } from "./format";

/** schema.org: `EducationalOccupationalCredential`, `Certification`, or a `Person` that has some. */
export const SCHEMA_ORG: CredentialFormat = {
  name: "schema.org",
  holds: (value) => isCredential(value) || isHolder(value),
  read: async (value, place, { read }) => {
    if (isCredential(value)) return [draftOf(value, place)];
    const held = ["hasCredential", "hasCertification", "@graph"].flatMap((key) =>
      listOf(own(value, key)).map((inner, index) => [inner, placeWithin(place, `${key}[${index}]`)] as const),
    );
    const drafts = await Promise.all(
      held.filter(([inner]) => isCredential(inner) || isHolder(inner)).map(([inner, at]) => read(inner, at)),
    );
    return drafts.flat();
  },
};

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/licen[cs]e/iu, "licence"],
  [/certification/iu, "certification"],
  [/certificate/iu, "certificate"],
  [/badge/iu, "badge"],
  [/course/iu, "course"],
];

function draftOf(value: unknown, place: string) {
  const category = nameOf(own(value, "credentialCategory")) ?? "";
  const issued =
    textOf(own(value, "dateCreated")) ?? textOf(own(value, "datePublished")) ?? textOf(own(value, "auditDate"));
  return {
    place,
    fields: {
      name: nameOf(own(value, "name")),
      acronym: shortForm(own(value, "alternateName")),
      issuer: nameOf(own(value, "recognizedBy")) ?? nameOf(own(value, "issuedBy")) ?? nameOf(own(value, "publisher")),
      kind: KINDS.find(([pattern]) => pattern.test(category))?.[1],
      issued,
      expires: own(value, "expires") ?? expiryAfter(issued, textOf(own(value, "validFor"))),
      url: own(value, "url"),
      credentialId: nameOf(own(value, "identifier")) ?? nameOf(own(value, "certificationIdentification")),
      description: own(value, "description"),
      skills: listOf(own(value, "competencyRequired")).flatMap((skill) => nameOf(skill) ?? []),
    },
    names: { issued: "dateCreated" },
  };
}

function isCredential(value: unknown): boolean {
  return (
    ["EducationalOccupationalCredential", "Certification"].some((type) => isOfType(value, type)) &&
    /schema\.org/iu.test(contextOf(value))
  );
}

function isHolder(value: unknown): boolean {
  return (
    isFields(value) &&
    ["hasCredential", "hasCertification", "@graph"].some((key) => Object.hasOwn(value, key)) &&
    (isOfType(value, "Person") || /schema\.org/iu.test(contextOf(value)))
  );
}

/** Objects within others have no context of their own. */
function contextOf(value: unknown): string {
  const context = own(value, "@context");
  return context === undefined ? "schema.org" : JSON.stringify(context).slice(0, 200);
}

function isOfType(value: unknown, type: string): boolean {
  return listOf(own(value, "@type")).some((name) => textOf(name)?.replace(/^.*[/:]/u, "") === type);
}

/** A text, or the name or value of an object. */
function nameOf(value: unknown): string | undefined {
  const [first] = listOf(value);
  return textOf(first) ?? textOf(own(first, "name")) ?? textOf(own(first, "value"));
}

function shortForm(value: unknown): string | undefined {
  return listOf(value)
    .flatMap((name) => textOf(name) ?? [])
    .find((name) => /^[\p{Lu}\p{N}][\p{L}\p{N}+/.-]{0,14}$/u.test(name));
}

/** `validFor` is an ISO 8601 duration; whole years and months are taken (`P3Y`, `P18M`). */
function expiryAfter(issued: string | undefined, duration: string | undefined): string | undefined {
  const { years = "0", months = "0" } =
    /^P(?:(?<years>\d{1,2})Y)?(?:(?<months>\d{1,3})M)?$/u.exec(duration ?? "")?.groups ?? {};
  const start = /^(?<year>\d{4})(?:-(?<month>\d\d))?/u.exec(issued ?? "")?.groups;
  const added = Number(years) * 12 + Number(months);
  if (start === undefined || added === 0) return undefined;
  if (start.month === undefined) return added % 12 === 0 ? String(Number(start.year) + added / 12) : undefined;
  const month = Number(start.year) * 12 + Number(start.month) - 1 + added;
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}
