import type { Fields } from "./fields";
import { linkRun, type Pen } from "./pen";
import type { SectionName } from "./words";

/** How one section of JSON Resume is written out. */
interface SectionForm {
  readonly section: SectionName;
  /** Its member, then names that older versions and converters use. */
  readonly names: readonly string[];
  readonly write: (items: readonly Fields[], pen: Pen) => void;
}

/** Sections but the summary, which belongs to `basics`; a file's own order decides how they follow each other. */
export const SECTION_FORMS: readonly SectionForm[] = [
  {
    section: "work",
    names: ["work", "experience", "employment"],
    write: each((item, pen) => {
      const name = item.text("name", "company", "employer");
      pen.entry([item.text("position", "title", "role"), name, item.text("location")], pen.period(item), item);
      writeDetails(item, pen);
    }),
  },
  {
    section: "volunteer",
    names: ["volunteer", "volunteering"],
    write: each((item, pen) => {
      pen.entry(
        [item.text("position", "title", "role"), item.text("organization", "name"), item.text("location")],
        pen.period(item),
        item,
      );
      writeDetails(item, pen);
    }),
  },
  {
    section: "education",
    names: ["education"],
    write: each((item, pen) => {
      pen.entry(
        [
          item.text("studyType", "degree"),
          item.text("area", "field"),
          item.text("institution", "school", "name"),
          item.text("location"),
          item.text("score", "gpa"),
        ],
        pen.period(item),
        item,
      );
      writeDetails(item, pen);
      const courses = item.lines("courses");
      if (courses.length > 0) pen.paragraph(courses.join(", "), `${item.pointer}/courses`);
    }),
  },
  {
    section: "projects",
    names: ["projects"],
    write: each((item, pen) => {
      const roles = item.lines("roles").join(", ") || undefined;
      pen.entry([item.text("name", "title"), roles, item.text("entity"), item.text("type")], pen.period(item), item);
      writeDetails(item, pen);
      const keywords = item.lines("keywords");
      if (keywords.length > 0) pen.paragraph(keywords.join(", "), `${item.pointer}/keywords`);
    }),
  },
  {
    section: "awards",
    names: ["awards"],
    write: each((item, pen) => {
      pen.entry([item.text("title", "name"), item.text("awarder", "issuer")], pen.period(item), item);
      writeDetails(item, pen);
    }),
  },
  {
    section: "certificates",
    names: ["certificates", "certifications"],
    write: each((item, pen) => {
      const id = item.text("credentialId");
      pen.entry([item.text("name", "title"), item.text("issuer"), id], pen.period(item), item);
      writeDetails(item, pen);
    }),
  },
  {
    section: "publications",
    names: ["publications"],
    write: each((item, pen) => {
      const released = pen.date(item.text("releaseDate")) ?? pen.period(item);
      pen.entry([item.text("name", "title"), item.text("publisher")], released, item);
      writeDetails(item, pen);
    }),
  },
  {
    section: "skills",
    names: ["skills"],
    write: each((item, pen) => {
      const name = item.text("name");
      const level = item.text("level");
      const keywords = item.lines("keywords").join(", ");
      const label = [name, level === undefined ? undefined : `(${level})`]
        .filter((part) => part !== undefined)
        .join(" ");
      if (keywords === "") pen.item(label, item.pointer);
      else pen.runs([{ text: label === "" ? "" : `${label}: `, bold: true }, { text: keywords }], item.pointer);
    }),
  },
  {
    section: "languages",
    names: ["languages"],
    write: inOneLine((item) => {
      const fluency = item.text("fluency", "level");
      return `${item.text("language", "name") ?? ""}${fluency === undefined ? "" : ` (${fluency})`}`;
    }),
  },
  {
    section: "interests",
    names: ["interests"],
    write: inOneLine((item) => {
      const keywords = item.lines("keywords").join(", ");
      return `${item.text("name") ?? ""}${keywords === "" ? "" : ` (${keywords})`}`;
    }),
  },
  {
    section: "references",
    names: ["references"],
    write: each((item, pen) => {
      const said = item.lines("reference");
      const name = item.text("name");
      pen.entry([name, item.text("position", "title"), item.text("company")], undefined, item);
      for (const line of said) pen.paragraph(line, `${item.pointer}/reference`);
    }),
  },
];

function each(write: (item: Fields, pen: Pen) => void): SectionForm["write"] {
  return (items, pen) => {
    for (const item of items) write(item, pen);
  };
}

function inOneLine(words: (item: Fields) => string): SectionForm["write"] {
  return (items, pen) => {
    const line = items.map(words).filter((text) => text.trim() !== "");
    if (line.length > 0) pen.paragraph(line.join(", "), items[0]?.pointer.replace(/\/\d+$/u, "") ?? "");
  };
}

/** What an entry says below its first line. */
function writeDetails(item: Fields, pen: Pen): void {
  for (const line of item.lines("description")) pen.paragraph(line, `${item.pointer}/description`);
  for (const line of item.lines("summary")) pen.paragraph(line, `${item.pointer}/summary`);
  for (const name of ["highlights", "achievements", "responsibilities"]) {
    for (const line of item.lines(name)) pen.item(line, `${item.pointer}/${name}`);
  }
  const url = item.text("url", "website");
  if (url !== undefined) pen.runs([linkRun(url)], `${item.pointer}/url`);
}
