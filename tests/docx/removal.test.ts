import { describe, expect, it } from "vitest";
import { docx, heading, p, row, run, table, text } from "./build";
import { insert } from "./plan";

const NEW = heading("Certifications") + p("PMP, PMI");
const HEADINGS = ["Skills", "Work", "Old"];
const TOP = heading("Skills") + p("SQL");
const WORK = heading("Work") + p("Led");
const OLD = heading("Old") + p("CSM");

/** Puts a section before "Work" and takes "Old" to "CSM" out. */
async function replaced(body: string): Promise<string> {
  const { body: made } = await insert(docx(body), {
    headings: HEADINGS,
    before: "Work",
    like: { heading: "Skills", entry: "SQL" },
    replaces: [["Old", "CSM"]],
  });
  return made;
}

describe("a section that is taken over", () => {
  it("goes, and nothing else", async () => {
    expect(await replaced(TOP + WORK + OLD + p("End"))).toBe(TOP + NEW + WORK + p("End"));
  });

  it("takes the space after it along", async () => {
    const GAP = "<w:p/>";
    expect(await replaced(`${TOP}${GAP}${OLD}${GAP}${WORK}`)).toBe(`${TOP}${GAP}${NEW}${WORK}`);
  });

  it("takes the space before it along at the end", async () => {
    const GAP = "<w:p/>";
    expect(await replaced(`${TOP}${GAP}${WORK}${GAP}${OLD}`)).toBe(
      `${TOP}${GAP}${NEW}${GAP}${WORK}`.replace(`${NEW}${GAP}`, NEW),
    );
  });

  it("takes content controls and rows along that hold nothing else", async () => {
    const control = `<w:sdt><w:sdtPr/><w:sdtContent>${heading("Old")}</w:sdtContent></w:sdt>`;
    expect(await replaced(TOP + WORK + control + table(row(p("CSM"))))).toBe(TOP + NEW + WORK);
  });

  it("leaves a cell its last paragraph", async () => {
    const side = (inner: string) => `<w:tc><w:tcPr/>${inner}</w:tc>`;
    const layout = (left: string, right: string) => `<w:tbl><w:tblPr/><w:tr>${side(left)}${side(right)}</w:tr></w:tbl>`;
    const main = TOP + WORK;
    const old = heading("Old") + p("PSM") + p("CSM");
    expect(await replaced(layout(old, main))).toBe(layout("<w:p></w:p>", TOP + NEW + WORK));
  });

  it("leaves the end of a page section where it is", async () => {
    const section = '<w:sectPr><w:cols w:num="2"/></w:sectPr>';
    const made = await replaced(TOP + WORK + heading("Old") + p("CSM", section) + p("End"));
    expect(made).toBe(`${TOP}${NEW}${WORK}<w:p><w:pPr>${section}</w:pPr></w:p>${p("End")}`);
  });

  it("leaves a column break that text still stands after", async () => {
    const old = `<w:p><w:r><w:br w:type="column"/></w:r>${run("Old", "<w:b/>")}</w:p>${p("CSM")}`;
    const made = await replaced(TOP + WORK + old + p("End"));
    expect(made).toMatch(/<w:br w:type="column"\/><\/w:r><\/w:p><w:p><w:r><w:t xml:space="preserve">End/u);
    expect(made).not.toContain("CSM");
  });

  it("takes its own bookmarks along and leaves halves of others", async () => {
    const start = (id: number, name: string) => `<w:bookmarkStart w:id="${id}" w:name="${name}"/>`;
    const end = (id: number) => `<w:bookmarkEnd w:id="${id}"/>`;
    const around = `${start(1, "old")}${OLD}${end(1)}`;
    expect(await replaced(TOP + WORK + around + p("End"))).toBe(TOP + NEW + WORK + p("End"));
    const reaching = `<w:p>${start(2, "wide")}${run("Old", "<w:b/>")}</w:p>${p("CSM")}<w:p>${run("End")}${end(2)}</w:p>`;
    const made = await replaced(TOP + WORK + reaching);
    expect(made).toContain(`${start(2, "wide")}<w:p>${run("End")}${end(2)}</w:p>`);
  });

  it("keeps two tables apart that it stood between", async () => {
    const grid = (words: string) => table(row(p(words)), row(p(`${words} too`)));
    const made = await replaced(TOP + WORK + grid("A") + OLD + grid("B"));
    expect(made).toBe(`${TOP + NEW + WORK + grid("A")}<w:p/>${grid("B")}`);
  });

  it("goes from among the lines of a paragraph with their breaks", async () => {
    const BREAK = "<w:r><w:br/></w:r>";
    const line = (words: string) => `<w:r>${text(words)}</w:r>`;
    const bold = (words: string) => run(words, "<w:b/>");
    const lines = (...all: readonly string[]) => `<w:p>${all.join(BREAK)}</w:p>`;
    const made = await replaced(TOP + WORK + lines(line("One"), bold("Old"), line("CSM"), "", line("Two")));
    expect(made).toBe(TOP + NEW + WORK + lines(line("One"), line("Two")));
  });

  it("takes the bookmarks and links along that stood in its lines alone", async () => {
    const BREAK = "<w:r><w:br/></w:r>";
    const marked = (id: number, inner: string) =>
      `<w:bookmarkStart w:id="${id}" w:name="old${id}"/>${inner}<w:bookmarkEnd w:id="${id}"/>`;
    const linked = `${run("C")}<w:hyperlink r:id="rId7">${run("SM")}</w:hyperlink>`;
    const lines = (...all: readonly string[]) => `<w:p>${all.join(BREAK)}</w:p>`;
    const rest = [marked(1, run("One")), run("Two")];
    const made = await replaced(
      TOP + WORK + lines(rest[0]!, marked(2, run("Old", "<w:b/>")), marked(3, linked), rest[1]!),
    );
    expect(made).toBe(TOP + NEW + WORK + lines(...rest));
  });
});
