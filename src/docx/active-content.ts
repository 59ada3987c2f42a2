import type { Context } from "../context";
import type { DocxPackage } from "./package";

/** Says what a file holds besides text that its owner should know of: macros, signatures, outside templates. */
export function reportActiveContent(source: DocxPackage, { messages, sanitize }: Context): void {
  if (source.isSigned) {
    messages.warn("docx-signature", "The file is digitally signed. The signature ends to be valid with any change.");
  }
  if (source.hasMacros && !sanitize) {
    messages.warn("docx-macros", "The file holds macros; they are kept. Use sanitize to take them out.");
  }
}
