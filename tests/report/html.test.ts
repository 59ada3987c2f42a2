import { expect, test } from "vitest";
import { escapeHtml, safeLink } from "../../src/report/html";

test("text cannot leave its element or its attribute", () => {
  expect(escapeHtml(`<img src="x" onerror='a&b'>`)).toBe("&lt;img src=&quot;x&quot; onerror='a&amp;b'&gt;");
});

test("control characters that HTML forbids are left out, tabs and line ends stay", () => {
  expect(escapeHtml("a\u0000b\u000Bc\td\n")).toBe("abc\td\n");
});

test.each(["https://a.example/x", "HTTP://a.example", "mailto:a@b.example"])("%s may be followed", (url) => {
  expect(safeLink(` ${url} `)).toBe(url);
});

test.each([
  "javascript:alert(1)",
  "data:text/html,x",
  "file:///etc/passwd",
  "//a.example",
  "JaVaScRiPt:x",
  "javascript:https://a.example",
])("%s may not", (url) => {
  expect(safeLink(url)).toBeNull();
});
