import type { Face } from "./face";

/** A step of an outline in ems, y upwards: `m` and `l` to a point, `c` a cubic curve (ISO 32000-2 §8.5.2), `h` closes. */
export interface OutlineStep {
  readonly operator: "m" | "l" | "c" | "h";
  readonly points: readonly number[];
}

/** A glyph's outline, to be filled as a shape where it must not be read as text. */
export function outlineOf({ font }: Face, id: number): readonly OutlineStep[] {
  const scale = (values: readonly number[]) => values.map((value) => value / font.unitsPerEm);
  let [x, y] = [0, 0];
  return font.getGlyph(id).path.commands.map(({ command, args }): OutlineStep => {
    const from = [x, y] as const;
    [x = 0, y = 0] = args.length === 0 ? from : args.slice(-2);
    switch (command) {
      case "moveTo":
        return { operator: "m", points: scale(args) };
      case "lineTo":
        return { operator: "l", points: scale(args) };
      case "quadraticCurveTo": {
        const [controlX = 0, controlY = 0] = args;
        const third = (start: number, control: number) => start + ((control - start) * 2) / 3;
        return {
          operator: "c",
          points: scale([
            third(from[0], controlX),
            third(from[1], controlY),
            third(x, controlX),
            third(y, controlY),
            x,
            y,
          ]),
        };
      }
      case "bezierCurveTo":
        return { operator: "c", points: scale(args) };
      default:
        return { operator: "h", points: [] };
    }
  });
}
