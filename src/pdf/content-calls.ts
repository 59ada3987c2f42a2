/** A call of a content stream that paints another stream, or sets a font or a state that may. */
export interface Call {
  readonly kind: "XObject" | "Pattern" | "ExtGState" | "Font";
  readonly name: string;
}

const CALLS: Readonly<Record<string, Call["kind"]>> = {
  Do: "XObject",
  scn: "Pattern",
  SCN: "Pattern",
  gs: "ExtGState",
  Tf: "Font",
};

/** The calls of a content stream, in order. */
export function* callsIn(content: string): Generator<Call> {
  for (const [, name = "", operator = ""] of content.matchAll(
    /\/([^\s/[\]()<>{}%]+)\s+(?:[-+.\d]+\s+)?(Do|scn|SCN|gs|Tf)(?=$|[\s/[(<])/gu,
  )) {
    const kind = CALLS[operator];
    if (kind !== undefined) yield { kind, name };
  }
}
