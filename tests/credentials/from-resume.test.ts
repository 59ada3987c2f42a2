import { describe, expect, it } from "vitest";
import { createContext } from "../../src/context";
import { credentialsOf } from "../../src/credentials/from-resume";
import { readAny } from "../../src/formats";
import type { ResumeDocument } from "../../src/model/document";
import { understand } from "../../src/resume/understand";
import { line, understood } from "../resume/written";

const today = "2026-11-24";

async function documentOf(text: string): Promise<ResumeDocument> {
  const context = createContext();
  return understand(await readAny(text, context), context);
}

async function found(text: string) {
  const document = await documentOf(text);
  return credentialsOf(document, { today }).map(({ credential, blocks, place }) => ({
    name: credential.name,
    place,
    lines: blocks.map((index) => document.blocks[index]?.text),
    credential,
  }));
}

const resume = (section: string, top = "Jane Doe\njane@example.com") =>
  `${top}\n\nEXPERIENCE\nAnalyst, Acme, 2019 - 2024\n- Built reports\n\n${section}\n\nEDUCATION\nBSc Statistics, University of Leeds, 2018\n`;

describe("credentialsOf", () => {
  it("reads each line of a section as one credential", async () => {
    const entries = await found(
      resume("CERTIFICATIONS\n- PMP, Project Management Institute, Mar 2023\n- CompTIA A+, CompTIA, 2021"),
    );
    expect(entries).toMatchObject([
      { name: "PMP", place: "own-lines", credential: { issued: "2023-03" } },
      { name: "CompTIA A+", place: "own-lines", credential: { issued: "2021" } },
    ]);
  });

  it("takes letters that are no credential, before the date, for who gave it", async () => {
    expect(await found(resume("CERTIFICATIONS\nFire Warden Certificate, QXF 2019"))).toMatchObject([
      { name: "Fire Warden Certificate", credential: { issuer: "QXF", issued: "2019" } },
    ]);
  });

  it("reads a single line behind a sign that is no list marker", () => {
    const document = understood([line("Training", { bold: true, size: 14 }), line("→\tCompTIA A+, CompTIA, 2021")]);
    expect(credentialsOf(document, { today })).toMatchObject([{ credential: { name: "CompTIA A+" }, blocks: [1] }]);
  });

  it("takes what a name begins with for who gave it, and no other credential", async () => {
    expect(await found(resume("CERTIFICATIONS\nISTQB Certified Tester Foundation Level, ISTQB"))).toMatchObject([
      { name: "ISTQB Certified Tester Foundation Level", place: "own-lines", credential: { issuer: "ISTQB" } },
    ]);
  });

  it("reads entries of several lines, with or without empty lines between", async () => {
    const lines = [
      "Certified Public Accountant (CPA)",
      "Virginia Board of Accountancy",
      "2016",
      "Certified Management Accountant (CMA)",
      "Institute of Management Accountants",
      "2020",
    ];
    for (const text of [lines.join("\n"), [lines.slice(0, 3).join("\n"), lines.slice(3).join("\n")].join("\n\n")]) {
      expect(await found(resume(`CERTIFICATIONS\n${text}`))).toMatchObject([
        {
          name: "Certified Public Accountant",
          lines: lines.slice(0, 3),
          credential: { acronym: "CPA", issued: "2016" },
        },
        { name: "Certified Management Accountant", lines: lines.slice(3), credential: { issued: "2020" } },
      ]);
    }
  });

  it("reads entries with their date on the first line and who gave them below it", async () => {
    const text = "Certified Kubernetes Administrator  2023\nThe Linux Foundation\nITIL 4 Foundation  2021\nPeopleCert";
    expect(await found(resume(`CERTIFICATIONS\n${text}`))).toMatchObject([
      { name: "Certified Kubernetes Administrator", credential: { issuer: "The Linux Foundation", issued: "2023" } },
      { name: "ITIL 4 Foundation", credential: { issuer: "PeopleCert", issued: "2021" } },
    ]);
  });

  it("reads entries with who gave them on the first line", async () => {
    const text = "The Linux Foundation\nCertified Kubernetes Administrator, 2023\nPeopleCert\nITIL 4 Foundation, 2021";
    expect(await found(resume(`CERTIFICATIONS\n${text}`))).toMatchObject([
      { name: "Certified Kubernetes Administrator", credential: { issuer: "The Linux Foundation" } },
      { name: "ITIL 4 Foundation", credential: { issuer: "PeopleCert" } },
    ]);
  });

  it("reads entries that begin with their date", async () => {
    expect(
      await found(resume("CERTIFICATIONS\n2021\nNEVI Inkoop 2, NEVI\n2017\nPRINCE2 Foundation, AXELOS")),
    ).toMatchObject([
      { name: "NEVI Inkoop 2", credential: { issued: "2021" } },
      { name: "PRINCE2 Foundation", credential: { issued: "2017" } },
    ]);
  });

  it("joins a line that was broken by hand", async () => {
    expect(
      await found(
        resume(
          "CERTIFICATIONS\nCertified in Risk and Information Systems Control (CRISC),\nISACA, 2022\nCISM, ISACA, 2020",
        ),
      ),
    ).toMatchObject([{ credential: { acronym: "CRISC", issuer: "ISACA", issued: "2022" } }, { name: "CISM" }]);
  });

  it.each([
    ["SHRM Certified Professional (SHRM-CP), Mental Health First Aid, OSHA 10-Hour Construction", 3],
    ["CompTIA Network+ (2016), Cisco Certified Network Associate (2019), CompTIA Security+ (2024)", 3],
    ["PMP; CSM; Lean Six Sigma Green Belt, ASQ, 2021", 3],
    ["PMP | CSM | ITIL 4 Foundation", 3],
    ["PMP | PMI | 2023", 1],
    ["PMP, Project Management Institute, 2023", 1],
    ["Certified Kubernetes Administrator (CKA), The Linux Foundation\t2023", 1],
  ])("knows how many credentials stand in %s", async (line, count) => {
    const entries = await found(resume(`CERTIFICATIONS\n${line}`));
    expect(entries.map(({ name }) => name)).toHaveLength(count);
    expect(entries.every(({ place }) => place === (count > 1 ? "shared-line" : "own-lines"))).toBe(true);
  });

  it("finds what a label in another section lists, and nothing else there", async () => {
    const entries = await found(
      resume("SKILLS\nTools: Excel, Power BI\nCertifications: CompTIA A+ (2020), PMP (2023)\nLanguages: German"),
    );
    expect(entries).toMatchObject([
      { name: "CompTIA A+", place: "shared-line" },
      { name: "PMP", place: "shared-line" },
    ]);
  });

  it("finds what stands under a sub-heading of another section", async () => {
    const text =
      "# Jane Doe\n\n## Experience\n\nAnalyst, Acme, 2020 - 2024\n\n## Education\n\nBSc Statistics, University of Leeds, 2018\n\n### Certifications\n\n- PMP, PMI, 2023\n\n## Interests\n\nChess\n";
    expect(await found(text)).toMatchObject([{ name: "PMP", place: "own-lines" }]);
  });

  it("tells certificates from degrees under a joined heading", async () => {
    const text =
      "Jane Doe\n\nEXPERIENCE\nAnalyst, Acme, 2019 - 2024\n\nEDUCATION AND CERTIFICATIONS\nB.S. Biology, Ohio State University, 2019\nGoogle Certified Educator Level 1, Google, March 2024\n";
    expect((await found(text)).map(({ name }) => name)).toEqual(["Google Certified Educator Level 1"]);
  });

  it("leaves what tells more of a degree under a joined heading", async () => {
    const lines = "BA Geography, 2011\nUniversity of Exeter\nDissertation on tides\nCSM, Scrum Alliance, 2020";
    const entries = await found(`Jane Doe\njane@example.com\n\nEDUCATION AND TRAINING\n${lines}`);
    expect(entries.map(({ name }) => name)).toEqual(["CSM"]);
  });

  it("loses nothing of what a label lists, known or not", async () => {
    const line = "Certifications: PMP, Falconry Diploma";
    const names = (await found(`Jane Doe\njane@example.com\n\nSKILLS\nSQL\n${line}`)).map(({ name }) => name);
    expect(names).toEqual(["PMP", "Falconry Diploma"]);
  });

  it("reads a certificate among the degrees, and leaves it there", async () => {
    const text =
      "Jane Doe\n\nEXPERIENCE\nAnalyst, Acme, 2019 - 2024\n\nEDUCATION\nMBA, University of Leeds, 2019\nGoogle Data Analytics Professional Certificate, Coursera, 2024\nDiploma in Business, City College, 2012\n";
    expect(await found(text)).toMatchObject([
      { name: "Google Data Analytics Professional Certificate", place: "mention" },
    ]);
  });

  it("reads letters after the name, but not degrees or places", async () => {
    expect(
      (await found(resume("SKILLS\nTriage", "Amara Okonjo, BSN, CCRN\nSacramento, CA"))).map(
        ({ credential }) => credential.acronym,
      ),
    ).toEqual(["CCRN"]);
    expect(await found(resume("SKILLS\nTriage", "Jane Doe\nPittsburgh, PA"))).toEqual([]);
    expect(await found(resume("SKILLS\nTriage", "Jane Doe, Denver, CO"))).toEqual([]);
  });

  it.each([
    ["PMP-certified project manager with ten years in hospitals.", ["Project Management Professional"]],
    ["Certified Public Accountant with eleven years in trade.", ["Certified Public Accountant"]],
    ["Project manager, preparing for the Project Management Professional exam.", []],
    ["Managed a team of Certified Public Accountants and paralegals.", []],
    ["Recruiter for registered nurses.", []],
  ])("takes from a summary only what it claims: %s", async (summary, names) => {
    const text = `Jane Doe\njane@example.com\n\nSUMMARY\n${summary}\n\nEXPERIENCE\nAnalyst, Acme, 2019 - 2024\n`;
    const entries = await found(text);
    expect(entries.map(({ name }) => name)).toEqual(names);
    expect(entries.every(({ place }) => place === "mention")).toBe(true);
  });

  it("says a credential once when the name, the summary and a section tell it", async () => {
    const text = resume(
      "CERTIFICATIONS\nCritical Care Registered Nurse (CCRN), AACN, 2022",
      "Amara Okonjo, CCRN\nx@example.com",
    );
    expect((await found(text)).map(({ place }) => place)).toEqual(["own-lines"]);
  });

  it("takes no name of a company for the end of a sentence", async () => {
    const line = "LEED AP Building Design + Construction (LEED AP BD+C) · Green Business Certification Inc.";
    expect(await found(resume(`CERTIFICATIONS\n- ${line}`))).toMatchObject([{ lines: [line] }]);
  });

  it("takes no sentence for a credential", async () => {
    const entries = await found(
      resume(
        "PROFESSIONAL DEVELOPMENT\nI go to one or two conferences on statistics every year and report to my team.\n- SQL Essential Training, LinkedIn Learning, 2023",
      ),
    );
    expect(entries.map(({ name }) => name)).toEqual(["SQL Essential Training"]);
  });

  it("reads other languages", async () => {
    const german =
      "Jane Doe\n\nBERUFSERFAHRUNG\nAnalystin, Acme, 2019 – heute\n\nWEITERBILDUNG\n05/2022 Lean Six Sigma Green Belt, TÜV Rheinland\nAusbildereignung, IHK Hannover, März 2021, gültig bis März 2026\n\nAUSBILDUNG\nDiplom Statistik, 2015\n";
    expect(await found(german)).toMatchObject([
      { name: "Lean Six Sigma Green Belt", credential: { issued: "2022-05" } },
      { name: "Ausbildereignung", credential: { issuer: "IHK Hannover", issued: "2021-03", expires: "2026-03" } },
    ]);
    const japanese =
      "小田切 美鈴\n\n職務経歴\n株式会社あおば 2019年4月〜現在\n\n資格\n2022年11月 基本情報技術者試験 合格\n";
    expect(await found(japanese)).toMatchObject([{ name: "基本情報技術者試験", credential: { issued: "2022-11" } }]);
  });

  it("reads a table by the names of its columns, and leaves it as it is", async () => {
    const table =
      "CERTIFICATIONS\nYear\tIssued by\tCertification\tExpires\n2021\tASQ\tSix Sigma Green Belt\t\n2023\tPMI\tPMP\t2029\n";
    expect(await found(resume(table))).toMatchObject([
      { name: "Six Sigma Green Belt", place: "mention", credential: { issuer: "ASQ", issued: "2021" } },
      { name: "PMP", place: "mention", credential: { issuer: "PMI", issued: "2023", expires: "2029" } },
    ]);
  });

  it("reads the cells of a table by the names of its columns, also where these are bold like headings", () => {
    const cell = (text: string, place: string, look = {}) =>
      line(text, look, { container: { kind: "body", id: "body", cell: place } });
    const table = [
      ...["Certification", "Awarding Body", "Year"].map((text, column) => cell(text, `t0r0c${column}`, { bold: true })),
      ...["CompTIA A+, expires 2027", "CompTIA", "2021"].map((text, column) => cell(text, `t0r1c${column}`)),
    ];
    const document = understood([line("Certifications", { bold: true, size: 14 }), ...table]);
    expect(document.sections.map(({ title }) => title)).toEqual(["Certifications"]);
    expect(credentialsOf(document, { today })).toMatchObject([
      {
        credential: { name: "CompTIA A+", issuer: "CompTIA", issued: "2021", expires: "2027" },
        place: "own-lines",
        blocks: [4, 5, 6],
        table: { heads: [1, 2, 3], columns: ["name", "issuer", "issued"] },
      },
    ]);
  });

  it("reads a column of dates as one, whatever it is called", async () => {
    const table = "CERTIFICATIONS\nCertification\tIssuer\tGained\nPMP\tPMI\tMay 2023\nCSM\tScrum Alliance\tJune 2024\n";
    expect((await found(resume(table))).map(({ credential }) => credential.issued)).toEqual(["2023-05", "2024-06"]);
  });

  it("parts a known name from an unknown one that nobody who gives credentials is called by", async () => {
    for (const [one, other] of [
      ["PMP", "Falconry Diploma"],
      ["Forklift Card", "CSM"],
    ]) {
      const entries = await found(resume(`CERTIFICATIONS\n${one}, ${other}`));
      expect(entries.map(({ name, place }) => [name, place])).toEqual([
        [one, "shared-line"],
        [other, "shared-line"],
      ]);
    }
  });

  it("reads who gave it above it in Japanese", async () => {
    const entries = await found(
      "早乙女 文乃\n\n職歴\n設備主任\n\n免許・資格\n経済産業省\n第二種電気工事士 (2013年8月)\n",
    );
    expect(entries).toMatchObject([
      { name: "第二種電気工事士", credential: { issuer: "経済産業省", issued: "2013-08" } },
    ]);
  });

  it("reads each cell of a grid of names as a credential", () => {
    const names = ["Notary Public Commission", "CompTIA A+", "Falconry Permit", "Certified Beekeeper"];
    const cells = names.map((text, index) =>
      line(text, {}, { container: { kind: "body", id: "body", cell: `t0r${index >> 1}c${index % 2}` } }),
    );
    const document = understood([line("Certifications", { bold: true, size: 14 }), ...cells]);
    expect(credentialsOf(document, { today }).map(({ credential }) => credential.name)).toEqual(names);
  });

  it("takes a known giver before a colon for who gave it", async () => {
    const [entry] = await found(resume("CERTIFICATIONS\nASQ: Lean Six Sigma Green Belt [2021]\nPMP, PMI, 2023"));
    expect(entry?.credential).toMatchObject({ name: "Lean Six Sigma Green Belt", issuer: "ASQ", issued: "2021" });
  });

  it("reads who gave it on the line above where that belongs to nothing before", async () => {
    const entries = await found(
      resume("CERTIFICATIONS\nPMP, PMI, 2023\nHair Design Centre\nCosmetology Diploma, 2012"),
    );
    expect(entries.map(({ credential }) => credential)).toMatchObject([
      { name: "PMP" },
      { name: "Cosmetology Diploma", issuer: "Hair Design Centre", issued: "2012" },
    ]);
  });

  it("reads known credentials among lines that no heading heads, and nothing else", () => {
    const document = understood([
      line("Jane Doe"),
      line("Reading, UK, jane@example.com"),
      line("PMP-certified planner who led teams of twelve for six years."),
      line("Project Manager, Acme, 2019 - 2024"),
      line("CompTIA A+, CompTIA, 2021"),
      line("Certified ScrumMaster (CSM)"),
      line("Scrum Alliance, 2022"),
      line("BSc Statistics, University of Leeds, 2018"),
      line("SQL, Excel, Tableau"),
    ]);
    const own = credentialsOf(document, { today }).filter(({ place }) => place === "own-lines");
    expect(own.map(({ blocks }) => blocks)).toEqual([[4], [5, 6]]);
  });

  it("takes a place alone for no credential, because its heading says what was granted there", async () => {
    expect(await found(resume("BAR ADMISSIONS\nNew York, 2015\nCalifornia, 2018"))).toEqual([]);
  });

  it("gives nothing for a resume without any", async () => {
    expect(await found(resume("INTERESTS\nChess, choir"))).toEqual([]);
  });

  it("reads each of two lines within a paragraph that names one", () => {
    const two = line("CompTIA A+, CompTIA, 2021\nCertified ScrumMaster (CSM), Scrum Alliance, 2022");
    const entries = credentialsOf(understood([line("Certifications", { bold: true, size: 14 }), two]), { today });
    expect(entries.map(({ credential }) => credential.name)).toEqual(["CompTIA A+", "Certified ScrumMaster"]);
  });

  it("reads the person's lines below those of an earlier run as they were read before", () => {
    const head = line("Certifications", { bold: true, size: 14 });
    const own = [line("IPMA Level D", { bold: true }), line("IPMA"), line("Issued 2016")];
    const added = line("PMP, PMI, 2021", {}, { added: true });
    const before = credentialsOf(understood([head, ...own]), { today });
    const after = credentialsOf(understood([head, added, ...own]), { today }).slice(1);
    expect(after.map(({ credential }) => credential)).toEqual(before.map(({ credential }) => credential));
    expect(after.map(({ blocks }) => blocks)).toEqual([[2, 3, 4]]);
  });
});
