import type { Credential, CredentialStatus, PartialDate } from "../model/credential";

/**
 * What a credential is on a day: one that says it is in progress is not earned yet, nor is one whose date of issue is
 * still to come; one past its expiry has lapsed. Expiry to the month or year lasts to its end. Without a day the
 * credential's own word stands.
 */
export function statusOn(
  { status, issued, expires }: Pick<Credential, "status" | "issued" | "expires">,
  today: PartialDate | undefined,
): CredentialStatus {
  if (status === "in-progress" || status === "lapsed") return status;
  if (today === undefined) return "earned";
  if (expires !== undefined && isBefore(expires, today)) return "lapsed";
  return issued !== undefined && isBefore(today, issued) ? "in-progress" : "earned";
}

/** Whether the whole of one date lies before the other; dates that share what both say are not before each other. */
export function isBefore(date: PartialDate, other: PartialDate): boolean {
  const length = Math.min(date.length, other.length);
  return date.slice(0, length) < other.slice(0, length);
}
