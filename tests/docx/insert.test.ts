import { strFromU8, strToU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { ResumeError } from "../../src/errors";
import type { FlowDocument } from "../../src/model/flow";
import { docx, heading, p, part, relationship, row, run, table, text } from "./build";
import { entry, insert } from "./plan";

const NEW = heading("Certifications");
const RESUME = p("Jo Vance") + heading("Skills") + p("SQL") + heading("Work") + p("Led");
const HEADINGS = ["Skills", "Work", "Old"];
const LIKE = { heading: "Skills", entry: "SQL" };
const ENTRY = p("PMP, PMI");

describe("a section in the body", () => {
  it("stands before the heading named, in the look of its siblings, and changes nothing else", async () => {
    const { body } = await insert(docx(RESUME), { headings: HEADINGS, before: "Work", like: LIKE });
    expect(body).toBe(p("Jo Vance") + heading("Skills") + p("SQL") + NEW + ENTRY + heading("Work") + p("Led"));
  });

  it("stands after the last block when it is to be the end", async () => {
    const { body } = await insert(docx(RESUME), { headings: HEADINGS, after: "Led", like: LIKE });
    expect(body).toBe(RESUME + NEW + ENTRY);
  });

  it("leaves all other parts, and the text around it, byte for byte", async () => {
    const source = docx(RESUME, { parts: { "word/odd.xml": "<a  b='1'/>\r\n" } });
    const { bytes, changedParts, before, marked } = await insert(source, {
      headings: HEADINGS,
      before: "Work",
      like: LIKE,
    });
    expect(changedParts).toEqual(["word/document.xml"]);
    const [old, made] = [unzipSync(source), unzipSync(bytes)];
    expect(Object.keys(made)).toEqual(Object.keys(old));
    for (const name of Object.keys(old)) if (name !== "word/document.xml") expect(made[name]).toEqual(old[name]);
    const at = before.indexOf(heading("Work"));
    expect(marked.startsWith(before.slice(0, at))).toBe(true);
    expect(marked.endsWith(before.slice(at))).toBe(true);
  });

  it("gives the same bytes twice", async () => {
    const make = () => insert(docx(RESUME), { headings: HEADINGS, before: "Work", like: LIKE });
    expect((await make()).bytes).toEqual((await make()).bytes);
  });

  it("marks what it added, so that a later run can tell, until the person edits it", async () => {
    const { bytes, reading } = await insert(docx(RESUME), { headings: HEADINGS, before: "Work", like: LIKE });
    expect(reading.blocks.filter(({ added }) => added).map((block) => block.text)).toEqual([
      "Certifications",
      "PMP, PMI",
    ]);
    const files = unzipSync(bytes);
    const edited = strFromU8(files["word/document.xml"]!).replace("PMP, PMI", "PMP, PMI, 2024");
    const { readDocx } = await import("../../src/docx/read");
    const { createContext } = await import("../../src/context");
    const { zipSync } = await import("fflate");
    const later = await readDocx(zipSync({ ...files, "word/document.xml": strToU8(edited) }), createContext());
    expect(later.blocks.filter(({ added }) => added).map((block) => block.text)).toEqual(["Certifications"]);
  });

  it("keeps the empty paragraphs that part the sections", async () => {
    const spaced = `${p("Jo Vance")}<w:p/>${heading("Skills")}${p("SQL")}<w:p/>${heading("Work")}${p("Led")}`;
    const { body } = await insert(docx(spaced), { headings: HEADINGS, before: "Work", like: LIKE });
    expect(body).toBe(spaced.replace(heading("Work"), `${NEW}${ENTRY}<w:p/>${heading("Work")}`));
  });

  const control = (id: string, inner: string, more = "") =>
    `<w:sdt><w:sdtPr>${more}<w:id w:val="${id}"/></w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;

  it("has a content control of its own around its heading where its sibling has one, bound to nothing", async () => {
    const bound = control("7", heading("Work"), '<w:lock w:val="sdtLocked"/><w:dataBinding w:xpath="/a"/>');
    const { body } = await insert(docx(p("Jo") + bound + p("Led")), {
      headings: HEADINGS,
      before: "Work",
      like: { heading: "Work", entry: "Led" },
    });
    expect(body).toBe(`${p("Jo")}${control("9002", NEW)}${ENTRY}${bound}${p("Led")}`);
  });

  it("keeps the empty paragraphs that stand before a content control around a whole section", async () => {
    const section = (words: string, id: string) => `<w:p/>${control(id, heading(words) + p("SQL"))}`;
    const { body } = await insert(docx(p("Jo") + section("Skills", "7") + section("Work", "8")), {
      headings: HEADINGS,
      before: "Work",
      like: { heading: "Skills", entry: "SQL" },
    });
    expect(body).toBe(`${p("Jo")}${section("Skills", "7")}<w:p/>${NEW}${ENTRY}${section("Work", "8")}`);
  });

  it("stands within custom XML around the whole resume", async () => {
    const whole = (inner: string) => `<w:customXml w:element="resume">${inner}</w:customXml>`;
    const { body } = await insert(docx(whole(RESUME)), { headings: HEADINGS, before: "Work", like: LIKE });
    expect(body).toBe(whole(RESUME.replace(heading("Work"), NEW + ENTRY + heading("Work"))));
  });

  it("stands outside of a content control around the heading", async () => {
    const { body } = await insert(
      docx(p("Jo") + heading("Skills") + p("SQL") + control("7", heading("Work")) + p("Led")),
      {
        headings: HEADINGS,
        before: "Work",
        like: LIKE,
      },
    );
    expect(body).toContain(`${NEW}${ENTRY}<w:sdt>`);
  });

  it("stands after the column break that a heading begins with", async () => {
    const breaking = `<w:p><w:r><w:br w:type="column"/></w:r>${run("Work", "<w:b/>")}</w:p>`;
    const { body } = await insert(docx(p("Jo") + breaking + p("Led")), {
      headings: ["Work"],
      before: "Work",
      like: { heading: "Work", entry: "Led" },
    });
    expect(body).toBe(
      `${p("Jo")}<w:p><w:r><w:br w:type="column"/></w:r>${run("Certifications", "<w:b/>")}</w:p>${ENTRY}<w:p>${run("Work", "<w:b/>")}</w:p>${p("Led")}`,
    );
  });

  it("stays within the page section that its neighbour ends", async () => {
    const section = '<w:sectPr><w:cols w:num="2"/></w:sectPr>';
    const { body } = await insert(docx(heading("Skills") + p("SQL", section) + heading("Work") + p("Led")), {
      headings: HEADINGS,
      after: "SQL",
      like: { heading: "Skills" },
    });
    expect(body.indexOf(section)).toBeGreaterThan(body.indexOf("Certifications"));
    expect(body.indexOf(section)).toBeLessThan(body.indexOf("Work"));
    expect(body.split("<w:sectPr").length).toBe(2);
  });

  it("never takes over what belongs to one paragraph: page breaks, bookmarks, tracked changes", async () => {
    const odd =
      '<w:p><w:pPr><w:pageBreakBefore/><w:rPr><w:ins w:id="3"/><w:b/></w:rPr></w:pPr><w:bookmarkStart w:id="1" w:name="a"/>' +
      `<w:r><w:rPr><w:b/><w:rPrChange w:id="4"/></w:rPr><w:lastRenderedPageBreak/>${text("Skills")}</w:r><w:bookmarkEnd w:id="1"/></w:p>`;
    const { body } = await insert(docx(odd + p("SQL") + heading("Work")), {
      headings: HEADINGS,
      before: "Work",
      like: LIKE,
    });
    expect(body).toContain(
      `<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr>${run("Certifications", "<w:b/>")}</w:p>${ENTRY}${heading("Work")}`,
    );
  });

  it("keeps signs around the words of headings in their own look", async () => {
    const signed = (words: string) => `<w:p>${run("■ ", '<w:color w:val="FF0000"/>')}${run(words, "<w:b/>")}</w:p>`;
    const { body } = await insert(docx(signed("Skills") + p("SQL") + signed("Work")), {
      headings: ["■ Skills", "■ Work"],
      before: "■ Work",
      like: { heading: "■ Skills", entry: "SQL" },
      title: "■ Certifications",
    });
    expect(body).toContain(signed("Certifications"));
  });

  it("is plain and honest where the resume has no headings", async () => {
    const { body } = await insert(docx(p("Jo Vance") + p("I lead kitchens.", "", '<w:sz w:val="22"/>')), {
      after: "I lead kitchens.",
      like: { entry: "I lead kitchens." },
    });
    expect(body).toContain(p("Certifications", "<w:keepNext/>", '<w:b/><w:bCs/><w:sz w:val="22"/>'));
  });

  it("changes nothing when there are no entries", async () => {
    const source = docx(RESUME);
    const { bytes, changedParts } = await insert(source, { headings: HEADINGS, before: "Work", entries: [] });
    expect(bytes).toEqual(source);
    expect(changedParts).toEqual([]);
  });
});

describe("entries", () => {
  const at = (body: string) => body.slice(body.indexOf(NEW) + NEW.length, body.indexOf(heading("Work")));

  it("join the list of their sibling", async () => {
    const list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr>';
    const numbering = part(
      "numbering",
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>',
    );
    const { body, changedParts } = await insert(
      docx(heading("Skills") + p("SQL", list) + heading("Work"), {
        relationships: relationship("rId1", "numbering", "numbering.xml"),
        parts: { "word/numbering.xml": numbering },
      }),
      { headings: HEADINGS, before: "Work", like: LIKE, manner: { marker: "bullet" } },
    );
    expect(at(body)).toBe(p("PMP, PMI", list));
    expect(changedParts).toEqual(["word/document.xml"]);
  });

  it("never join an ordered list", async () => {
    const list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr>';
    const numbering = part(
      "numbering",
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>',
    );
    const { body } = await insert(
      docx(heading("Skills") + p("SQL", list) + heading("Work"), {
        relationships: relationship("rId1", "numbering", "numbering.xml"),
        parts: { "word/numbering.xml": numbering },
      }),
      { headings: HEADINGS, before: "Work", like: LIKE, manner: { marker: "bullet" } },
    );
    expect(at(body)).not.toContain(list);
    expect(body).toContain(p("PMP, PMI", '<w:numPr><w:numId w:val="0"/></w:numPr>'));
  });

  it("look like no name at the top, whatever else is missing", async () => {
    const { body } = await insert(docx(p("Jo Vance", "", '<w:sz w:val="60"/>') + heading("Work") + p("Led")), {
      headings: ["Work"],
      before: "Work",
      like: { heading: "Work" },
    });
    expect(body).toContain(p("PMP, PMI"));
  });

  it("have the typed marker of their sibling, as it is typed", async () => {
    const hanging = '<w:ind w:left="360" w:hanging="360"/>';
    const item = (words: string) => `<w:p><w:pPr>${hanging}</w:pPr>${run("•")}<w:r><w:tab/></w:r>${run(words)}</w:p>`;
    const { body } = await insert(docx(heading("Skills") + item("SQL") + heading("Work")), {
      headings: HEADINGS,
      before: "Work",
      like: LIKE,
      manner: { marker: "bullet" },
    });
    expect(at(body)).toBe(item("PMP, PMI"));
  });

  it("have the look of their sibling where it is typed in one run with its marker", async () => {
    const item = (...words: readonly string[]) =>
      `<w:p>${words.map((some) => run(some, '<w:sz w:val="19"/>')).join("")}</w:p>`;
    const { body } = await insert(docx(heading("Skills") + item("• SQL") + heading("Work")), {
      headings: HEADINGS,
      before: "Work",
      like: LIKE,
      manner: { marker: "bullet" },
    });
    expect(at(body)).toBe(item("• ", "PMP, PMI"));
  });

  it("set the name bold and the date on the right edge where siblings do", async () => {
    const tabs = '<w:tabs><w:tab w:val="right" w:pos="9000"/></w:tabs>';
    const dated = (name: string, rest: string, date: string) =>
      `<w:p><w:pPr>${tabs}</w:pPr>${run(name, "<w:b/>")}${run(rest)}<w:r><w:tab/></w:r>${run(date, "<w:i/>")}</w:p>`;
    const { body } = await insert(docx(heading("Skills") + dated("BSc", ", College", "2014") + heading("Work")), {
      headings: HEADINGS,
      before: "Work",
      like: { heading: "Skills", entry: "BSc, College\t2014" },
      manner: { boldName: true, rightDates: true },
      entries: [entry("PMP, PMI", { text: "PMP, PMI\t2024", right: "2024" })],
    });
    expect(at(body)).toBe(dated("PMP", ", PMI", "2024"));
  });

  it("have real links, through a relationship that is used again for the same target", async () => {
    const linked = (words: string) =>
      entry(words, {
        parts: [
          { role: "name", text: words },
          { role: "url", text: "example.com/1", link: "https://example.com/1" },
        ],
        text: `${words}, example.com/1`,
      });
    const { body, bytes, changedParts } = await insert(docx(RESUME), {
      headings: HEADINGS,
      before: "Work",
      like: LIKE,
      entries: [linked("PMP"), linked("CSM")],
    });
    const rels = strFromU8(unzipSync(bytes)["word/_rels/document.xml.rels"]!);
    expect(rels.match(/https:\/\/example\.com\/1/gu)).toHaveLength(1);
    expect(rels).toContain('TargetMode="External"');
    const id = /Id="([^"]+)"[^>]*Target="https/u.exec(rels)?.[1];
    expect(body.split(`<w:hyperlink r:id="${id}"`)).toHaveLength(3);
    expect([...changedParts].sort()).toEqual(["word/_rels/document.xml.rels", "word/document.xml"]);
  });

  it("never link to anything but web and mail addresses", async () => {
    const { body } = await insert(docx(RESUME), {
      headings: HEADINGS,
      before: "Work",
      like: LIKE,
      entries: [entry("PMP", { parts: [{ role: "url", text: "PMP", link: "javascript:alert(1)" }] })],
    });
    expect(body).not.toContain("hyperlink");
    expect(body).toContain("PMP");
  });

  it("keep words that look like markup, and drop what XML cannot hold", async () => {
    const { reading } = await insert(docx(RESUME), {
      headings: HEADINGS,
      before: "Work",
      like: LIKE,
      entries: [entry('R&D <b>"x"</b>\u0001')],
    });
    expect(reading.blocks.map((block) => block.text)).toContain('R&D <b>"x"</b>');
  });

  it("that are the person's own are moved as they stand", async () => {
    const own = `<w:p>${run("CSM", "<w:i/>")}${run(", Scrum Alliance")}</w:p>`;
    const { body } = await insert(
      docx(`${heading("Skills") + p("SQL") + heading("Work") + p("Led") + heading("Old")}${own}`),
      {
        headings: HEADINGS,
        before: "Work",
        like: LIKE,
        entries: [entry("PMP, PMI"), entry("CSM, Scrum Alliance", { from: [5] })],
        replaces: [["Old", "CSM, Scrum Alliance"]],
      },
    );
    expect(body).toBe(heading("Skills") + p("SQL") + NEW + ENTRY + own + heading("Work") + p("Led"));
  });

  it("that are the person's own take the marker of the others when theirs is another", async () => {
    const old = p("• CSM") + heading("Work") + p("Led");
    const { body } = await insert(docx(heading("Old") + old), {
      headings: ["Old", "Work"],
      before: "Work",
      like: { heading: "Work", entry: "Led" },
      replaces: [["Old", "CSM"]],
      entries: [entry("CSM", { from: [1], own: true })],
    });
    expect(body).toBe(NEW + p("CSM") + heading("Work") + p("Led"));
  });

  it("take the compact form when the others would add a page", async () => {
    const long = Array.from({ length: 9 }, (_, index) => entry(`Long name ${index}, Issuer`));
    const pages = (flow: FlowDocument) => (JSON.stringify(flow).includes("Long name 8") ? 2 : 1);
    const {
      compact,
      pages: counted,
      messages,
    } = await insert(docx(RESUME), {
      headings: HEADINGS,
      before: "Work",
      like: LIKE,
      entries: long,
      compact: long.slice(0, 1),
      fit: "same-pages",
      pages,
    });
    expect({ compact, counted }).toEqual({ compact: true, counted: { before: 1, after: 1 } });
    expect(messages.map(({ code }) => code)).toContain("compact-entries");
  });

  it("stand in full where the pages cannot be counted for want of a font", async () => {
    const {
      body,
      pages: counted,
      messages,
    } = await insert(docx(RESUME), {
      headings: HEADINGS,
      before: "Work",
      like: LIKE,
      compact: [],
      fit: "same-pages",
      pages: () => {
        throw new ResumeError("invalid-options", "No font at hand.");
      },
    });
    expect(counted).toBeNull();
    expect(body).toContain(NEW + ENTRY);
    expect(messages.map(({ code }) => code)).toContain("pages-not-counted");
  });
});

describe("a section in tables", () => {
  it("is a row like its siblings where a heading stands beside its text", async () => {
    const { body } = await insert(docx(table(row(heading("Skills"), p("SQL")), row(heading("Work"), p("Led")))), {
      headings: HEADINGS,
      before: "Work",
      like: LIKE,
    });
    expect(body).toBe(table(row(heading("Skills"), p("SQL")), row(NEW, ENTRY), row(heading("Work"), p("Led"))));
  });

  it("is rows of heading and entries where they stand below each other", async () => {
    const { body } = await insert(
      docx(table(row(heading("Skills")), row(p("SQL")), row(heading("Work")), row(p("Led")))),
      { headings: HEADINGS, before: "Work", like: LIKE, entries: [entry("PMP"), entry("CSM")] },
    );
    expect(body).toBe(
      table(
        row(heading("Skills")),
        row(p("SQL")),
        row(NEW),
        row(p("PMP")),
        row(p("CSM")),
        row(heading("Work")),
        row(p("Led")),
      ),
    );
  });

  it("puts the columns of an entry into the cells of its row", async () => {
    const { body } = await insert(
      docx(
        table(
          row(heading("Skills"), p("")),
          row(p("2020"), p("SQL")),
          row(heading("Work"), p("")),
          row(p("2021"), p("Led")),
        ),
      ),
      {
        headings: HEADINGS,
        before: "Work",
        like: { heading: "Skills", entry: "2020" },
        manner: { columns: ["date", "words"] },
        entries: [entry("2024\tPMP, PMI")],
      },
    );
    expect(body).toContain(row(p("2024"), p("PMP, PMI")));
  });

  it("has its entries in a table within its cell where the old ones stand in one", async () => {
    const nested = (...rows: readonly string[]) => table(...rows) + p("");
    const grid = nested(row(p("CSM"), p("2020")));
    const { body } = await insert(
      docx(table(row(heading("Work"), p("Led")), row(heading("Old"), grid), row(heading("Skills"), p("SQL")))),
      {
        headings: HEADINGS,
        before: "Work",
        like: { heading: "Work", entry: "CSM" },
        manner: { columns: ["words", "date"] },
        entries: [entry("PMP\t2024"), entry("CSM\t2020", { own: true })],
        replaces: [["Old", "2020"]],
      },
    );
    const rows = nested(row(p("PMP"), p("2024")), row(p("CSM"), p("2020"))).replace(p(""), "<w:p></w:p>");
    expect(body).toBe(table(row(NEW, rows), row(heading("Work"), p("Led")), row(heading("Skills"), p("SQL"))));
  });

  it("has entries as paragraphs where the old ones stand side by side in a grid", async () => {
    const grid = table(row(p("CSM"), p("CCNA")), row(p("RHCE"), p("A+")));
    const resume = heading("Skills") + p("SQL") + heading("Old") + grid;
    const { body } = await insert(docx(resume), {
      headings: HEADINGS,
      before: "Skills",
      like: { heading: "Skills", entry: "CSM" },
      entries: ["CSM", "CCNA"].map((name, index) => entry(name, { own: true, from: [index + 3] })),
      replaces: [["Old", "A+"]],
    });
    expect(body).toBe(NEW + p("CSM") + p("CCNA") + heading("Skills") + p("SQL"));
  });

  it("has the names of its columns above its entries where the old table has them, marked as added", async () => {
    const grid = table(row(p("Name"), p("Year")), row(p("CSM"), p("2020")));
    const { body, reading } = await insert(docx(heading("Work") + p("Led") + heading("Old") + grid), {
      headings: HEADINGS,
      before: "Work",
      like: { heading: "Work", entry: "CSM" },
      manner: { columns: ["name", "date"], columnHeads: [3, 4] },
      entries: [entry("PMP\t2024"), entry("CSM\t2020", { own: true })],
      replaces: [["Old", "2020"]],
    });
    const rows = table(row(p("Name"), p("Year")), row(p("PMP"), p("2024")), row(p("CSM"), p("2020")));
    expect(body).toBe(NEW + rows + heading("Work") + p("Led"));
    expect(reading.blocks.filter(({ added }) => added).map((block) => block.text)).toEqual([
      "Certifications",
      "Name",
      "Year",
      "PMP",
      "2024",
    ]);
  });

  it("has the person's own lines as they stand where they stay in their column", async () => {
    const bold = p("CSM", "", "<w:b/>");
    const rest = row(heading("Work"), p("Led")) + row(heading("Skills"), p("SQL"));
    const { body } = await insert(docx(table(rest, row(heading("Old"), bold + p("Scrum Alliance")))), {
      headings: HEADINGS,
      before: "Work",
      like: { heading: "Work", entry: "Led" },
      entries: [entry("PMP, PMI"), entry("CSM, Scrum Alliance", { from: [5, 6] })],
      replaces: [["Old", "Scrum Alliance"]],
    });
    expect(body).toBe(table(row(NEW, ENTRY + bold + p("Scrum Alliance")), rest));
  });

  it("has the person's own lines in one where they come from another column", async () => {
    const side = heading("Old") + p("CSM") + p("Scrum Alliance") + p("2020");
    const { body } = await insert(docx(table(row(side, RESUME))), {
      headings: HEADINGS,
      before: "Work",
      like: LIKE,
      entries: [entry("CSM, Scrum Alliance", { from: [1, 2, 3] })],
      replaces: [["Old", "2020"]],
    });
    expect(body).toContain(run("CSM"));
    expect(body.replace(/<[^>]+>/gu, "")).toContain("CertificationsCSM, Scrum Alliance, 2020Work");
  });

  it("leaves a side column whole that its cells are merged into", async () => {
    const merged = (attributes: string, inner: string) =>
      `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/><w:vMerge${attributes}/></w:tcPr>${inner}</w:tc>`;
    const cell = (inner: string) => `<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>${inner}</w:tc>`;
    const layout = (...rows: readonly string[]) => table(...rows.map((cells) => `<w:tr>${cells}</w:tr>`));
    const first = merged(' w:val="restart"', p("Mail")) + cell(heading("Skills") + p("SQL"));
    const last = merged("", "<w:p/>") + cell(heading("Work") + p("Led"));
    const { body } = await insert(docx(layout(first, last)), { headings: HEADINGS, before: "Work", like: LIKE });
    expect(body).toBe(layout(first, merged("", "<w:p></w:p>") + cell(NEW + ENTRY), last));
  });

  it("has its heading in a little table where the others have", async () => {
    const banner = (words: string) => table(row(heading(words)));
    const { body } = await insert(docx(banner("Skills") + p("SQL") + banner("Work") + p("Led")), {
      headings: HEADINGS,
      before: "Work",
      like: LIKE,
    });
    expect(body).toBe(banner("Skills") + p("SQL") + banner("Certifications") + ENTRY + banner("Work") + p("Led"));
  });

  it("stands within the cell that frames the whole resume", async () => {
    const { body } = await insert(docx(table(row(RESUME))), { headings: HEADINGS, before: "Work", like: LIKE });
    expect(body).toBe(table(row(RESUME.replace(heading("Work"), NEW + ENTRY + heading("Work")))));
  });

  it("stands in the column of a layout table, as paragraphs", async () => {
    const side = p("Phone") + p("Mail") + p("Town");
    const { body } = await insert(docx(table(row(side, RESUME))), { headings: HEADINGS, before: "Work", like: LIKE });
    expect(body).toBe(table(row(side, RESUME.replace(heading("Work"), NEW + ENTRY + heading("Work")))));
  });
});

describe("a section among soft breaks", () => {
  const line = (words: string) => `<w:r>${text(words)}</w:r>`;
  const bold = (words: string) => run(words, "<w:b/>");
  const BREAK = "<w:r><w:br/></w:r>";

  it("is lines of the paragraph that holds its siblings", async () => {
    const source = `<w:p>${bold("Skills")}${BREAK}${line("SQL")}${BREAK}${bold("Work")}${BREAK}${line("Led")}</w:p>`;
    const { body } = await insert(docx(source), { headings: HEADINGS, before: "Work", like: LIKE });
    expect(body).toBe(
      source.replace(bold("Work"), `${bold("Certifications")}${BREAK}${line("PMP, PMI")}${BREAK}${bold("Work")}`),
    );
  });

  it("opens a run that holds all lines", async () => {
    const source = `<w:p><w:r>${["Jo", "SKILLS", "SQL", "WORK", "Led"].map(text).join("<w:br/>")}</w:r></w:p>`;
    const { reading } = await insert(docx(source), {
      headings: ["SKILLS", "WORK"],
      before: "WORK",
      like: { heading: "SKILLS", entry: "SQL" },
    });
    expect(reading.blocks.map((block) => block.text)).toEqual([
      "Jo",
      "SKILLS",
      "SQL",
      "Certifications",
      "PMP, PMI",
      "WORK",
      "Led",
    ]);
  });

  it("is a paragraph of lines where each section is one", async () => {
    const section = (title: string, words: string) => `<w:p>${bold(title)}${BREAK}${line(words)}</w:p>`;
    const { body } = await insert(docx(section("Skills", "SQL") + section("Work", "Led")), {
      headings: HEADINGS,
      before: "Work",
      like: LIKE,
    });
    expect(body).toBe(section("Skills", "SQL") + section("Certifications", "PMP, PMI") + section("Work", "Led"));
  });
});

describe("sanitize", () => {
  it("takes out macros, outside templates and active fields, and says so", async () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const dde = `<w:p>${field("begin")}<w:r><w:instrText> DDEAUTO cmd </w:instrText></w:r>${field("separate")}${run("shown")}${field("end")}</w:p>`;
    const { bytes, messages } = await insert(
      docx(RESUME + dde, {
        relationships: relationship("rId1", "attachedTemplate", "https://example.com/evil.dotm"),
        parts: { "word/vbaProject.bin": "macros" },
      }),
      { headings: HEADINGS, before: "Work", like: LIKE, sanitize: true },
    );
    const files = unzipSync(bytes);
    expect(files["word/vbaProject.bin"]).toBeUndefined();
    expect(strFromU8(files["word/_rels/document.xml.rels"]!)).not.toContain("evil");
    const xml = strFromU8(files["word/document.xml"]!);
    expect(xml).not.toMatch(/DDEAUTO|fldChar/u);
    expect(xml).toContain("shown");
    expect(messages.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["docx-macros", "docx-outside-template", "docx-active-field"]),
    );
  });
});

describe("a section in a text box", () => {
  const box = (inner: string) =>
    "<w:p><w:r><mc:AlternateContent>" +
    `<mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>` +
    `<mc:Fallback><w:pict><v:textbox><w:txbxContent>${inner}</w:txbxContent></v:textbox></w:pict></mc:Fallback>` +
    "</mc:AlternateContent></w:r></w:p>";

  it("stands in both copies of the box", async () => {
    const { body, messages } = await insert(docx(box(RESUME)), { headings: HEADINGS, before: "Work", like: LIKE });
    expect(body).toBe(box(RESUME.replace(heading("Work"), NEW + ENTRY + heading("Work"))));
    expect(messages.map(({ code }) => code)).toContain("docx-text-box");
  });

  it("is taken over from both copies of another box, which keeps a paragraph", async () => {
    const { body } = await insert(docx(box(heading("Old") + p("CSM")) + box(RESUME)), {
      headings: HEADINGS,
      before: "Work",
      like: LIKE,
      replaces: [["Old", "CSM"]],
    });
    expect(body).toBe(box("<w:p></w:p>") + box(RESUME.replace(heading("Work"), NEW + ENTRY + heading("Work"))));
  });
});

describe("a heading in typed small capitals", () => {
  it("has larger first letters, as its siblings have", async () => {
    const SIZES = ['<w:sz w:val="28"/>', '<w:sz w:val="22"/>'] as const;
    const small = (...words: readonly string[]) =>
      `<w:p>${words.map((word) => run(word.slice(0, 1), SIZES[0]) + run(word.slice(1), SIZES[1])).join("")}</w:p>`;
    const { body } = await insert(docx(small("SKILLS") + p("SQL") + small("WORK") + p("Led")), {
      headings: ["SKILLS", "WORK"],
      before: "WORK",
      like: { heading: "SKILLS", entry: "SQL" },
      title: "MY CERTIFICATES",
    });
    expect(body).toContain(small("MY ", "CERTIFICATES"));
  });
});
