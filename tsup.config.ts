import { writeFile } from "node:fs/promises";
import { defineConfig } from "tsup";
import * as z from "zod";
import { optionalDependencies } from "./package.json";
import { ReportSchema } from "./src/report/json";

const shared = {
  target: "node20",
  splitting: true,
  shims: true,
  dts: { entry: { index: "src/index.ts" } },
  // Left out by default, like `dependencies`; these are not.
  external: Object.keys(optionalDependencies),
} as const;

const library = { index: "src/index.ts", "batch-worker": "src/batch-worker.ts" };

export default defineConfig([
  {
    ...shared,
    entry: { ...library, cli: "src/cli.ts" },
    format: ["esm"],
    clean: true,
    onSuccess: async () => {
      await writeFile("dist/report.schema.json", `${JSON.stringify(z.toJSONSchema(ReportSchema), null, 2)}\n`);
    },
  },
  // In one piece, so that parts loaded at their first use stay `import()`: some packages have no other way in. Threads of
  // a batch run the ES module.
  { ...shared, entry: { index: library.index }, format: ["cjs"], splitting: false },
]);
