import type { Credential } from "../model/credential";

/** What the address of a credential's page tells, without opening it. */
export interface Platform {
  readonly name: string;
  /** Whether others give their credentials through it, so that it stands after them: "Google, via Coursera". */
  readonly isHost: boolean;
  readonly kind?: Credential["kind"];
  /** The code in the address. */
  readonly credentialId?: string;
  /** What was earned, where the address spells it: "Inbound Marketing" of `…/inbound-marketing`. */
  readonly title?: string;
}

interface Shape {
  readonly pattern: RegExp;
  readonly name: string;
  readonly isHost?: boolean;
  readonly kind?: Credential["kind"];
}

/** Shapes of addresses, the more telling first; the group `code` is the credential's number, `slug` its name. */
const SHAPES: readonly Shape[] = [
  {
    pattern:
      /^coursera\.org\/(?:account\/accomplishments|verify)\/(?:professional-cert|specialization)\/(?<code>[\w-]{6,40})/iu,
    name: "Coursera",
    isHost: true,
    kind: "certificate",
  },
  {
    pattern:
      /^coursera\.org\/(?:account\/accomplishments\/(?:certificate|verify|records)|verify|share)\/(?<code>[\w-]{6,40})/iu,
    name: "Coursera",
    isHost: true,
    kind: "course",
  },
  { pattern: /^coursera\.org\//iu, name: "Coursera", isHost: true },
  {
    pattern: /^(?:courses|credentials|learning)\.edx\.org\/(?:certificates|credentials)\/(?<code>[0-9a-f-]{32,36})/iu,
    name: "edX",
    isHost: true,
    kind: "certificate",
  },
  { pattern: /^(?:[\w-]+\.)?edx\.org\//iu, name: "edX", isHost: true },
  {
    pattern:
      /^(?:graduation\.udacity\.com|udacity\.com\/certificate|confirm\.udacity\.com)\/(?:confirm\/)?(?<code>[\w-]{5,40})/iu,
    name: "Udacity",
    kind: "nanodegree",
  },
  { pattern: /^(?:[\w-]+\.)?udacity\.com\//iu, name: "Udacity" },
  {
    pattern: /^linkedin\.com\/learning\/certificates\/(?<code>[0-9a-f]{20,64})/iu,
    name: "LinkedIn Learning",
    kind: "course",
  },
  {
    pattern: /^skillshop\.(?:exceedlms\.com|credential\.net)\/(?:student\/award\/)?(?<code>[\w-]{4,60})/iu,
    name: "Google",
    kind: "certification",
  },
  {
    pattern: /^skillshop\.(?:exceedlms\.com|withgoogle\.com|docebosaas\.com)\//iu,
    name: "Google",
    kind: "certification",
  },
  { pattern: /^learndigital\.withgoogle\.com\//iu, name: "Google Digital Garage" },
  {
    pattern: /^(?:grow\.google|skills\.google|cloudskillsboost\.google|(?:www\.)?cloudskillsboost\.google)\//iu,
    name: "Google",
  },
  {
    pattern:
      /^app(?:-[a-z0-9]+)?\.hubspot\.com\/academy\/achievements\/(?<code>[\w-]{4,60})(?:\/[a-z]{2}(?:-[a-z]{2})?\/\d{1,3}\/[\w-]{1,80}\/(?<slug>[\w-]{3,80}))?/iu,
    name: "HubSpot Academy",
    kind: "certification",
  },
  { pattern: /^(?:academy|app)\.hubspot\.com\//iu, name: "HubSpot Academy" },
  {
    pattern:
      /^learn\.microsoft\.com\/[^?#]{0,80}?credentials\/(?:certifications?\/(?<slug>[a-z][a-z-]{3,80})|(?<code>[\da-f]{12,32}))?/iu,
    name: "Microsoft",
    kind: "certification",
  },
  { pattern: /^learn\.microsoft\.com\//iu, name: "Microsoft" },
  {
    pattern:
      /^(?:trailhead\.salesforce\.com\/(?:[\w-]{2,5}\/)?credentials|sforce\.co|certification\.salesforce\.com)\b/iu,
    name: "Salesforce",
    kind: "certification",
  },
  { pattern: /^(?:trailhead|trailblazer)\.(?:salesforce\.com|me)\//iu, name: "Salesforce" },
  { pattern: /^(?:www\.)?credly\.com\/badges\/(?<code>[0-9a-f-]{36})/iu, name: "Credly", kind: "badge" },
  {
    pattern: /^futurelearn\.com\/certificates\/(?<code>[\w-]{4,40})/iu,
    name: "FutureLearn",
    isHost: true,
    kind: "certificate",
  },
  { pattern: /^udemy\.com\/certificate\/(?<code>UC-[\w-]{4,60})/iu, name: "Udemy", isHost: true, kind: "course" },
];

/** Who is behind an address, and what it says of the credential; null when it is none of the known ones. */
export function platformOf(url: string): Platform | null {
  const address = url.replace(/^https?:\/\/(?:www\.)?/iu, "");
  for (const { pattern, name, isHost = false, kind } of SHAPES) {
    const match = pattern.exec(address);
    if (match === null) continue;
    const { code, slug } = match.groups ?? {};
    return {
      name,
      isHost,
      ...(kind === undefined ? {} : { kind }),
      ...(code === undefined ? {} : { credentialId: code }),
      ...(slug === undefined ? {} : { title: titleOf(slug) }),
    };
  }
  return null;
}

/** `azure-fundamentals` as words; small words stay small. */
function titleOf(slug: string): string {
  return slug
    .split("-")
    .map((word, index) => (index > 0 && /^(?:and|of|for|in|the|with|to|on)$/u.test(word) ? word : capitalized(word)))
    .join(" ");
}

function capitalized(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}

/**
 * Fills in what the address of a credential's page tells and the credential does not: who gave it, its number, its kind.
 * A platform that hosts what others give stands after them.
 */
export function withPlatform(credential: Credential): Credential {
  const platform = credential.url === undefined ? null : platformOf(credential.url);
  if (platform === null) return credential;
  const { name, isHost, kind, credentialId } = platform;
  // Credly carries what others give; its code is that of the badge, not of the credential.
  const isCarrier = name === "Credly";
  return {
    ...credential,
    ...(credential.kind !== undefined || kind === undefined ? {} : { kind }),
    ...(credential.credentialId !== undefined || credentialId === undefined || isCarrier ? {} : { credentialId }),
    ...(isCarrier ? {} : { issuer: issuerVia(credential.issuer, name, isHost) }),
  };
}

function issuerVia(issuer: string | undefined, platform: string, isHost: boolean): string {
  if (issuer === undefined) return platform;
  return !isHost || issuer.toLowerCase().includes(platform.toLowerCase()) ? issuer : `${issuer}, via ${platform}`;
}
