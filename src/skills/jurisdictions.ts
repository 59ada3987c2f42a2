import { Memory } from "../memory";
import { escaped } from "./words";

/** Names and codes of places that grant licences; a licence of one is not valid in another. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  us: ["united states", "usa", "u.s.", "usajobs"],
  uk: [
    "uk",
    "gb",
    "london",
    "leeds",
    "manchester",
    "birmingham",
    "yorkshire",
    "glasgow",
    "edinburgh",
    "bristol",
    "liverpool",
    "sheffield",
    "nottingham",
    "leicester",
    "surrey",
    "essex",
    "cardiff",
    "belfast",
    "newcastle upon tyne",
    "hampshire",
    "berkshire",
    "hertfordshire",
    "lancashire",
    "cheshire",
    "midlands",
    "district council",
    "borough council",
    "county council",
    "nhs",
    "united kingdom",
    "england",
    "wales",
    "scotland",
    "northern ireland",
    "great britain",
    "england and wales",
  ],
  ie: ["ireland"],
  ca: ["canada"],
  "ca-on": ["ontario", "toronto", "mississauga", "kitchener", "ottawa", "hrpa"],
  "ca-bc": ["british columbia", "vancouver", "victoria bc", "bc"],
  "ca-ab": ["alberta", "calgary", "edmonton"],
  "ca-qc": ["quebec", "montreal"],
  "ca-mb": ["manitoba", "winnipeg"],
  "ca-ns": ["nova scotia", "halifax"],
  "ca-sk": ["saskatchewan"],
  "ca-nb": ["new brunswick canada"],
  au: [
    "australia",
    "new south wales",
    "nsw",
    "victoria australia",
    "queensland",
    "qld",
    "sydney",
    "melbourne",
    "brisbane",
    "perth",
    "adelaide",
    "canberra",
    "safework",
    "tafe",
  ],
  in: ["india", "mumbai", "bengaluru", "bangalore", "hyderabad", "chennai", "pune", "gurgaon", "new delhi"],
  de: [
    "germany",
    "deutschland",
    "berlin",
    "münchen",
    "munich",
    "hamburg",
    "köln",
    "frankfurt",
    "stuttgart",
    "düsseldorf",
  ],
  fr: ["france", "paris", "lyon", "marseille"],
  es: ["spain", "españa", "madrid", "barcelona", "valencia", "sevilla"],
  eu: ["european union"],
  nl: ["netherlands"],
  nz: ["new zealand"],
  ph: ["philippines"],
  ng: ["nigeria"],
  za: ["south africa"],
  ke: ["kenya"],
  pk: ["pakistan"],
  sg: ["singapore"],
  hk: ["hong kong"],
  my: ["malaysia"],
  ae: ["united arab emirates", "uae", "dubai", "abu dhabi"],
  sa: ["saudi arabia"],
  jp: ["japan"],
  cn: ["china"],
  br: ["brazil"],
  mx: ["mexico"],
  pl: ["poland"],
  "us-al": ["alabama"],
  "us-ak": ["alaska"],
  "us-az": ["arizona", "phoenix"],
  "us-ar": ["arkansas"],
  "us-ca": ["california", "los angeles", "san francisco", "san diego", "sacramento"],
  "us-co": ["colorado", "denver"],
  "us-ct": ["connecticut"],
  "us-de": ["delaware"],
  "us-fl": ["florida", "miami", "orlando", "tampa"],
  "us-ga": ["georgia", "atlanta"],
  "us-hi": ["hawaii"],
  "us-id": ["idaho"],
  "us-il": ["illinois", "chicago"],
  "us-in": ["indiana"],
  "us-ia": ["iowa"],
  "us-ks": ["kansas"],
  "us-ky": ["kentucky"],
  "us-la": ["louisiana"],
  "us-me": ["maine"],
  "us-md": ["maryland"],
  "us-ma": ["massachusetts", "boston"],
  "us-mi": ["michigan"],
  "us-mn": ["minnesota"],
  "us-ms": ["mississippi"],
  "us-mo": ["missouri"],
  "us-mt": ["montana"],
  "us-ne": ["nebraska"],
  "us-nv": ["nevada"],
  "us-nh": ["new hampshire"],
  "us-nj": ["new jersey", "nj"],
  "us-nm": ["new mexico"],
  "us-ny": [
    "manhattan",
    "brooklyn",
    "bronx",
    "staten island",
    "new york",
    "new york state",
    "nys",
    "nysed",
    "new york city",
    "nyc",
    "ny",
  ],
  "us-nc": ["north carolina"],
  "us-nd": ["north dakota"],
  "us-oh": ["ohio"],
  "us-ok": ["oklahoma"],
  "us-or": ["oregon"],
  "us-pa": ["pennsylvania", "philadelphia", "pittsburgh"],
  "us-ri": ["rhode island"],
  "us-sc": ["south carolina"],
  "us-sd": ["south dakota"],
  "us-tn": ["tennessee"],
  "us-tx": ["texas", "houston", "dallas", "austin", "san antonio"],
  "us-ut": ["utah"],
  "us-vt": ["vermont"],
  "us-va": ["virginia"],
  "us-wa": ["washington state", "seattle"],
  "us-wv": ["west virginia"],
  "us-wi": ["wisconsin"],
  "us-wy": ["wyoming"],
  "us-dc": ["district of columbia", "washington dc", "washington, d.c."],
};

const BY_NAME = new Map(Object.entries(PLACES).flatMap(([code, names]) => names.map((name) => [name, code] as const)));
const LONGEST_FIRST = [...BY_NAME.keys()].sort((a, b) => b.length - a.length);
const PATTERN = new RegExp(`(?<![\\p{L}\\p{N}])(?:${LONGEST_FIRST.map(escaped).join("|")})(?![\\p{L}\\p{N}])`, "giu");
/** Two-letter codes of states are words as well (`in`, `or`, `me`, `Job ID`): only in capitals, after a comma or a dash. */
const CODE =
  /(?:[,(–-]\s*|(?<=\p{Lu}\p{Ll}+ )(?!(?:ID|IN|OR|ME|OK|HI|IA|AL|PA|CO|DE|LA)\b(?!\s\d{5}))|\b(?=\p{Lu}{2}\s(?:licen[cs]e|RN\b|driver)))(A[KLRZ]|C[AOT]|DC|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])(?=[\s,).]|$)/gu;

const placesByText = new Memory<readonly string[]>(4000);
const namesWithoutPlaces = new Memory<string>(4000);

/** Codes of the places that a text names, each once, in the order of their first mention. */
export function jurisdictionsOf(text: string): readonly string[] {
  return placesByText.get(text, () => placesIn(text));
}

function placesIn(text: string): readonly string[] {
  const found = [...text.matchAll(PATTERN)].map(([name]) => BY_NAME.get(name.toLowerCase()) ?? "");
  const codes = [...text.matchAll(CODE)].map(([, code = ""]) => `us-${code.toLowerCase()}`);
  return [...new Set([...found, ...codes])].filter((code) => code !== "");
}

/** Words that only the postings of one country use. */
const SIGNS: Readonly<Record<string, RegExp>> = {
  uk: /£|\b(?:NMC|DBS|GCSEs?|NVQ|CQC|Care Quality Commission|COSHH|RIDDOR|RGN|HMRC|CSCS|[Dd]riving licence)\b/u,
  us: /\b401\(?k\b|\b(?:OSHA|EEOC?|E-Verify|GED|W-2|SSN|FLSA|FMLA|HIPAA|Medicaid|IRS)\b/u,
  ca: /\b(?:WHMIS|AODA|WSIB|RRSP|Red Seal)\b/u,
  au: /\b(?:AHPRA|[Ss]uperannuation|WorkCover|Working with Children Check)\b/u,
};

/** Codes of the places that a posting speaks of; when it names none, the country whose words alone it uses. */
export function placesOfPosting(text: string): readonly string[] {
  const named = narrowest(jurisdictionsOf(text));
  if (named.length > 0) return named;
  const countries = Object.entries(SIGNS).flatMap(([code, sign]) => (sign.test(text) ? [code] : []));
  return countries.length === 1 ? countries : [];
}

/** The name without the places in it (`Registered Nurse license – Texas`). */
export function withoutPlaces(name: string): string {
  return namesWithoutPlaces.get(name, () =>
    name
      .replace(PATTERN, " ")
      .replace(CODE, " ")
      .replace(/\bstate of\b|\bcity of\b/giu, " ")
      .replace(/[\s,–—-]+$/u, "")
      .replace(/\s{2,}/gu, " ")
      .trim(),
  );
}

/** Whether what is granted in one place holds in the other: equal, or one lies in the other. */
export function holdsIn(granted: string, asked: string): boolean {
  return granted === asked || granted.startsWith(`${asked}-`) || asked.startsWith(`${granted}-`);
}

/** Without the places that another of them lies in: who says `New York` and `U.S.` means New York. */
function narrowest(places: readonly string[]): readonly string[] {
  return places.filter((place) => !places.some((other) => other.startsWith(`${place}-`)));
}
