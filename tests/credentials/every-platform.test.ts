import { beforeAll, describe, expect, it } from "vitest";
import { readCredentials } from "../../src/credentials/read";
import { docxLines } from "../../src/docx/lines";
import { parseJob } from "../../src/job/parse";
import type { IdentifiedCredential } from "../../src/model/credential";
import { pdfLines } from "../../src/pdf/lines";
import { rankCredentials } from "../../src/ranking/rank";
import { tailorResume } from "../../src/tailor";
import { fixture } from "./fixtures";

const today = "2026-11-24";

/** Each platform, one of its exports or badges, the name in it, and the line that it is to be in a resume. */
const PLATFORMS = [
  [
    "Coursera",
    "credly.json",
    "Google Data Analytics Certificate",
    "Google Data Analytics Certificate, Google, via Coursera, Jun 2024",
  ],
  [
    "Google Career Certificates",
    "linkedin/Certifications.csv",
    "Google Project Management: Professional Certificate",
    "Google Project Management: Professional Certificate, Google, via Coursera, Mar 2024",
  ],
  [
    "edX",
    "linkedin/Certifications.csv",
    "Statistics and Data Science MicroMasters",
    "Statistics and Data Science MicroMasters, MITx, via edX, Feb 2025",
  ],
  [
    "Udacity",
    "linkedin/export.zip",
    "Business Analytics Nanodegree",
    "Business Analytics Nanodegree, Udacity, Sep 2022",
  ],
  [
    "LinkedIn Learning",
    "linkedin/Certifications.csv",
    "Project Management Foundations",
    "Project Management Foundations, LinkedIn Learning, Jan 2025",
  ],
  [
    "HubSpot Academy",
    "linkedin/Certifications.csv",
    "Inbound Marketing",
    "Inbound Marketing, HubSpot Academy, Feb 2026, expires Mar 2028",
  ],
  [
    "Google Digital Garage",
    "linkedin/Certifications.csv",
    "Fundamentals of Digital Marketing",
    "Fundamentals of Digital Marketing, Google Digital Garage, Nov 2021",
  ],
  [
    "Meta",
    "linkedin/Certifications.csv",
    "Meta Social Media Marketing Professional Certificate",
    "Meta Social Media Marketing Professional Certificate, Meta, via Coursera, Dec 2024",
  ],
  [
    "IBM",
    "badges/open-badges-3.jwt",
    "IBM Data Science Professional Certificate",
    "IBM Data Science Professional Certificate, IBM, Sep 2024",
  ],
  [
    "Microsoft",
    "badges/open-badges-2.png",
    "Microsoft Certified: Azure Fundamentals",
    "Microsoft Certified: Azure Fundamentals, Microsoft, May 2024, expires May 2027",
  ],
  [
    "Salesforce",
    "linkedin/export.zip",
    "Salesforce Certified Administrator",
    "Salesforce Certified Administrator, Salesforce, May 2025",
  ],
  [
    "PMP",
    "credly.json",
    "Project Management Professional",
    "Project Management Professional (PMP), Project Management Institute, Mar 2023, expires Mar 2029",
  ],
  ["A+", "credly.json", "CompTIA A+ Certification", "CompTIA A+ Certification, CompTIA, Apr 2024, expires Apr 2027"],
  [
    "SHRM",
    "credly.json",
    "SHRM Certified Professional",
    "SHRM Certified Professional (SHRM-CP), Society for Human Resource Management, Jul 2022, expires Jul 2028",
  ],
] as const;

const RESUME =
  "Jane Doe\njane@example.com\n\nEXPERIENCE\nCoordinator, Acme, Jan 2019 - May 2024\n- Ran projects\n\nEDUCATION\nBA History, 2018\n";

describe.each(PLATFORMS)("%s", (_, file, name, line) => {
  let credential: IdentifiedCredential;
  beforeAll(async () => {
    const { credentials } = await readCredentials(fixture(file), { today });
    const found = credentials.find((one) => one.name === name);
    if (found === undefined) throw new Error(`${name} is not in ${file}`);
    credential = found;
  });

  it("is ranked for a posting that asks for it", () => {
    const job = parseJob(`Coordinator\n\nRequirements\n- ${name} required\n`);
    const [ranked] = rankCredentials([credential], job, { today });
    expect(ranked?.include).toBe(true);
    expect(ranked?.reasons.length).toBeGreaterThan(0);
  });

  it.each(["docx", "pdf"] as const)("is printed as %s, as another reader finds it", async (output) => {
    const job = `Coordinator\n\nRequirements\n- ${name} required\n`;
    const { bytes, format } = await tailorResume(RESUME, { job, credentials: [credential], output, today });
    expect(format).toBe(output);
    const printed = (await (output === "docx" ? docxLines(bytes) : pdfLines(bytes))).join(" ");
    expect(printed).toContain(`PROFESSIONAL DEVELOPMENT & CERTIFICATIONS`);
    expect(printed).toContain(line);
  });
});
