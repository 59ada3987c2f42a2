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
  /** Between the words of one part. */
  readonly comma: string;
}

const WORDINGS: Readonly<Record<Language | "en-GB" | "zh-Hant", Wording>> = {
  en: words("expires {date}", "expired {date}", "in progress", "expected {date}", "License"),
  "en-GB": words("expires {date}", "expired {date}", "in progress", "expected {date}", "Licence"),
  de: words("gültig bis {date}", "abgelaufen {date}", "laufend", "voraussichtlich {date}", "Nr."),
  fr: words("valable jusqu’en {date}", "expiré {date}", "en cours", "prévu {date}", "n°"),
  es: words("válido hasta {date}", "vencido {date}", "en curso", "previsto {date}", "n.º"),
  pt: words("válido até {date}", "expirado {date}", "em curso", "previsto {date}", "n.º"),
  it: words("valido fino a {date}", "scaduto {date}", "in corso", "previsto {date}", "n."),
  nl: words("geldig tot {date}", "verlopen {date}", "lopend", "verwacht {date}", "nr."),
  pl: words("ważny do {date}", "wygasł {date}", "w trakcie", "przewidywany {date}", "nr"),
  sv: words("giltigt till {date}", "utgånget {date}", "pågående", "beräknas {date}", "nr"),
  da: words("gyldigt til {date}", "udløbet {date}", "i gang", "forventet {date}", "nr."),
  tr: words("geçerlilik {date}", "süresi doldu {date}", "devam ediyor", "beklenen {date}", "No."),
  ja: { ...words("有効期限 {date}", "{date}失効", "取得中", "{date}取得見込み", "番号"), comma: "、" },
  zh: { ...words("有效期至{date}", "{date}已过期", "进行中", "预计{date}取得", "编号"), comma: "，" },
  "zh-Hant": { ...words("有效期至{date}", "{date}已過期", "進行中", "預計{date}取得", "編號"), comma: "，" },
  ar: { ...words("صالحة حتى {date}", "انتهت {date}", "قيد الإنجاز", "متوقعة {date}", "رقم"), comma: "، " },
  hi: words("{date} तक मान्य", "{date} को समाप्त", "प्रगति पर", "{date} तक अपेक्षित", "संख्या"),
  he: words("בתוקף עד {date}", "פג תוקף {date}", "בתהליך", "צפוי {date}", "מס׳"),
  ko: words("{date}까지 유효", "{date} 만료", "취득 중", "{date} 취득 예정", "번호"),
  uk: words("дійсний до {date}", "термін дії минув {date}", "у процесі", "очікується {date}", "№"),
  ru: words("действителен до {date}", "истёк {date}", "в процессе", "ожидается {date}", "№"),
  cs: words("platnost do {date}", "platnost skončila {date}", "probíhá", "očekáváno {date}", "č."),
  ro: words("valabil până în {date}", "expirat {date}", "în curs", "estimat {date}", "nr."),
  hu: words("érvényes: {date}", "lejárt: {date}", "folyamatban", "várható: {date}", "sz."),
  el: words("ισχύει έως {date}", "έληξε {date}", "σε εξέλιξη", "αναμένεται {date}", "αρ."),
  fi: words("voimassaolo päättyy {date}", "vanhentunut {date}", "kesken", "arvioitu {date}", "nro"),
  nb: words("gyldig til {date}", "utløpt {date}", "pågår", "forventet {date}", "nr."),
};

/** The words of a BCP 47 language; English where it is not known. */
export function wordingOf(language: string): Wording {
  if (isTraditionalChinese(language)) return WORDINGS["zh-Hant"];
  return WORDINGS[/^en-(?:gb|ie|au|nz|in|za|ca)\b/iu.test(language) ? "en-GB" : languageOf(language)];
}

function words(expires: string, expired: string, inProgress: string, expected: string, licenceNumber: string): Wording {
  const lapsed = expired
    .replace("{date}", "")
    .replace(/\s+को\s+|:/u, "")
    .trim();
  return { expires, expired, lapsed, inProgress, expected, credentialId: "ID", licenceNumber, comma: ", " };
}
