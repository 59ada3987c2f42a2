import { expect, test } from "vitest";
import { gapsHtml, reportHtml } from "../../src/report/page";
import { AFTER, BEFORE, JOB, REPORT } from "./sample";

const html = reportHtml(REPORT, { job: JOB, before: BEFORE, after: AFTER });

test("the report loads nothing from anywhere", () => {
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`);
  expect(html).not.toMatch(/<(script|link|iframe|img)\b|@import|url\(/iu);
});

test("markup in a posting or a name stays text", () => {
  expect(html).not.toContain("<b>Agile</b>");
  expect(html).toContain("&lt;b&gt;Agile&lt;/b&gt;");
});

test("a link that is not http, https or mailto is not a link", () => {
  expect(html).not.toContain("javascript:");
  expect(html).toContain('href="https://example.org/verify/1"');
});

test("every rank has its reasons, and what was left out its why", () => {
  expect(html).toContain("The posting names it: “PMP required”.");
  expect(html).toContain("Open Water Diver: It supports nothing that the posting states.");
});

test("the posting's words that decided are marked in place", () => {
  expect(html).toContain('<mark title="Project Management Professional (PMP)">PMP</mark> required.');
});

test("before and after show the first page, with the section marked as new", () => {
  expect(html.match(/<figure>/gu)).toHaveLength(2);
  expect(html.match(/class="new"/gu)).toHaveLength(2);
});

test("gaps name what is held towards them instead of its id, and keep their caution", () => {
  expect(html).toContain("<td>Project Management Professional (PMP)</td>");
  expect(html).toContain("no course replaces it");
  expect(html).toContain("PMI-ACP, PMI (covers Agile, Scrum)");
});

test("a report without pages to compare leaves them out", () => {
  expect(reportHtml(REPORT, { job: JOB })).not.toContain("<figure>");
});

test("gaps alone make a page of their own", () => {
  const covers = [{ name: "PMI-ACP", issuer: "PMI", covers: ["Agile", "Scrum"] }];
  const page = gapsHtml(REPORT.gaps, { postings: 12, names: new Map(), covers });
  expect(page).toContain("What 12 postings ask for");
  expect(page).toContain("<li>PMI-ACP, PMI: Agile, Scrum</li>");
  expect(page).toContain('<th scope="row">Agile');
});
