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

const OWN = [Object, Array, String, Number, Promise, Map, Set, RegExp, Function, Uint8Array, ArrayBuffer, Math, JSON];
const snapshot = () =>
  OWN.map((own) => [...Reflect.ownKeys(own), ...Reflect.ownKeys(own.prototype ?? {})].map(String).join());
const before = snapshot();
const globals = Object.getOwnPropertyNames(globalThis);

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
const changed = snapshot().findIndex((keys, index) => keys !== before[index]);
if (changed >= 0) throw new Error(`the library changed ${OWN[changed].name ?? OWN[changed]}`);
const added = Object.getOwnPropertyNames(globalThis).filter((name) => !globals.includes(name));
if (added.length > 0) throw new Error(`the library added the globals ${added.join(", ")}`);
log(formats.join(" "));
