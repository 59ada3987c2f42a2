import type { Context } from "../context";
import { ResumeError } from "../errors";
import { latin1 } from "./latin1";

/**
 * Takes the protection off an encrypted PDF (ISO 32000-2 §7.6): with an empty password, which is all that a file
 * protected only against changes asks for, or with `context.password`. A file that is not encrypted comes back as it is.
 *
 * The package that does it is an optional dependency; pdf-lib opens no encrypted file.
 *
 * @throws {ResumeError} `encrypted` when another password is needed, or the package is not installed.
 */
export async function unlockPdf(bytes: Uint8Array, context: Context): Promise<Uint8Array> {
  if (!isEncrypted(bytes)) return bytes;
  const { PDFDocument } = await loadUnlocker();
  for (const password of new Set(["", context.password ?? ""])) {
    context.checkpoint();
    try {
      const document = await PDFDocument.load(bytes, { password, updateMetadata: false });
      const unlocked = await document.save({ addDefaultPage: false, updateFieldAppearances: false });
      context.messages.info(
        "pdf-unlocked",
        "The PDF was protected by a password; what is written from it is not. Protect it again where that is needed.",
      );
      return unlocked;
    } catch (error) {
      if (!isAboutPassword(error)) throw error;
    }
  }
  throw new ResumeError(
    "encrypted",
    context.password === undefined
      ? "The PDF asks for a password. Pass it as the option `password`, or save the file without protection."
      : "The password does not open the PDF. Pass the right one as the option `password`.",
  );
}

/** The name stands in the trailer, or in the dictionary of a cross-reference stream; both are plain text. */
function isEncrypted(bytes: Uint8Array): boolean {
  return /\/(?:E|#45)ncrypt[\s/<]/u.test(latin1(bytes));
}

function isAboutPassword(error: unknown): boolean {
  return error instanceof Error && /password|encrypt/iu.test(`${error.name} ${error.message}`);
}

async function loadUnlocker(): Promise<typeof import("@pdfme/pdf-lib")> {
  try {
    return await import("@pdfme/pdf-lib");
  } catch (error) {
    throw new ResumeError(
      "encrypted",
      "The PDF is protected, and the optional package that opens such files is not installed. Run " +
        "`npm install @pdfme/pdf-lib`, or save the file without protection.",
      { cause: error },
    );
  }
}
