import type { RankedCredential } from "../model/ranking";
import { escapeHtml } from "./html";

interface Span {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/**
 * The posting as HTML, with the words that credentials rest on marked in place; each mark names the credentials.
 * Overlapping spans are cut into pieces, so that marks never nest.
 */
export function highlightPosting(text: string, ranking: readonly RankedCredential[]): string {
  const spans = ranking.flatMap(({ credential, include, matches }): readonly Span[] =>
    include ? matches.map(({ start, end }) => ({ start, end, name: credential.name })) : [],
  );
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])]
    .filter((cut) => cut >= 0 && cut <= text.length)
    .sort((left, right) => left - right);
  return cuts
    .slice(0, -1)
    .map((start, index) => {
      const end = cuts[index + 1] ?? start;
      const names = new Set(spans.filter((span) => span.start <= start && end <= span.end).map(({ name }) => name));
      const words = escapeHtml(text.slice(start, end));
      return names.size === 0 ? words : `<mark title="${escapeHtml([...names].join("; "))}">${words}</mark>`;
    })
    .join("");
}
