import { createRequire } from "node:module";
import { ResumeError, tailorResume } from "resume-tailor";
import type { SaxesOptions } from "saxes";
import { afterEach, describe, expect, it, vi } from "vitest";
import { CASES, CREDENTIALS, TODAY } from "../laws/cases";

/** Counts the calls of what is made to fail, and fails the one that is due. */
const fault = vi.hoisted(() => ({
  calls: 0,
  due: 0,
  strike() {
    this.calls += 1;
    if (this.calls === this.due) throw new Error("the disk is on fire");
  },
}));

vi.mock("fflate", async (original) => {
  const fflate = await original<typeof import("fflate")>();
  class Inflate extends fflate.Inflate {
    override push(...args: Parameters<InstanceType<typeof fflate.Inflate>["push"]>) {
      fault.strike();
      return super.push(...args);
    }
  }
  const deflateSync: typeof fflate.deflateSync = (...args) => {
    fault.strike();
    return fflate.deflateSync(...args);
  };
  const zlibSync: typeof fflate.zlibSync = (...args) => {
    fault.strike();
    return fflate.zlibSync(...args);
  };
  class Zip extends fflate.Zip {
    override add(...args: Parameters<InstanceType<typeof fflate.Zip>["add"]>) {
      fault.strike();
      return super.add(...args);
    }
  }
  return { ...fflate, Inflate, deflateSync, zlibSync, Zip };
});

vi.mock("node:zlib", async (original) => {
  const zlib = await original<typeof import("node:zlib")>();
  const inflateRawSync: typeof zlib.inflateRawSync = (...args) => {
    fault.strike();
    return zlib.inflateRawSync(...args);
  };
  return { ...zlib, inflateRawSync };
});

vi.mock("saxes", async (original) => {
  const saxes = await original<typeof import("saxes")>();
  class SaxesParser extends saxes.SaxesParser<SaxesOptions> {
    override write(chunk: string | object | null) {
      fault.strike();
      return super.write(chunk);
    }
  }
  return { ...saxes, SaxesParser };
});

/** The inflater that pdf-lib uses; a CommonJS module, so its functions can be put in place of. */
const pako: { inflate: (...args: never[]) => unknown; deflate: (...args: never[]) => unknown } = createRequire(
  createRequire(import.meta.url).resolve("pdf-lib"),
)("pako");
for (const name of ["inflate", "deflate"] as const) {
  const real = pako[name];
  pako[name] = (...args) => {
    fault.strike();
    return real(...args);
  };
}

afterEach(() => {
  fault.due = 0;
});

describe.each(["word-classic", "chromium-single", "markdown-administrator"])("every step of a run over %s", (name) => {
  const { input, job } = CASES.find((fixture) => fixture.name === name)!;

  it.each(["docx", "pdf"] as const)(
    "may fail on the way to %s: the run ends in a typed error or in the same file",
    { timeout: 120_000 },
    async (output) => {
      const run = async () => {
        fault.calls = 0;
        const { bytes } = await tailorResume(typeof input === "string" ? input : input.slice(), {
          job,
          credentials: CREDENTIALS,
          today: TODAY,
          output,
        });
        return Buffer.from(bytes);
      };
      const whole = await run();
      const steps = fault.calls;
      expect(steps).toBeGreaterThan(0);
      // Runs with many steps are struck at some thirty of them, the first and the last among these.
      const stride = Math.max(1, Math.floor(steps / 30));
      for (let due = 1; due <= steps; due += stride) {
        fault.due = due;
        try {
          const bytes = await run();
          expect(bytes.length).toBeGreaterThan(whole.length / 4);
        } catch (error) {
          expect(error).toBeInstanceOf(ResumeError);
        }
      }
    },
  );
});
