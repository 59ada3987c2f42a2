import type { Credential } from "../model/credential";
import { issuerById } from "../skills/lexicon";
import { resolveCredential } from "../skills/resolve";
import { factsOf } from "./known-facts";
import { platformOf } from "./platforms";

/**
 * Fills in what the address of a credential's page tells and the credential does not: who gave it, its number, its kind.
 * A platform that hosts what others give stands after them: "Google, via Coursera".
 */
export function withPlatform(credential: Credential): Credential {
  const platform = credential.url === undefined ? null : platformOf(credential.url);
  const { kind, credentialId, isCarrier = false } = platform ?? {};
  const issuer = issuerOf(credential, isCarrier || platform === null ? undefined : platform);
  return {
    ...credential,
    ...(credential.kind !== undefined || kind === undefined ? {} : { kind }),
    ...(credential.credentialId !== undefined || credentialId === undefined || isCarrier ? {} : { credentialId }),
    ...(issuer === undefined ? {} : { issuer }),
  };
}

function issuerOf(
  credential: Credential,
  platform: { readonly name: string; readonly isHost: boolean } | undefined,
): string | undefined {
  const { giver, host } = partsOf(credential.issuer);
  const hostName = host ?? (platform?.isHost === true ? platform.name : undefined);
  const isPart = giver !== undefined && platform?.name.startsWith(`${giver} `) === true;
  // "LinkedIn" of a page of LinkedIn Learning, "Google" of one of its Digital Garage.
  const by = isPart
    ? platform.name
    : (giver ?? (hostName === undefined ? platform?.name : giverOf(credential, hostName)));
  if (by === undefined || hostName === undefined || by.toLowerCase().includes(hostName.toLowerCase())) {
    return by ?? hostName;
  }
  return `${by}, via ${hostName}`;
}

/**
 * Who grants what the name says, where the name itself says it: a Google certificate on Coursera is Google's. A platform
 * where anyone may teach says nothing of the kind, nor does any platform of a certification, for which it only prepares.
 */
function giverOf({ name, acronym }: Credential, hostName: string): string | undefined {
  const row = resolveCredential({ name, ...(acronym === undefined ? {} : { acronym }) });
  const isHosted = row?.kind === "professional-certificate" || row?.kind === "course";
  if (!isHosted || !/^(?:coursera|edx)/iu.test(hostName) || issuerById(row.issuer)?.kind === "platform")
    return undefined;
  return factsOf(row).issuer;
}

const HOST = String.raw`(?<host>(?:coursera|edx|futurelearn|udemy)(?:\.(?:org|com)|,? inc\.?)?)`;
/** Between two names of one issuer, in any of the ways in which people write them. */
const BETWEEN = String.raw`\s*(?:,?\s(?:via|through|on|by|at|over|über|par|por|tramite|door|przez)\s|\s[-–—|/·]\s|,\s|\s?\()\s*`;
const HOST_LAST = new RegExp(`^(?<giver>.*?\\S)${BETWEEN}${HOST}\\)?$`, "iu");
const HOST_FIRST = new RegExp(`^${HOST}${BETWEEN}(?<giver>[^()]*[^()\\s])\\)?$`, "iu");
const HOST_ALONE = new RegExp(`^${HOST}$`, "iu");

/** Parts an issuer into who gives and the platform that hosts it, in whichever order they stand. */
function partsOf(issuer: string | undefined): { readonly giver?: string; readonly host?: string } {
  if (issuer === undefined) return {};
  for (const order of [HOST_ALONE, HOST_LAST, HOST_FIRST]) {
    const { giver, host } = order.exec(issuer)?.groups ?? {};
    if (host !== undefined) return { host, ...(giver === undefined ? {} : { giver }) };
  }
  return { giver: issuer };
}
