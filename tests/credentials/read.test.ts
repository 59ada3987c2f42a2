import { describe, expect, it } from "vitest";
import { readCredentials } from "../../src/credentials/read";
import { DEFAULT_LIMITS } from "../../src/limits";

const today = "2026-11-24";
const read = (input: unknown) => readCredentials(input, { today });
/** What is said of records that stand before a good one. */
const reasons = async (records: readonly unknown[]) =>
  (await read([...records, { name: "Good" }])).messages.map(({ reason }) => reason);
const names = async (input: unknown) => (await read(input)).credentials.map(({ name }) => name);

describe("readCredentials", () => {
  it("reads one object, a list, and either as text", async () => {
    expect(await names({ name: "A+" })).toEqual(["A+"]);
    expect(await names([{ name: "A+" }, { name: "N+" }])).toEqual(["A+", "N+"]);
    expect(await names('\uFEFF [{"name":"A+"}]')).toEqual(["A+"]);
  });

  it("gives each credential an id that stays the same, with or without a date", async () => {
    const [first] = (await read({ name: "PMP", issuer: "PMI" })).credentials;
    const [second] = (await read({ name: "PMP", issuer: "PMI", issued: "2023" })).credentials;
    expect(first?.id).toBe(second?.id);
    expect(first?.id).toMatch(/^pmp-[0-9a-f]{8}$/u);
  });

  it("knows other words for kinds and states", async () => {
    const { credentials } = await read([
      { name: "A", kind: "License", status: "Active" },
      { name: "B", kind: "Professional Certificate", status: "In Progress" },
    ]);
    expect(credentials).toMatchObject([
      { kind: "licence", status: "earned" },
      { kind: "certificate", status: "in-progress" },
    ]);
  });

  it("keeps an id that is given", async () => {
    expect((await read({ id: "mine", name: "PMP" })).credentials[0]?.id).toBe("mine");
  });

  it("takes dates in any writing", async () => {
    const { credentials } = await read([
      { name: "A", issued: "März 2024", expires: "03/2027" },
      { name: "B", issued: 2020, expires: "No Expiration Date" },
    ]);
    expect(credentials).toMatchObject([{ issued: "2024-03", expires: "2027-03" }, { issued: "2020" }]);
    expect(credentials[1]?.expires).toBeUndefined();
  });

  it.each<[string, object, object]>([
    ["a Date", { issued: new Date("2024-03-15T00:00:00Z") }, { issued: "2024-03-15" }],
    ["parts of a date", { issued: { year: 2024, month: 3 } }, { issued: "2024-03" }],
    ["a number of year and month", { issued: 202403 }, { issued: "2024-03" }],
    ["a number of a day", { issued: 20240315 }, { issued: "2024-03-15" }],
    ["seconds", { issued: 1710460800 }, { issued: "2024-03-15" }],
    ["seconds as text", { issued: "1710460800" }, { issued: "2024-03-15" }],
    ["nulls for what is not there", { issued: null, date: "2024", expires: null, url: null }, { issued: "2024" }],
    ["no date in words", { issued: "N/A", expires: "unbefristet" }, {}],
    [
      "both dates in one field",
      { issued: "Issued Mar 2024 · Expires Mar 2027" },
      { issued: "2024-03", expires: "2027-03" },
    ],
    ["an expected date", { issued: "Expected May 2027" }, { expected: "2027-05", status: "in-progress" }],
    ["an expected date of its own", { expected: "May 2027" }, { expected: "2027-05", status: "in-progress" }],
    ["a status in place of a date", { issued: "In progress" }, { status: "in-progress" }],
    ["a status in another language", { status: "取得中" }, { status: "in-progress" }],
  ])("takes %s", async (_, fields, dates) => {
    const [credential] = (await read([{ name: "A", ...fields }])).credentials;
    const { id: __, name: ___, ...told } = credential ?? { id: "", name: "" };
    expect(told).toEqual(dates);
  });

  it.each([86_400, 2024.5, 1e300, -5, true, ["2024"], { year: 2024, month: 13 }, new Date(Number.NaN)])(
    "takes %s for no date",
    async (issued) => {
      await expect(read([{ name: "A", issued }])).rejects.toThrow("[0].issued");
    },
  );

  it("names a malformed record by its place, and keeps the good ones", async () => {
    const { credentials, messages } = await read([
      { name: "Good" },
      { name: "" },
      { issuer: "No name" },
      { name: "Bad date", expires: "someday" },
      { name: "Bad kind", kind: "diploma" },
      { name: 7 },
      "text",
      null,
    ]);
    expect(credentials.map(({ name }) => name)).toEqual(["Good"]);
    expect(messages.map(({ reason }) => reason)).toEqual([
      "A credential was left out. [1].name: the name is empty.",
      "A credential was left out. [2].name: the name is missing.",
      'A credential was left out. [3].expires: "someday" is not a date; write it as YYYY, YYYY-MM or YYYY-MM-DD.',
      expect.stringContaining("[4].kind: "),
      "A credential was left out. [5].name: the name is a number, not a text.",
      "A credential was left out. [6]: this is not a credential in any form that is known.",
      "A credential was left out. [7]: this is not a credential in any form that is known.",
    ]);
  });

  it("names the row and column of a table", async () => {
    const csv = "Name,Authority,Started On\nGood,X,2024\nBad,X,soon\n";
    expect((await read(csv)).messages.map(({ reason }) => reason)).toEqual([
      'A credential was left out. row 3, Started On: "soon" is not a date; write it as YYYY, YYYY-MM or YYYY-MM-DD.',
    ]);
  });

  it("fails on the first malformed record when it is strict", async () => {
    await expect(readCredentials([{ name: "Good" }, { name: "" }], { strict: true })).rejects.toMatchObject({
      name: "ResumeError",
      code: "invalid-credentials",
      message: expect.stringContaining("[1].name"),
    });
  });

  it.each([
    ["damaged JSON", "[{"],
    ["words", "hello"],
    ["a number", 42],
    ["a list of nothing good", [{ name: "PMP", issued: "2024-13" }]],
    ["an empty object", {}],
    ["a list of damaged JSON", ["{"]],
    ["nothing", undefined],
    ["a PDF", new TextEncoder().encode("%PDF-1.7")],
  ])("refuses %s as a whole", async (_, input) => {
    await expect(read(input)).rejects.toMatchObject({ name: "ResumeError", code: "invalid-credentials" });
  });

  it("says that a file holds none, and nothing of an empty list", async () => {
    expect((await read("Name,Authority,Started On\n")).messages).toMatchObject([{ code: "no-credentials-given" }]);
    expect((await read({ basics: { name: "Jane Doe" } })).messages).toMatchObject([{ code: "no-credentials-given" }]);
    expect((await read([])).messages).toEqual([]);
  });

  it("takes an empty list as no credentials, and names every place when nothing is good", async () => {
    expect(await names([])).toEqual([]);
    await expect(read([{ name: "" }, { name: "A", issued: "2024-13" }])).rejects.toThrow(/\[0\]\.name.*\[1\]\.issued/u);
  });

  it("says that a date may be two days, and uses the year", async () => {
    const { credentials, messages } = await read([{ name: "A", issued: "03/04/2024" }]);
    expect(credentials[0]?.issued).toBe("2024");
    expect(messages).toMatchObject([{ code: "date-ambiguous", reason: expect.stringContaining("[0].issued") }]);
  });

  it("says that a date of issue is still to come", async () => {
    const { credentials, messages } = await read([{ name: "A", issued: "2027-05" }]);
    expect(credentials).toHaveLength(1);
    expect(messages).toMatchObject([{ code: "credential-issued-later" }]);
  });

  it("leaves out what expires before it was issued", async () => {
    expect(await reasons([{ name: "A", issued: "2024", expires: "2020" }])).toEqual([
      "A credential was left out. [0].expires: it expires (2020) before it was issued (2024).",
    ]);
  });

  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "https://user:secret@example.com/",
    "https://a b",
  ])("drops the link %s and keeps the credential", async (url) => {
    const { credentials, messages } = await read([{ name: "A", url }]);
    expect(credentials).toHaveLength(1);
    expect(credentials[0]).not.toHaveProperty("url");
    expect(messages).toMatchObject([{ code: "link-dropped", reason: expect.stringContaining("[0].url") }]);
  });

  it("takes control characters, lone surrogates and direction overrides out of texts", async () => {
    const { credentials } = await read([{ name: "A\u0000B\uD800C\u202E D\n E" }]);
    expect(credentials[0]?.name).toBe("ABC D E");
  });

  it("refuses names that are too long, and formulas of spreadsheets", async () => {
    expect(await reasons([{ name: "x".repeat(100_000) }])).toEqual([
      "A credential was left out. [0].name: the name has 100000 characters; at most 500 are taken.",
    ]);
    for (const name of ["=1+1", "=cmd|'/c calc'!A1", "@SUM(A1)", "+cmd|x"]) {
      expect(await reasons([{ name }])).toEqual([expect.stringContaining("spreadsheet formula")]);
    }
  });

  it("is not moved by keys named __proto__", async () => {
    const { credentials } = await read(
      '[{"__proto__":{"issuer":"Evil"},"name":"A","constructor":{"prototype":{"url":"x"}}}]',
    );
    expect(credentials).toEqual([{ id: expect.any(String), name: "A" }]);
    expect(({} as Record<string, unknown>).issuer).toBeUndefined();
  });

  it("refuses more credentials than the limit", async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ name: `Course ${index}` }));
    const tooLarge = { code: "too-large", detail: "credentials" };
    await expect(read(many)).rejects.toMatchObject(tooLarge);
    const csv = `Name,Authority\n${many.map(({ name }) => `${name},X`).join("\n")}`;
    await expect(read(csv)).rejects.toMatchObject(tooLarge);
    const limits = { ...DEFAULT_LIMITS, credentials: 10_000 };
    expect((await readCredentials(many, { limits })).credentials).toHaveLength(10_000);
  });

  it("survives data that holds itself or is nested without end", async () => {
    const cyclic: Record<string, unknown> = { name: "A" };
    cyclic.badge = cyclic;
    const list: unknown[] = [];
    list.push(list, list, list);
    const deep = `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`;
    expect(await names([cyclic, { name: "Good" }])).toEqual(["Good"]);
    expect(await reasons([JSON.parse(deep)])).toEqual([expect.stringContaining("levels deep")]);
    await expect(read(list)).rejects.toMatchObject({ name: "ResumeError" });
    await expect(read(deep)).rejects.toMatchObject({ name: "ResumeError" });
  });

  it("keeps the good ones beside a damaged file and an object that throws", async () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x7f, 0xff, 0xff, 0xff, 0, 0, 0, 0]);
    const throwing = {
      get name(): string {
        throw new Error("boom");
      },
    };
    const { credentials, messages } = await read([{ name: "Good" }, png, throwing]);
    expect(credentials).toMatchObject([{ name: "Good" }]);
    expect(messages.map(({ reason }) => reason)).toEqual([
      "A credential was left out. [1]: The PNG of a badge is damaged. Download it again.",
      "A credential was left out. [2]: it cannot be read.",
    ]);
  });

  it("leaves out details that are too long, and keeps the credential", async () => {
    const { credentials, messages } = await read([
      { name: "A", description: "d".repeat(30_000), skills: [{ name: "SQL" }, "s".repeat(300), null] },
    ]);
    expect(credentials).toMatchObject([{ name: "A", skills: ["SQL"] }]);
    expect(credentials[0]).not.toHaveProperty("description");
    expect(messages.map(({ code }) => code)).toEqual(["detail-dropped", "detail-dropped"]);
  });

  it("lets no other error out than its own", async () => {
    const trap = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error("trap");
        },
      },
    );
    await expect(read([trap])).rejects.toMatchObject({ name: "ResumeError" });
  });

  it("believes no signature that the input itself says was checked, but keeps that one failed", async () => {
    const stated = (status: string) => ({ name: `Badge ${status}`, verification: { status, reason: "so it is said" } });
    const { credentials } = await read([stated("verified"), stated("failed")]);
    expect(credentials.map(({ verification }) => verification?.status)).toEqual(["unverified", "failed"]);
  });

  it("takes a list under a name, and the names that other programs give the fields", async () => {
    const { credentials, messages } = await read({
      certifications: [
        { title: "PMP", authority: "PMI", issueDate: "2023-03", licenseNumber: 77 },
        { title: "X", issueDate: "soon" },
      ],
    });
    expect(credentials).toMatchObject([{ name: "PMP", issuer: "PMI", issued: "2023-03", credentialId: "77" }]);
    expect(messages[0]?.reason).toContain("certifications[1].issueDate");
  });

  it("fills in what the address of its page tells", async () => {
    const { credentials } = await read([
      { name: "Machine Learning", issuer: "Stanford University", url: "https://www.coursera.org/verify/ABC123XYZ" },
      {
        name: "Content Marketing",
        url: "https://app.hubspot.com/academy/achievements/k3x9q2mv/en/1/x/content-marketing",
      },
    ]);
    expect(credentials).toMatchObject([
      { issuer: "Stanford University, via Coursera", credentialId: "ABC123XYZ", kind: "course" },
      { issuer: "HubSpot Academy", kind: "certification" },
    ]);
  });
});
