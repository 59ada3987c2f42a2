import type { Context } from "../context";
import { ResumeError } from "../errors";
import type { Reading } from "../model/document";
import type { PageSetup, Run } from "../model/look";
import { detectLanguage } from "../resume/language";
import { Fields, isObject } from "./fields";
import { linkRun, Pen } from "./pen";
import { SECTION_FORMS } from "./sections";
import { headingOf } from "./words";

/** A Letter page with inch margins, in points: data have no page of their own. */
const PAGE: PageSetup = {
  width: 612,
  height: 792,
  marginTop: 72,
  marginRight: 72,
  marginBottom: 72,
  marginLeft: 72,
};

/** Members that describe the file, not the person. */
const ABOUT_THE_FILE = /^(?:\$schema|meta)$|^_/u;

/**
 * Reads a JSON Resume (jsonresume.org, schema 1.0.0), with the names of older versions and what converters add.
 * Its sections follow the file's order; headings are in the language of its words. Positions are JSON pointers.
 * Members that are no part of the schema become sections of their own, or are named in a message.
 *
 * @throws {ResumeError} `corrupt` when it is no JSON; `unsupported-format` when it is no resume.
 */
export function readJsonResume(text: string, context: Context): Reading {
  const resume = new Fields(parse(text), "");
  const basics = resume.object("basics");
  const known = SECTION_FORMS.flatMap(({ names }) => names);
  if (basics === undefined && !resume.names().some((name) => known.includes(name))) {
    throw new ResumeError(
      "unsupported-format",
      "This JSON is no resume: it has neither `basics` nor a section such as `work` or `education` (jsonresume.org).",
    );
  }
  const language = detectLanguage([{ text: resume.lines(...resume.names()).join("\n") }], [], undefined);
  const pen = new Pen(language);
  if (basics !== undefined) writeBasics(basics, pen, language);
  const unread = [...(basics?.unread() ?? [])];
  for (const name of resume.names().filter((each) => each !== "basics" && !ABOUT_THE_FILE.test(each))) {
    context.checkpoint();
    unread.push(...writeSection(resume, name, pen, language));
  }
  if (unread.length > 0) {
    context.messages.warn(
      "json-resume-member-skipped",
      `Members that JSON Resume does not know were left out: ${unread.slice(0, 10).join(", ")}${unread.length > 10 ? " and others" : ""}.`,
    );
  }
  const source = { format: "json-resume", text } as const;
  return { source, blocks: pen.blocks, furniture: [], page: PAGE, pages: null, language };
}

function parse(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch (cause) {
    const where = cause instanceof Error ? ` (${cause.message})` : "";
    throw new ResumeError("corrupt", `The JSON of the resume is damaged or cut short${where}. Export it again.`, {
      cause,
    });
  }
  return isObject(value) ? value : {};
}

function writeBasics(basics: Fields, pen: Pen, language: string): void {
  const at = (name: string) => `${basics.pointer}/${name}`;
  const name = basics.text("name");
  if (name !== undefined) pen.runs([{ text: name, bold: true }], at("name"));
  const label = basics.text("label", "headline");
  if (label !== undefined) pen.paragraph(label, at("label"));
  pen.runs(joined(contactParts(basics)), basics.pointer);
  const profiles = basics.list("profiles").flatMap(profileRuns);
  pen.runs(joined(profiles), at("profiles"));
  const summary = basics.lines("summary");
  if (summary.length > 0) {
    pen.heading(headingOf("summary", language), 1, at("summary"));
    for (const line of summary) pen.paragraph(line, at("summary"));
  }
  // A picture is no text, and belongs in no resume that parsers read.
  basics.text("image", "picture");
}

function contactParts(basics: Fields): readonly Run[] {
  const email = basics.text("email");
  const url = basics.text("url", "website");
  const location = basics.object("location");
  const place =
    location === undefined
      ? basics.text("location")
      : [
          location.text("address"),
          [location.text("postalCode"), location.text("city")].filter((part) => part !== undefined).join(" "),
          location.text("region"),
          location.text("country", "countryCode"),
        ]
          .filter((part) => part !== undefined && part !== "")
          .join(", ");
  return [
    ...(email === undefined ? [] : [{ text: email, link: `mailto:${email}` }]),
    ...textRun(basics.text("phone")),
    ...textRun(place),
    ...(url === undefined ? [] : [linkRun(url)]),
  ];
}

/** A profile is told by its network and address, and by its user where the address does not name it. */
function profileRuns(profile: Fields): readonly Run[] {
  const [network, username, url] = [profile.text("network"), profile.text("username", "name"), profile.text("url")];
  const words = [network, username].filter((part) => part !== undefined).join(": ");
  if (url === undefined) return textRun(words);
  const link = linkRun(url);
  const isNamed = username === undefined || url.toLowerCase().includes(username.toLowerCase());
  const before = isNamed ? (network ?? "") : words;
  return before === "" ? [link] : [{ ...link, text: `${before}: ${link.text}` }];
}

function textRun(text: string | undefined): readonly Run[] {
  return text === undefined || text === "" ? [] : [{ text }];
}

function joined(runs: readonly Run[]): readonly Run[] {
  return runs.flatMap((run, index) => (index === 0 ? [run] : [{ text: " | " }, run]));
}

/** Writes one member as a section, in the schema's form or, when it is none of the schema's, line by line. */
function writeSection(resume: Fields, name: string, pen: Pen, language: string): readonly string[] {
  const form = SECTION_FORMS.find(({ names }) => names.includes(name));
  if (form === undefined) {
    const lines = resume.lines(name);
    if (lines.length === 0) return [];
    pen.heading(titleFrom(name), 1, `/${name}`);
    for (const line of lines) pen.item(line, `/${name}`);
    return [];
  }
  const items = resume.list(name);
  const before = pen.blocks.length;
  pen.heading(headingOf(form.section, language), 1, `/${name}`);
  form.write(items, pen);
  // A heading without entries says nothing.
  if (pen.blocks.length === before + 1) pen.blocks.pop();
  return items.flatMap((item) => item.unread());
}

/** `sideProjects` as "Side Projects". */
function titleFrom(name: string): string {
  const words = name.replace(/[_-]+/gu, " ").replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
  return words.replace(/(?:^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase());
}
