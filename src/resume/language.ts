import type { Block } from "../model/document";

/** The commonest small words of each language in Latin letters; words shared by many are left out. */
const SMALL_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: words("the and of for with from to in at by on was as an is including"),
  de: words("und der die das für mit von bei im zur zum des den eine sowie als auf ist"),
  fr: words("et des les pour avec dans du sur une au aux en chez par le la est"),
  es: words("y de los las para con del en una el la por como desde al"),
  pt: words("e dos das para com do da em uma na no os ao pela pelo"),
  it: words("e di per con del della delle nel gli una il presso alla dei"),
  nl: words("en van het voor met een bij de op aan als door naar"),
  pl: words("i w na z do oraz dla przez ze od przy po"),
  sv: words("och för med av på till som i från ett en vid"),
  da: words("og for med af på til som i fra et en ved hos"),
  tr: words("ve ile için bir bu olarak da de"),
  nb: words("og for med av på til som i fra et en ved hos etter innen"),
  fi: words("ja on sekä että kanssa mukaan osana yli tai ovat"),
  cs: words("a v na s z do pro od při ve ze se jako i"),
  hu: words("és a az egy is mint vagy valamint meg alatt"),
  ro: words("și în de la cu pentru din pe ale prin"),
};

/**
 * The language of a resume's words, BCP 47: told by script, else by small words and the language of the headings, else
 * what the file states, else English.
 */
export function detectLanguage(
  blocks: readonly Pick<Block, "text">[],
  headingLanguages: readonly (readonly string[])[],
  stated: string | undefined,
): string {
  const text = blocks
    .map((block) => block.text)
    .join("\n")
    .slice(0, 20_000)
    .toLowerCase();
  const byScript = scriptLanguage(text);
  if (byScript !== null) return statedAs(byScript, stated) ?? byScript;
  // Addresses are no words: ".com" would be Portuguese.
  const tokens = text.replace(ADDRESS, " ").match(/\p{L}+/gu) ?? [];
  const votes = new Map<string, number>();
  for (const [language, small] of Object.entries(SMALL_WORDS)) {
    const hits = tokens.filter((token) => small.has(token)).length;
    const headed = headingLanguages.filter((languages) => languages.includes(language)).length;
    const unique = headingLanguages.filter(([only, ...others]) => only === language && others.length === 0).length;
    votes.set(language, hits / Math.max(tokens.length, 30) + headed * 0.02 + unique * 0.03);
  }
  const [[best, most] = ["en", 0]] = [...votes].sort((left, right) => right[1] - left[1]);
  if (most >= 0.05) return statedAs(best, stated) ?? best;
  return stated ?? "en";
}

/** Languages of one script, of which the file may state any. */
const CYRILLIC = /^(?:ru|uk|be|bg|sr|mk|kk)\b/iu;

/** Letters of Ukrainian that Russian does not have. */
const UKRAINIAN = /[іїєґ]/gu;

/** What the file states, when it is the language found, or one that its script cannot tell from it. */
function statedAs(found: string, stated: string | undefined): string | undefined {
  if (stated === undefined) return undefined;
  const isSame = stated.toLowerCase().split("-")[0] === found.split("-")[0];
  return isSame || (found === "ru" && CYRILLIC.test(stated)) || (found === "uk" && /^be\b/iu.test(stated))
    ? stated
    : undefined;
}

const TRADITIONAL = /[學歷經業專證實驗導級發會員進開關術與]/gu;
const SIMPLIFIED = /[学历经业专证实验导级发会员进开关术与]/gu;

const ADDRESS = /[^\s@]{1,100}@[^\s@]{1,100}|https?:\/\/\S+|\b[\w-]{1,60}(?:\.[\w-]{1,60}){1,6}(?:\/\S*)?/gu;

function scriptLanguage(text: string): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const share = (script: RegExp) => (text.match(script)?.length ?? 0) / Math.max(letters, 1);
  if (share(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu) > 0.08) return "ja";
  if (share(/\p{Script=Han}/gu) > 0.25) return share(TRADITIONAL) > share(SIMPLIFIED) ? "zh-Hant" : "zh";
  if (share(/\p{Script=Arabic}/gu) > 0.3) return "ar";
  if (share(/\p{Script=Devanagari}/gu) > 0.3) return "hi";
  if (share(/\p{Script=Hebrew}/gu) > 0.3) return "he";
  if (share(/\p{Script=Cyrillic}/gu) > 0.3) return share(UKRAINIAN) > 0.02 ? "uk" : "ru";
  if (share(/\p{Script=Greek}/gu) > 0.3) return "el";
  if (share(/\p{Script=Hangul}/gu) > 0.2) return "ko";
  return null;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
