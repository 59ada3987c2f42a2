import { describe, expect, it } from "vitest";
import { createContext } from "../../src/context";
import type { Block, Container, ResumeDocument } from "../../src/model/document";
import type { FlowBlock, FlowParagraph } from "../../src/model/flow";
import type { EntryManner, SectionPlan } from "../../src/model/plan";
import { documentFlow } from "../../src/rebuild/document-flow";
import { entryManner } from "../../src/resume/manner";
import { understand } from "../../src/resume/understand";
import { readText } from "../../src/text/read-text";
import { line, understood } from "../resume/written";

const RESUME = "Jo Vance\njo@example.com\n\nEXPERIENCE\nClerk, Acme\t2019 - 2021\n- Filed\n\nEDUCATION\nBA, York, 2014";

function text(resume = RESUME): ResumeDocument {
  const context = createContext();
  return understand(readText(resume, context), context);
}

function planFor(document: ResumeDocument, more: Partial<SectionPlan> = {}): SectionPlan {
  const manner: EntryManner = { ...entryManner(document), separator: ", ", rightDates: false };
  const credential = { id: "csm", name: "CSM" };
  const parts = [{ role: "name", text: "CSM" } as const, { role: "date", text: "2021" } as const];
  return {
    title: "Certifications",
    language: "en",
    entries: [{ credential, parts, text: "CSM, 2021" }],
    compact: [],
    omitted: [],
    anchor: { block: 3, side: "before", reason: "before Experience" },
    manner,
    fit: "free",
    ranking: [],
    messages: [],
    ...more,
  };
}

function paragraphs(blocks: readonly FlowBlock[]): readonly FlowParagraph[] {
  return blocks.flatMap((block) =>
    block.kind === "paragraph"
      ? [block]
      : block.rows.flatMap(({ cells }) => cells.flatMap((cell) => paragraphs(cell.blocks))),
  );
}

const flowOf = (document: ResumeDocument, plan = planFor(document)) => documentFlow(document, plan);
const blocksOf = (document: ResumeDocument, plan = planFor(document)) =>
  flowOf(document, plan).sections[0]?.blocks ?? [];
const wordsOf = ({ inlines }: FlowParagraph) =>
  inlines.map((inline) => (inline.kind === "text" ? inline.text : "")).join("");

describe("a text set anew", () => {
  it("holds every line once, and the section at its place", () => {
    expect(paragraphs(blocksOf(text())).map(wordsOf)).toEqual([
      "Jo Vance",
      "jo@example.com",
      "Certifications",
      "CSM, 2021",
      "EXPERIENCE",
      "Clerk, Acme\t2019 - 2021",
      "Filed",
      "EDUCATION",
      "BA, York, 2014",
    ]);
  });

  it("has the look of its parts: name, headings, round bullets, dates on the right margin", () => {
    const drawn = paragraphs(blocksOf(text()));
    const find = (words: string) => drawn.find((paragraph) => wordsOf(paragraph).startsWith(words));
    expect(find("Jo Vance")?.inlines[0]).toMatchObject({ size: 20, bold: true });
    expect(find("Certifications")).toMatchObject({ heading: 1, added: true });
    expect(find("EXPERIENCE")?.heading).toBe(1);
    expect(find("Filed")?.marker?.text).toBe("•");
    expect(find("Clerk")?.tabs).toEqual([{ at: 504, align: "right" }]);
  });

  it("adds nothing when the plan has no entries", () => {
    expect(paragraphs(blocksOf(text(), planFor(text(), { entries: [] }))).map(wordsOf)).not.toContain("Certifications");
  });

  it("leaves out what the section takes over, and keeps the person's own line", () => {
    const document = text(`${RESUME}\n\nCERTIFICATES\nPMP, PMI, 2020`);
    const at = document.blocks.findIndex((block) => block.text.startsWith("PMP"));
    const entry = { credential: { id: "pmp", name: "PMP" }, parts: [], text: "PMP, PMI, 2020", from: [at] };
    const plan = planFor(document, { entries: [entry], replaces: [{ start: at - 1, end: at + 1 }] });
    const lines = paragraphs(blocksOf(document, plan)).map(wordsOf);
    expect(lines.filter((words) => words.startsWith("PMP"))).toEqual(["PMP, PMI, 2020"]);
    expect(lines).not.toContain("CERTIFICATES");
  });

  it("is on the paper of its country", () => {
    const page = (language: string) => flowOf({ ...text(), language }).sections[0]?.page.width;
    expect([page("en-US"), page("en-GB"), page("de")]).toEqual([612, 595.3, 595.3]);
  });
});

const column = (id: string, ground?: string): Container => ({ kind: "column", id, ...(ground ? { ground } : {}) });

function placed(block: Block, container: Container, x: number, width: number): Block {
  return { ...block, container, position: { in: "page", page: 0, x, y: 100, width, height: 12 } };
}

const pdf = { source: { format: "pdf", bytes: new Uint8Array() } as const, pages: 1 };

describe("a PDF set anew", () => {
  const bold = { bold: true, size: 14, font: "NimbusSanL" };
  const side = [
    placed(line("Skills", bold), column("c1", "1F3864"), 72, 60),
    placed(line("Tea", { color: "FFFFFF" }), column("c1", "1F3864"), 72, 100),
  ];
  const main = [
    placed(line("Experience", bold), column("c2"), 200, 90),
    placed(line("Clerk", { color: "FFFFFF" }), column("c2"), 200, 300),
  ];
  const document = understood([...side, ...main], pdf);

  it("keeps columns side by side, with their ground", () => {
    const [table] = blocksOf(document, planFor(document, { entries: [] }));
    // The ground reaches twelve points beyond its words, which stand where they stood.
    expect(table).toMatchObject({ kind: "table", indentLeft: -12, columnWidths: [128, 352] });
    expect(table?.kind === "table" ? table.rows[0]?.cells.map(({ margins }) => margins.left) : null).toEqual([12, 12]);
    expect(table?.kind === "table" ? table.rows[0]?.cells.map(({ shading }) => shading) : null).toEqual([
      "1F3864",
      undefined,
    ]);
  });

  it("lets a ground go to the foot of the page, but not over what stands below its columns", () => {
    const rowOf = (blocks: readonly Block[]) => {
      const below = understood(blocks, pdf);
      const [table] = blocksOf(below, planFor(below, { entries: [] }));
      return table?.kind === "table" ? table.rows[0] : undefined;
    };
    // From 100 points below the top of the page to 72 above its foot, less an empty line.
    expect(rowOf([...side, ...main])?.height).toEqual({ rule: "at-least", value: 604 });
    const note = placed(line("References on request"), { kind: "body", id: "body" }, 72, 400);
    expect(rowOf([...side, ...main, note])?.height).toBeUndefined();
  });

  it("sets light words in black where no ground is known", () => {
    const colors = paragraphs(blocksOf(document, planFor(document, { entries: [] }))).flatMap(({ inlines }) =>
      inlines.map((inline) => (inline.kind === "text" ? inline.color : null)),
    );
    expect(colors).toEqual([undefined, "FFFFFF", undefined, undefined]);
  });

  it("names families that others have", () => {
    const [first] = paragraphs(blocksOf(document)).flatMap(({ inlines }) => inlines);
    expect(first).toMatchObject({ font: "Arial" });
  });

  it("puts the section into the column of its anchor, in the look of its neighbours", () => {
    const plan = planFor(document, { anchor: { block: 2, side: "before", reason: "before Experience" } });
    const [table] = blocksOf(document, plan);
    const cell = table?.kind === "table" ? table.rows[0]?.cells[1] : undefined;
    const [heading, entry] = paragraphs(cell?.blocks ?? []);
    expect([heading, entry].map((each) => (each === undefined ? "" : wordsOf(each)))).toEqual([
      "Certifications",
      "CSM, 2021",
    ]);
    expect(heading?.inlines[0]).toMatchObject({ bold: true, size: 14, font: "Arial" });
  });

  it("counts page numbers anew in its footer", () => {
    const footer = {
      ...line("Jo – page 1 of 2"),
      position: { in: "page", page: 0, x: 270, y: 760, width: 72, height: 9 } as const,
    };
    const [section] = flowOf(understood([...side, ...main], { ...pdf, pages: 2, furniture: [footer] })).sections;
    const [drawn] = paragraphs(section?.footer?.default ?? []);
    expect(drawn?.align).toBe("center");
    expect(
      drawn?.inlines.map((inline) =>
        inline.kind === "text" ? inline.text : inline.kind === "field" ? inline.field : "",
      ),
    ).toEqual(["Jo – page ", "page", " of ", "pages"]);
  });
});

describe("a section set anew at the top of a column", () => {
  const small = { bold: true, size: 9.6 };
  const smallCaps = (text: string, more: Partial<Block> = {}) => ({
    ...line(text, {}, more),
    runs: [
      { text: text.slice(0, 1), bold: true, size: 12 },
      { text: text.slice(1), ...small },
    ],
  });
  const at = (block: Block, container: Container, x: number, y: number): Block => ({
    ...block,
    container,
    position: { in: "page", page: 0, x, y, width: 150, height: 12 },
  });
  const body: Container = { kind: "body", id: "body" };
  const document = understood(
    [
      at(line("Jo Vance"), body, 72, 80),
      at(smallCaps("EXPERIENCE"), column("c1"), 72, 110),
      at(line("Clerk"), column("c1"), 72, 130),
      at(smallCaps("EDUCATION"), column("c2"), 320, 120),
      at(line("BA, York, 2014"), column("c2"), 320, 140),
      at(smallCaps("SKILLS", { spaceBefore: 14 }), column("c2"), 320, 170),
      at(line("Tea"), column("c2"), 320, 190),
    ],
    pdf,
  );
  const plan = planFor(document, {
    title: "MORE CERTIFICATES",
    anchor: { block: 1, side: "before", reason: "before Experience" },
  });
  const table = blocksOf(document, plan).find(({ kind }) => kind === "table");
  const cells = table?.kind === "table" ? (table.rows[0]?.cells.map(({ blocks }) => paragraphs(blocks)) ?? []) : [];

  it("keeps the room above the columns, each its own, and gives the heading it moves down that of the others", () => {
    expect(cells.map(([first]) => first?.spaceBefore)).toEqual([18, 28]);
    expect(cells[0]?.find((paragraph) => wordsOf(paragraph) === "EXPERIENCE")?.spaceBefore).toBe(14);
  });

  it("has capitals of two sizes where the headings have them", () => {
    const runs = cells[0]?.[0]?.inlines.map((inline) => inline.kind === "text" && [inline.text, inline.size]);
    expect(runs).toEqual([
      ["M", 12],
      ["ORE ", 9.6],
      ["C", 12],
      ["ERTIFICATES", 9.6],
    ]);
  });
});

it("a new heading has the first letter of its siblings", () => {
  const initial = (text: string) => ({
    ...line(text, {}),
    runs: [
      { text: text.slice(0, 1), size: 20, color: "C00000" },
      { text: text.slice(1), size: 14, bold: true },
    ],
  });
  const document = understood([line("Jo Vance"), initial("Experience"), line("Clerk"), initial("Skills"), line("Tea")]);
  const plan = planFor(document, { anchor: { block: 1, side: "before", reason: "before Experience" } });
  const heading = paragraphs(blocksOf(document, plan)).find((each) => wordsOf(each) === "Certifications");
  expect(heading?.inlines).toMatchObject([
    { text: "C", size: 20, color: "C00000" },
    { text: "ertifications", size: 14, bold: true },
  ]);
});
