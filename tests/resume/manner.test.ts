import { describe, expect, it } from "vitest";
import { entryManner } from "../../src/resume/manner";
import { bullet, line, understood } from "./written";

const BIG = { bold: true, size: 14 } as const;
const NAME = line("Maren Okafor", { size: 20, bold: true });
const heading = (text: string) => line(text, BIG);
const experience = [heading("Experience"), line("Planner, Acme\tMar 2019 – Present"), bullet("Planned things")];

describe("the manner of entries", () => {
  it("is that of the resume's own credentials", () => {
    const document = understood([NAME, ...experience, heading("Certifications"), bullet("PMP | PMI | 2021")]);
    expect(entryManner(document)).toMatchObject({ marker: "bullet", modelEntry: 5, modelHeading: 1, separator: " | " });
  });

  it("is that of single-line degrees with dates on the right", () => {
    const degree = { ...line("BA, York\tJun 2016"), runs: [{ text: "BA", bold: true }, { text: ", York\tJun 2016" }] };
    const manner = entryManner(understood([NAME, ...experience, heading("Education"), degree]));
    expect(manner).toMatchObject({ marker: "none", rightDates: true, boldName: true });
  });

  it("is that of the bullets else", () => {
    expect(entryManner(understood([NAME, ...experience]))).toMatchObject({ marker: "bullet", modelEntry: 3 });
  });

  it("is that of the plain line where a name in bold stands above it: no entry is bold as a whole", () => {
    const credentials = [line("ITIL 4 Foundation", { bold: true }), line("AXELOS, 2021")];
    const document = understood([NAME, ...experience, heading("Certifications"), ...credentials]);
    expect(entryManner(document)).toMatchObject({ marker: "none", modelEntry: 6, boldName: false });
  });

  it("puts the date first where entries begin with it", () => {
    const document = understood([NAME, heading("Weiterbildung"), line("05/2022\tLean Six Sigma, TÜV")]);
    expect(entryManner(document)).toMatchObject({ columns: ["date", "words"], rightDates: false });
    expect(entryManner(document).dates).toMatchObject({ form: "numeric", mark: "/" });
  });

  it("has a column for each of name, issuer and date where these stand at tab stops of their own", () => {
    const stops = [
      { at: 300, align: "left" },
      { at: 500, align: "right" },
    ] as const;
    const credential = line("ITIL 4 Foundation\tAXELOS\t2021", {}, { tabs: stops });
    const document = understood([NAME, ...experience, heading("Certifications"), credential]);
    expect(entryManner(document)).toMatchObject({ columns: ["name", "issuer", "date"], rightDates: false });
  });

  it("does not take a label beside an entry for a column", () => {
    const cell = (id: string) => ({ container: { kind: "body", id: "body", cell: id } as const });
    const document = understood([
      NAME,
      line("Certifications", BIG, cell("t0r0c0")),
      line("CSM, Scrum Alliance, 2021", {}, cell("t0r0c1")),
    ]);
    expect(entryManner(document).columns).toBeUndefined();
  });

  it("does not take the lines of one cell for columns", () => {
    const cell = { container: { kind: "body", id: "body", cell: "t0r0c0" } as const };
    const framed = [NAME, ...experience, heading("Certifications"), line("CSM, Scrum Alliance, 2021")];
    const document = understood(framed.map((block) => ({ ...block, ...cell })));
    expect(entryManner(document).columns).toBeUndefined();
  });

  it("is that of credentials below a sub-heading", () => {
    const document = understood([
      NAME,
      ...experience,
      heading("Education"),
      line("BA, York, 2016"),
      line("Certifications", { bold: true }),
      line("CSM, Scrum Alliance, 2021"),
    ]);
    expect(entryManner(document)).toMatchObject({ marker: "none", modelEntry: 7 });
  });

  it("parts entries as they are parted most often, where lists within them have commas", () => {
    const entries = [bullet("PMP · PMI · 2021 · Risk, scope"), bullet("CSM · Scrum Alliance · 2022 · Teams, sprints")];
    expect(entryManner(understood([NAME, heading("Certifications"), ...entries])).separator).toBe(" · ");
  });

  it("is that of text where there is no bullet: not of a date, nor of a title in bold", () => {
    const degree = [
      line("2016", { color: "888888" }),
      line("BA, York", { bold: true }),
      line("Read history and old maps"),
    ];
    const document = understood([NAME, heading("Experience"), line("Led."), heading("Education"), ...degree]);
    expect(entryManner(document).modelEntry).toBe(6);
  });

  it("keeps what stands between the parts though the names of issuers that an earlier run wrote hold more commas", () => {
    const added = { ...bullet("CSM – University of California, Davis, via Coursera – 2021"), added: true as const };
    const document = understood([NAME, heading("Certifications"), added, bullet("PMP – PMI – 2021")]);
    expect(entryManner(document).separator).toBe(" – ");
  });

  it("has no columns where cells beside one another are entries of their own", () => {
    const cell = (text: string, column: number) =>
      line(text, {}, { container: { kind: "body", id: "body", cell: `t0r0c${column}` } });
    const row = ["Notary Public", "CompTIA A+", "Falconry Permit"].map(cell);
    expect(entryManner(understood([NAME, heading("Certifications"), ...row])).columns).toBeUndefined();
  });

  it("is the same after an earlier run", () => {
    const before = understood([NAME, ...experience]);
    const added = (block: ReturnType<typeof line>) => ({ ...block, added: true as const });
    const ours = [added(heading("Certifications")), added(bullet("CSM, Scrum Alliance, Mar 2021"))];
    const after = understood([NAME, ...ours, ...experience]);
    const { modelEntry: _, modelHeading: __, ...manner } = entryManner(before);
    expect(entryManner(after)).toMatchObject(manner);
  });
});
