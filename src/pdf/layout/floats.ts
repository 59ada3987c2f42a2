import type { FlowBlock, FlowFloat, FlowImage, FlowTextBox } from "../../model/flow";
import type { PageSetup } from "../../model/look";
import type { ColumnArea, Surroundings } from "./column";
import type { Composer, LayoutSettings } from "./composer";
import { type DisplayItem, moved } from "./display";
import { drawPicture, pictureNode } from "./picture";

/** The floating things of one page: where they stand, and the room they leave for text. */
export interface PageFloats {
  readonly around: (composer: Composer, area: ColumnArea) => Surroundings;
  readonly anchor: (composer: Composer, block: FlowBlock, index: number, top: number, area: ColumnArea) => void;
  /** Takes back what was anchored since the last `keep`. */
  readonly reset: () => void;
  readonly keep: () => void;
  /** Adds the things kept that are anchored up to a block to the page's items, below or among the text, once. */
  readonly draw: (upTo: number) => void;
}

interface Placed {
  readonly block: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly float: FlowFloat;
  readonly items: readonly DisplayItem[];
}

/** Less room than this beside a floating thing is not used. */
const LEAST_ROOM = 54;

export function floatsOn(
  page: PageSetup,
  behind: DisplayItem[],
  front: DisplayItem[],
  settings: LayoutSettings,
): PageFloats {
  const kept: Placed[] = [];
  const drawn = new Set<Placed>();
  let open: Placed[] = [];
  const all = () => [...kept, ...open];

  const anchor: PageFloats["anchor"] = (composer, block, index, top, area) => {
    for (const object of floatingObjects(block)) {
      const { float } = object;
      const drawing =
        object.kind === "image"
          ? { items: drawPicture(object, pictureNode(object, null), settings.context), height: object.height }
          : composer.drawBox(object);
      const x = float.x + { page: 0, margin: page.marginLeft, column: area.x }[float.from.x];
      const y = float.y + { page: 0, margin: page.marginTop, paragraph: top }[float.from.y];
      open.push({ block: index, x, y, width: object.width, height: drawing.height, float, items: drawing.items });
    }
  };
  const surrounding = (y: number, height: number, { x, width }: ColumnArea) =>
    all().filter((one) => {
      if (one.float.wrap === "none") return false;
      const { top = 0, bottom = 0 } = one.float.distance ?? {};
      const isBeside = one.x < x + width && one.x + one.width > x;
      return isBeside && one.y - top < y + height - 0.01 && one.y + one.height + bottom > y + 0.01;
    });
  const isBarrier = (one: Placed, area: ColumnArea): boolean => {
    if (one.float.wrap === "top-and-bottom") return true;
    return Math.max(one.x - area.x, area.x + area.width - one.x - one.width) < LEAST_ROOM;
  };

  return {
    anchor,
    reset: () => {
      open = [];
    },
    keep: () => {
      kept.push(...open);
      open = [];
    },
    draw: (upTo) => {
      for (const one of kept) {
        if (one.block > upTo || drawn.has(one)) continue;
        drawn.add(one);
        const target = one.float.behind ? behind : front;
        for (const item of one.items) target.push(moved(item, one.x, one.y));
      }
    },
    around: (composer, area) => ({
      anchor: (block, top) => {
        const anchored = composer.blocks[block];
        if (anchored !== undefined) anchor(composer, anchored, block, top, area);
      },
      release: (block) => {
        open = open.filter((one) => one.block < block);
      },
      roomAt: (y, height) => {
        let [leading, trailing] = [0, 0];
        for (const one of surrounding(y, height, area)) {
          if (isBarrier(one, area)) continue;
          const { left = 0, right = 0 } = one.float.distance ?? {};
          const roomLeft = one.x - area.x;
          const roomRight = area.x + area.width - one.x - one.width;
          if (roomRight >= roomLeft) leading = Math.max(leading, one.x + one.width + right - area.x);
          else trailing = Math.max(trailing, area.x + area.width - one.x + left);
        }
        return { leading, trailing };
      },
      below: (y, height) => {
        let at = y;
        for (let turn = 0; turn < 20; turn += 1) {
          const barrier = surrounding(at, height, area).find((one) => isBarrier(one, area));
          if (barrier === undefined) break;
          at = barrier.y + barrier.height + (barrier.float.distance?.bottom ?? 0);
        }
        return at;
      },
    }),
  };
}

function floatingObjects(block: FlowBlock): readonly ((FlowImage | FlowTextBox) & { readonly float: FlowFloat })[] {
  if (block.kind !== "paragraph") return [];
  return block.inlines.flatMap((inline) =>
    (inline.kind === "image" || inline.kind === "text-box") && inline.float !== undefined
      ? [{ ...inline, float: inline.float }]
      : [],
  );
}
