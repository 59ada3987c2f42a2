import type { CredentialFormat } from "./format";

/** JSON as text, of any of the forms. */
export const JSON_TEXT: CredentialFormat = {
  name: "JSON",
  holds: (value) => typeof value === "string" && /^\uFEFF?\s*[[{]/u.test(value),
  read: (value, place, { read }) => {
    try {
      return read(JSON.parse(String(value).replace(/^\uFEFF/u, "")), place);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return [{ place, problem: `this JSON is damaged: ${error.message.slice(0, 160)}` }];
    }
  },
};
