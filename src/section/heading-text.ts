import type { ResumeDocument } from "../model/document";

/**
 * Writes a title as the resume writes its headings: in typed capitals where they are typed in capitals, and with the
 * marks that stand before and after each of them ("■ Skills", "Skills:").
 */
export function headingText(title: string, document: ResumeDocument, modelHeading: number | null): string {
  const section = document.sections.find(({ start, title: words }) => start === modelHeading && words !== undefined);
  const model = section?.blocks[0];
  if (section?.title === undefined || model === undefined) return title;
  const at = model.text.indexOf(section.title);
  const [prefix, suffix] = at < 0 ? ["", ""] : [model.text.slice(0, at), model.text.slice(at + section.title.length)];
  const typed = at < 0 ? model.text : section.title;
  return `${prefix}${isTypedInCapitals(typed) ? title.toUpperCase() : title}${suffix}`;
}

function isTypedInCapitals(text: string): boolean {
  return text !== text.toLowerCase() && text === text.toUpperCase();
}
