import type { Context } from "../context";
import { ResumeError } from "../errors";
import type { Block } from "../model/document";
import { packageLines } from "./lines";
import type { DocxPackage } from "./package";

/**
 * Compares the blocks of a DOCX with what mammoth reads in it, words alone; a line that mammoth does not have is a
 * message. Text boxes are left out: mammoth reads only their form for older programs.
 */
export async function compareWithSecondReader(
  source: DocxPackage,
  blocks: readonly Block[],
  context: Context,
): Promise<void> {
  const { messages } = context;
  let lines: readonly string[];
  try {
    lines = await packageLines(source, context);
  } catch (error) {
    if (error instanceof ResumeError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    messages.warn(
      "docx-second-reader-failed",
      `The second reader could not open the file (${why}); it was read by one reader only.`,
    );
    return;
  }
  const text = squash(lines.join(""));
  let cursor = 0;
  for (const { text: words, container } of blocks) {
    if (container.kind === "text-box") continue;
    const line = squash(words);
    const at = text.indexOf(line, cursor);
    if (at >= 0) cursor = at + line.length;
    else if (!text.includes(line)) {
      messages.warn(
        "docx-readers-differ",
        `Two readers of the file differ in the line "${words.trim().slice(0, 60)}". Check it in the result.`,
      );
    }
  }
}

function squash(text: string): string {
  return text.normalize("NFKC").replace(/[\s\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/gu, "");
}
