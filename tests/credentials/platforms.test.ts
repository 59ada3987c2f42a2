import { describe, expect, it } from "vitest";
import { platformOf } from "../../src/credentials/platforms";
import { readCredentials } from "../../src/credentials/read";
import { withPlatform } from "../../src/credentials/with-platform";

describe("platformOf", () => {
  it.each([
    [
      "https://www.coursera.org/account/accomplishments/professional-cert/QX7RWZ2N8KTP",
      "Coursera",
      "certificate",
      "QX7RWZ2N8KTP",
    ],
    ["https://coursera.org/verify/QX7RWZ2N8KTP", "Coursera", "course", "QX7RWZ2N8KTP"],
    [
      "https://www.coursera.org/account/accomplishments/specialization/certificate/QX7RWZ2N8KTP",
      "Coursera",
      "certificate",
      "QX7RWZ2N8KTP",
    ],
    [
      "https://verify.edx.org/cert/8d2b9f5a6c3e4b1f9a7d5c2e8f1b3a60",
      "edX",
      "certificate",
      "8d2b9f5a6c3e4b1f9a7d5c2e8f1b3a60",
    ],
    ["https://graduation.udacity.com/confirm/e/ABCD1234", "Udacity", "nanodegree", "ABCD1234"],
    ["https://skillshop.exceedlms.com/student/path/1234/certificate", "Google", "certification", undefined],
    [
      "https://learn.microsoft.com/api/credentials/share/en-us/JaneDoe-1234/0123456789ABCDEF?sharingId=1",
      "Microsoft",
      "certification",
      "0123456789ABCDEF",
    ],
    [
      "https://courses.edx.org/certificates/8d2b9f5a6c3e4b1f9a7d5c2e8f1b3a60",
      "edX",
      "certificate",
      "8d2b9f5a6c3e4b1f9a7d5c2e8f1b3a60",
    ],
    ["https://confirm.udacity.com/ABCD1234", "Udacity", "nanodegree", "ABCD1234"],
    [
      "https://www.linkedin.com/learning/certificates/3f6c1a9be2d84f7095c3",
      "LinkedIn Learning",
      "course",
      "3f6c1a9be2d84f7095c3",
    ],
    ["https://skillshop.exceedlms.com/student/award/abc123", "Google", "certification", "abc123"],
    [
      "https://app.hubspot.com/academy/achievements/k3x9q2mv/en/1/jane-doe/inbound-marketing",
      "HubSpot Academy",
      "certification",
      "k3x9q2mv",
    ],
    [
      "https://learn.microsoft.com/en-us/users/jane/credentials/certifications/azure-fundamentals?tab=x",
      "Microsoft",
      "certification",
      undefined,
    ],
    ["https://trailhead.salesforce.com/credentials/verification", "Salesforce", "certification", undefined],
    [
      "https://www.credly.com/badges/1c2f0e3a-4d57-4c55-8ad3-2f0e4b8f9a12/public_url",
      "Credly",
      "badge",
      "1c2f0e3a-4d57-4c55-8ad3-2f0e4b8f9a12",
    ],
  ])("knows %s", (address, name, kind, credentialId) => {
    const platform = platformOf(address);
    expect([platform?.name, platform?.kind, platform?.credentialId]).toEqual([name, kind, credentialId]);
  });

  it("knows nothing of other addresses, or of ones that only look alike", () => {
    expect(platformOf("https://example.com/verify/ABC12345")).toBeNull();
    expect(platformOf("https://coursera.org.evil.example/verify/ABC12345")).toBeNull();
  });
});

describe("withPlatform", () => {
  it.each([
    "Google",
    "Google via Coursera",
    "Google (Coursera)",
    "Google, Coursera",
    "Coursera - Google",
    "Coursera (Google)",
  ])("puts the platform after who awarded it, once: %s", (issuer) => {
    const url = "https://coursera.org/verify/QX7RWZ2N8KTP";
    expect(withPlatform({ name: "X", issuer, url }).issuer).toBe("Google, via Coursera");
  });

  it("names who awarded it where the name does, and only the platform where it does not", () => {
    const name = "Google Data Analytics Professional Certificate";
    expect(withPlatform({ name, issuer: "Coursera" }).issuer).toBe("Google, via Coursera");
    expect(withPlatform({ name: "X", url: "https://coursera.org/verify/QX7RWZ2N8KTP" }).issuer).toBe("Coursera");
    expect(withPlatform({ name: "Project Management Professional (PMP)", issuer: "Udemy" }).issuer).toBe("Udemy");
  });

  it("leaves an issuer with commas of its own whole", () => {
    expect(withPlatform({ name: "X", issuer: "University of California, Davis, Coursera" }).issuer).toBe(
      "University of California, Davis, via Coursera",
    );
    expect(withPlatform({ name: "X", issuer: "University of California, Davis" }).issuer).toBe(
      "University of California, Davis",
    );
  });

  it("takes no carrier of badges for an issuer", () => {
    const url = "https://www.credly.com/badges/1c2f0e3a-4d57-4c55-8ad3-2f0e4b8f9a12";
    expect(withPlatform({ name: "X", url })).not.toHaveProperty("issuer");
  });
});

describe("an address alone", () => {
  it("is a credential where it spells what was earned", async () => {
    const { credentials } = await readCredentials([
      "https://learn.microsoft.com/en-us/credentials/certifications/azure-fundamentals",
      "https://app.hubspot.com/academy/achievements/k3x9q2mv/en/1/jane-doe/inbound-marketing",
    ]);
    expect(credentials).toMatchObject([
      { name: "Microsoft Certified: Azure Fundamentals", issuer: "Microsoft", kind: "certification" },
      { name: "HubSpot Inbound Marketing Certification", issuer: "HubSpot Academy", credentialId: "k3x9q2mv" },
    ]);
  });
});
