import type { Run } from "../model/look";
import { byRow } from "./block-writing";
import { withoutProperties, withProperties } from "./property-list";
import { isBold, type SectionLine, type SectionWriting, withoutNumbers } from "./section-xml";

/**
 * Words of the person's own that come from another flow, in the look of this one; cells of a row make one line. Bold
 * words stay so where the entries here begin with bold words too.
 */
export function adoptedLine(indices: readonly number[], writing: SectionWriting): SectionLine {
  const { document, plan, markup, links, entry: model, linkLook } = writing;
  const main = model?.main ?? [];
  const { columns, separator } = plan.manner;
  const own = byRow(indices, document).flatMap((row, line): readonly Run[] =>
    row.flatMap((index, turn) => {
      const between = { text: columns !== undefined && turn > 0 ? "\t" : separator };
      return [...(line + turn === 0 ? [] : [between]), ...(document.blocks[index]?.runs ?? [])];
    }),
  );
  const [segment] = model?.segments ?? [];
  const isBoldLed = isBold(segment?.first) && !isBold(segment?.rest);
  const runs = own.map(({ text, link, bold }) => {
    const look = !isBoldLed ? main : ((bold === true ? segment?.first : segment?.rest) ?? main);
    if (link === undefined || markup.names.r === undefined || !/^(?:https?:|mailto:)/iu.test(link)) {
      return markup.run(text, look);
    }
    return markup.hyperlink(links.idFor(link), markup.run(text, withProperties("run", look, linkLook)));
  });
  const marker = (model?.marker ?? []).map(markup.pieceRun).join("");
  return {
    properties: model === undefined ? [] : withoutProperties(withoutNumbers(model, markup), ["w:keepNext"]),
    content: marker + runs.join(""),
  };
}
