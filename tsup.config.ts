import { readFile, writeFile } from "node:fs/promises";
import { defineConfig, type Options } from "tsup";
import * as z from "zod";
import { optionalDependencies } from "./package.json";
import { ReportSchema } from "./src/report/json";

/** Data as a text that is parsed: V8 reads JSON faster than the same as a program. */
const dataAsText: NonNullable<Options["esbuildPlugins"]>[number] = {
  name: "data-as-text",
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/].*\.json$/ }, async ({ path }) => {
      const data = JSON.stringify(JSON.parse(await readFile(path, "utf8")));
      return { contents: `export default JSON.parse(${JSON.stringify(data)})`, loader: "js" };
    });
  },
};

const shared = {
  target: "node20",
  splitting: true,
  shims: true,
  esbuildPlugins: [dataAsText],
  dts: { entry: { index: "src/index.ts" } },
  // Left out by default, like `dependencies`; these are not.
  external: Object.keys(optionalDependencies),
} satisfies Options;

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
