import { ResumeError } from "../errors";

/** @throws {ResumeError} `too-large`, `pdf-annotations`. */
export function failAnnotations(most: number): never {
  throw new ResumeError(
    "too-large",
    `The PDF holds more than ${most} links and notes. Print it to a new PDF and pass that.`,
    { detail: "pdf-annotations" },
  );
}

/** @throws {ResumeError} `too-large`, `pdf-character-maps`. */
export function failCharacterMaps(most: number): never {
  throw new ResumeError(
    "too-large",
    `The fonts of the PDF map more than ${most} codes to characters. Print it to a new PDF and pass that.`,
    { detail: "pdf-character-maps" },
  );
}

/** @throws {ResumeError} `too-large`, `pdf-operators`. */
export function failOperators(most: number): never {
  throw new ResumeError(
    "too-large",
    `The PDF paints with more than ${most} operators. Leave out drawings, or raise limits.pdfOperators.`,
    { detail: "pdf-operators" },
  );
}

/** @throws {ResumeError} `too-large`, `pdf-page-shapes`. */
export function failPageShapes(most: number): never {
  throw new ResumeError(
    "too-large",
    `A page of the PDF is drawn with more than ${most} shapes and pieces of text. Leave out drawings, and pass that.`,
    { detail: "pdf-page-shapes" },
  );
}

/** @throws {ResumeError} `too-large`, `pdf-depth`. */
export function failTooDeep(most: number): never {
  throw new ResumeError(
    "too-large",
    `The PDF nests its drawings more than ${most} deep. Print it to a new PDF and pass that.`,
    { detail: "pdf-depth" },
  );
}

/** @throws {ResumeError} `too-large`, `pdf-stream-bytes`. */
export function failStreamBytes(most: number): never {
  throw new ResumeError(
    "too-large",
    `The streams of the PDF grow beyond ${most} bytes when they are decoded. Make the pictures in it smaller, or raise ` +
      "limits.pdfStreamBytes.",
    { detail: "pdf-stream-bytes" },
  );
}

/** @throws {ResumeError} `corrupt`, `pdf-objects`. */
export function failDamagedObjects(): never {
  throw new ResumeError(
    "corrupt",
    "The PDF's table of its objects is damaged. Save it again from the program that made it, then retry.",
    { detail: "pdf-objects" },
  );
}

/** @throws {ResumeError} `too-large`, `pdf-objects`. */
export function failObjectText(most: number): never {
  throw new ResumeError(
    "too-large",
    `The PDF takes more than ${most} characters to list its objects. Print it to a new PDF and pass that.`,
    { detail: "pdf-objects" },
  );
}
