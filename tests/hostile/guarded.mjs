// Tailors two fixtures to both outputs with every way out guarded. Run by side-effects.test.ts.
import dns from "node:dns";
import { readFileSync } from "node:fs";
import net from "node:net";

const root = process.argv[2];
const refuse = (what) => () => {
  throw new Error(`the library tried to ${what}`);
};
net.Socket.prototype.connect = refuse("open a connection");
dns.lookup = refuse("look a name up");
globalThis.fetch = refuse("fetch");
const log = console.log;
for (const level of ["log", "info", "warn", "error", "debug"]) console[level] = refuse(`print with console.${level}`);

const OWN = { Object, Array, String, Number, Promise, Map, Set, RegExp, Function, Uint8Array, ArrayBuffer, Math, JSON };
/** What PDF.js puts in where the language is older than it: functions of later editions of ECMA-262. */
const LATER = /^(Promise\.(withResolvers|try)|(Uint8Array|Map|Math|ArrayBuffer|Set|RegExp|Array)\.\w+)$/u;
const keys = (name, own) => Reflect.ownKeys(own).map((key) => `${name}.${String(key)}`);
const snapshot = () => [
  ...Object.entries(OWN).flatMap(([name, own]) => [...keys(name, own), ...keys(`${name}`, own.prototype ?? {})]),
];
const values = () =>
  Object.entries(OWN).flatMap(([, own]) =>
    [own, own.prototype ?? {}].flatMap((holder) =>
      Reflect.ownKeys(holder).map((key) => Object.getOwnPropertyDescriptor(holder, key)?.value),
    ),
  );
const before = snapshot();
const heldBefore = new Set(values());

const { tailorResume } = await import(`${root}dist/index.js`);
const job = readFileSync(`${root}fixtures/jobs/project-manager.txt`, "utf8");
const credentials = readFileSync(`${root}fixtures/credentials/sample.json`, "utf8");
const formats = [];
for (const fixture of ["word-classic/input.docx", "chromium-single/input.pdf"]) {
  for (const output of ["docx", "pdf"]) {
    const resume = new Uint8Array(readFileSync(`${root}fixtures/resumes/${fixture}`));
    formats.push((await tailorResume(resume, { job, credentials, output, today: "2026-07-01" })).format);
  }
}
const after = new Set(snapshot());
const lost = before.filter((key) => !after.has(key));
const added = [...after].filter((key) => !before.includes(key) && !LATER.test(key));
const heldAfter = new Set(values());
const replaced = [...heldBefore].filter((value) => typeof value === "function" && !heldAfter.has(value));
if (lost.length + added.length + replaced.length > 0) {
  throw new Error(
    `the library changed the language: ${[...lost, ...added, ...replaced.map(({ name }) => name)].join(", ")}`,
  );
}
log(formats.join(" "));
