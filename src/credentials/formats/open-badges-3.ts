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
  holds: (value) => isVerifiableCredential(value) || isPresentation(value),
  read: async (value, place, reader) => {
    if (!isFields(value)) return [];
    if (isPresentation(value)) return readContained(value, place, reader);
    const token = envelopedToken(value);
    if (token !== null) return reader.read(token, place);
    return readVerifiableCredential(value, place, reader, await verifyProof(value, reader.keys));
  },
};

export function isVerifiableCredential(value: unknown): boolean {
  const types = listOf(own(value, "type"));
  return (
    ["VerifiableCredential", "EnvelopedVerifiableCredential", "EnvelopedVerifiablePresentation"].some((type) =>
      types.includes(type),
    ) || isFields(own(value, "credentialSubject"))
  );
}

/** What a wallet exports: a holder's credentials together (VC Data Model 2.0 §4.13). Its own signature is the holder's. */
export function isPresentation(value: unknown): boolean {
  return listOf(own(value, "type")).includes("VerifiablePresentation");
}

/** Reads the credentials that another record holds. */
export async function readContained(
  holder: unknown,
  place: string,
  { read }: Reader,
): Promise<readonly DraftOrMalformed[]> {
  const drafts: DraftOrMalformed[] = [];
  for (const [turn, one] of listOf(own(holder, "verifiableCredential")).entries()) {
    drafts.push(...(await read(one, placeWithin(place, `verifiableCredential[${turn}]`))));
  }
  return drafts;
}

/** A signed credential or presentation wrapped up as a data URL (VC Data Model 2.0 §4.13). */
function envelopedToken(value: Fields): string | null {
  const isEnvelope = listOf(own(value, "type")).some((type) => /^EnvelopedVerifiable/u.test(String(type)));
  return isEnvelope
    ? (/^data:application\/v[cp][^,]{0,60}jwt[^,]{0,40},(?<token>.+)$/su.exec(textOf(own(value, "id")) ?? "")?.groups
        ?.token ?? null)
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
    const read = await readContained(subject, inner, reader);
    drafts.push(...read.map((draft) => underRecord(draft, verification)));
    for (const achievement of listOf(own(subject, "achievement"))) {
      if (contained.length > 0 && isRetold(achievement, contained)) continue;
      drafts.push(draftOf(credential, subject, achievement, { place, verification }));
    }
  }
  if (drafts.length > 0) return drafts;
  const isEndorsement = listOf(own(credential, "type")).includes("EndorsementCredential");
  const problem = isEndorsement ? "it endorses another credential and is none of its own" : "it names no achievement";
  return [{ place, problem }];
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
      name: wordsOf(own(achievement, "name")) ?? wordsOf(own(credential, "name")),
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
  return textOf(wordsOf(own(first, "name")));
}

/** A text may carry its language, and stand in several (VC Data Model 2.0 §11.1): the first is taken. */
function wordsOf(value: unknown): unknown {
  const [first] = Array.isArray(value) ? value : [value];
  return own(first, "@value") ?? first;
}
