import type { Context } from "../context";
import { ResumeError } from "../errors";
import type { OpenPage } from "./content-stream-move";
import { openPages } from "./insert-open";
import { openForWriting, readLayout } from "./read-layout";

/** Height in points up to which a picture is an icon beside a line. */
const ICON = 24;

/** Says which pages have pictures: a document that is set anew from the text of a PDF does not hold them. */
export async function sayPicturesAreLeftOut(bytes: Uint8Array, context: Context): Promise<void> {
  const shown = await pagesWithPictures(bytes, context);
  const [first, ...others] = shown;
  if (first === undefined) return;
  const where = others.length === 0 ? `page ${first}` : `pages ${shown.join(", ")}`;
  context.messages.warn(
    "pdf-pictures-left-out",
    `The picture on ${where} of the PDF is not in the result, which was set anew from its text. Put it in again if you need it.`,
  );
}

/** Numbers of the pages, from 1; none of a file whose pages cannot be followed. */
async function pagesWithPictures(bytes: Uint8Array, context: Context): Promise<readonly number[]> {
  const pages = await openedPages(bytes, context);
  return pages.flatMap(({ index, marks, operators }) => {
    const isPictured = marks.some(
      ({ kind, first, edges: { left, bottom, right, top } }) =>
        kind === "picture" && operators[first]?.name !== "sh" && Math.min(right - left, top - bottom) > ICON,
    );
    return isPictured ? [index + 1] : [];
  });
}

async function openedPages(bytes: Uint8Array, context: Context): Promise<readonly OpenPage[]> {
  try {
    return openPages(await openForWriting(bytes), await readLayout(bytes, context), context);
  } catch (error) {
    if (error instanceof ResumeError) throw error;
    return [];
  }
}
