import { defineConfig } from "tsup";

export default defineConfig({
  entry: { index: "src/index.ts", cli: "src/cli.ts" },
  format: ["esm", "cjs"],
  target: "node20",
  dts: { entry: { index: "src/index.ts" } },
  clean: true,
  splitting: true,
  sourcemap: false,
  shims: true,
});
