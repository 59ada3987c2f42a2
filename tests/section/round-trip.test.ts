import { describe, expect, it } from "vitest";
import { checkDraft } from "../../src/credentials/check";
import { readEntryText } from "../../src/credentials/entry-text";
import { identify } from "../../src/credentials/identify";
import { isSameCredential } from "../../src/credentials/same-credential";
import { LANGUAGES } from "../../src/dates/months";
import { DEFAULT_LIMITS } from "../../src/limits";
import { Messages } from "../../src/messages";
import type { Credential, IdentifiedCredential } from "../../src/model/credential";
import type { DateManner, EntryManner } from "../../src/model/plan";
import { composeEntry } from "../../src/section/entry";
import { CERTIFICATIONS, issuerById } from "../../src/skills/lexicon";
import { fixtureText } from "../credentials/fixtures";

const today = "2026-11-24";
const sample = (JSON.parse(fixtureText("sample.json")) as Credential[]).map(identify);
/** One of each kind: with expiry, via a platform, in progress, lapsed, and with dates alone. */
const kinds = sample.filter(({ name }) => /Professional$|Tableau|Network\+|Practitioner|MicroMasters/u.test(name));
const DATES: readonly DateManner[] = [
  { form: "month-year", month: "short", dot: false },
  { form: "month-year", month: "long", dot: false },
  { form: "month-year", month: "short", dot: true },
  { form: "numeric", month: "short", dot: false },
  { form: "iso", month: "short", dot: false },
];

function manner(separator: string, dates: DateManner, rightDates = false): EntryManner {
  return { marker: "bullet", modelEntry: null, modelHeading: null, separator, rightDates, boldName: false, dates };
}

function readAgain(text: string, language: string): IdentifiedCredential {
  const { fields } = readEntryText(text, { language, today });
  const checked = checkDraft({ place: "", fields, language }, { limits: DEFAULT_LIMITS, messages: new Messages() });
  if (typeof checked === "string") throw new Error(`${text}: ${checked}`);
  return checked;
}

function write(credential: IdentifiedCredential, how: EntryManner, language: string): string {
  const details = ["acronym", "issuer", "issued", "expires"] as const;
  return composeEntry(credential, { manner: how, details: [...details], language, compact: false, today }).text;
}

describe("an entry that is written is read again as the same credential", () => {
  it.each(LANGUAGES)("with its dates and status, in every manner of dates (%s)", (language) => {
    for (const dates of DATES) {
      for (const rightDates of [false, true]) {
        for (const credential of kinds) {
          const text = write(credential, manner(", ", dates, rightDates), language);
          const { issued, expires, expected, status } = readAgain(text, language);
          const isEarned = credential.status !== "in-progress";
          expect({ text, issued, expires, expected }, text).toEqual({
            text,
            issued: isEarned ? credential.issued?.slice(0, 7) : undefined,
            expires: credential.expires?.slice(0, 7),
            expected: credential.expected,
          });
          expect(status === "in-progress", text).toBe(!isEarned);
        }
      }
    }
  });

  it.each([", ", " | ", " – ", " — ", " · ", " • ", " - "])("when its parts stand between %j", (separator) => {
    for (const credential of sample) {
      const text = write(credential, manner(separator, DATES[0] as DateManner), "en");
      expect(isSameCredential(readAgain(text, "en"), credential), text).toBe(true);
    }
  });

  it.each([
    ["، ", "ar"],
    ["、", "ja"],
    ["　", "ja"],
    ["，", "zh"],
  ])("when its parts stand between %j (%s)", (separator, language) => {
    for (const credential of kinds) {
      const text = write(credential, manner(separator, DATES[0] as DateManner), language);
      expect(isSameCredential(readAgain(text, language), credential), text).toBe(true);
    }
  });

  it("whatever certification of the lexicon it is", () => {
    const lost = CERTIFICATIONS.filter((row) => {
      const { name, acronym, issuer } = row;
      const giver = issuerById(issuer)?.name;
      const credential = identify({
        name,
        ...(acronym === undefined ? {} : { acronym }),
        ...(giver === undefined ? {} : { issuer: giver }),
        issued: "2024-03",
      });
      const text = write(credential, manner(", ", DATES[0] as DateManner), "en");
      return !isSameCredential(readAgain(text, "en"), credential);
    });
    expect(lost.map(({ name }) => name)).toEqual([]);
  });
});
