import { beforeAll, describe, expect, it } from "vitest";
import { readCredentials } from "../../src/credentials/read";
import { parseJob } from "../../src/job/parse";
import type { IdentifiedCredential } from "../../src/model/credential";
import { rankCredentials } from "../../src/ranking/rank";
import { tailorResume } from "../../src/tailor";
import { fixture } from "./fixtures";

const today = "2026-11-24";

/** Each platform, what its export or badge tells, and how it is to be printed. */
const PLATFORMS = [
  [
    "Coursera and Google Career Certificates",
    "linkedin/Certifications.csv",
    "Google Project Management: Professional Certificate",
    "Google, via Coursera",
  ],
  ["edX", "linkedin/Certifications.csv", "Statistics and Data Science MicroMasters", "MITx, via edX"],
  ["Udacity", "linkedin/Certifications.csv", "Business Analytics Nanodegree", "Udacity"],
  ["LinkedIn Learning", "linkedin/Certifications.csv", "Project Management Foundations", "LinkedIn"],
  ["HubSpot Academy", "linkedin/Certifications.csv", "Inbound Marketing", "HubSpot Academy"],
  [
    "Google Digital Garage",
    "linkedin/Certifications.csv",
    "Fundamentals of Digital Marketing",
    "Google Digital Garage",
  ],
  ["Meta", "linkedin/Certifications.csv", "Meta Social Media Marketing Professional Certificate", "Meta, via Coursera"],
  ["Salesforce", "linkedin/Certifications.csv", "Salesforce Certified Administrator", "Salesforce"],
  ["IBM", "badges/open-badges-3.jwt", "IBM Data Science Professional Certificate", "IBM"],
  ["Microsoft", "badges/open-badges-2.png", "Microsoft Certified: Azure Fundamentals", "Microsoft"],
  ["PMP", "credly.json", "Project Management Professional (PMP)", "Project Management Institute"],
  ["A+", "credly.json", "CompTIA A+", "CompTIA"],
  ["SHRM", "credly.json", "SHRM Certified Professional (SHRM-CP)", "Society for Human Resource Management"],
] as const;

const RESUME =
  "Jane Doe\njane@example.com\n\nEXPERIENCE\nCoordinator, Acme, Jan 2019 - May 2024\n- Ran projects\n\nEDUCATION\nBA History, 2018\n";

describe.each(PLATFORMS)("%s", (_, file, name, issuer) => {
  let credential: IdentifiedCredential;
  beforeAll(async () => {
    const { credentials } = await readCredentials(fixture(file), { today });
    const found = credentials.find((one) => name.startsWith(one.name.slice(0, 10)) && name.includes(one.acronym ?? ""));
    if (found === undefined) throw new Error(`${name} is not in ${file}`);
    credential = found;
  });

  it("is read with its issuer", () => {
    expect(credential.issuer).toBe(issuer);
  });

  it("is ranked for a posting that asks for it", () => {
    const job = parseJob(`Coordinator\n\nRequirements\n- ${credential.name} required\n`);
    const [ranked] = rankCredentials([credential], job, { today });
    expect(ranked?.include).toBe(true);
    expect(ranked?.reasons.length).toBeGreaterThan(0);
  });

  it.each(["docx", "pdf"] as const)("is printed as %s", async (output) => {
    const job = `Coordinator\n\nRequirements\n- ${credential.name} required\n`;
    const { report, format } = await tailorResume(RESUME, { job, credentials: [credential], output, today });
    expect(format).toBe(output);
    expect(report.plan.entries.map(({ text }) => text.split(", ")[0])).toEqual([
      expect.stringContaining(name.slice(0, 10)),
    ]);
    expect(report.plan.entries[0]?.text).toContain(issuer);
  });
});
