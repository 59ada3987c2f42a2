import type { Block, ResumeDocument } from "../model/document";
import { CERTIFICATIONS, type Certification, certificationById } from "../skills/lexicon";
import { credentialMentions } from "../skills/mentions";

/** A known credential that running text claims, and the block that does. */
export interface Mention {
  readonly row: Certification;
  readonly block: number;
}

/** No summary is longer; what is called one then is the whole resume, or more. */
const MOST_LINES = 400;

/**
 * Credentials that a resume claims outside of its entries: letters after the name ("Jane Doe, RN, CCRN"), and what the
 * headline and the summary say the person is ("PMP-certified", "Licensed Practical Nurse with …"). What somebody works
 * towards, or works with, is none.
 */
export function mentionsIn(document: ResumeDocument): readonly Mention[] {
  const found = new Map<string, Mention>();
  for (const section of document.sections) {
    const isOpening = section.kind === "contact" && section.start < 12;
    if (!isOpening && !section.kinds.includes("summary")) continue;
    for (const [offset, block] of section.blocks.slice(0, MOST_LINES).entries()) {
      const rows = [...lettersAfterName(block, document), ...claimsIn(block.text)];
      for (const row of rows) if (!found.has(row.id)) found.set(row.id, { row, block: section.start + offset });
    }
  }
  return [...found.values()];
}

/** Degrees, honours and titles that stand among the letters. */
const LETTERS = /^(?=(?:.*\p{Lu}){2})\p{Lu}[\p{L}.®-]{1,9}(?:\+)?$/u;

function lettersAfterName({ text }: Block, { contact }: ResumeDocument): readonly Certification[] {
  const { name } = contact;
  const at = name === undefined ? -1 : text.indexOf(name);
  if (name === undefined || at < 0) return [];
  const rest = text.slice(at + name.length).split(/[\n\t|•·]/u)[0] ?? "";
  if (!/^\s*[,(–—-]/u.test(rest)) return [];
  const letters: string[] = [];
  for (const token of rest.split(/[\s,()–—]+/u).filter((word) => word !== "" && word !== "-")) {
    if (!LETTERS.test(token)) break;
    letters.push(token.replace(/[.®]/gu, ""));
  }
  return letters.flatMap(rowsNamed);
}

/** Letters that several certifications share are none of them for sure. */
function rowsNamed(letters: string): readonly Certification[] {
  const rows = CERTIFICATIONS.filter(({ acronym, postNominal }) => acronym === letters && postNominal === true);
  return rows.length === 1 ? rows : [];
}

const TOWARDS =
  /(?<![\p{L}])(?:pursuing|preparing|studying|working (?:towards?|on)|towards?|candidate for|seeking|aspiring|obtain|planning|eligible|in progress|supervis\w+|manag\w+|hir\w+|recruit\w+|with|alongside|for)\s[^.;]{0,40}$/iu;

/** What the words around a mention say when the person holds it. */
const HELD_BEFORE =
  /(?:^|[.;:|•·–—,]\s*|(?<![\p{L}])(?:certified|licensed|registered|certified (?:as an?|in)|hold(?:s|er of|ing)?(?: an?| the)?|earned(?: an?| the)?|as an?|am an?|is an?|and)\s+)$/iu;
const HELD_AFTER =
  /^\s?(?:[- ]certified|[- ]credentialed|[- ]licensed|[- ]qualified|\s(?:certified|certification holder|charterholder|holder))(?![\p{L}])/iu;

function claimsIn(text: string): readonly Certification[] {
  return credentialMentions(text).flatMap(({ id, start, end, negated, text: words }) => {
    const row = certificationById(id);
    if (row === undefined || negated === true) return [];
    if (row.kind !== "licence" && row.kind !== "industry-certification") return [];
    const [before, after] = [text.slice(Math.max(0, start - 80), start), text.slice(end, end + 40)];
    if (TOWARDS.test(before) || /^\s?(?:candidate|in progress|\(in progress)/iu.test(after)) return [];
    const saysSo = /^(?:certified|licensed|registered|chartered)\s/iu.test(words) && HELD_BEFORE.test(before);
    return saysSo ||
      HELD_AFTER.test(after) ||
      (HELD_BEFORE.test(before) &&
        /(?<![\p{L}])(?:certified|licensed|hold\w*|earned)\s+(?:an?\s|the\s|in\s|as an?\s)?$/iu.test(before))
      ? [row]
      : [];
  });
}
