import { guardedNow } from "../errors";
import type { ResumeDocument } from "../model/document";
import type { JobDescription } from "../model/job";
import type { TailorReport } from "../model/plan";
import type { Gap, GapSuggestion, RankedCredential } from "../model/ranking";
import { highlightPosting } from "./highlight";
import { escapeHtml, safeLink } from "./html";
import { previewPage } from "./preview";
import { STYLE } from "./style";

export interface ReportSources {
  readonly job: JobDescription;
  /** The resume as it came, and as it was written. */
  readonly before?: ResumeDocument;
  readonly after?: ResumeDocument;
}

/**
 * The report as one HTML file that loads nothing: what was placed and why, what was left out, the gaps, and the posting
 * with the words that decided. Prints well; light and dark; headings, tables and labels for screen readers.
 */
export function reportHtml(report: TailorReport, sources: ReportSources): string {
  return guardedNow(
    "invalid-input",
    "This is no report that can be written. Give the report of tailorResume or writeResume, and the job it was made for.",
    () => htmlOf(report, sources),
  );
}

function htmlOf(report: TailorReport, { job, before, after }: ReportSources): string {
  const { plan, ranking, gaps, messages } = report;
  const heading = job.title === undefined ? "Tailored resume" : `Tailored for ${job.title}`;
  return page(heading, [
    `<p>${escapeHtml(`"${plan.title}" stands ${report.placement}. ${strategyWords(report)}`)}</p>`,
    section("placed", plan.title, entryList(report)),
    before === undefined || after === undefined
      ? ""
      : section("pages", "Before and after", pages(before, after, report)),
    section("ranking", "Why each credential stands where it does", ranking.map(rankedHtml).join("\n")),
    section("omitted", "What was left out, and why", omissions(report)),
    section(
      "gaps",
      "What the posting asks that is not shown",
      gapTable(gaps, new Map(ranking.map(({ credential }) => [credential.id, credential.name]))),
    ),
    section("posting", "The posting, with the words that decided", posting(job, ranking)),
    section(
      "messages",
      "Messages",
      list(messages.map(({ severity, reason }) => `<strong>${severity}</strong>: ${escapeHtml(reason)}`)),
    ),
  ]);
}

export interface GapsPage {
  /** How many postings were read. */
  readonly postings: number;
  /** Names of credentials by their ids, as they are to be shown. */
  readonly names: ReadonlyMap<string, string>;
  /** Credentials that would cover the most, in the order in which to earn them. */
  readonly covers: readonly GapSuggestion[];
}

/** The shopping list over several postings as one HTML file. */
export function gapsHtml(gaps: readonly Gap[], { postings, names, covers }: GapsPage): string {
  return page("What keeps coming up", [
    `<p>What ${postings} ${postings === 1 ? "posting asks" : "postings ask"} for and the person does not show, most asked first. Nothing of it belongs on the resume until it is earned.</p>`,
    section("gaps", "Gaps", gapTable(gaps, names)),
    covers.length === 0
      ? ""
      : section(
          "covers",
          "What would cover the most of it, in this order",
          `<ol>${covers.map((each) => `<li>${escapeHtml(`${each.name}, ${each.issuer}: ${each.covers.join(", ")}`)}</li>`).join("\n")}</ol>`,
        ),
  ]);
}

function page(heading: string, parts: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escapeHtml(heading)}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<main id="main">
<h1>${escapeHtml(heading)}</h1>
${parts.filter((part) => part !== "").join("\n")}
</main>
</body>
</html>
`;
}

function strategyWords({ strategy, pages }: TailorReport): string {
  const how =
    strategy === "in-place" ? "The file was edited in place; all else is as it was." : "The file was set anew.";
  if (pages === null || pages.before === null || pages.after === null) return how;
  return `${how} Pages: ${pages.before} before, ${pages.after} after.`;
}

function section(id: string, title: string, content: string): string {
  return `<section aria-labelledby="${id}"><h2 id="${id}">${escapeHtml(title)}</h2>\n${content}</section>`;
}

function entryList({ plan }: TailorReport): string {
  if (plan.entries.length === 0) return "<p>No section was added.</p>";
  return `<ol>${plan.entries
    .map(({ text, credential }) => {
      const words = escapeHtml(text.replaceAll("\t", " — "));
      const link = credential.url === undefined ? null : safeLink(credential.url);
      return `<li>${words}${link === null ? "" : ` <a href="${escapeHtml(link)}" rel="noreferrer">Check it</a>`}</li>`;
    })
    .join("\n")}</ol>`;
}

function pages(before: ResumeDocument, after: ResumeDocument, { plan }: TailorReport): string {
  const added = new Set([plan.title, ...plan.entries.map(({ text }) => text)].map(squash));
  const isNew = (text: string) => added.has(squash(text));
  return `<div class="pages" tabindex="0" role="region" aria-label="First page before and after">${previewPage(before, "Before", () => false)}
${previewPage(after, "After", ({ text }) => isNew(text))}</div>`;
}

function rankedHtml({ credential, score, include, reasons, excluded }: RankedCredential): string {
  const verification = credential.verification;
  return `<article><h3>${escapeHtml(credential.name)}</h3>
<p>Score ${score.toFixed(2)}, ${include ? "supports something that the posting states" : escapeHtml(excluded ?? "It is not needed for this posting.")}${
    verification === undefined ? "" : ` Verification: ${verification.status}: ${escapeHtml(verification.reason)}`
  }</p>
${list(reasons.map(({ text, contribution }) => `${escapeHtml(text)} <span class="points">${contribution >= 0 ? "+" : "−"}${Math.abs(contribution).toFixed(2)}</span>`))}</article>`;
}

function omissions({ plan }: TailorReport): string {
  return list(plan.omitted.map(({ credential, why }) => `${escapeHtml(credential.name)}: ${escapeHtml(why)}`));
}

function gapTable(gaps: readonly Gap[], names: ReadonlyMap<string, string>): string {
  if (gaps.length === 0) return "<p>Nothing.</p>";
  const rows = gaps.map(
    ({ skill, kind, postings, required, quotes, partlyCoveredBy, suggestions, caution }) => `<tr>
<th scope="row">${escapeHtml(skill)}${caution === undefined ? "" : `<p class="caution">${escapeHtml(caution)}</p>`}</th>
<td>${kind}</td><td>${postings}</td><td>${required}</td>
<td>${quotes.map((quote) => `<q>${escapeHtml(quote)}</q>`).join("<br>")}</td>
<td>${partlyCoveredBy.map((id) => escapeHtml(names.get(id) ?? id)).join("<br>") || "nothing"}</td>
<td>${suggestions.map(suggestionHtml).join("<br>") || "none known"}</td></tr>`,
  );
  return `<div class="wide" tabindex="0" role="region" aria-label="Table of gaps"><table>
<thead><tr><th scope="col">Asked for</th><th scope="col">Kind</th><th scope="col">Postings</th><th scope="col">Required in</th><th scope="col">In their words</th><th scope="col">Held towards it</th><th scope="col">Would cover it</th></tr></thead>
<tbody>${rows.join("\n")}</tbody></table></div>`;
}

function suggestionHtml({ name, issuer, covers }: Gap["suggestions"][number]): string {
  return escapeHtml(`${name}, ${issuer}${covers.length > 1 ? ` (covers ${covers.join(", ")})` : ""}`);
}

function posting(job: JobDescription, ranking: readonly RankedCredential[]): string {
  return `<div class="posting" tabindex="0" role="region" aria-label="Text of the posting">${highlightPosting(job.text, ranking)}</div>`;
}

function list(items: readonly string[]): string {
  return items.length === 0 ? "<p>None.</p>" : `<ul>${items.map((item) => `<li>${item}</li>`).join("\n")}</ul>`;
}

/** Space and case are left out: drawn capitals are letters, and wrapped lines have other spaces. */
function squash(text: string): string {
  return text.replace(/\s+/gu, "").toLowerCase();
}
