import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bestCovers } from "../../src/ranking/best-covers";
import { gapsHtml, reportHtml } from "../../src/report/page";
import { AFTER, BEFORE, JOB, REPORT } from "./sample";

const CHROMIUM = "/usr/bin/chromium";
const isThere = existsSync(CHROMIUM);
if (!isThere) console.warn(`Skipped: accessibility of the report, because ${CHROMIUM} is not installed.`);

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const PAGES = {
  report: reportHtml(REPORT, { job: JOB, before: BEFORE, after: AFTER }),
  gaps: gapsHtml(REPORT.gaps, { postings: 12, names: new Map(), covers: bestCovers(REPORT.gaps, 5) }),
};

describe.skipIf(!isThere)("in Chromium", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
    });
  });

  afterAll(() => browser.close());

  test.each([
    ["report", "light"],
    ["report", "dark"],
    ["gaps", "light"],
    ["gaps", "dark"],
  ] as const)("the %s page has no accessibility violation (%s)", async (name, colorScheme) => {
    const context = await browser.newContext({ colorScheme, bypassCSP: true });
    const page = await context.newPage();
    await page.setContent(PAGES[name]);
    await page.addScriptTag({ path: AXE });
    const { violations } = (await page.evaluate("axe.run()")) as { violations: readonly { id: string }[] };
    expect(violations.map(({ id }) => id)).toEqual([]);
    await context.close();
  });

  test("the report asks for nothing and runs no script", async () => {
    const page = await browser.newPage();
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.setContent(PAGES.report);
    expect(requests).toEqual([]);
    expect(await page.locator("script").count()).toBe(0);
  });

  test("every part can be reached with the keyboard", async () => {
    const page = await browser.newPage();
    await page.setContent(PAGES.report);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the report");
    for (const label of ["First page before and after", "Table of gaps", "Text of the posting"]) {
      expect(await page.getByRole("region", { name: label }).getAttribute("tabindex")).toBe("0");
    }
  });
});
