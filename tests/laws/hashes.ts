// Prints the SHA-256 of what some fixtures give in every output, one per line. Run by same-bytes.test.ts.
import { createHash } from "node:crypto";
import { CASES } from "./cases";
import { tailored } from "./tailored";

const NAMES = [
  "word-classic",
  "libreoffice-engineer-german",
  "chromium-single",
  "pdflatex-sidebar-pdf",
  "markdown-administrator",
];

for (const fixture of CASES.filter(({ name }) => NAMES.includes(name))) {
  for (const output of ["docx", "pdf"] as const) {
    const { bytes, report } = await tailored(fixture, output);
    const hash = createHash("sha256").update(bytes).update(JSON.stringify(report)).digest("hex");
    process.stdout.write(`${hash} ${fixture.name} ${output}\n`);
  }
}
