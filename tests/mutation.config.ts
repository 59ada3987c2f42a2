import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** The tests that stand for the parts that stryker.config.mjs mutates: quick ones, so that thousands of mutants can be tried. */
export default defineConfig({
  resolve: { alias: { "resume-tailor": fileURLToPath(new URL("../src/index.ts", import.meta.url)) } },
  test: {
    include: [
      "tests/docx/{zip,package,xml,namespaces,splice}*.test.ts",
      "tests/pdf/content-stream*.test.ts",
      "tests/report/html.test.ts",
      "tests/{context,errors,limits,options}.test.ts",
    ],
    testTimeout: 20_000,
  },
});
