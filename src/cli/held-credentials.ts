import { credentialsOf } from "../credentials/from-resume";
import { mergeCredentials } from "../credentials/merge";
import { readCredentials } from "../credentials/read";
import type { IdentifiedCredential } from "../model/credential";
import type { ResumeDocument } from "../model/document";
import { asCredentialsInput, readCredentialsFiles } from "./files";

/** What a person holds: the credentials of files and those that the resume names, merged; and what was odd in them. */
export async function heldCredentials(
  files: readonly string[] | undefined,
  document: ResumeDocument | undefined,
  today: string,
): Promise<{ readonly credentials: readonly IdentifiedCredential[]; readonly warnings: readonly string[] }> {
  const given = await readCredentials(asCredentialsInput((await readCredentialsFiles(files)) ?? []), { today });
  const found = document === undefined ? [] : credentialsOf(document, { today }).map(({ credential }) => credential);
  const merged = mergeCredentials([given.credentials, found]);
  const odd = [...given.messages, ...merged.messages].filter(({ severity }) => severity === "warning");
  return { credentials: merged.credentials, warnings: odd.map(({ reason }) => `Warning: ${reason}`) };
}
