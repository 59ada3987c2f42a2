import { describe, expect, it } from "vitest";
import { readCredentials } from "../../src/credentials/read";
import { fixture, fixtureText } from "./fixtures";

const read = (input: unknown) => readCredentials(input, { today: "2026-11-24" });

describe("LinkedIn export", () => {
  it("is read from the table, with addresses, dates and numbers", async () => {
    const { credentials, messages } = await read(fixtureText("linkedin/Certifications.csv"));
    expect(messages).toEqual([]);
    expect(credentials).toHaveLength(8);
    expect(credentials[0]).toMatchObject({
      name: "Google Project Management: Professional Certificate",
      issuer: "Google, via Coursera",
      kind: "certificate",
      issued: "2024-03",
      credentialId: "QX7RWZ2N8KTP",
    });
  });

  it("is read from the archive as from the table", async () => {
    expect(await read(fixture("linkedin/export.zip"))).toEqual(await read(fixture("linkedin/Certifications.csv")));
  });

  it("is read with German column names, semicolons and months", async () => {
    const { credentials } = await read(fixture("linkedin/Certifications.de.csv"));
    expect(credentials).toMatchObject([
      { name: "Professional Scrum Master I", issuer: "Scrum.org", issued: "2023-03", credentialId: "PSM-123456" },
      { name: "ITIL 4 Foundation", issued: "2022-12", expires: "2025-12" },
    ]);
  });

  it("is read with Japanese column names and dates", async () => {
    const { credentials } = await read(fixture("linkedin/Certifications.ja.csv"));
    expect(credentials).toMatchObject([
      { name: "基本情報技術者試験", issuer: "情報処理推進機構", issued: "2022-11", credentialId: "FE-2022-11-00123" },
    ]);
  });

  it.each([
    ["French", "Nom,URL,Autorité,Commencé le,Terminé le,Numéro de licence", "janv. 2023,déc. 2026"],
    [
      "Spanish",
      "Nombre,Url,Empresa emisora,Fecha de inicio,Fecha de finalización,Número de licencia",
      "ene. 2023,dic. 2026",
    ],
    ["Portuguese", "Nome,URL,Autoridade,Iniciado em,Concluído em,Número da licença", "jan. de 2023,dez. de 2026"],
    ["Italian", "Nome,URL,Autorità,Data di inizio,Data di fine,Numero di licenza", "gen 2023,dic 2026"],
    ["Dutch", "Naam,URL,Uitgever,Startdatum,Einddatum,Licentienummer", "jan. 2023,dec. 2026"],
    ["Polish", "Nazwa,Adres URL,Organ wydający,Data rozpoczęcia,Data zakończenia,Numer licencji", "sty 2023,gru 2026"],
    ["Turkish", "Ad,URL,Yetkili Kurum,Başlangıç Tarihi,Bitiş Tarihi,Lisans Numarası", "Oca 2023,Ara 2026"],
    ["Chinese", "名称,网址,颁发机构,开始时间,结束时间,许可证编号", "2023年1月,2026年12月"],
    ["Arabic", "الاسم,الرابط,الجهة المانحة,تاريخ البدء,تاريخ الانتهاء,رقم الترخيص", "يناير 2023,ديسمبر 2026"],
    ["Hindi", "नाम,यूआरएल,प्राधिकरण,प्रारंभ तिथि,समाप्ति तिथि,लाइसेंस संख्या", "जनवरी 2023,दिसंबर 2026"],
    ["a language that is not known, by their order", "Ime,URL,Izdavač,Početak,Kraj,Broj", "01/2023,12/2026"],
    ["the names of a program", "name,url,issuer,started_on,finishedOn,license_number", "2023-01,2026-12"],
  ])("is read with column names in %s", async (_, header, dates) => {
    const { credentials } = await read(`${header}\nLean Basics,https://example.com/1,Acme,${dates},X-1\n`);
    expect(credentials).toMatchObject([
      { issuer: "Acme", issued: "2023-01", expires: "2026-12", credentialId: "X-1", url: "https://example.com/1" },
    ]);
  });

  it("names the row whose quotation mark is never closed, rather than swallow what follows", async () => {
    const { credentials, messages } = await read('Name,Authority\nGood,X\n"Bad,X\nLost,X\n');
    expect(credentials).toMatchObject([{ name: "Good" }]);
    expect(messages.map(({ reason }) => reason)).toEqual([
      "A credential was left out. row 3: a quotation mark is opened and never closed.",
    ]);
  });

  it("is read from the link by which an issuer fills in the profile", async () => {
    const query = "name=Cloud%20Basics&organizationName=Acme&issueYear=2024&issueMonth=3&certId=X-1";
    const { credentials } = await read(
      `https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&${query}&certUrl=https%3A%2F%2Fexample.com%2F1`,
    );
    expect(credentials).toMatchObject([
      { name: "Cloud Basics", issuer: "Acme", issued: "2024-03", credentialId: "X-1", url: "https://example.com/1" },
    ]);
  });

  it("is read as LinkedIn's own interface gives it", async () => {
    const { credentials } = await read({
      elements: [
        { name: "Lean Basics", authority: "Acme", startMonthYear: { year: 2024, month: 3 }, licenseNumber: "X-1" },
      ],
    });
    expect(credentials).toMatchObject([{ issuer: "Acme", issued: "2024-03", credentialId: "X-1" }]);
  });

  it("finds the column names below a preamble", async () => {
    const { credentials } = await read(
      'Notes:\n"These are your certifications"\n\nName,Url,Authority,Started On,Finished On,License Number\nPMP,,PMI,Mar 2023,,\n',
    );
    expect(credentials).toMatchObject([{ name: "PMP", issuer: "PMI", issued: "2023-03" }]);
  });

  it("keeps commas, quotation marks and line breaks within a cell", async () => {
    const { credentials } = await read('Name,Authority\r\n"Lean, ""really""\nlean",ASQ\r\n');
    expect(credentials).toMatchObject([{ name: 'Lean, "really" lean', issuer: "ASQ" }]);
  });

  it("says that an archive has no table of certifications", async () => {
    const { zipSync } = await import("fflate");
    await expect(read(zipSync({ "Profile.csv": new Uint8Array([65]) }))).rejects.toMatchObject({
      code: "invalid-credentials",
      message: expect.stringContaining("Certifications.csv"),
    });
  });
});

describe("Open Badges 2.0", () => {
  const badge = {
    name: "Microsoft Certified: Azure Fundamentals",
    issuer: "Microsoft",
    issued: "2024-05-17",
    expires: "2027-05-17",
    url: "https://badges.example.org/assertions/4711",
    skills: ["Azure", "Cloud computing"],
  };

  it.each(["badges/open-badges-2.json", "badges/open-badges-2.png", "badges/open-badges-2.svg"])(
    "is read from %s, and not verified without a network",
    async (name) => {
      const { credentials } = await read(fixture(name));
      expect(credentials).toMatchObject([{ ...badge, verification: { status: "unverified" } }]);
    },
  );

  it("is read from a compressed iTXt chunk and from an old tEXt chunk", async () => {
    const { zlibSync } = await import("fflate");
    const json = fixtureText("badges/open-badges-2.json");
    const compressed = Buffer.concat([Buffer.from("openbadges\0\x01\0\0\0", "latin1"), zlibSync(Buffer.from(json))]);
    const { credentials } = await read(png("iTXt", compressed));
    expect(credentials).toMatchObject([badge]);
    const plain = Buffer.from(`openbadges\0${json}`, "latin1");
    expect((await read(png("tEXt", plain))).credentials).toMatchObject([badge]);
  });

  it("is read in the old 1.x form with a date in seconds", async () => {
    const { credentials } = await read({
      uid: "x1",
      recipient: "x@example.com",
      issuedOn: 1_583_020_800,
      verify: { type: "hosted", url: "https://badges.example.org/x1" },
      badge: { name: "Old Badge", issuer: { name: "Old Issuer" } },
    });
    expect(credentials).toMatchObject([{ name: "Old Badge", issuer: "Old Issuer", issued: "2020-03-01" }]);
  });

  it("asks for the badge when the assertion holds only its address", async () => {
    const assertion = { type: "Assertion", id: "https://a.example/1", issuedOn: "2024", badge: "https://a.example/b" };
    await expect(read([assertion])).rejects.toThrow("give the badge itself, or a fetcher");
  });
});

describe("Open Badges 3.0 and CLR 2.0", () => {
  it.each(["badges/open-badges-3.jwt", "badges/open-badges-3.png", "badges/open-badges-3.svg"])(
    "is read from %s",
    async (name) => {
      const { credentials } = await read(fixture(name));
      expect(credentials).toMatchObject([
        {
          name: "IBM Data Science Professional Certificate",
          issuer: "IBM",
          kind: "certificate",
          issued: "2024-09-02",
          skills: ["Python", "SQL", "Machine learning"],
          verification: { status: "verified" },
        },
      ]);
    },
  );

  it("reads every badge of a learner record, enveloped ones too", async () => {
    const { credentials } = await read(fixture("badges/clr-2.json"));
    expect(credentials).toMatchObject([
      { name: "IBM Data Science Professional Certificate", verification: { status: "verified" } },
      {
        name: "Conflict Mediation",
        kind: "course",
        issuer: "Riverbend College",
        verification: { status: "unverified" },
      },
    ]);
  });

  it("reads a credential of the data model 1.1", async () => {
    const { credentials } = await read({
      "@context": ["https://www.w3.org/2018/credentials/v1"],
      type: ["VerifiableCredential", "AchievementCredential"],
      issuer: { id: "https://i.example", name: "City of Riverbend" },
      issuanceDate: "2022-04-01T00:00:00Z",
      expirationDate: "2030-04-01T00:00:00Z",
      credentialSubject: { licenseNumber: "EL-77", achievement: { name: "Electrician", achievementType: "License" } },
    });
    expect(credentials).toMatchObject([
      { name: "Electrician", kind: "licence", issued: "2022-04-01", expires: "2030-04-01", credentialId: "EL-77" },
    ]);
  });

  it("reads what a wallet exports, by the signatures within", async () => {
    const presentation = {
      type: ["VerifiablePresentation"],
      verifiableCredential: [fixtureText("badges/open-badges-3.jwt").trim()],
    };
    const { credentials } = await read(presentation);
    expect(credentials).toMatchObject([{ verification: { status: "verified" } }]);
    const token = ['{"alg":"none"}', JSON.stringify({ vp: presentation }), ""].map((part) =>
      Buffer.from(part).toString("base64url"),
    );
    expect((await read(token.join("."))).credentials).toEqual(credentials);
  });

  it("says that an endorsement is no credential", async () => {
    const endorsement = {
      type: ["VerifiableCredential", "EndorsementCredential"],
      credentialSubject: { id: "urn:uuid:1", endorsementComment: "good" },
    };
    await expect(read(endorsement)).rejects.toThrow("endorses another credential");
  });

  it("takes what is still going on as in progress, and what failed not at all", async () => {
    const credential = (status: string) => ({
      type: ["VerifiableCredential"],
      credentialSubject: { achievement: { name: "Course" }, result: [{ status }] },
    });
    expect((await read([credential("InProgress")])).credentials).toMatchObject([{ status: "in-progress" }]);
    await expect(read([credential("Failed")])).rejects.toThrow("not achieved");
  });
});

describe("other forms", () => {
  it("reads Credly's public badges", async () => {
    const { credentials, messages } = await read(fixture("credly.json"));
    expect(messages).toEqual([]);
    expect(credentials).toHaveLength(6);
    expect(credentials[1]).toMatchObject({
      acronym: "PMP",
      issuer: "Project Management Institute",
      kind: "certification",
      issued: "2023-03-14",
      expires: "2029-03-14",
      url: "https://www.credly.com/badges/1c2f0e3a-4d57-4c55-8ad3-2f0e4b8f9a12",
    });
  });

  it("reads JSON Resume certificates", async () => {
    const { credentials } = await read(fixture("json-resume.json"));
    expect(credentials).toMatchObject([
      { name: "Certified Kubernetes Administrator", acronym: "CKA", issued: "2025-03-15" },
      { name: "Terraform Associate", issuer: "HashiCorp", issued: "2024-11" },
    ]);
  });

  it("reads schema.org credentials of a person", async () => {
    const { credentials } = await read(fixture("schema-org.json"));
    expect(credentials).toMatchObject([
      {
        name: "Certified ScrumMaster",
        acronym: "CSM",
        issuer: "Scrum Alliance",
        issued: "2024-10",
        expires: "2026-10",
      },
    ]);
  });

  it("reads the certifications of a Europass XML", async () => {
    const { credentials } = await read(fixture("europass.xml"));
    expect(credentials).toMatchObject([{ name: "Ausbildereignung (AdA)", issuer: "IHK Hannover", issued: "2021-06" }]);
  });

  it("reads the validity and the description of a Europass XML", async () => {
    const { credentials } = await read(
      "<Candidate><Certification><CertificationName>Crane Operator</CertificationName><EffectiveTimePeriod><ValidFrom><FormattedDateTime>2024-03-01</FormattedDateTime></ValidFrom><ValidTo><FormattedDateTime>2029-03-01</FormattedDateTime></ValidTo></EffectiveTimePeriod><Description>&lt;p&gt;Tower cranes&lt;/p&gt;</Description></Certification></Candidate>",
    );
    expect(credentials).toMatchObject([{ issued: "2024-03-01", expires: "2029-03-01", description: "Tower cranes" }]);
  });

  it.each([
    [
      "JSON",
      {
        SkillsPassport: {
          LearnerInfo: {
            Achievement: [
              {
                Title: { Code: "certifications" },
                Description: "<ul><li>Crane Operator, Acme, 2024</li><li>Rigger, 2023</li></ul>",
              },
              { Title: { Code: "memberships" }, Description: "<p>A club</p>" },
            ],
          },
        },
      },
    ],
    [
      "XML",
      "<SkillsPassport><LearnerInfo><AchievementList><Achievement><Title><Code>certifications</Code></Title><Description>&lt;p&gt;Crane Operator, Acme, 2024&lt;/p&gt;&lt;p&gt;Rigger, 2023&lt;/p&gt;</Description></Achievement></AchievementList></LearnerInfo></SkillsPassport>",
    ],
  ])("reads each certification that a Europass skills passport describes, as %s", async (_, passport) => {
    expect((await read(passport)).credentials).toMatchObject([
      { name: "Crane Operator", issued: "2024" },
      { name: "Rigger", issued: "2023" },
    ]);
  });

  it("reads HR Open records", async () => {
    const certifications = [
      {
        name: "Crane Operator",
        issuingAuthority: { name: "Acme" },
        effectiveTimePeriod: { validFrom: "2024-03-01", validTo: "2029-03-01" },
        identifiers: [{ value: "X-1" }],
      },
    ];
    const crane = { issuer: "Acme", issued: "2024-03-01", expires: "2029-03-01", credentialId: "X-1" };
    expect((await read({ person: {}, certifications })).credentials).toMatchObject([crane]);
    expect((await read({ person: {}, profiles: [{ certifications }] })).credentials).toMatchObject([crane]);
  });

  it("takes no badge for held that its issuer revoked on Credly", async () => {
    const badge = { badge_template: { name: "Crane Badge" }, state: "revoked", issued_at_date: "2024-03-01" };
    expect((await read({ data: badge })).credentials).toMatchObject([{ verification: { status: "failed" } }]);
  });

  it("reads a list that mixes forms, files and texts", async () => {
    const { credentials, messages } = await read([
      { name: "Own Form" },
      fixtureText("badges/open-badges-3.jwt"),
      fixture("badges/open-badges-2.png"),
      fixtureText("linkedin/Certifications.ja.csv"),
      JSON.parse(fixtureText("schema-org.json")),
      "https://www.coursera.org/verify/ABC123XYZ",
    ]);
    expect(credentials).toHaveLength(5);
    expect(messages.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^A credential was left out\. \[5\]: .*Coursera/u),
    ]);
  });

  it("reads text in UTF-16 and Windows-1252", async () => {
    const text = "Name,Authority\nPrüfung,Kammer\n";
    expect((await read(new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le")))).credentials).toMatchObject([
      { name: "Prüfung" },
    ]);
    expect((await read(new Uint8Array(Buffer.from(text, "latin1")))).credentials).toMatchObject([{ name: "Prüfung" }]);
  });
});

/** A picture of one pixel that carries a chunk; the checksum is made by the table of PNG annex D. */
function png(name: string, data: Uint8Array): Uint8Array {
  const original = Buffer.from(fixture("badges/open-badges-2.png"));
  const start = original.indexOf("iTXt", 0, "latin1") - 4;
  const length = original.readUInt32BE(start);
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  let crc = 0xffffffff;
  for (const byte of body) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
  return Buffer.concat([original.subarray(0, start), size, body, sum, original.subarray(start + length + 12)]);
}
