import { createContext } from "../../src/context";
import type { ResumeDocument } from "../../src/model/document";
import type { Edited } from "../../src/model/edit";
import type { SectionEntry, SectionPlan } from "../../src/model/plan";
import { insertPdf } from "../../src/pdf/insert";
import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from "../../src/pdf/lib";
import { readPdf } from "../../src/pdf/read";
import { understand } from "../../src/resume/understand";

export interface Sheet {
  readonly document: PDFDocument;
  readonly regular: PDFFont;
  readonly bold: PDFFont;
}

/** A PDF drawn by a test. */
export async function sheet(draw: (sheet: Sheet) => void | Promise<void>): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const regular = await document.embedFont(StandardFonts.Helvetica);
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  await draw({ document, regular, bold });
  return document.save();
}

/** Lines from a height downwards: headings are bold and larger, marked by `# `. Gives the height below the last one. */
export function write(page: PDFPage, lines: readonly string[], { regular, bold }: Sheet, x = 72, top = 720): number {
  let y = top;
  for (const line of lines) {
    const isHeading = line.startsWith("# ");
    if (isHeading) y -= 12;
    page.drawText(isHeading ? line.slice(2) : line, {
      x,
      y,
      size: isHeading ? 14 : 10,
      font: isHeading ? bold : regular,
    });
    y -= isHeading ? 18 : 14;
  }
  return y;
}

export const RESUME = [
  "Ada Quill, ada@example.com",
  "# Summary",
  "Keeps ledgers in order and audits them twice a year.",
  "# Experience",
  "Clerk at the harbour office, 2019 to 2024",
  "Counted the ships that came in and the ships that left.",
  "# Education",
  "Diploma in bookkeeping, 2018",
];

/** Reads a PDF and plans a section for it. */
export async function planned(
  bytes: Uint8Array,
  place: { readonly before: string } | { readonly after: string },
  more: Partial<SectionPlan> & { readonly texts?: readonly string[] } = {},
): Promise<{ document: ResumeDocument; plan: SectionPlan }> {
  const context = createContext();
  const document = understand(await readPdf(bytes, context), context);
  const side = "before" in place ? "before" : "after";
  const neighbour = "before" in place ? place.before : place.after;
  const block = document.blocks.findIndex(({ text }) => text.startsWith(neighbour));
  const { texts = ["Certified Harbour Auditor, Port Board, 2024", "Ledger Master, 2023"], ...rest } = more;
  const headings = document.blocks.flatMap(({ kind }, index) => (kind === "heading" ? [index] : []));
  const entries = texts.map(
    (text, index): SectionEntry => ({
      credential: { id: `c${index}`, name: text },
      parts: [{ role: "name", text }],
      text,
    }),
  );
  return {
    document,
    plan: {
      title: "Certifications",
      language: "en",
      entries,
      compact: entries.slice(0, 1),
      omitted: [],
      anchor: { block, side, reason: "as the test asks" },
      manner: {
        marker: "none",
        modelEntry: document.blocks.length - 1,
        modelHeading: headings[0] ?? null,
        separator: ", ",
        rightDates: false,
        boldName: false,
        dates: { form: "year", month: "short", dot: false },
      },
      fit: "free",
      ranking: [],
      messages: [],
      ...rest,
    },
  };
}

/** Inserts a planned section, which must succeed in place. */
export async function inserted(document: ResumeDocument, plan: SectionPlan): Promise<Edited> {
  const result = await insertPdf(document, plan, createContext(), []);
  if (result.kind !== "edited") throw new Error(`not in place: ${result.reason}`);
  return result;
}
