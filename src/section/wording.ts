import { type Language, languageOf } from "../dates/months";
import { isTraditionalChinese } from "./titles";

/** The words that an entry may add to the facts of a credential; `{date}` is written in the resume's manner. */
export interface Wording {
  readonly expires: string;
  readonly expired: string;
  /** Of one whose day of expiry is not known. */
  readonly lapsed: string;
  readonly inProgress: string;
  readonly expected: string;
  readonly credentialId: string;
  readonly licenceNumber: string;
  /** `Google, via Coursera`. */
  readonly via: string;
}

const WORDINGS: Readonly<Record<Language | "zh-Hant", Wording>> = {
  en: words("expires {date}", "expired {date}", "expired", "in progress", "expected {date}", "ID", "License", "via"),
  de: words(
    "gültig bis {date}",
    "abgelaufen {date}",
    "abgelaufen",
    "laufend",
    "voraussichtlich {date}",
    "ID",
    "Nr.",
    "über",
  ),
  fr: words("valable jusqu’à {date}", "expiré {date}", "expiré", "en cours", "prévu {date}", "ID", "n°", "via"),
  es: words(
    "válido hasta {date}",
    "vencido {date}",
    "vencido",
    "en curso",
    "previsto {date}",
    "ID",
    "n.º",
    "a través de",
  ),
  pt: words("válido até {date}", "expirado {date}", "expirado", "em curso", "previsto {date}", "ID", "n.º", "via"),
  it: words("valido fino a {date}", "scaduto {date}", "scaduto", "in corso", "previsto {date}", "ID", "n.", "tramite"),
  nl: words("geldig tot {date}", "verlopen {date}", "verlopen", "lopend", "verwacht {date}", "ID", "nr.", "via"),
  pl: words("ważny do {date}", "wygasł {date}", "wygasł", "w trakcie", "przewidywany {date}", "ID", "nr", "przez"),
  sv: words("giltigt till {date}", "utgånget {date}", "utgånget", "pågående", "beräknas {date}", "ID", "nr", "via"),
  da: words("gyldigt til {date}", "udløbet {date}", "udløbet", "i gang", "forventet {date}", "ID", "nr.", "via"),
  tr: words(
    "geçerlilik {date}",
    "süresi doldu {date}",
    "süresi doldu",
    "devam ediyor",
    "beklenen {date}",
    "ID",
    "No.",
    "aracılığıyla",
  ),
  ja: words("有効期限 {date}", "{date}失効", "失効", "取得中", "{date}取得見込み", "ID", "番号", "経由"),
  zh: words("有效期至{date}", "{date}已过期", "已过期", "进行中", "预计{date}取得", "ID", "编号", "通过"),
  "zh-Hant": words("有效期至{date}", "{date}已過期", "已過期", "進行中", "預計{date}取得", "ID", "編號", "透過"),
  ar: words("صالحة حتى {date}", "انتهت {date}", "منتهية", "قيد الإنجاز", "متوقعة {date}", "ID", "رقم", "عبر"),
  hi: words("{date} तक मान्य", "{date} को समाप्त", "समाप्त", "प्रगति पर", "{date} तक अपेक्षित", "ID", "संख्या", "के माध्यम से"),
};

/** The words of a BCP 47 language; English where it is not known. */
export function wordingOf(language: string): Wording {
  return WORDINGS[isTraditionalChinese(language) ? "zh-Hant" : languageOf(language)];
}

function words(
  expires: string,
  expired: string,
  lapsed: string,
  inProgress: string,
  expected: string,
  credentialId: string,
  licenceNumber: string,
  via: string,
): Wording {
  return { expires, expired, lapsed, inProgress, expected, credentialId, licenceNumber, via };
}
