import { defineConfig } from "tsup";

const shared = { target: "node20", sourcemap: false, splitting: true } as const;

export default defineConfig([
  { ...shared, entry: { index: "src/index.ts", "batch-worker": "src/batch-worker.ts" }, format: ["esm", "cjs"], dts: { entry: { index: "src/index.ts" } }, shims: true, clean: true },
  { ...shared, entry: { cli: "src/cli.ts" }, format: ["esm"], shims: true },
]);
