import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { type Credential, tailorResume } from "resume-tailor";
import { describe, expect, it } from "vitest";
import { CASES, CREDENTIALS } from "./cases";
import { tailored } from "./tailored";
import { wordCounts } from "./words";

const script = fileURLToPath(new URL("./hashes.ts", import.meta.url));

/** Runs `hashes.ts` where the clock and the words of the machine differ. */
function hashesIn(zone: string, locale: string): string {
  return execFileSync(process.execPath, ["--import", "tsx", script], {
    encoding: "utf8",
    env: { PATH: process.env.PATH, TZ: zone, LC_ALL: locale, LANG: locale },
  });
}

describe("the same input", () => {
  it("gives the same bytes in two time zones and two locales", () => {
    const here = hashesIn("Pacific/Kiritimati", "en_US.UTF-8");
    expect(here.split("\n").length).toBeGreaterThan(8);
    expect(hashesIn("America/Adak", "tr_TR.UTF-8")).toBe(here);
  });

  it("gives the same bytes in any order of the credentials", async () => {
    for (const fixture of CASES.filter(({ name }) => name === "word-classic" || name === "chromium-single")) {
      const output = fixture.format as "docx" | "pdf";
      const { input, job } = fixture;
      const reversed = await tailorResume(input, {
        job,
        credentials: [...CREDENTIALS].reverse(),
        output,
        today: "2026-07-01",
      });
      expect(sha256(reversed.bytes)).toBe(sha256((await tailored(fixture, output)).bytes));
    }
  });
});

describe("the words of a section", () => {
  it.each(CASES)("come from credentials, $name", async (fixture) => {
    const { plan } = (await tailored(fixture, fixture.format === "pdf" ? "pdf" : "docx")).report;
    for (const { credential, parts, from } of plan.entries) {
      if (from !== undefined) continue;
      const known = wordCounts(
        Object.values(credential as Credential)
          .flat()
          .join(" "),
      );
      for (const { role, text } of parts) {
        // Dates and status are worded; the issuer may be a known fact of the certification, as its short form may.
        if (role === "date" || role === "status" || role === "issuer") continue;
        const foreign = [...wordCounts(text.replace(/ \([\p{L}\p{N}+/-]+\)$/u, "")).keys()].filter(
          (word) => !known.has(word),
        );
        expect(
          foreign.filter((word) => role !== "credentialId" || word !== "id"),
          text,
        ).toEqual([]);
      }
    }
  });
});

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
