import { describe, expect, it } from "vitest";
import { createContext } from "../../src/context";
import type { Container } from "../../src/model/document";
import { understand } from "../../src/resume/understand";
import { readText } from "../../src/text/read-text";
import { bullet, line, outline, understood } from "./written";

const BIG = { bold: true, size: 14 } as const;
const NAME = line("Maren Okafor", { size: 20, bold: true });
const MAIL = line("maren@example.com | +44 20 7946 0018");
const heading = (text: string) => line(text, BIG);

describe("sections", () => {
  it("are told by words and look together", () => {
    const document = understood([
      NAME,
      MAIL,
      heading("Profile"),
      line("Plans things."),
      heading("Work History"),
      line("Planner, Acme", { bold: true }),
      bullet("Planned things"),
    ]);
    expect(outline(document)).toEqual(["-", "summary: Profile", "experience: Work History"]);
  });

  it("cover all blocks in order, once", () => {
    const document = understood([NAME, MAIL, heading("Skills"), line("Planning"), heading("Education"), line("BA")]);
    expect(document.sections.flatMap(({ blocks }) => blocks)).toEqual(document.blocks);
  });

  it("do not begin at bold job titles", () => {
    const title = (text: string) => line(text, { bold: true });
    const document = understood([NAME, heading("Experience"), title("Head of Training"), line("Acme"), title("Clerk")]);
    expect(outline(document)).toEqual(["-", "experience: Experience"]);
  });

  it("may have a heading of unknown words in the look of the others", () => {
    const document = understood([
      NAME,
      heading("Experience"),
      line("Planner"),
      heading("Beyond the Desk"),
      line("Rowing"),
      heading("Education"),
      line("BA"),
    ]);
    expect(outline(document)).toContain("unknown: Beyond the Desk");
  });

  it("do not begin at job titles that lack the marks of the headings", () => {
    const bold = (text: string) => line(text, { bold: true });
    const jobs = [bold("Planner"), line("Acme"), bold("Clerk"), line("Shop")];
    const numbered = understood([bold("1. Experience"), ...jobs, bold("2. Skills"), line("SQL"), bold("3. Languages")]);
    expect(outline(numbered)).toEqual(["experience: Experience", "skills: Skills", "languages: Languages"]);
  });

  it("may be numbered without a full stop, the number apart from the words or not", () => {
    for (const mark of [" ", "\t"]) {
      const document = understood([
        NAME,
        heading(`1${mark}Skills`),
        line("SQL"),
        heading(`2${mark}Education`),
        line("BA"),
      ]);
      expect(outline(document)).toEqual(["-", "skills: Skills", "education: Education"]);
    }
  });

  it("are the resume's own, whatever an earlier run wrote into a resume without headings", () => {
    const added = (text: string) => line(text, {}, { added: true });
    const lines = [line("Led the move of nine clinics"), line("PMP, PMI, 2023"), line("English, Yoruba")];
    const document = understood([NAME, MAIL, added("Certifications"), added("CSM, Scrum Alliance, 2024"), ...lines]);
    expect(outline(document)).toEqual(["-", "certifications: Certifications", "-"]);
    expect(document.sections.map(({ start, end }) => end - start)).toEqual([2, 2, 3]);
  });

  it("are no titles in the look of the only heading, which an earlier run wrote", () => {
    const bold = (text: string) => line(text, { bold: true });
    const ours = [
      { ...bold("Certifications"), added: true as const },
      { ...line("CSM, 2024"), added: true as const },
    ];
    const document = understood([
      NAME,
      MAIL,
      line("Led clinics"),
      ...ours,
      bold("Falconry Diploma"),
      line("Guild, 2020"),
    ]);
    expect(outline(document)).toEqual(["-", "certifications: Certifications", "-"]);
  });

  it("begin in plain text at headings without the rule that others have", () => {
    const text = "Jo Vance\n\nPROFILE\n-------\nPlans.\n\nEXPERIENCE\n==========\nAcme\n\nEDUCATION\nBA, Leeds";
    expect(outline(understand(readText(text, createContext()), createContext()))).toEqual([
      "-",
      "summary: PROFILE",
      "experience: EXPERIENCE",
      "education: EDUCATION",
    ]);
  });

  it("begin among capitals at a label in capitals, but not at the parts of skills", () => {
    const document = understood([
      line("EXPERIENCE"),
      line("Planner, Acme"),
      line("CERTIFICATIONS"),
      line("Yellow Belt, 2020"),
      line("SKILLS: Planning, Budgets"),
      line("LANGUAGES: English"),
    ]);
    expect(outline(document)).toEqual([
      "experience: EXPERIENCE",
      "certifications: CERTIFICATIONS",
      "skills: SKILLS",
      "languages: LANGUAGES",
    ]);
    const parts = understood([line("EXPERIENCE"), line("Acme"), line("SKILLS"), line("LANGUAGES: Python, Go")]);
    expect(outline(parts)).toEqual(["experience: EXPERIENCE", "skills: SKILLS"]);
  });

  it("do not begin at a line of their look directly below a heading, nor at others like it", () => {
    const bold = (text: string) => line(text, { bold: true });
    const entries = [bold("Falconry Diploma"), line("Guild, 2020"), bold("Beekeeping Badge"), line("Club, 2021")];
    const document = understood([bold("Skills"), line("SQL"), bold("Certifications"), ...entries, bold("Education")]);
    expect(outline(document)).toEqual(["skills: Skills", "certifications: Certifications", "education: Education"]);
  });

  it("begin at unknown words in the look and with the space of the headings, not at titles closer to what is above", () => {
    const head = (text: string) => line(text, { bold: true }, { spaceBefore: 12 });
    const title = (text: string) => line(text, { bold: true }, { spaceBefore: 4 });
    const jobs = [title("Planner"), line("Acme"), title("Clerk"), line("Shop")];
    const document = understood([
      head("Experience"),
      ...jobs,
      head("Skills"),
      line("SQL"),
      head("Allotment"),
      line("Leeks"),
    ]);
    expect(outline(document)).toEqual(["experience: Experience", "skills: Skills", "unknown: Allotment"]);
  });

  it("begin at unknown words below a list, though titles of entries elsewhere look the same", () => {
    const bold = (text: string) => line(text, { bold: true });
    const jobs = [bold("Planner"), line("Acme"), bold("Clerk"), line("Shop")];
    const list = [bullet("Falconry Diploma, Guild, 2020"), bullet("Beekeeping Badge, Club, 2021")];
    const document = understood([
      bold("Experience"),
      ...jobs,
      bold("Certifications"),
      ...list,
      bold("Allotment"),
      line("Leeks"),
    ]);
    expect(outline(document)).toEqual([
      "experience: Experience",
      "certifications: Certifications",
      "unknown: Allotment",
    ]);
  });

  it("begin at unknown words above a list, below entries whose titles look the same and head none", () => {
    const bold = (text: string) => line(text, { bold: true });
    const entries = [bold("Falconry Diploma"), line("Guild, 2020"), bold("Beekeeping Badge"), line("Club, 2021")];
    const document = understood([
      bold("Certifications"),
      ...entries,
      bold("Allotment"),
      bullet("Leeks"),
      bold("Skills"),
    ]);
    expect(outline(document)).toEqual(["certifications: Certifications", "unknown: Allotment", "skills: Skills"]);
  });

  it("begin at unknown words below the lines that an earlier run wrote", () => {
    const bold = (text: string) => line(text, { bold: true });
    const added = (block: ReturnType<typeof line>) => ({ ...block, added: true as const });
    const ours = [added(bold("Certifications")), added(line("PMP, PMI, 2023"))];
    const document = understood([bold("Skills"), line("SQL"), ...ours, bold("Allotment"), line("Leeks")]);
    expect(outline(document).at(-1)).toBe("unknown: Allotment");
  });

  it("do not begin at titles below dates, below a rule, or with dates below them", () => {
    const bold = (text: string) => line(text, { bold: true });
    const dated = [
      line("2019 – 2021"),
      bold("Planner"),
      line("Led."),
      line("2015 – 2019"),
      bold("Clerk"),
      line("Filed."),
    ];
    expect(outline(understood([bold("Experience"), ...dated, bold("Skills")]))).toHaveLength(2);
    const ruled = [line("________"), bold("Acme"), line("Led."), bold("Shop"), line("Filed.")];
    expect(outline(understood([bold("Experience"), ...ruled, bold("Skills")]))).toHaveLength(2);
    const intro = [line("Ten years."), bold("Acme"), line("Planner, 2019"), bold("Shop"), line("Clerk, 2015")];
    expect(outline(understood([bold("Experience"), ...intro, bold("Skills")]))).toHaveLength(2);
  });

  it("begin at large headings of which only a word is bold", () => {
    const twoTone = (bold: string, plain: string) =>
      line(
        bold + plain,
        {},
        {
          runs: [
            { text: bold, size: 14, bold: true },
            { text: plain, size: 14 },
          ],
        },
      );
    const text = line("Five years of plans and of what became of them");
    const document = understood([
      twoTone("Experience", ""),
      text,
      twoTone("Skills", ""),
      text,
      twoTone("Awards ", "Won"),
      text,
      twoTone("Key ", "Projects"),
      text,
    ]);
    expect(outline(document).at(-1)).toBe("projects: Key Projects");
  });

  it("are told by their font alone", () => {
    const head = (text: string) => line(text, { font: "Impact" });
    const text = line("Five years of plans and of what became of them", { font: "Calibri" });
    const document = understood([head("Experience"), text, head("Skills"), text, head("Allotment"), text]);
    expect(outline(document)).toEqual(["experience: Experience", "skills: Skills", "unknown: Allotment"]);
  });

  it("look alike whatever the look of the sign before them", () => {
    const marked = (text: string) => line(`■ ${text}`, {}, { runs: [{ text: "■ " }, { text, bold: true }] });
    const document = understood([marked("Work Experience"), line("Acme"), marked("Skills"), line("SQL")]);
    expect(outline(document)).toEqual(["experience: Work Experience", "skills: Skills"]);
  });

  it("may be long when each letter is followed by a space", () => {
    const spaced = (text: string) => line([...text.replaceAll(" ", "  ")].join(" "), { bold: true });
    const document = understood([spaced("EXPERIENCE"), spaced("PROFESSIONAL DEVELOPMENT & CERTIFICATIONS")]);
    expect(document.sections.map(({ kind }) => kind)).toEqual(["experience", "development"]);
  });

  it("are told by the last words of a heading", () => {
    const document = understood([NAME, heading("Retail Experience"), line("Clerk"), heading("Skills"), line("Tills")]);
    expect(outline(document)).toEqual(["-", "experience: Retail Experience", "skills: Skills"]);
  });

  it("have all kinds that a joined heading names", () => {
    const [, section] = understood([NAME, heading("Education & Certifications"), line("BA")]).sections;
    expect(section?.kinds).toEqual(expect.arrayContaining(["education", "certifications"]));
  });

  it.each(["E X P E R I E N C E", "■ Experience", "3. EXPERIENCE", "Experience:", "— Experience —"])(
    "are headed by %s",
    (text) => {
      expect(understood([NAME, heading(text), line("Planner")]).sections[1]?.kind).toBe("experience");
    },
  );

  it.each([
    ["Berufserfahrung", "experience"],
    ["Expérience professionnelle", "experience"],
    ["Formación académica", "education"],
    ["İŞ DENEYİMİ", "experience"],
    ["CENTRES D’INTÉRÊT", "interests"],
    ["学歴", "education"],
    ["工作经历", "experience"],
    ["التعليم", "education"],
    ["शिक्षा", "education"],
  ])("are known in other languages: %s", (text, kind) => {
    expect(understood([NAME, heading(text), line("2019")]).sections[1]?.kind).toBe(kind);
  });

  it("keep two headings of the same words apart", () => {
    const document = understood([NAME, heading("Experience"), line("A"), heading("Experience"), line("B")]);
    expect(outline(document)).toEqual(["-", "experience: Experience", "experience: Experience"]);
  });

  it("do not begin at the document's own title", () => {
    const document = understood([heading("Curriculum Vitae"), NAME, heading("Experience"), line("Planner")]);
    expect(outline(document)).toEqual(["-", "experience: Experience"]);
  });

  it("hold the known words of a quieter line as a sub-heading", () => {
    const document = understood([
      NAME,
      heading("Education"),
      line("BA"),
      line("Certifications", { bold: true }),
      line("PMP"),
      heading("Experience"),
      line("Planner"),
    ]);
    expect(outline(document)).toEqual(["-", "education: Education", "experience: Experience"]);
    expect(document.blocks[3]?.kind).toBe("heading");
  });

  it("begin at labels where no line is a heading", () => {
    const document = understood([NAME, MAIL, line("Experience\tPlanner, Acme"), line("Skills: Planning")]);
    expect(outline(document)).toEqual(["-", "experience: Experience", "skills: Skills"]);
    expect(document.blocks.every(({ kind }) => kind === "paragraph")).toBe(true);
  });
});

describe("columns", () => {
  const column = (id: string): Container => ({ kind: "cell", id });
  const at = (id: string, block: ReturnType<typeof line>) => ({ ...block, container: column(id) });

  it("begin a section of their own", () => {
    const document = understood([
      at("left", heading("Skills")),
      at("left", line("Planning")),
      at("right", NAME),
      at("right", heading("Experience")),
      at("right", line("Planner")),
    ]);
    expect(outline(document)).toEqual(["skills: Skills", "-", "experience: Experience"]);
    expect(document.contact.name).toBe("Maren Okafor");
  });

  it("below a heading are the body of its section", () => {
    const document = understood([
      NAME,
      heading("Skills"),
      at("left", line("Planning")),
      at("right", line("Budgets")),
      heading("Experience"),
      line("Planner"),
    ]);
    expect(outline(document)).toEqual(["-", "skills: Skills", "experience: Experience"]);
  });
});

describe("the person", () => {
  it("is named by the largest line at the top", () => {
    const { contact } = understood([line("Project Manager"), NAME, MAIL, heading("Experience"), line("Acme")]);
    expect(contact).toMatchObject({ name: "Maren Okafor", email: "maren@example.com", phone: "+44 20 7946 0018" });
  });

  it("may have one name", () => {
    expect(understood([line("Etta", { size: 22 }), MAIL, heading("Skills"), line("Tea")]).contact.name).toBe("Etta");
  });

  it("may be named after a label", () => {
    expect(understood([line("氏名　小田切 美鈴"), heading("学歴"), line("大学")]).contact.name).toBe("小田切 美鈴");
  });

  it("may be named in a page header alone", () => {
    const document = understood([heading("Experience"), line("Planner")], { furniture: [NAME, MAIL] });
    expect(document.contact).toMatchObject({ name: "Maren Okafor", email: "maren@example.com" });
  });

  it("has no phone number that is a span of years or part of a reference", () => {
    const { contact } = understood([NAME, line("2019 – 2021"), heading("Papers"), line("doi 10.1234/x.2023.1234")]);
    expect(contact.phone).toBeUndefined();
  });
});

describe("the language", () => {
  it.each([
    ["Ich plane mit dem Team die Projekte und bin für das Budget zuständig.", "de"],
    ["Je dirige les projets avec une équipe et je suis responsable du budget.", "fr"],
    ["社内の利用者を支援してきました。", "ja"],
    ["Vedoucí projektů s praxí ve veřejné správě a ve stavebnictví, od roku 2015", "cs"],
    ["Prosjektleder med ti år i kommunen, og etter det for et sykehus", "nb"],
    ["Керівниця проєктів із досвідом у фінансових застосунках", "uk"],
    ["Руководитель проектов с опытом внедрения систем", "ru"],
  ])("of “%s” is known", (text, language) => {
    expect(understood([NAME, line(text)]).language).toBe(language);
  });

  it("is English when nothing tells it", () => {
    expect(understood([line("Ng")]).language).toBe("en");
  });
});

describe("what is hardly a resume", () => {
  const said = (text: string) => {
    const context = createContext();
    understand(readText(text, context), context);
    return context.messages.list().map(({ code }) => code);
  };

  it("is read, and said to be none", () => {
    expect(said("It was a dark night.\nThe rain fell.")).toEqual(["not-a-resume", "no-headings"]);
  });

  it("is a resume when it names sections", () => {
    expect(said("Jo Vance\n\nEXPERIENCE\nClerk, Acme, 2019\n\nEDUCATION\nBA, 2014")).toEqual([]);
  });

  it("is refused without words", () => {
    expect(() => understood([line(" – ")])).toThrow(expect.objectContaining({ code: "no-text" }));
  });
});

it("a known heading behind an icon is a heading where it is larger than the text, an item of a list where not", () => {
  const withIcon = (text: string, size: number) =>
    line(
      text,
      { size, bold: true },
      { kind: "list-item", marker: { ordered: false, level: 0, text: "•", from: "typed" } },
    );
  const text = line("Led a team of nine people in two countries.");
  const blocks = [
    line("Jo Vance"),
    line("Experience", { size: 14, bold: true }),
    text,
    withIcon("Education", 14),
    text,
  ];
  expect(outline(understood(blocks))).toEqual(["-", "experience: Experience", "education: Education"]);
  const listed = [
    line("Jo Vance"),
    line("Experience", { size: 14, bold: true }),
    text,
    withIcon("Education", 11),
    text,
  ];
  expect(outline(understood(listed))).toEqual(["-", "experience: Experience"]);
});

it("a heading of unknown words in small letters is one where the headings are underlined", () => {
  const heading = (words: string) => line(words, { bold: true, underline: true });
  const text = line("City College, Level 3 Business, 2014");
  const blocks = [line("Jo Vance"), heading("About me"), text, heading("Education"), text, heading("misc"), text];
  expect(outline(understood(blocks))).toEqual(["-", "summary: About me", "education: Education", "unknown: misc"]);
});

it("where the headings are underlined, one of unknown words may lack the colon of the others; a label may not have one", () => {
  const heading = (words: string) => line(words, { bold: true, underline: true });
  const text = line("City College, Level 3 Business, 2014");
  const headed = (...words: readonly string[]) =>
    outline(understood([line("Jo Vance"), ...words.flatMap((word) => [heading(word), text])])).at(-1);
  expect(headed("About me:", "Education:", "misc")).toBe("unknown: misc");
  expect(headed("About me", "Education", "misc:")).toBe("education: Education");
});
