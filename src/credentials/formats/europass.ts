import { SaxesParser } from "saxes";
import { at, type DraftFields, type DraftOrMalformed, isFields, listOf, own, textOf } from "../draft";
import { type CredentialFormat, placeWithin } from "./format";

/** Elements of a Europass XML, by local name, that say something of a certification. */
const ELEMENTS: Readonly<Record<string, keyof DraftFields>> = {
  CertificationName: "name",
  IssuingAuthority: "issuer",
  FirstIssuedDate: "issued",
  CertificationDate: "issued",
  ExpirationDate: "expires",
  Description: "description",
  Link: "url",
};

/** Europass CV as XML (version 3.x, `Candidate`): `Certifications/Certification`. */
export const EUROPASS_XML: CredentialFormat = {
  name: "Europass XML",
  holds: (value) =>
    typeof value === "string" &&
    /^\uFEFF?\s*<(?:\?xml|(?:[\w-]+:)?Candidate[\s>])/u.test(value) &&
    /<(?:[\w-]+:)?(?:Candidate|SkillsPassport)[\s>]/u.test(value.slice(0, 20_000)),
  read: (value, place) => certificationsIn(String(value), place),
};

function certificationsIn(xml: string, place: string): readonly DraftOrMalformed[] {
  const found: DraftOrMalformed[] = [];
  let fields: Record<string, string> | null = null;
  let field: keyof DraftFields | null = null;
  let problem: string | null = null;
  const parser = new SaxesParser();
  parser.on("error", ({ message }) => {
    problem ??= message;
  });
  parser.on("doctype", () => {
    problem ??= "it has a document type declaration";
  });
  parser.on("opentag", ({ name }) => {
    const local = name.replace(/^.*:/u, "");
    if (local === "Certification") fields = {};
    else if (fields !== null && ELEMENTS[local] !== undefined) field = ELEMENTS[local];
  });
  const add = (text: string) => {
    if (fields !== null && field !== null && text.trim() !== "") fields[field] = `${fields[field] ?? ""}${text}`.trim();
  };
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("closetag", ({ name }) => {
    const local = name.replace(/^.*:/u, "");
    if (ELEMENTS[local] === field) field = null;
    if (local !== "Certification" || fields === null) return;
    found.push({ place: placeWithin(place, `Certifications[${found.length}]`), fields });
    fields = null;
  });
  parser.write(xml).close();
  return problem === null
    ? found
    : [...found, { place, problem: `the XML is damaged: ${String(problem).slice(0, 120)}` }];
}

/** Europass skills passport as JSON (version 3.3-3.4): achievements of the kind `certifications`. */
export const EUROPASS_JSON: CredentialFormat = {
  name: "Europass JSON",
  holds: (value) => isFields(own(value, "SkillsPassport")),
  read: (value, place) =>
    listOf(at(value, "SkillsPassport", "LearnerInfo", "Achievement")).flatMap((achievement, index) => {
      const title = at(achievement, "Title");
      if (!/certif|licen[cs]/iu.test(`${textOf(own(title, "Code")) ?? ""} ${textOf(own(title, "Label")) ?? ""}`))
        return [];
      const name = plainText(own(achievement, "Description"));
      return [{ place: placeWithin(place, `SkillsPassport.LearnerInfo.Achievement[${index}]`), fields: { name } }];
    }),
};

/** Descriptions are HTML; their words are the name. */
function plainText(value: unknown): string | undefined {
  return textOf(value)?.replace(/<[^<>]{0,500}>/gu, " ");
}
