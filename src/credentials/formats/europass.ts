import { SaxesParser } from "saxes";
import { at, type DraftFields, type DraftOrMalformed, isFields, listOf, own, textOf } from "../draft";
import { readEntryText } from "../entry-text";
import { type CredentialFormat, placeWithin } from "./format";

/** Elements of a Europass XML, by local name, that say something of a certification. */
const ELEMENTS: Readonly<Record<string, keyof DraftFields>> = {
  CertificationName: "name",
  IssuingAuthority: "issuer",
  FirstIssuedDate: "issued",
  CertificationDate: "issued",
  ValidFrom: "issued",
  ValidTo: "expires",
  ExpirationDate: "expires",
  Description: "description",
  Link: "url",
};

/** Europass CV as XML: `Certifications/Certification` of a `Candidate` (3.x), achievements of a `SkillsPassport` before. */
export const EUROPASS_XML: CredentialFormat = {
  name: "Europass XML",
  holds: (value) =>
    typeof value === "string" &&
    /^\uFEFF?\s*<(?:\?xml|(?:[\w-]+:)?(?:Candidate|SkillsPassport)[\s>])/u.test(value) &&
    /<(?:[\w-]+:)?(?:Candidate|SkillsPassport)[\s>]/u.test(value.slice(0, 20_000)),
  read: (value, place) => certificationsIn(String(value), place),
};

function certificationsIn(xml: string, place: string): readonly DraftOrMalformed[] {
  const found: DraftOrMalformed[] = [];
  const path: string[] = [];
  let fields: Record<string, string> | null = null;
  let achievement: { code: string; description: string } | null = null;
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
    path.push(local);
    if (local === "Certification") fields = {};
    if (local === "Achievement") achievement = { code: "", description: "" };
  });
  const add = (text: string) => {
    const field = ELEMENTS[[...path].reverse().find((local) => ELEMENTS[local] !== undefined) ?? ""];
    if (fields !== null && field !== undefined && text.trim() !== "") {
      fields[field] = `${fields[field] ?? ""}${text}`.trim();
    }
    if (achievement !== null && path.includes("Title")) achievement.code += ` ${text}`;
    if (achievement !== null && path.includes("Description")) achievement.description += text;
  };
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("closetag", ({ name }) => {
    path.pop();
    const local = name.replace(/^.*:/u, "");
    if (local === "Certification" && fields !== null) {
      const description = fields.description === undefined ? {} : { description: plainText(fields.description) };
      found.push({
        place: placeWithin(place, `Certifications[${found.length}]`),
        fields: { ...fields, ...description },
      });
      fields = null;
    }
    if (local === "Achievement" && achievement !== null) {
      const inner = placeWithin(place, `AchievementList[${found.length}]`);
      if (saysCertification(achievement.code)) found.push(...entriesOf(achievement.description, inner));
      achievement = null;
    }
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
    ["Achievement", "AchievementList"].flatMap((list) =>
      listOf(at(value, "SkillsPassport", "LearnerInfo", list)).flatMap((achievement, index) => {
        const title = own(achievement, "Title");
        if (!saysCertification(`${textOf(own(title, "Code")) ?? ""} ${textOf(own(title, "Label")) ?? ""}`)) return [];
        const inner = placeWithin(place, `SkillsPassport.LearnerInfo.${list}[${index}]`);
        return entriesOf(textOf(own(achievement, "Description")) ?? "", inner);
      }),
    ),
};

function saysCertification(code: string): boolean {
  return /certif|licen[cs]|zertifi/iu.test(code);
}

/** A description is HTML whose paragraphs and items are entries as people write them in a resume. */
function entriesOf(html: string, place: string): readonly DraftOrMalformed[] {
  return html
    .split(/<\/?(?:p|li|ul|ol|div|br)\b[^<>]{0,200}>|\n/iu)
    .map(plainText)
    .filter((text) => text !== "")
    .map((text) => ({ place, fields: readEntryText(text).fields }));
}

function plainText(html: string): string {
  return html
    .replace(/<[^<>]{0,500}>/gu, " ")
    .replace(/&nbsp;/gu, " ")
    .replace(/&amp;/gu, "&")
    .replace(/\s+/gu, " ")
    .trim();
}
