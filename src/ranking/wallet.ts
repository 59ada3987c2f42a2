import { isHigherOfTrack } from "../skills/tracks";
import type { Holding } from "./holding";
import { isHigherByName } from "./levels";

/** All credentials of a person, so that each can be seen beside those that concern it: its track, its duplicates. */
export class Wallet {
  readonly #byRow = new Map<string, Holding[]>();
  readonly #byName = new Map<string, Holding[]>();
  readonly #higher = new Map<string, readonly Holding[]>();
  readonly #higherByName = new Map<Holding, readonly Holding[]>();
  readonly #earned: readonly Holding[];

  /** `shownElsewhere`: ids of skills that the resume's experience and projects show; `year`: the current one. */
  constructor(
    held: readonly Holding[],
    readonly shownElsewhere: ReadonlySet<string> = new Set(),
    readonly year?: number,
  ) {
    this.#earned = held.filter(({ status }) => status === "earned");
    for (const holding of [...this.#earned].sort((one, two) => (one.credential.id < two.credential.id ? -1 : 1))) {
      const [map, key] = this.#placeOf(holding);
      const list = map.get(key);
      if (list === undefined) map.set(key, [holding]);
      else list.push(holding);
    }
  }

  /** Valid credentials that are a higher level of the same track, one for each certification. */
  higherThan(holding: Holding): readonly Holding[] {
    const { row } = holding;
    if (row === null) return this.#unknownHigherThan(holding);
    const known = this.#higher.get(row.id);
    if (known !== undefined) return known;
    const higher = [...this.#byRow.values()].flatMap(([first]) =>
      first !== undefined && isHigherOfTrack(first, holding) ? [first] : [],
    );
    this.#higher.set(row.id, higher);
    return higher;
  }

  /** Of certificates that no table knows, those whose names say that they are the higher level or the later version. */
  #unknownHigherThan(holding: Holding): readonly Holding[] {
    const known = this.#higherByName.get(holding);
    if (known !== undefined) return known;
    const higher = this.#earned.filter((other) => isHigherByName(other.credential, holding.credential));
    this.#higherByName.set(holding, higher);
    return higher;
  }

  /** Valid credentials of the same certification, or of the same name when it is not a known one; itself among them. */
  sameAs(holding: Holding): readonly Holding[] {
    const [map, key] = this.#placeOf(holding);
    return map.get(key) ?? [];
  }

  #placeOf({ row, credential }: Holding): readonly [Map<string, Holding[]>, string] {
    return row === null ? [this.#byName, credential.name.toLowerCase()] : [this.#byRow, row.id];
  }
}
