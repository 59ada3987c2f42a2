const LABEL = /^(?:job title|title|position(?: title)?|role|stellenbezeichnung|intitulé du poste|puesto)\s*[:–-]\s*/iu;
/** What a line says behind the title: `Unit Manager Reporting to: …`. */
const NEXT_LABEL =
  /(?<=\S)\s+(?:reporting to|reports to|location|salary|department|job purpose|reference|hours|contract)\s*:.*$/iu;
const SOUGHT =
  /\b(?:seek(?:s|ing)|recruiting(?: for)?|looking for|hiring|position of|role of|serve as|join us as|as)\s+(?:an?|our|the|experienced|dedicated|motivated|\s|and|new|enthusiastic|qualified|skilled)*\s((?:\p{Lu}[\p{L}&/+#.-]*|of|and|[IV]+)(?:\s+(?:\p{Lu}[\p{L}&/+#.-]*|of|and|[IV]+)){0,5})/u;

/** `Medical Assistant. You will …`, `Restaurant Manager: P&L …`: a few words without a verb before the text goes on. */
const OPENING =
  /^((?!(?:we|our|the|this|at|are|is|about|under|as)\b)\p{Lu}[^.:!?\s]*(?:[ ](?!(?:is|are|was|were|will|seeks|has|have|offers)\b)[^.:!?\s]+){0,6})(?:[.:!?]|\s[-–—])\s/iu;

/** `Sr. Product Manager`: this full stop ends nothing. */
const SHORTENED = /^(?:sr|jr|asst|assoc|dr|st|exec|dir|mgr)\.\s/iu;

/** The title of a line that goes on to advertise: `CDL A Driver - Home Daily! Great pay.` */
const CLAUSE = /^\p{Lu}[^.!?:–—|]{3,60}?(?=\s[-–—|]\s|[!:])/u;

const LONGEST = 120;

/** The title of a posting: its first line when that is short, or what it says it is looking for. */
export function titleOf(posting: string): string | undefined {
  const lines = posting.split(/\r?\n/u).map((line) => line.trim());
  const first = lines.find((line) => /\p{L}/u.test(line)) ?? "";
  const labelled = lines.slice(0, 12).find((line) => LABEL.test(line));
  for (const line of labelled === undefined ? [first] : [labelled, first]) {
    const title = titleIn(line);
    if (title !== undefined) return title;
  }
  return SOUGHT.exec(posting.slice(0, 2_000))?.[1]?.trim();
}

function titleIn(line: string): string | undefined {
  const title = line
    .replace(LABEL, "")
    .replace(/^#+\s*/u, "")
    .replace(NEXT_LABEL, "")
    .trim();
  const isShortened = SHORTENED.test(title);
  const opening = isShortened ? undefined : OPENING.exec(title)?.[1];
  if (opening !== undefined && title.length > opening.length + 20) return opening;
  if (title !== "" && title.length <= LONGEST && (isShortened || !/[.!?]\s+\p{Lu}/u.test(title))) return title;
  const clause = CLAUSE.exec(title)?.[0].trim();
  return clause !== undefined && title.length <= LONGEST ? clause : undefined;
}
