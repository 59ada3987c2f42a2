/** Mutation tests of the parts that stand between strangers' files and the rest: `npx stryker run`. */
export default {
  testRunner: "vitest",
  mutate: [
    "src/docx/zip.ts",
    "src/docx/package.ts",
    "src/docx/xml.ts",
    "src/docx/splice.ts",
    "src/pdf/content-stream.ts",
    "src/report/html.ts",
    "src/limits.ts",
    "src/context.ts",
    "src/errors.ts",
  ],
  concurrency: 2,
  coverageAnalysis: "perTest",
  vitest: { configFile: "tests/mutation.config.ts" },
  reporters: ["clear-text", "progress"],
  thresholds: { high: 90, low: 80, break: 80 },
  tempDirName: ".stryker-tmp",
};
