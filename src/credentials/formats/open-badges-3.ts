import type { Verification } from "../../model/credential";
import { at, type Draft, type DraftOrMalformed, type Fields, isFields, listOf, own, textOf } from "../draft";
import { verifyProof } from "../verification/data-integrity";
import { checkStatus } from "../verification/status-list";
import { type CredentialFormat, placeWithin, type Reader } from "./format";

/**
 * Open Badges 3.0 (OpenBadgeCredential, AchievementCredential) and the Comprehensive Learner Record 2.0 that holds
 * several: W3C Verifiable Credentials with a Data Integrity proof, or none.
 */
export const OPEN_BADGES_3: CredentialFormat = {
  name: "Open Badges 3.0",
  holds: isVerifiableCredential,
  read: async (value, place, reader) => {
    if (!isFields(value)) return [];
    const token = envelopedToken(value);
    if (token !== null) return reader.read(token, place);
    return readVerifiableCredential(value, place, reader, await verifyProof(value, reader.keys));
  },
};

export function isVerifiableCredential(value: unknown): boolean {
  const types = listOf(own(value, "type"));
  return (
    ["VerifiableCredential", "EnvelopedVerifiableCredential"].some((type) => types.includes(type)) ||
    isFields(own(value, "credentialSubject"))
  );
}

/** A VC-JWT wrapped up as a data URL (VC Data Model 2.0 §4.13). */
function envelopedToken(value: Fields): string | null {
  const isEnvelope = listOf(own(value, "type")).includes("EnvelopedVerifiableCredential");
  return isEnvelope
    ? (/^data:application\/vc\+jwt,(?<token>.+)$/su.exec(textOf(own(value, "id")) ?? "")?.groups?.token ?? null)
    : null;
}

/** Reads a credential whose signature was checked before; what is fetched (its status) may yet fail it. */
export async function readVerifiableCredential(
  credential: Fields,
  place: string,
  reader: Reader,
  signature: Verification,
): Promise<readonly DraftOrMalformed[]> {
  const subjects = listOf(own(credential, "credentialSubject"));
  const verification = await withStatus(credential, signature, reader);
  const drafts: DraftOrMalformed[] = [];
  for (const [index, subject] of subjects.entries()) {
    const inner = placeWithin(place, subjects.length > 1 ? `credentialSubject[${index}]` : "credentialSubject");
    const contained = listOf(own(subject, "verifiableCredential"));
    for (const [turn, one] of contained.entries()) {
      const read = await reader.read(one, `${inner}.verifiableCredential[${turn}]`);
      drafts.push(...read.map((draft) => underRecord(draft, verification)));
    }
    for (const achievement of listOf(own(subject, "achievement"))) {
      if (contained.length > 0 && isRetold(achievement, contained)) continue;
      drafts.push(draftOf(credential, subject, achievement, { place, verification }));
    }
  }
  return drafts.length > 0 ? drafts : [{ place, problem: "it names no achievement" }];
}

/** Kinds by `achievementType`; those of study that belong under Education have none. */
const KINDS: Readonly<Record<string, string>> = {
  Certification: "certification",
  MasterCertificate: "certification",
  JourneymanCertificate: "certification",
  License: "licence",
  Certificate: "certificate",
  CertificateOfCompletion: "certificate",
  ApprenticeshipCertificate: "certificate",
  Course: "course",
  LearningProgram: "training",
  Badge: "badge",
  MicroCredential: "badge",
};

const STATUSES: Readonly<Record<string, string>> = {
  InProgress: "in-progress",
  Enrolled: "in-progress",
  OnHold: "in-progress",
  Provisional: "in-progress",
};

function draftOf(
  credential: Fields,
  subject: unknown,
  achievement: unknown,
  { place, verification }: { readonly place: string; readonly verification: Verification },
): DraftOrMalformed {
  const results = listOf(own(subject, "result")).flatMap((result) => textOf(own(result, "status")) ?? []);
  if (results.some((status) => status === "Failed" || status === "Withdrew")) {
    return { place, problem: "its result says that it was not achieved" };
  }
  const issuedName = ["awardedDate", "validFrom", "issuanceDate"].find((key) => own(credential, key) !== undefined);
  const expiresName = ["validUntil", "expirationDate"].find((key) => own(credential, key) !== undefined);
  const page = textOf(own(credential, "id"));
  const draft: Draft = {
    place,
    fields: {
      name: own(achievement, "name") ?? own(credential, "name"),
      issuer: nameOf(own(credential, "issuer")) ?? nameOf(own(achievement, "creator")),
      kind: listOf(own(achievement, "achievementType")).flatMap((type) => KINDS[String(type)] ?? [])[0] ?? "badge",
      issued: issuedName === undefined ? undefined : own(credential, issuedName),
      expires: expiresName === undefined ? undefined : own(credential, expiresName),
      status: results.flatMap((status) => STATUSES[status] ?? [])[0],
      credentialId: own(subject, "licenseNumber"),
      url: page !== undefined && /^https?:/iu.test(page) ? page : undefined,
      description: own(achievement, "description"),
      skills: [
        ...listOf(own(achievement, "tag")).flatMap((tag) => textOf(tag) ?? []),
        ...listOf(own(achievement, "alignment")).flatMap((alignment) => textOf(own(alignment, "targetName")) ?? []),
      ],
    },
    names: {
      name: "credentialSubject.achievement.name",
      ...(issuedName === undefined ? {} : { issued: issuedName }),
      ...(expiresName === undefined ? {} : { expires: expiresName }),
      credentialId: "credentialSubject.licenseNumber",
      url: "id",
    },
    verification,
  };
  return draft;
}

async function withStatus(
  credential: Fields,
  signature: Verification,
  { fetcher, today }: Reader,
): Promise<Verification> {
  if (signature.status === "failed") return signature;
  const status = await checkStatus(credential, fetcher);
  if (status !== null && typeof status !== "string") return status;
  const end = textOf(own(credential, "validUntil")) ?? textOf(own(credential, "expirationDate"));
  const isOver = end !== undefined && today !== undefined && end.slice(0, 10) < today;
  const notes = [status, isOver ? `It was valid until ${end.slice(0, 10)}.` : null];
  return { ...signature, reason: [signature.reason, ...notes.filter((note) => note)].join(" ") };
}

/** A badge without a signature of its own is as good as the record that holds it. */
function underRecord(draft: DraftOrMalformed, record: Verification): DraftOrMalformed {
  if ("problem" in draft) return draft;
  const own = draft.verification;
  if (record.status === "failed" || own === undefined || own.reason.startsWith("It is not signed")) {
    return { ...draft, verification: { ...record, reason: `As part of its record: ${record.reason}` } };
  }
  return draft;
}

/** A record may list an achievement and the badge for it. */
function isRetold(achievement: unknown, contained: readonly unknown[]): boolean {
  const id = textOf(own(achievement, "id"));
  return (
    id !== undefined &&
    contained.some((one) =>
      listOf(at(one, "credentialSubject", "achievement")).some((inner) => own(inner, "id") === id),
    )
  );
}

/** An issuer may be its address alone, which is no name. */
function nameOf(value: unknown): string | undefined {
  const [first] = listOf(value);
  return textOf(own(first, "name"));
}
