import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";

/** What a program that rejects and never handles it comes to. */
function endOf(reason: string): string {
  const program = `
    import { holdStrayRejections } from "./src/pdf/stray-rejections.ts";
    const release = holdStrayRejections();
    Promise.reject(${reason});
    await release();
    console.log("went on");
  `;
  try {
    return execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return "ended";
  }
}

it("a rejection of PDF.js that nobody handles is passed over; any other ends the process as without us", () => {
  expect(endOf('Object.assign(new Error("entry"), { name: "XRefEntryException" })')).toBe("went on");
  expect(endOf('new Error("of the program")')).toBe("ended");
});
