import { SaxesParser } from "saxes";
import type { CredentialFormat } from "./format";

/** A badge baked into an SVG: `openbadges:assertion` (2.0) or `openbadges:credential` (3.0), as JSON within or in `verify`. */
export const BAKED_SVG: CredentialFormat = {
  name: "baked SVG",
  holds: (value) =>
    typeof value === "string" &&
    /^\uFEFF?\s*<(?:\?xml|!DOCTYPE svg|!--|svg)/iu.test(value) &&
    /<svg[\s>]/iu.test(value.slice(0, 20_000)),
  read: async (value, place, { read }) => {
    const baked = bakedText(String(value));
    if (baked === null)
      return [{ place, problem: "this picture holds no badge; download the badge itself, not a copy of its picture" }];
    return read(baked, place);
  },
};

function bakedText(svg: string): string | null {
  const parser = new SaxesParser();
  let isWithin = false;
  let text = "";
  let verify: string | null = null;
  parser.on("opentag", ({ name, attributes }) => {
    if (!/^(?:[\w-]+:)?(?:assertion|credential)$/u.test(name)) return;
    isWithin = true;
    verify ??= attributes.verify ?? null;
  });
  parser.on("closetag", ({ name }) => {
    if (/^(?:[\w-]+:)?(?:assertion|credential)$/u.test(name)) isWithin = false;
  });
  const add = (part: string) => {
    if (isWithin) text += part;
  };
  parser.on("text", add);
  parser.on("cdata", add);
  // The badge stands before any drawing, so that what is wrong further on does not matter.
  parser.on("error", () => {});
  parser.write(svg).close();
  return text.trim() === "" ? verify : text.trim();
}
