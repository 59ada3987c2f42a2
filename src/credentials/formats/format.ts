import type { Limits } from "../../limits";
import type { DraftOrMalformed } from "../draft";
import type { Keys } from "../verification/keys";

/**
 * Fetches what only a network has (a hosted assertion, a status list); given by the caller, because the library opens
 * no connection itself. It is asked for https addresses only, and whom it lets in is the caller's to decide.
 */
export type Fetcher = (address: string) => Promise<Uint8Array | string>;

/** What the formats share while one input is read. */
export interface Reader {
  readonly limits: Limits;
  readonly keys: Keys;
  readonly fetcher: Fetcher | undefined;
  /** Day against which dates are judged. */
  readonly today: string | undefined;
  /** Reads what a record holds within (a badge in a picture, badges in a record of learning) by its own format. */
  readonly read: (value: unknown, place: string) => Promise<readonly DraftOrMalformed[]>;
}

/** One form in which people have their credentials. */
export interface CredentialFormat {
  readonly name: string;
  /** Whether a value is of this form, by its own marks. */
  readonly holds: (value: unknown) => boolean;
  readonly read: (
    value: unknown,
    place: string,
    reader: Reader,
  ) => readonly DraftOrMalformed[] | Promise<readonly DraftOrMalformed[]>;
}

/** `certificates[2]`, `[3].badge`: a place within a place. */
export function placeWithin(place: string, inner: string): string {
  return place === "" || inner.startsWith("[") ? `${place}${inner}` : `${place}.${inner}`;
}
