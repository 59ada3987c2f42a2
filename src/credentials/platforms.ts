import type { Credential } from "../model/credential";
import { resolveCredential } from "../skills/resolve";

/** What the address of a credential's page tells, without opening it. */
export interface Platform {
  readonly name: string;
  /** Whether others give their credentials through it, so that it stands after them: "Google, via Coursera". */
  readonly isHost: boolean;
  /** Whether it only shows what others give: its code is that of the badge, not of the credential. */
  readonly isCarrier: boolean;
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
  readonly isCarrier?: boolean;
  readonly kind?: Credential["kind"];
}

/** Shapes of addresses, the more telling first; the group `code` is the credential's number, `slug` its name. */
const SHAPES: readonly Shape[] = [
  {
    pattern:
      /^coursera\.org\/(?:account\/accomplishments|verify)\/(?:professional-cert|specialization)\/(?:certificate\/)?(?<code>[\w-]{6,40})/iu,
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
  {
    pattern: /^coursera\.org\/(?:professional-certificates|specializations)\/(?<slug>[a-z][a-z-]{3,80})/iu,
    name: "Coursera",
    isHost: true,
    kind: "certificate",
  },
  { pattern: /^coursera\.org\//iu, name: "Coursera", isHost: true },
  {
    pattern:
      /^(?:courses|credentials|learning|verify)\.edx\.org\/(?:certificates|credentials|cert)\/(?<code>[0-9a-f-]{32,36})/iu,
    name: "edX",
    isHost: true,
    kind: "certificate",
  },
  { pattern: /^(?:[\w-]+\.)?edx\.org\//iu, name: "edX", isHost: true },
  {
    pattern:
      /^(?:(?:graduation|confirm)\.udacity\.com|udacity\.com\/certificate)\/(?:confirm\/)?(?:e\/)?(?<code>[\w-]{5,40})/iu,
    name: "Udacity",
    kind: "nanodegree",
  },
  { pattern: /^(?:[\w-]+\.)?udacity\.com\//iu, name: "Udacity" },
  {
    pattern: /^linkedin\.com\/learning\/certificates\/(?<code>[0-9a-f]{16,64})/iu,
    name: "LinkedIn Learning",
    kind: "course",
  },
  { pattern: /^linkedin\.com\/learning\//iu, name: "LinkedIn Learning", kind: "course" },
  {
    pattern: /^skillshop\.(?:exceedlms\.com\/student\/award|credential\.net)\/(?<code>[\w-]{4,60})/iu,
    name: "Google",
    kind: "certification",
  },
  {
    pattern: /^skillshop\.(?:exceedlms\.com|credential\.net|withgoogle\.com|docebosaas\.com)\//iu,
    name: "Google",
    kind: "certification",
  },
  {
    pattern: /^(?:learndigital|digitalgarage)\.withgoogle\.com\//iu,
    name: "Google Digital Garage",
    kind: "certificate",
  },
  {
    pattern: /^grow\.google\/(?:intl\/[\w-]{2,12}\/)?certificates\/(?<slug>[a-z][a-z-]{3,80})/iu,
    name: "Google",
    kind: "certificate",
  },
  { pattern: /^(?:grow\.google|skills\.google|cloudskillsboost\.google|google\.accredible\.com)\//iu, name: "Google" },
  {
    pattern:
      /^app(?:-[a-z0-9]+)?\.hubspot\.com\/academy\/achievements\/(?<code>[\w-]{4,60})(?:\/[a-z]{2}(?:-[a-z]{2})?\/\d{1,3}\/[\w-]{1,80}\/(?<slug>[\w-]{3,80}))?/iu,
    name: "HubSpot Academy",
    kind: "certification",
  },
  { pattern: /^(?:academy|app(?:-[a-z0-9]+)?)\.hubspot\.com\//iu, name: "HubSpot Academy" },
  {
    pattern: /^learn\.microsoft\.com\/[^?#]{0,80}?certifications?\/(?!exams?\/)(?<slug>[a-z][a-z-]{3,80})/iu,
    name: "Microsoft",
    kind: "certification",
  },
  {
    pattern:
      /^learn\.microsoft\.com\/[^?#]{0,120}?credentials\/(?:share\/[^?#/]{2,12}\/[^?#/]{1,60}\/)?(?<code>[\da-f]{12,32})/iu,
    name: "Microsoft",
    kind: "certification",
  },
  { pattern: /^learn\.microsoft\.com\/[^?#]{0,80}?credentials\//iu, name: "Microsoft", kind: "certification" },
  { pattern: /^learn\.microsoft\.com\//iu, name: "Microsoft" },
  {
    pattern:
      /^(?:trailhead\.salesforce\.com\/(?:[\w-]{2,5}\/)?credentials|sforce\.co|certification\.salesforce\.com)\b/iu,
    name: "Salesforce",
    kind: "certification",
  },
  {
    pattern: /^(?:(?:trailhead|trailblazer)\.(?:salesforce\.com|me)|salesforce\.com\/trailblazer)\//iu,
    name: "Salesforce",
  },
  { pattern: /^(?:aws\.amazon\.com\/verification|cp\.certmetrics\.com\/amazon\/)/iu, name: "Amazon Web Services" },
  {
    pattern: /^(?:credly|youracclaim)\.com\/badges\/(?<code>[0-9a-f-]{36})/iu,
    name: "Credly",
    isCarrier: true,
    kind: "badge",
  },
  {
    pattern: /^credly\.com\/org\/[\w-]{1,80}\/badge\/(?<slug>[a-z][\w-]{3,120})/iu,
    name: "Credly",
    isCarrier: true,
    kind: "badge",
  },
  { pattern: /^credential\.net\/(?<code>[0-9a-f-]{36})/iu, name: "Accredible", isCarrier: true },
  {
    pattern: /^(?:api\.)?(?:eu\.)?badgr\.(?:com|io)\/public\/assertions\/(?<code>[\w-]{8,40})/iu,
    name: "Badgr",
    isCarrier: true,
    kind: "badge",
  },
  {
    pattern: /^futurelearn\.com\/certificates\/(?<code>[\w-]{4,40})/iu,
    name: "FutureLearn",
    isHost: true,
    kind: "certificate",
  },
  {
    pattern: /^(?:udemy\.com\/certificate|ude\.my)\/(?<code>UC-[\w-]{4,60})/iu,
    name: "Udemy",
    isHost: true,
    kind: "course",
  },
];

/** Who is behind an address, and what it says of the credential; null when it is none of the known ones. */
export function platformOf(url: string): Platform | null {
  const address = url.replace(/^https?:\/\/(?:www\.)?/iu, "");
  for (const { pattern, name, isHost = false, isCarrier = false, kind } of SHAPES) {
    const match = pattern.exec(address);
    if (match === null) continue;
    const { code, slug } = match.groups ?? {};
    return {
      name,
      isHost,
      isCarrier,
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

/** What was earned, where the address spells it: by the name it is known under, else in the words of the address. */
export function earnedAt({ title, name: issuer, isCarrier }: Platform): string | null {
  if (title === undefined) return null;
  return resolveCredential({ name: title, ...(isCarrier ? {} : { issuer }) })?.name ?? title;
}
