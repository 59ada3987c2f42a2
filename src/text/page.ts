import type { PageSetup } from "../model/look";

/** A Letter page with inch margins, in points: what a text is drawn on, having no page of its own. */
export const PLAIN_PAGE: PageSetup = {
  width: 612,
  height: 792,
  marginTop: 72,
  marginRight: 72,
  marginBottom: 72,
  marginLeft: 72,
};
