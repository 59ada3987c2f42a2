import type { FlowFloat, FlowInline } from "../model/flow";
import { pictureOf } from "./flow-picture";
import type { FlowPlace, FlowReader } from "./flow-reader";
import { points } from "./measures";
import { attribute, child, findAll, type XmlElement } from "./xml";

/** Pictures and text boxes in VML, which older files hold (ECMA-376 Part 4 §19.1). */
export function flowVml(element: XmlElement, reader: FlowReader, place: FlowPlace): readonly FlowInline[] {
  return element.children.flatMap((shape): readonly FlowInline[] => {
    if (shape.name === "v:group") return flowVml(shape, reader, place);
    const style = styleOf(shape);
    const width = points(style.get("width"), 1) ?? 0;
    const height = points(style.get("height"), 1) ?? 0;
    const float = floatOf(style);
    const picture = child(shape, "v:imagedata");
    if (picture !== undefined && width > 0) {
      const alt = attribute(shape, "alt");
      return [
        {
          kind: "image",
          width,
          height,
          ...pictureOf(attribute(picture, "r:id"), reader),
          ...(alt === undefined ? {} : { alt }),
          ...(float === undefined ? {} : { float }),
        },
      ];
    }
    const content = findAll(shape, "w:txbxContent")[0];
    if (content === undefined) return [];
    const fill = attribute(shape, "fillcolor")?.replace("#", "").slice(0, 6);
    const hasFill = fill !== undefined && /^[0-9a-f]{6}$/iu.test(fill) && attribute(shape, "filled") !== "f";
    return [
      {
        kind: "text-box",
        width: width || place.width,
        height,
        blocks: reader.blocks(content.children, { page: place.page, width: width || place.width }),
        margins: { top: 3.6, right: 7.2, bottom: 3.6, left: 7.2 },
        ...(float === undefined ? {} : { float }),
        ...(hasFill ? { shading: fill.toUpperCase() } : {}),
      },
    ];
  });
}

function styleOf(shape: XmlElement): ReadonlyMap<string, string> {
  const pairs = (attribute(shape, "style") ?? "").split(";").map((pair) => pair.split(":"));
  return new Map(pairs.map(([name = "", value = ""]) => [name.trim().toLowerCase(), value.trim()]));
}

function floatOf(style: ReadonlyMap<string, string>): FlowFloat | undefined {
  if (style.get("position") !== "absolute") return undefined;
  const horizontal = style.get("mso-position-horizontal-relative");
  const vertical = style.get("mso-position-vertical-relative");
  return {
    x: points(style.get("margin-left"), 1) ?? 0,
    y: points(style.get("margin-top"), 1) ?? 0,
    from: {
      x: horizontal === "page" || horizontal === "margin" ? horizontal : "column",
      y: vertical === "page" || vertical === "margin" ? vertical : "paragraph",
    },
    wrap: "none",
  };
}
