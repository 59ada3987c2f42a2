import type { FlowFloat } from "../model/flow";
import type { FlowPlace } from "./flow-reader";
import { attribute, child, integer, type XmlElement } from "./xml";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** English Metric Units to the point (ECMA-376 Part 1 §20.1.2.1). */
export const EMU = 12_700;

/** Where an anchored drawing stands (ECMA-376 Part 1 §20.4.2.3): alignments become offsets. */
export function floatOfAnchor(anchor: XmlElement, size: Size, { page, width }: FlowPlace): FlowFloat {
  const horizontal = child(anchor, "wp:positionH");
  const vertical = child(anchor, "wp:positionV");
  const bodyWidth = page.width - page.marginLeft - page.marginRight;
  const bodyHeight = page.height - page.marginTop - page.marginBottom;
  const [fromX, spanX, shiftX] = horizontalFrame(attribute(horizontal, "relativeFrom"), page, bodyWidth, width);
  const [fromY, spanY, shiftY] = verticalFrame(attribute(vertical, "relativeFrom"), page, bodyHeight);
  const distance = (name: string) => (integer(anchor, name) ?? 0) / EMU;
  const isBehind = /^(1|true|on)$/u.test(attribute(anchor, "behindDoc") ?? "");
  return {
    x: shiftX + offsetOf(horizontal, spanX, size.width),
    y: shiftY + offsetOf(vertical, spanY, size.height),
    from: { x: fromX, y: fromY },
    wrap: wrapOf(anchor),
    distance: {
      top: distance("distT"),
      right: distance("distR"),
      bottom: distance("distB"),
      left: distance("distL"),
    },
    ...(isBehind ? { behind: true } : {}),
  };
}

function wrapOf(anchor: XmlElement): FlowFloat["wrap"] {
  if (child(anchor, "wp:wrapTopAndBottom") !== undefined) return "top-and-bottom";
  const isAround = ["wp:wrapSquare", "wp:wrapTight", "wp:wrapThrough"].some(
    (name) => child(anchor, name) !== undefined,
  );
  return isAround ? "around" : "none";
}

/** Offset within a span: stated, or by alignment in it. */
function offsetOf(position: XmlElement | undefined, span: number, size: number): number {
  const align = child(position, "wp:align")?.text.trim();
  switch (align) {
    case undefined: {
      const share = child(position, "wp14:pctPosHOffset") ?? child(position, "wp14:pctPosVOffset");
      if (share !== undefined) return (Number.parseInt(share.text, 10) / 100_000) * span || 0;
      return Number.parseInt(child(position, "wp:posOffset")?.text ?? "0", 10) / EMU || 0;
    }
    case "center":
      return (span - size) / 2;
    case "right":
    case "bottom":
    case "outside":
      return span - size;
    default:
      return 0;
  }
}

type Frame<From> = readonly [from: From, span: number, shift: number];

function horizontalFrame(
  relative: string | undefined,
  page: FlowPlace["page"],
  bodyWidth: number,
  width: number,
): Frame<FlowFloat["from"]["x"]> {
  switch (relative) {
    case "page":
      return ["page", page.width, 0];
    case "leftMargin":
    case "insideMargin":
      return ["page", page.marginLeft, 0];
    case "rightMargin":
    case "outsideMargin":
      return ["page", page.marginRight, page.width - page.marginRight];
    case "margin":
      return ["margin", bodyWidth, 0];
    default:
      return ["column", width, 0];
  }
}

function verticalFrame(
  relative: string | undefined,
  page: FlowPlace["page"],
  bodyHeight: number,
): Frame<FlowFloat["from"]["y"]> {
  switch (relative) {
    case "page":
      return ["page", page.height, 0];
    case "topMargin":
    case "insideMargin":
      return ["page", page.marginTop, 0];
    case "bottomMargin":
    case "outsideMargin":
      return ["page", page.marginBottom, page.height - page.marginBottom];
    case "margin":
      return ["margin", bodyHeight, 0];
    default:
      return ["paragraph", 0, 0];
  }
}
