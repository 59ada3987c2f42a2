import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDraft } from "../../src/credentials/check";
import { readEntryText } from "../../src/credentials/entry-text";
import { readCredentials } from "../../src/credentials/read";
import { ResumeError } from "../../src/errors";
import { DEFAULT_LIMITS } from "../../src/limits";
import { Messages } from "../../src/messages";
import { CredentialSchema } from "../../src/model/credential";
import { fixture } from "./fixtures";

/** Reads, or fails with the library's own error; nothing else may happen. */
async function survives(input: unknown): Promise<boolean> {
  try {
    const { credentials } = await readCredentials(input, { today: "2026-11-24" });
    for (const credential of credentials) {
      CredentialSchema.parse(credential);
      expect(credential.name).not.toMatch(/[\p{Cc}\p{Cs}]/u);
      expect(credential.url ?? "https://").toMatch(/^https?:\/\//iu);
    }
    return true;
  } catch (error) {
    return error instanceof ResumeError;
  }
}

const FILES = [
  "badges/open-badges-2.png",
  "badges/open-badges-3.png",
  "badges/open-badges-2.svg",
  "badges/open-badges-2.json",
  "badges/open-badges-3.jwt",
  "badges/obv3-signed.json",
  "badges/clr-2.json",
  "linkedin/export.zip",
  "linkedin/Certifications.csv",
  "credly.json",
  "europass.xml",
  "schema-org.json",
];

describe("hostile credentials", () => {
  it("give credentials of the model or a ResumeError, whatever JSON they are", async () => {
    const value = fc.oneof(fc.jsonValue(), fc.object({ maxDepth: 4 }), fc.string(), fc.anything({ maxDepth: 3 }));
    await fc.assert(fc.asyncProperty(value, survives), { numRuns: 300, seed: 7 });
  });

  it("give credentials of the model or a ResumeError, whatever the fields hold", async () => {
    const field = fc.oneof(
      fc.string(),
      fc.string({ unit: "binary" }),
      fc.integer(),
      fc.constantFrom("2024", "javascript:x", "https://e.example", "=1", null, undefined),
    );
    const record = fc.dictionary(
      fc.constantFrom(
        "name",
        "issuer",
        "issued",
        "expires",
        "url",
        "skills",
        "badge",
        "credentialSubject",
        "type",
        "@type",
        "certificates",
        "data",
        "badge_template",
        "issuedOn",
      ),
      fc.oneof(field, fc.array(field), fc.dictionary(fc.constantFrom("name", "issuer", "achievement", "type"), field)),
    );
    await fc.assert(fc.asyncProperty(fc.array(record, { maxLength: 4 }), survives), { numRuns: 300, seed: 7 });
  });

  it.each(FILES)("survive damage to %s", async (name) => {
    const bytes = fixture(name);
    const damage = fc.array(fc.record({ at: fc.nat(bytes.length - 1), to: fc.nat(255) }), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(bytes.length), async (changes, cut) => {
        const copy = bytes.slice(0, changes.length % 2 === 0 ? cut : undefined);
        for (const { at, to } of changes) if (at < copy.length) copy[at] = to;
        return survives(copy);
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  it("make no field of an entry's text unfit for the model", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        const { fields } = readEntryText(text, { language: "en", today: "2026-11-24" });
        const checked = checkDraft({ place: "", fields }, { limits: DEFAULT_LIMITS, messages: new Messages() });
        return typeof checked === "string" || CredentialSchema.safeParse(checked).success;
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});
