import { writeFile } from "node:fs/promises";
import { defineConfig } from "tsup";
import * as z from "zod";
import { ReportSchema } from "./src/report/json";

const shared = { target: "node20", sourcemap: false, splitting: true } as const;

export default defineConfig([
  {
    ...shared,
    entry: { index: "src/index.ts", "batch-worker": "src/batch-worker.ts" },
    format: ["esm", "cjs"],
    dts: { entry: { index: "src/index.ts" } },
    shims: true,
    clean: true,
    onSuccess: async () => {
      await writeFile("dist/report.schema.json", `${JSON.stringify(z.toJSONSchema(ReportSchema), null, 2)}\n`);
    },
  },
  { ...shared, entry: { cli: "src/cli.ts" }, format: ["esm"], shims: true },
]);
