import { PDFDocument, StandardFonts } from "pdf-lib";
import { tailorResume } from "resume-tailor";
import { expect, test } from "vitest";

/** A PNG of one black point. */
const POINT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";

/** A resume of one page, with a picture of so many points. */
async function resumeWithPicture(points: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([612, 792]);
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const lines = [
    "Jo Vance",
    "jo@example.com",
    "EXPERIENCE",
    "Project manager, Example Ltd, 2019 - 2024",
    "Led nine sites.",
  ];
  lines.forEach((line, index) => {
    page.drawText(line, { x: 72, y: 700 - index * 24, size: 11, font });
  });
  page.drawImage(await pdf.embedPng(POINT), { x: 450, y: 650, width: points, height: points });
  return pdf.save();
}

const tailor = async (points: number, output: "docx" | "pdf") => {
  const request = { job: "Project manager. PMP required.", credentials: [{ name: "PMP", issuer: "PMI" }], output };
  const { report } = await tailorResume(await resumeWithPicture(points), { ...request, today: "2026-11-24" });
  return report.messages.map(({ code }) => code);
};

test("a picture that is not in a document set anew is spoken of", async () => {
  expect(await tailor(90, "docx")).toContain("pdf-pictures-left-out");
});

test("an icon is not", async () => {
  expect(await tailor(12, "docx")).not.toContain("pdf-pictures-left-out");
});

test("nor is a picture that stays where it is", async () => {
  expect(await tailor(90, "pdf")).not.toContain("pdf-pictures-left-out");
});
