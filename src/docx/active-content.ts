import type { Context } from "../context";
import { type DocxPackage, readRelationships } from "./package";
import type { PackageEdits } from "./package-edits";
import { attribute, childrenNamed, type XmlElement } from "./xml";

/** Something in a package that does more than be read: runs, loads from elsewhere, starts programs. */
interface ActiveContent {
  readonly code: string;
  /** As the subject of "is kept" and "was taken out". */
  readonly what: string;
  readonly strip: (edits: PackageEdits) => void;
}

/** Says what a file holds that its owner should know of; with `sanitize` it is the writer who says so. */
export function reportActiveContent(source: DocxPackage, { messages, sanitize }: Context): void {
  if (source.isSigned) {
    messages.warn("docx-signature", "The file is digitally signed; the signature is no longer valid after the edit.");
  }
  if (sanitize) return;
  for (const { code, what } of findActiveContent(source)) {
    messages.warn(code, `The file holds ${what}; it is kept. Use the option sanitize to take it out.`);
  }
}

/** Takes all of it out, and says so. */
export function stripActiveContent(source: DocxPackage, edits: PackageEdits, { messages }: Context): void {
  for (const { code, what, strip } of findActiveContent(source)) {
    strip(edits);
    messages.info(code, `The file held ${what}; it was taken out.`);
  }
}

function findActiveContent(source: DocxPackage): readonly ActiveContent[] {
  return [...macros(source), ...outsideTargets(source), ...fields(source)];
}

const MACRO_PARTS =
  /(?:^|\/)(?:vbaproject\.bin|vbadata\.xml|vbaprojectsignature\w*\.bin)$|(?:^|\/)_rels\/vbaproject\.bin\.rels$/iu;

/** VBA projects ([MS-OVBA]; their parts are named in [MS-OFFMACRO2] §2.2). */
function macros(source: DocxPackage): readonly ActiveContent[] {
  if (!source.hasMacros) return [];
  const strip = (edits: PackageEdits) => {
    for (const { name } of source.entries) if (MACRO_PARTS.test(name)) edits.remove(name);
    const types = "[Content_Types].xml";
    const text = source.text(types) ?? "";
    for (const element of childrenNamed(source.xml(types), "ct:Override")) {
      const part = (attribute(element, "PartName") ?? "").slice(1);
      if (MACRO_PARTS.test(part)) edits.splice(types).delete(element.start, element.end);
      else if (part.toLowerCase() === source.main.toLowerCase()) {
        const plain = text
          .slice(element.start, element.end)
          .replace(
            /application\/vnd\.ms-word\.(document|template)\.macroEnabled\w*\.main\+xml/iu,
            (_, kind: string) => {
              return `application/vnd.openxmlformats-officedocument.wordprocessingml.${kind.toLowerCase()}.main+xml`;
            },
          );
        edits.splice(types).replace(element.start, element.end, plain);
      }
    }
    for (const [part, relationship] of relationshipElements(source)) {
      const target = (attribute(relationship, "Target") ?? "").replace(/^\//u, "");
      if (MACRO_PARTS.test(target)) edits.splice(part).delete(relationship.start, relationship.end);
    }
  };
  return [{ code: "docx-macros", what: "macros", strip }];
}

/** Targets outside of the package that are loaded or run when the file is opened, or links that start programs. */
function outsideTargets(source: DocxPackage): readonly ActiveContent[] {
  const found: ActiveContent[] = [];
  for (const [part, relationship] of relationshipElements(source)) {
    if (attribute(relationship, "TargetMode") !== "External") continue;
    const type = (attribute(relationship, "Type") ?? "").split("/").at(-1) ?? "";
    const target = attribute(relationship, "Target") ?? "";
    const known = OUTSIDE[type];
    const isUnsafeLink = type === "hyperlink" && !/^(?:https?:|mailto:|tel:|#|[^:]*$)/iu.test(target);
    if (known === undefined && !isUnsafeLink) continue;
    const [code, what] = known ?? ["docx-unsafe-link", "a link that may start a program"];
    const strip = (edits: PackageEdits) => {
      const text = source.text(part) ?? "";
      const neutral = text
        .slice(relationship.start, relationship.end)
        .replace(/(\bTarget=)(?:"[^"]*"|'[^']*')/u, '$1"about:blank"');
      edits.splice(part).replace(relationship.start, relationship.end, neutral);
    };
    found.push({ code, what: `${what} (${target.slice(0, 80)})`, strip });
  }
  return found;
}

const OUTSIDE: Readonly<Record<string, readonly [code: string, what: string]>> = {
  attachedTemplate: ["docx-outside-template", "a template that is loaded from elsewhere"],
  oleObject: ["docx-outside-object", "an object that is loaded from elsewhere"],
  frame: ["docx-outside-content", "content that is loaded from elsewhere"],
  subDocument: ["docx-outside-content", "content that is loaded from elsewhere"],
  aFChunk: ["docx-outside-content", "content that is loaded from elsewhere"],
  image: ["docx-outside-picture", "a picture that is loaded from elsewhere"],
};

function relationshipElements(source: DocxPackage): readonly (readonly [part: string, element: XmlElement])[] {
  return source.entries
    .filter(({ name }) => /(?:^|\/)_rels\/[^/]*\.rels$/u.test(name))
    .flatMap(({ name }) =>
      childrenNamed(source.xml(name), "rel:Relationship").map((element) => [name, element] as const),
    );
}

/** Fields that start programs or load files when they are updated (ECMA-376 Part 1 §17.16.5). */
const ACTIVE_FIELD =
  /\b(?:DDE|DDEAUTO)\b|^\s*(?:INCLUDETEXT|INCLUDEPICTURE|IMPORT|INCLUDE|LINK|DATABASE|MACROBUTTON)\b/iu;

function fields(source: DocxPackage): readonly ActiveContent[] {
  const found: ActiveContent[] = [];
  for (const part of storyParts(source)) {
    const root = source.xml(part);
    if (root === undefined) continue;
    for (const { instruction, elements } of fieldsOf(root)) {
      if (!ACTIVE_FIELD.test(instruction)) continue;
      const name = /\b[A-Z]{3,}\b/u.exec(instruction)?.[0] ?? "DDE";
      const strip = (edits: PackageEdits) => {
        for (const { start, end } of elements) edits.splice(part).delete(start, end);
      };
      found.push({ code: "docx-active-field", what: `a ${name} field, which loads data or starts a program`, strip });
    }
  }
  return found;
}

function storyParts(source: DocxPackage): readonly string[] {
  const kinds = new Set(["header", "footer", "footnotes", "endnotes", "comments"]);
  const related = [...readRelationships(source, source.main).values()].filter(
    ({ type, external }) => kinds.has(type) && !external,
  );
  return [source.main, ...new Set(related.map(({ target }) => target))].filter(
    (part, index, all) => source.text(part) !== undefined && all.indexOf(part) === index,
  );
}

interface Field {
  instruction: string;
  /** What makes it a field; its result is not among them. */
  readonly elements: { readonly start: number; readonly end: number }[];
}

function fieldsOf(root: XmlElement): readonly Field[] {
  const done: Field[] = [];
  const open: Field[] = [];
  const visit = (parent: XmlElement) => {
    for (const element of parent.children) {
      if (element.name === "w:fldChar") {
        if (attribute(element, "w:fldCharType") === "begin") open.push({ instruction: "", elements: [] });
        open.at(-1)?.elements.push(element);
        if (attribute(element, "w:fldCharType") === "end") done.push(...open.splice(-1));
      } else if (element.name === "w:instrText") {
        for (const field of open) field.instruction += element.text;
        open.at(-1)?.elements.push(element);
      } else if (element.name === "w:fldSimple") {
        done.push({
          instruction: attribute(element, "w:instr") ?? "",
          elements: [
            { start: element.start, end: element.innerStart },
            { start: element.innerEnd, end: element.end },
          ],
        });
        visit(element);
      } else visit(element);
    }
  };
  visit(root);
  return [...done, ...open];
}
