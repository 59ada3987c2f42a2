import type { FlowFloat, FlowImage, FlowInline, FlowTextBox } from "../model/flow";
import type { Border } from "../model/look";
import { EMU, floatOfAnchor, type Size } from "./flow-float";
import { pictureOf } from "./flow-picture";
import type { FlowPlace, FlowReader } from "./flow-reader";
import { flowVml } from "./flow-vml";
import { attribute, child, descend, integer, type XmlElement } from "./xml";

/** A shape or picture within its drawing: offset and size in points. */
interface Place extends Size {
  readonly x: number;
  readonly y: number;
}

/** Pictures and text boxes of a drawing (DrawingML or VML), inline or floating (ECMA-376 Part 1 §20.4). */
export function flowDrawing(element: XmlElement, reader: FlowReader, place: FlowPlace): readonly FlowInline[] {
  if (element.name !== "w:drawing") return flowVml(element, reader, place);
  const frame = child(element, "wp:inline") ?? child(element, "wp:anchor");
  const extent = child(frame, "wp:extent");
  if (frame === undefined || extent === undefined) return [];
  const properties = child(frame, "wp:docPr");
  if (attribute(properties, "hidden") === "1" || attribute(properties, "hidden") === "true") return [];
  const size = { width: (integer(extent, "cx") ?? 0) / EMU, height: (integer(extent, "cy") ?? 0) / EMU };
  const alt = attribute(properties, "descr") || attribute(properties, "title");
  const linkId = attribute(child(properties, "a:hlinkClick"), "r:id");
  const link = linkId === undefined ? undefined : reader.relationships.get(linkId)?.target;
  const float = frame.name === "wp:anchor" ? floatOfAnchor(frame, size, place) : undefined;
  const data = descend(frame, "a:graphic", "a:graphicData");
  const content = data?.children[0];
  if (content === undefined) return [];
  if (
    content.name !== "pic:pic" &&
    content.name !== "wps:wsp" &&
    content.name !== "wpg:wgp" &&
    content.name !== "wpc:wpc"
  ) {
    reader.context.messages.warn(
      "drawing-not-drawn",
      "A chart or diagram cannot be drawn; an empty box of its size stands in its place.",
    );
    return [image({ ...size, ...(alt === undefined ? {} : { alt }) }, float, link)];
  }
  return contents(content, { x: 0, y: 0, ...size }).flatMap(({ item, at }): readonly FlowInline[] => {
    const moved = float === undefined ? undefined : { ...float, x: float.x + at.x, y: float.y + at.y };
    if (item.name === "pic:pic") {
      const picture = pictureOf(attribute(descend(item, "pic:blipFill", "a:blip"), "r:embed"), reader);
      const { width, height } = at;
      return [image({ width, height, ...picture, ...(alt === undefined ? {} : { alt }) }, moved, link)];
    }
    return textBox(item, at, moved, reader, place);
  });
}

function image(picture: Omit<FlowImage, "kind">, float: FlowFloat | undefined, link: string | undefined): FlowImage {
  return {
    kind: "image",
    ...picture,
    ...(float === undefined ? {} : { float }),
    ...(link === undefined ? {} : { link }),
  };
}

/** The shapes and pictures of a drawing; those of a group are put where the group's own coordinates come to lie. */
function contents(root: XmlElement, at: Place): readonly { readonly item: XmlElement; readonly at: Place }[] {
  if (root.name === "pic:pic" || root.name === "wps:wsp") return [{ item: root, at }];
  const transform = descend(root, "wpg:grpSpPr", "a:xfrm");
  const length = (element: XmlElement | undefined, name: string) => integer(element, name) ?? 0;
  const [offset, extent] = [child(transform, "a:chOff"), child(transform, "a:chExt")];
  const scaleX = at.width / (length(extent, "cx") || at.width * EMU || 1);
  const scaleY = at.height / (length(extent, "cy") || at.height * EMU || 1);
  return root.children.flatMap((element) => {
    const own = descend(
      element,
      element.name === "pic:pic" ? "pic:spPr" : element.name === "wpg:grpSp" ? "wpg:grpSpPr" : "wps:spPr",
      "a:xfrm",
    );
    if (own === undefined) return [];
    const [position, size] = [child(own, "a:off"), child(own, "a:ext")];
    return contents(element, {
      x: at.x + (length(position, "x") - length(offset, "x")) * scaleX,
      y: at.y + (length(position, "y") - length(offset, "y")) * scaleY,
      width: length(size, "cx") * scaleX,
      height: length(size, "cy") * scaleY,
    });
  });
}

/** Insets of a text box where it states none (§20.1.2.1.1): a tenth and a twentieth of an inch. */
const INSETS = { lIns: 7.2, tIns: 3.6, rIns: 7.2, bIns: 3.6 };

function textBox(
  shape: XmlElement,
  { width, height }: Size,
  float: FlowFloat | undefined,
  reader: FlowReader,
  place: FlowPlace,
): readonly FlowTextBox[] {
  const properties = child(shape, "wps:spPr");
  const body = child(shape, "wps:bodyPr");
  const inset = (name: keyof typeof INSETS) => {
    const value = integer(body, name);
    return value === undefined ? INSETS[name] : value / EMU;
  };
  const shading = fillOf(properties, shape, reader);
  const border = lineOf(properties, reader);
  const content = descend(shape, "wps:txbx", "w:txbxContent");
  const margins = { top: inset("tIns"), right: inset("rIns"), bottom: inset("bIns"), left: inset("lIns") };
  const inner = Math.max(width - margins.left - margins.right, 1);
  const blocks =
    content === undefined
      ? []
      : reader.blocks(content.children, {
          page: place.page,
          width: inner,
          ...(shading === undefined ? {} : { background: shading }),
        });
  if (blocks.length === 0 && shading === undefined && border === undefined) return [];
  return [
    {
      kind: "text-box",
      width,
      height,
      blocks,
      margins,
      ...(float === undefined ? {} : { float }),
      ...(shading === undefined ? {} : { shading }),
      ...(border === undefined ? {} : { border }),
    },
  ];
}

function fillOf(properties: XmlElement | undefined, shape: XmlElement, reader: FlowReader): string | undefined {
  if (child(properties, "a:noFill") !== undefined) return undefined;
  const fill = child(properties, "a:solidFill") ?? descend(properties, "a:gradFill", "a:gsLst", "a:gs");
  return colorOf(fill, reader) ?? colorOf(descend(shape, "wps:style", "a:fillRef"), reader);
}

function lineOf(properties: XmlElement | undefined, reader: FlowReader): Border | undefined {
  const line = child(properties, "a:ln");
  const color = colorOf(child(line, "a:solidFill"), reader);
  if (line === undefined || color === undefined) return undefined;
  return { style: "single", width: (integer(line, "w") ?? 9525) / EMU, color, space: 0 };
}

/** A colour of DrawingML (§20.1.2.3), with lightness changes of theme colours. */
function colorOf(parent: XmlElement | undefined, { styles }: FlowReader): string | undefined {
  const plain = attribute(child(parent, "a:srgbClr"), "val");
  if (plain !== undefined) return /^[0-9a-f]{6}$/iu.test(plain) ? plain.toUpperCase() : undefined;
  const system = attribute(child(parent, "a:sysClr"), "lastClr");
  if (system !== undefined) return system.toUpperCase();
  const themed = child(parent, "a:schemeClr");
  const name = attribute(themed, "val");
  const base = name === undefined ? undefined : styles.theme.color(SCHEME_NAMES[name] ?? name);
  if (base === undefined) return undefined;
  const modulation = integer(child(themed, "a:lumMod"), "val");
  const offset = integer(child(themed, "a:lumOff"), "val") ?? 0;
  return modulation === undefined ? base : lighten(base, modulation / 100_000, offset / 100_000);
}

const SCHEME_NAMES: Readonly<Record<string, string>> = { tx1: "dk1", bg1: "lt1", tx2: "dk2", bg2: "lt2" };

/** Lightness times a factor plus an offset, hue and saturation kept: close to HSL for the tints of themes. */
function lighten(color: string, factor: number, offset: number): string {
  const channels = [0, 2, 4].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const lightness = (Math.max(...channels) + Math.min(...channels)) / 2;
  const target = Math.min(Math.max(lightness * factor + offset, 0), 1);
  const mixed = channels.map((channel) =>
    target <= lightness
      ? channel * (lightness === 0 ? 0 : target / lightness)
      : 1 - ((1 - channel) * (1 - target)) / (1 - lightness || 1),
  );
  return mixed
    .map((channel) =>
      Math.round(channel * 255)
        .toString(16)
        .padStart(2, "0")
        .toUpperCase(),
    )
    .join("");
}
