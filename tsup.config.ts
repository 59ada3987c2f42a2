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
  { ...shared, entry: library, format: ["cjs"] },
]);
