import { unzipSync } from "fflate";
import { ResumeError } from "../../errors";
import type { CredentialFormat } from "./format";

/** The archive of "Get a copy of your data": only its `Certifications.csv` is opened. */
export const LINKEDIN_EXPORT: CredentialFormat = {
  name: "LinkedIn export",
  holds: (value) =>
    value instanceof Uint8Array && value[0] === 0x50 && value[1] === 0x4b && value[2] === 3 && value[3] === 4,
  read: async (value, place, { limits, read }) => {
    let entries = 0;
    const files = unzip(value as Uint8Array, ({ name, originalSize, size }) => {
      entries += 1;
      if (entries > limits.zipEntries) throw tooLarge("zip-entries", `has more than ${limits.zipEntries} entries`);
      if (!/(?:^|\/)certifications?\.csv$/iu.test(name)) return false;
      const isBomb = originalSize > 1024 * 1024 && originalSize > size * limits.zipRatio;
      if (originalSize > limits.zipPartBytes || isBomb)
        throw tooLarge("zip-part-bytes", "holds a table that is too large");
      return true;
    });
    const [file] = Object.values(files);
    if (file === undefined) {
      return [
        { place, problem: "the archive has no Certifications.csv; ask LinkedIn for the larger archive of your data" },
      ];
    }
    return read(file, place);
  },
};

function unzip(bytes: Uint8Array, filter: (file: { name: string; originalSize: number; size: number }) => boolean) {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof ResumeError) throw error;
    throw new ResumeError("invalid-credentials", "The archive of credentials is damaged. Download it again.", {
      cause: error,
    });
  }
}

function tooLarge(detail: string, what: string): ResumeError {
  return new ResumeError("too-large", `The archive of credentials ${what}. Give its Certifications.csv instead.`, {
    detail,
  });
}
