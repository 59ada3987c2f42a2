import { defineConfig } from "tsup";

const shared = { target: "node20", sourcemap: false, splitting: true } as const;

export default defineConfig([
  { ...shared, entry: { index: "src/index.ts" }, format: ["esm", "cjs"], dts: true, shims: true, clean: true },
  { ...shared, entry: { cli: "src/cli.ts" }, format: ["esm"], shims: true },
]);
