import type { Odd, Refused } from "./cases";

const RESUME =
  "Jo Vance\njo.vance@example.com\n\nSUMMARY\nProject manager with ten years in clinics.\n\nEXPERIENCE\n" +
  "Project Manager, Lakeside Clinics, 2018 to 2026\n\nEDUCATION\nBS Biology, State College, 2014\n";
const MARKDOWN = `# Jo Vance\n\njo.vance@example.com\n\n## Summary\n\nProject manager.\n\n## Experience\n\n- Led nine moves\n\n`;
const json = (more: string) =>
  `{"basics":{"name":"Jo Vance","email":"jo.vance@example.com"},"work":[{"name":"Lakeside","position":"Manager","startDate":"2018"}]${more}}`;

export const REFUSED: readonly Refused[] = [
  { what: "nothing but space", make: () => " \n\t \n", code: "invalid-input" },
  {
    what: "a text of 21 million letters",
    make: () => "a ".repeat(11 * 1024 * 1024),
    code: "too-large",
    detail: "input-bytes",
  },
  {
    what: "JSON cut in half",
    make: () => json("").slice(0, 60),
    code: ["corrupt", "invalid-input", "unsupported-format"],
  },
  {
    what: "JSON that is no resume",
    make: () => '{"scripts":{"test":"vitest"}}',
    code: ["unsupported-format", "invalid-input", "no-text"],
  },
  {
    what: "JSON nested 100,000 deep",
    make: () => `{"basics":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
    code: ["corrupt", "invalid-input", "too-large", "no-text", "unsupported-format"],
  },
];

export const ODD: readonly Odd[] = [
  {
    what: "a text with NUL and other control characters",
    make: () => RESUME.replace("Project", "Pro\0ject\u0007\u001B[31m"),
    mayRefuse: true,
  },
  { what: "half a surrogate pair", make: () => RESUME.replace("Lakeside", "Lake\uD83Dside") },
  { what: "a byte order mark and Windows line ends", make: () => `\uFEFF${RESUME.replaceAll("\n", "\r\n")}` },
  { what: "direction overrides", make: () => RESUME.replace("Lakeside", "\u202Eediskal\u202C") },
  { what: "a line of two million letters", make: () => `${RESUME}${"a".repeat(2_000_000)}\n`, mayRefuse: true },
  {
    what: "100,000 lines",
    make: () => `${RESUME}${"One more line about a project.\n".repeat(100_000)}`,
    mayRefuse: true,
  },
  { what: "100,000 empty lines", make: () => RESUME.replace("\n\nEDUCATION", `${"\n".repeat(100_000)}EDUCATION`) },
  { what: "Markdown quoted 20,000 deep", make: () => `${MARKDOWN}${">".repeat(20_000)} deep\n`, mayRefuse: true },
  {
    what: "Markdown lists nested 2,000 deep",
    make: () => `${MARKDOWN}${Array.from({ length: 2000 }, (_, depth) => `${"  ".repeat(depth)}- item`).join("\n")}\n`,
    mayRefuse: true,
  },
  { what: "Markdown of 100,000 stars", make: () => `${MARKDOWN}${"*a_".repeat(33_000)}\n`, mayRefuse: true },
  { what: "Markdown of 50,000 open brackets", make: () => `${MARKDOWN}${"[".repeat(50_000)}\n`, mayRefuse: true },
  {
    what: "Markdown with HTML and scripts",
    make: () => `${MARKDOWN}<script>alert(1)</script>\n\n[x](javascript:alert(1))\n`,
  },
  {
    what: "JSON Resume with members named like an object's own",
    make: () => json(',"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}'),
  },
  {
    what: "JSON Resume with members of wrong types",
    make: () => json(',"education":"none","skills":{"a":1},"certificates":[null,7,"CPR"]'),
    mayRefuse: true,
  },
  { what: "spaces that could be split in many ways", make: () => `${RESUME}${`${" ".repeat(5000)}x`.repeat(20)}\n` },
  {
    what: "dashes without end",
    make: () => `${RESUME}${"-".repeat(200_000)}\n${"=".repeat(200_000)}\n${"| ".repeat(50_000)}\n`,
  },
  { what: "a name of 10,000 words", make: () => RESUME.replace("Jo Vance", "Jo Vance ".repeat(10_000)) },
];
