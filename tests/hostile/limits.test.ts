import { unzipSync, type Zippable, zipSync } from "fflate";
import { type Limits, LimitsSchema, ResumeError, tailorResume } from "resume-tailor";
import { describe, expect, it } from "vitest";
import { CASES, CREDENTIALS, TODAY } from "../laws/cases";
import { onePage, RESUME_CONTENT } from "./raw-pdf";

const inputOf = (name: string) => CASES.find((fixture) => fixture.name === name)!.input as Uint8Array;
const DOCX = inputOf("word-classic");
const PDF = inputOf("libreoffice-two-pages-pdf");

/** Four forms, each drawn by the one before. */
const FORMS = onePage({
  content: { data: `${RESUME_CONTENT} /X Do` },
  resources: "/XObject << /X 6 0 R >>",
  more: [7, 8, 9, 9].map((next) => ({
    dictionary: `/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /X ${next} 0 R >> >>`,
    data: "/X Do",
  })),
});

/** A limit, a value that the input goes past, and the input where it is not the classic DOCX. */
const PAST: readonly { readonly limit: keyof Limits; readonly value: number; readonly input?: Uint8Array }[] = [
  { limit: "inputBytes", value: 1000 },
  { limit: "zipEntries", value: 3 },
  { limit: "zipPartBytes", value: 1000 },
  { limit: "zipTotalBytes", value: 10_000 },
  { limit: "zipRatio", value: 5, input: withPart(new Uint8Array(2 * 1024 * 1024)) },
  { limit: "xmlDepth", value: 3 },
  { limit: "xmlNodes", value: 50 },
  { limit: "pdfStreamBytes", value: 500, input: PDF },
  { limit: "pdfPages", value: 1, input: PDF },
  { limit: "pdfDepth", value: 2, input: FORMS },
  { limit: "pdfOperators", value: 10, input: PDF },
  { limit: "jobCharacters", value: 10 },
  { limit: "credentials", value: 3 },
  { limit: "credentialNameCharacters", value: 5 },
  { limit: "deadlineMs", value: 1 },
];

describe("each limit", () => {
  it("is tried here", () => {
    expect(PAST.map(({ limit }) => limit).sort()).toEqual(Object.keys(LimitsSchema.shape).sort());
  });

  it.each(PAST)(
    "$limit is an option, and passing it is refused by its name",
    async ({ limit, value, input = DOCX }) => {
      const error = await tailor(input, { [limit]: value }).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(ResumeError);
      const { code, detail, message } = error as ResumeError;
      // Credentials with names too long are left out one by one; here nothing remains.
      if (limit === "credentialNameCharacters") return expect(code).toMatch(/^(too-large|invalid-credentials)$/u);
      expect([code, detail]).toEqual(
        limit === "deadlineMs"
          ? ["aborted", "deadline"]
          : ["too-large", limit.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)],
      );
      expect(message.length).toBeGreaterThan(20);
    },
  );

  it("may be raised", async () => {
    const large = withPart(new Uint8Array(2 * 1024 * 1024));
    await expect(tailor(large, {})).rejects.toMatchObject({ detail: "zip-ratio" });
    await expect(tailor(large, { zipRatio: 100_000 })).resolves.toMatchObject({ format: "docx" });
  });
});

function tailor(resume: Uint8Array, limits: Partial<Limits>) {
  return tailorResume(resume, { job: "PMP is required.", credentials: CREDENTIALS, today: TODAY, limits });
}

function withPart(data: Uint8Array): Uint8Array {
  return zipSync({ ...unzipSync(DOCX), "word/media/large.bin": data } as Zippable);
}
