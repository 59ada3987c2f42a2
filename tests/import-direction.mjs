// Fails when a module of src/ imports against the arrows of src/README.md, or when modules need each other in a ring.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const SRC = fileURLToPath(new URL("../src/", import.meta.url));

/** May be used anywhere. */
const EVERYWHERE = ["model", "dates", "errors", "messages", "limits", "context", "memory"];

const UNDERSTANDING = ["resume", "skills"];
const STAGES = ["job", "credentials", "ranking", "section"];
const FORMATS = ["docx", "pdf", "text", "json-resume", "rebuild", "libreoffice"];

/** Each unit (a folder of src/, or a file directly in it) and the units that it may import. */
const ALLOWED = {
  errors: [],
  limits: [],
  messages: [],
  context: [],
  memory: [],
  dates: [],
  model: [],
  options: [],
  skills: [],
  resume: ["skills"],
  docx: ["resume"],
  pdf: ["resume"],
  text: ["resume"],
  "json-resume": ["resume"],
  rebuild: ["resume"],
  libreoffice: [],
  "foreign-formats": [],
  job: ["skills"],
  credentials: UNDERSTANDING,
  ranking: [...UNDERSTANDING, "credentials", "options"],
  section: [...UNDERSTANDING, "credentials", "options"],
  showcase: ["skills", "job", "credentials", "options"],
  report: ["skills", "options"],
  verify: [],
  formats: [...FORMATS, "foreign-formats"],
  "recent-resume": ["formats"],
  tailor: ["formats", "resume", ...STAGES, "options", "recent-resume", "verify"],
  "batch-worker": ["tailor", "batch"],
  batch: ["tailor", "formats", "options"],
  index: ["tailor", "batch", "formats", ...STAGES, ...UNDERSTANDING, "showcase", "report", "options"],
  cli: ["tailor", "batch", "formats", "resume", ...STAGES, "showcase", "report", "options"],
};

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.endsWith(".ts"))
  .sort();
const graph = new Map(files.map((file) => [file, importsOf(file)]));
const problems = [...graph].flatMap(([file, imports]) => imports.flatMap(({ target }) => problemOf(file, target)));
for (const ring of rings()) problems.push(`${ring.join(" → ")} is a ring`);

for (const problem of problems) console.error(problem);
console.log(`import direction: ${files.length} modules, ${problems.length} arrows back`);
process.exitCode = problems.length === 0 ? 0 : 1;

/** Modules of src/ that a module imports, as paths relative to src/, and whether it needs them at run time. */
function importsOf(file) {
  const source = ts.createSourceFile(file, readFileSync(join(SRC, file), "utf8"), ts.ScriptTarget.Latest);
  const { importedFiles } = ts.preProcessFile(source.text, true, true);
  const typesOnly = new Set(source.statements.filter(isTypesOnly).map(({ moduleSpecifier }) => moduleSpecifier.text));
  return importedFiles
    .map(({ fileName }) => fileName)
    .filter((name) => name.startsWith("."))
    .flatMap((name) => {
      const base = relative(SRC, normalize(join(SRC, dirname(file), name))).replaceAll("\\", "/");
      const target = [`${base}.ts`, `${base}/index.ts`].find((path) => existsSync(join(SRC, path)));
      return target === undefined ? [] : [{ target, isNeeded: !typesOnly.has(name) }];
    });
}

function isTypesOnly(statement) {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly && statement.moduleSpecifier !== undefined;
  if (!ts.isImportDeclaration(statement) || statement.importClause === undefined) return false;
  const { isTypeOnly, name, namedBindings } = statement.importClause;
  if (isTypeOnly) return true;
  if (name !== undefined || namedBindings === undefined || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.every((element) => element.isTypeOnly);
}

function problemOf(file, target) {
  const [from, to] = [unitOf(file), unitOf(target)];
  if (from === to || (EVERYWHERE.includes(to) && !(to === "context" && from === "model"))) return [];
  const allowed = ALLOWED[from];
  if (allowed === undefined) return [`${file}: ${from} is not in the table of tests/import-direction.mjs`];
  return allowed.includes(to) ? [] : [`${file} imports ${target}: no arrow leads from ${from} to ${to}`];
}

function unitOf(file) {
  return file.includes("/") ? file.slice(0, file.indexOf("/")) : file.replace(/\.ts$/u, "");
}

/** Rings of what is needed at run time, found by a walk in depth. */
function rings() {
  const done = new Set();
  const found = [];
  const walk = (file, path) => {
    if (path.includes(file)) return void found.push([...path.slice(path.indexOf(file)), file]);
    if (done.has(file)) return;
    for (const { target, isNeeded } of graph.get(file) ?? []) if (isNeeded) walk(target, [...path, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  return found;
}
