import type { TailorReport } from "../model/plan";

/** The report as lines for a terminal: where the section stands, and why each credential stands where it does. */
export function explain({ placement, strategy, plan, ranking, messages }: TailorReport): readonly string[] {
  const reasonsOf = new Map(ranking.map((ranked) => [ranked.credential.id, ranked]));
  return [
    `"${plan.title}" stands ${placement} (${strategy}).`,
    ...plan.entries.flatMap(({ text, credential }, index) => {
      const ranked = reasonsOf.get(credential.id);
      const score = ranked === undefined ? "kept from the resume" : `score ${ranked.score.toFixed(2)}`;
      return [
        `${index + 1}. ${text.replace(/\t/gu, " — ").replace(/\s+/gu, " ")}  [${score}]`,
        ...(ranked?.reasons ?? []).map((reason) => `     ${reason.text}`),
      ];
    }),
    ...plan.omitted.map(({ credential, why }) => `Left out: ${credential.name}: ${why}`),
    ...messages.map(({ severity, reason }) => `${severity === "warning" ? "Warning" : "Note"}: ${reason}`),
  ];
}
