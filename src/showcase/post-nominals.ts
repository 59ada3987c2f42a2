import type { IdentifiedCredential } from "../model/credential";
import { resolveCredential } from "../skills/resolve";

/**
 * Letters that may follow a name, in the usual order: licence, then certification, as the ANA and ANCC recommend
 * ("Jane Doe, RN, CCRN"). Platform certificates, badges and most vendor certifications are not used after a name; which
 * are is a fact of the lexicon. Expects held credentials only, best first.
 */
export function postNominals(held: readonly IdentifiedCredential[]): readonly string[] {
  const found = held.flatMap((credential) => {
    const known = resolveCredential(credential);
    if (known === null || !known.postNominal || known.acronym === undefined) return [];
    return [{ letters: known.acronym, isLicence: known.kind === "licence" }];
  });
  const ordered = [...found.filter(({ isLicence }) => isLicence), ...found.filter(({ isLicence }) => !isLicence)];
  return [...new Set(ordered.map(({ letters }) => letters))];
}
