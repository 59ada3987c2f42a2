import { describe, expect, it } from "vitest";
import { readEntryText } from "../../src/credentials/entry-text";

const read = (text: string, language = "en") => readEntryText(text, { language, today: "2026-11-24" }).fields;

describe("readEntryText", () => {
  it.each([
    [
      "Project Management Professional (PMP), Project Management Institute, Mar 2023, expires Mar 2026",
      {
        name: "Project Management Professional (PMP)",
        issuer: "Project Management Institute",
        issued: "2023-03",
        expires: "2026-03",
      },
    ],
    ["PMP | PMI | 2023", { name: "PMP", issuer: "PMI", issued: "2023" }],
    [
      "Certified ScrumMaster (CSM) – Scrum Alliance – Oct 2024",
      { name: "Certified ScrumMaster (CSM)", issuer: "Scrum Alliance", issued: "2024-10" },
    ],
    [
      "AWS Certified Solutions Architect - Associate, AWS, 2024",
      { name: "AWS Certified Solutions Architect - Associate", issuer: "AWS", issued: "2024" },
    ],
    ["Google Ads Search Certification\tFeb 2026", { name: "Google Ads Search Certification", issued: "2026-02" }],
    [
      "05/2022\tLean Six Sigma Green Belt, TÜV Rheinland",
      { name: "Lean Six Sigma Green Belt", issuer: "TÜV Rheinland", issued: "2022-05" },
    ],
    ["Lean Six Sigma Green Belt (ASQ, 2021)", { name: "Lean Six Sigma Green Belt", issuer: "ASQ", issued: "2021" }],
    [
      "LEED AP Building Design + Construction (LEED AP BD+C), USGBC, 2018",
      { name: "LEED AP Building Design + Construction (LEED AP BD+C)", issuer: "USGBC", issued: "2018" },
    ],
    ["Machine Learning (Coursera, 2021)", { name: "Machine Learning", issuer: "Coursera", issued: "2021" }],
    ["Coursera – Machine Learning, 2021", { name: "Machine Learning", issuer: "Coursera", issued: "2021" }],
    [
      "Data Visualization, University of California, Davis, via Coursera, Nov 2023",
      { name: "Data Visualization", issuer: "University of California, Davis, via Coursera", issued: "2023-11" },
    ],
    [
      "Statistics MicroMasters, MITx, via edX, 2025",
      { name: "Statistics MicroMasters", issuer: "MITx, via edX", issued: "2025" },
    ],
    ["COBIT 2019 Foundation, ISACA, 2022", { name: "COBIT 2019 Foundation", issuer: "ISACA", issued: "2022" }],
    [
      "Ohio Educator License, Science 4–9, Ohio Department of Education, expires June 2028",
      { name: "Ohio Educator License, Science 4–9", issuer: "Ohio Department of Education", expires: "2028-06" },
    ],
    [
      "Certificate in Leadership from Cornell University, 2020",
      { name: "Certificate in Leadership", issuer: "Cornell University", issued: "2020" },
    ],
    ["First Aid at Work, 2021", { name: "First Aid at Work", issued: "2021" }],
    ["SQL Training, issued by Google, 2021", { name: "SQL Training", issuer: "Google", issued: "2021" }],
    ["SQL Training\nIssuer: Google\nDate: 03/2021", { name: "SQL Training", issuer: "Google", issued: "2021-03" }],
    ["PMP · Issued Mar 2024 · No Expiration Date", { name: "PMP", issued: "2024-03" }],
    [
      "CPA, State of New York, License #12345, Active",
      { name: "CPA", issuer: "State of New York", credentialId: "12345" },
    ],
    [
      "Sales Agent License, Florida, SL1234567",
      { name: "Sales Agent License", issuer: "Florida", credentialId: "SL1234567" },
    ],
    [
      "Data Basics, Coursera, Credential ID QXRWZNKTP",
      { name: "Data Basics", issuer: "Coursera", credentialId: "QXRWZNKTP" },
    ],
    ["PMP, exam passed Sep 2026; certification pending", { name: "PMP", issued: "2026-09", status: "in-progress" }],
    [
      "BLS, American Heart Association, exp 5/26",
      { name: "BLS", issuer: "American Heart Association", expires: "2026-05" },
    ],
    ["SQL Server 2019, Microsoft, Mar 2021", { name: "SQL Server 2019", issuer: "Microsoft", issued: "2021-03" }],
    ["PMP 2021, PMI, expires Mar 2024", { name: "PMP", issuer: "PMI", issued: "2021", expires: "2024-03" }],
    ["WHMIS 2015", { name: "WHMIS 2015" }],
    [
      "Marketing Basics, Google, ID X7Q 2MV 9KT",
      { name: "Marketing Basics", issuer: "Google", credentialId: "X7Q 2MV 9KT" },
    ],
    [
      "PMP - PMI - In progress, expected Feb 2027",
      { name: "PMP", issuer: "PMI", expected: "2027-02", status: "in-progress" },
    ],
    ["PMP، PMI، قيد الإنجاز", { name: "PMP", issuer: "PMI", status: "in-progress" }],
    ["CFA Level II Candidate", { name: "CFA Level II Candidate", status: "in-progress" }],
    [
      "PMP, Data di rilascio: mar 2024 · Data di scadenza: mar 2027",
      { name: "PMP", issued: "2024-03", expires: "2027-03" },
    ],
    [
      "PMP, Mart 2024 tarihinde verildi, Mart 2027'ye kadar geçerli",
      { name: "PMP", issued: "2024-03", expires: "2027-03" },
    ],
    ["Graduate, REALTOR Institute, 2020", { name: "Graduate, REALTOR Institute", issued: "2020" }],
  ])("reads %s", (text, fields) => {
    expect(read(text)).toEqual(fields);
  });

  it("reads the lines that LinkedIn shows", () => {
    expect(
      read(
        "AWS Solutions Architect\nAmazon Web Services (AWS)\nIssued Mar 2024 · Expires Mar 2027\nCredential ID ABC-123",
      ),
    ).toEqual({
      name: "AWS Solutions Architect",
      issuer: "Amazon Web Services (AWS)",
      issued: "2024-03",
      expires: "2027-03",
      credentialId: "ABC-123",
    });
  });

  it.each([
    ["Registered Nurse, License 123456", "123456"],
    ["Registered Nurse, License #RN-123456", "RN-123456"],
    ["CRISC, Certificate No. 1234567", "1234567"],
    ["Scrum Master (ID: PSM-77-X)", "PSM-77-X"],
    ["Elektrofachkraft, Zertifikatsnummer 4711-22", "4711-22"],
  ])("finds the number in %s", (text, credentialId) => {
    expect(read(text).credentialId).toBe(credentialId);
  });

  it.each(["AWS Certification SAA-C03", "Microsoft Certification AZ-900, 2023", "Certificate of 2023"])(
    "takes no exam code or year for a number: %s",
    (text) => {
      expect(read(text)).not.toHaveProperty("credentialId");
    },
  );

  it("finds the address and leaves it out of the name", () => {
    expect(read("PMP, PMI, 2023, https://www.credly.com/badges/x1")).toEqual({
      name: "PMP",
      issuer: "PMI",
      issued: "2023",
      url: "https://www.credly.com/badges/x1",
    });
  });

  it("takes hours that stand alone, and leaves those of a name", () => {
    expect(read("Excel Training, 40 hours, 2020")).toEqual({ name: "Excel Training", hours: 40, issued: "2020" });
    expect(read("OSHA 30-Hour Construction, 2020").name).toBe("OSHA 30-Hour Construction");
  });

  it.each([
    ["CompTIA Network+, in progress, expected Mar 2027", "en"],
    ["CompTIA Network+ (expected Mar 2027)", "en"],
    ["CompTIA Network+, exam scheduled March 2027", "en"],
    ["CompTIA Network+, laufend, voraussichtlich März 2027", "de"],
    ["CompTIA Network+ (prévu en mars 2027)", "fr"],
    ["CompTIA Network+, 2027年3月取得見込み", "ja"],
  ])("knows that %s is not earned yet", (text, language) => {
    expect(read(text, language)).toMatchObject({
      name: "CompTIA Network+",
      status: "in-progress",
      expected: "2027-03",
    });
  });

  it("knows what is no longer held", () => {
    expect(read("PHR, HRCI, expired Jan 2021")).toMatchObject({ name: "PHR", status: "lapsed", expires: "2021-01" });
    expect(read("PHR (lapsed)")).toMatchObject({ name: "PHR", status: "lapsed" });
  });

  it("tells a range of validity from one of study", () => {
    expect(read("PMP, PMI, 2023 – 2029")).toMatchObject({ issued: "2023", expires: "2029" });
    expect(read("Data Science Bootcamp, General Assembly, Jan 2022 – Mar 2022")).toMatchObject({ issued: "2022-03" });
    expect(read("Machine Learning course, 2025 – present")).toMatchObject({ status: "in-progress" });
    expect(read("PHR, HRCI, held Jan 2018 – Jan 2021")).toMatchObject({
      name: "PHR",
      issued: "2018-01",
      expires: "2021-01",
    });
    expect(read("Certified Public Accountant, 2019 – Present")).toMatchObject({ issued: "2019" });
  });

  it("says what is ambiguous", () => {
    expect(readEntryText("PMP, 03/04/2024").ambiguities).toEqual([expect.stringContaining("2024-04-03")]);
  });

  it("stays quick on long hostile lines", () => {
    const start = performance.now();
    for (const piece of ["(", ", ", "a.b.", "License ", "2024 ", "– "]) read(piece.repeat(5_000));
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
