import { describe, expect, it } from "vitest";
import { entryManner } from "../../src/resume/manner";
import { headingText } from "../../src/section/heading-text";
import { line, understood } from "../resume/written";

const TITLE = "Professional Development & Certifications";

function written(title: string, headings: readonly string[], language = "en"): string {
  const blocks = headings.flatMap((text) => [line(text, { bold: true, size: 14 }), line("Some words of it.")]);
  const document = { ...understood([line("Maren Okafor", { size: 20 }), ...blocks]), language };
  return headingText(title, document, entryManner(document).modelHeading);
}

describe("the heading of the section", () => {
  it.each([
    [["Experience", "Education"], TITLE],
    [["EXPERIENCE", "EDUCATION"], "PROFESSIONAL DEVELOPMENT & CERTIFICATIONS"],
    [["experience", "education"], "professional development & certifications"],
    [["experience", "education", "Languages"], "professional development & certifications"],
    [["Work experience", "Education"], "Professional development & certifications"],
    [["Work Experience", "Education"], TITLE],
    [["■ Experience", "■ Education"], `■ ${TITLE}`],
    [["Experience:", "Education:"], `${TITLE}:`],
    [["1. Experience", "2. Education"], TITLE],
    [["💼 Experience", "🎓 Education"], TITLE],
  ])("is written as %j are", (headings, expected) => {
    expect(written(TITLE, headings)).toBe(expected);
  });

  it("has spaced letters where they are spaced", () => {
    expect(written("Skills & Tools", ["E X P E R I E N C E", "S K I L L S"])).toBe("S K I L L S   &   T O O L S");
  });

  it("has the capitals of its language", () => {
    expect(written("Mesleki Gelişim ve Sertifikalar", ["İŞ DENEYİMİ", "EĞİTİM"], "tr")).toBe(
      "MESLEKİ GELİŞİM VE SERTİFİKALAR",
    );
    expect(written("Maßnahmen", ["BERUFSERFAHRUNG", "AUSBILDUNG"], "de")).toBe("MASSNAHMEN");
  });
});
