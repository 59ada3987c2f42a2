import { at, isFields, listOf, own, textOf } from "../draft";
import { failed } from "../verification/verdict";
import { type CredentialFormat, placeWithin } from "./format";

/** Badges as Credly's public page of a person gives them (`badges.json`): one, a list under `data`, or the page. */
export const CREDLY: CredentialFormat = {
  name: "Credly badge",
  holds: (value) => isBadge(value) || isPage(value),
  read: (value, place) =>
    isBadge(value)
      ? [draftOf(value, place)]
      : listOf(own(value, "data")).map((badge, index) => {
          const inner = placeWithin(place, `data[${index}]`);
          return isBadge(badge) ? draftOf(badge, inner) : { place: inner, problem: "it is not a Credly badge" };
        }),
};

const KINDS: Readonly<Record<string, string>> = { certification: "certification", learning: "badge" };

function draftOf(badge: unknown, place: string) {
  const template = own(badge, "badge_template");
  const id = textOf(own(badge, "id"));
  const category = textOf(own(template, "type_category"))?.toLowerCase() ?? "";
  return {
    place,
    fields: {
      name: own(template, "name"),
      issuer: issuerOf(own(badge, "issuer")) ?? issuerOf(own(template, "issuer")),
      kind: KINDS[category] ?? "badge",
      issued: own(badge, "issued_at_date") ?? own(badge, "issued_at"),
      expires: own(badge, "expires_at_date") ?? own(badge, "expires_at"),
      url: id === undefined ? undefined : `https://www.credly.com/badges/${id}`,
      description: own(template, "description"),
      skills: listOf(own(template, "skills")).flatMap((skill) => textOf(own(skill, "name")) ?? textOf(skill) ?? []),
    },
    names: {
      name: "badge_template.name",
      issued: "issued_at_date",
      expires: "expires_at_date",
    },
    ...(textOf(own(badge, "state"))?.toLowerCase() === "revoked"
      ? { verification: failed("Its issuer has revoked it.") }
      : {}),
  };
}

/** The primary entity, else the first; the summary ("issued by X") where there is none. */
function issuerOf(issuer: unknown): string | undefined {
  const entities = listOf(own(issuer, "entities"));
  const primary = entities.find((entity) => own(entity, "primary") === true) ?? entities[0];
  return (
    textOf(at(primary, "entity", "name")) ??
    textOf(own(issuer, "name")) ??
    textOf(own(issuer, "summary"))?.replace(/^issued by\s+/iu, "")
  );
}

function isBadge(value: unknown): boolean {
  return isFields(value) && isFields(own(value, "badge_template"));
}

function isPage(value: unknown): boolean {
  const badges = own(value, "data");
  return Array.isArray(badges) ? badges.length === 0 || badges.some(isBadge) : isBadge(badges);
}
