import { parseJob, planSection, rankCredentials, readCredentials, readResume } from "resume-tailor";
import { describe, expect, it } from "vitest";
import { line, understood } from "../resume/written";

describe("planSection", () => {
  it("names a credential once that the resume names in two sections, and takes both over", async () => {
    const resume = await readResume(
      "# Jane Doe\njane@example.com\n\n## Licenses\n- CSM, Scrum Alliance, 2021\n\n## Training\n- CSM, Scrum Alliance, 2021\n\n## Skills\n- SQL\n",
    );
    const { credentials } = await readCredentials([{ name: "CSM", issuer: "Scrum Alliance", issued: "2021" }]);
    const plan = planSection(resume, rankCredentials(credentials, parseJob("CSM required."), { resume }));
    expect(plan.entries.map(({ text }) => text)).toEqual(["CSM, Scrum Alliance, 2021"]);
    expect(plan.replaces).toHaveLength(2);
  });

  it("places the section directly after the one asked for, also where columns stand below that one", () => {
    const head = { bold: true, size: 14 };
    const side = { container: { kind: "cell", id: "t0c0", cell: "t0r0c0" } } as const;
    const resume = understood([
      line("Jo Vance"),
      line("Experience", head),
      line("Planner, Acme"),
      line("Education", head),
      line("BA, York, 2014"),
      line("Skills", head, side),
      line("SQL", {}, side),
      line("Languages", head),
      line("English"),
    ]);
    expect(planSection(resume, [], { placement: "after-education" }).anchor).toMatchObject({ block: 4, side: "after" });
  });

  it("places the section in the flow of the longest experience", () => {
    const head = { bold: true, size: 14 };
    const side = { container: { kind: "cell", id: "t0c0" } } as const;
    const main = { container: { kind: "cell", id: "t0c1" } } as const;
    const resume = understood([
      line("Military Service", head, side),
      line("Sergeant", {}, side),
      line("Profile", head, main),
      line("Plans things.", {}, main),
      line("Experience", head, main),
      line("Planner, Acme, for sixty people", {}, main),
    ]);
    expect(planSection(resume, []).anchor).toMatchObject({ block: 4, side: "before" });
  });

  it("places the section in the text, and not in the boxes that hold the headings beside it", () => {
    const boxed = (text: string, id: string) =>
      line(text, { bold: true, size: 14 }, { container: { kind: "text-box", id } });
    const resume = understood([
      line("Jo Vance"),
      boxed("Experience", "box0"),
      line("Planner, Acme, where the rota was planned for sixty people"),
      boxed("Education", "box1"),
      line("BA, York, 2014"),
    ]);
    expect(planSection(resume, []).anchor).toMatchObject({ block: 4, side: "after" });
  });
});
