import { parseJob, planSection, rankCredentials, readCredentials, readResume } from "resume-tailor";
import { describe, expect, it } from "vitest";

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
});
