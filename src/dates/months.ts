/** The languages whose dates and words the library knows; the headings of resumes are known in the same. */
export const LANGUAGES = [
  "en",
  "de",
  "fr",
  "es",
  "pt",
  "it",
  "nl",
  "pl",
  "sv",
  "da",
  "tr",
  "ja",
  "zh",
  "ar",
  "hi",
  "he",
  "ko",
  "uk",
  "ru",
  "cs",
  "ro",
  "hu",
  "el",
  "fi",
  "nb",
] as const;

export type Language = (typeof LANGUAGES)[number];

/** The language of a BCP 47 tag (`de-AT` is `de`); English for one that is not among them. */
export function languageOf(tag: string): Language {
  const primary = tag.toLowerCase().split(/[-_]/u)[0];
  return LANGUAGES.find((language) => language === primary) ?? "en";
}

interface MonthNames {
  readonly long: readonly string[];
  /** As CLDR abbreviates them in dates, without the dot. */
  readonly short: readonly string[];
  /** Further forms that people write: inflected, dialectal, without accents; `month` from 1. */
  readonly others?: readonly (readonly [name: string, month: number])[];
}

const list = (names: string): readonly string[] => names.split("|");

/** Forms of months in order from January, parted by `|`, several of one month by a space. */
const inflected = (names: string): readonly (readonly [string, number])[] =>
  names.split("|").flatMap((forms, index) => forms.split(" ").map((form) => [form, index + 1] as const));

/** Month names as data of the library, so that the same input is read and written alike under every ICU. */
export const MONTH_NAMES: Readonly<Record<Language, MonthNames>> = {
  en: {
    long: list("January|February|March|April|May|June|July|August|September|October|November|December"),
    short: list("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"),
    others: [["sept", 9]],
  },
  de: {
    long: list("Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"),
    short: list("Jan|Feb|März|Apr|Mai|Juni|Juli|Aug|Sept|Okt|Nov|Dez"),
    others: inflected("Jänner Jän Jaenner|Feber|Maerz Mär Mrz||||||||"),
  },
  fr: {
    long: list("janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"),
    short: list("janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc"),
    others: inflected("|fevrier fev fév fevr|||||jul|aout|||decembre|"),
  },
  es: {
    long: list("enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"),
    short: list("ene|feb|mar|abr|may|jun|jul|ago|sept|oct|nov|dic"),
    others: inflected("||||||||setiembre set|||"),
  },
  pt: {
    long: list("janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro"),
    short: list("jan|fev|mar|abr|mai|jun|jul|ago|set|out|nov|dez"),
    others: inflected("||marco|||||||||"),
  },
  it: {
    long: list("gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre"),
    short: list("gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic"),
    others: inflected("genn|febbr||||||||||"),
  },
  nl: {
    long: list("januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"),
    short: list("jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec"),
  },
  pl: {
    long: list("styczeń|luty|marzec|kwiecień|maj|czerwiec|lipiec|sierpień|wrzesień|październik|listopad|grudzień"),
    short: list("sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paź|lis|gru"),
    others: inflected(
      "stycznia styczniu styczen|lutego lutym|marca marcu|kwietnia kwietniu kwiecien|maja maju|czerwca czerwcu|lipca lipcu|sierpnia sierpniu sierpien|września wrześniu wrzesnia wrzesien|października październiku pazdziernika pazdziernik paz|listopada listopadzie|grudnia grudniu grudzien",
    ),
  },
  sv: {
    long: list("januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"),
    short: list("jan|feb|mars|apr|maj|juni|juli|aug|sep|okt|nov|dec"),
  },
  da: {
    long: list("januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"),
    short: list("jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec"),
  },
  tr: {
    long: list("Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık"),
    short: list("Oca|Şub|Mar|Nis|May|Haz|Tem|Ağu|Eyl|Eki|Kas|Ara"),
    others: inflected("|Subat|||Mayis|||Agustos|Eylul||Kasim|Aralik"),
  },
  ja: { long: [], short: [] },
  zh: { long: [], short: [] },
  ar: {
    long: list("يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"),
    short: list("يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"),
    others: [
      ...inflected(
        "جانفي|شباط فيفري|آذار اذار|ابريل إبريل نيسان أفريل|أيار ايار ماي|حزيران يونية جوان|تموز يولية جويلية",
      ),
      ...inflected("|||||||آب اغسطس أوت|أيلول ايلول|اكتوبر||"),
      ["كانون الثاني", 1],
      ["تشرين الأول", 10],
      ["تشرين الاول", 10],
      ["تشرين الثاني", 11],
      ["كانون الأول", 12],
      ["كانون الاول", 12],
    ],
  },
  hi: {
    long: list("जनवरी|फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्टूबर|नवंबर|दिसंबर"),
    short: list("जन॰|फ़र॰|मार्च|अप्रैल|मई|जून|जुल॰|अग॰|सित॰|अक्टू॰|नव॰|दिस॰"),
    others: inflected("|फरवरी|||||||सितम्बर|अक्तूबर|नवम्बर|दिसम्बर"),
  },
  he: {
    long: list("ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר"),
    short: list("ינו׳|פבר׳|מרץ|אפר׳|מאי|יוני|יולי|אוג׳|ספט׳|אוק׳|נוב׳|דצמ׳"),
    others: inflected("בינואר|בפברואר|במרץ מרס במרס|באפריל|במאי|ביוני|ביולי|באוגוסט|בספטמבר|באוקטובר|בנובמבר|בדצמבר"),
  },
  ko: { long: [], short: [] },
  uk: {
    long: list("січень|лютий|березень|квітень|травень|червень|липень|серпень|вересень|жовтень|листопад|грудень"),
    short: list("січ|лют|бер|квіт|трав|черв|лип|серп|вер|жовт|лист|груд"),
    others: inflected("січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня"),
  },
  ru: {
    long: list("январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь"),
    short: list("янв|февр|март|апр|май|июнь|июль|авг|сент|окт|нояб|дек"),
    others: inflected(
      "января|февраля фев|марта мар|апреля|мая|июня июн|июля июл|августа|сентября сен|октября|ноября ноя|декабря",
    ),
  },
  // Their short forms are words of other languages too ("pro", "elo").
  cs: {
    long: list("leden|únor|březen|duben|květen|červen|červenec|srpen|září|říjen|listopad|prosinec"),
    short: list("leden|únor|březen|duben|květen|červen|červenec|srpen|září|říjen|listopad|prosinec"),
    others: inflected("ledna|února|března|dubna|května|června|července|srpna||října|listopadu|prosince"),
  },
  ro: {
    long: list("ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie"),
    short: list("ian|feb|mar|apr|mai|iun|iul|aug|sept|oct|nov|dec"),
  },
  hu: {
    long: list("január|február|március|április|május|június|július|augusztus|szeptember|október|november|december"),
    short: list("jan|febr|márc|ápr|máj|jún|júl|aug|szept|okt|nov|dec"),
  },
  el: {
    long: list(
      "Ιανουάριος|Φεβρουάριος|Μάρτιος|Απρίλιος|Μάιος|Ιούνιος|Ιούλιος|Αύγουστος|Σεπτέμβριος|Οκτώβριος|Νοέμβριος|Δεκέμβριος",
    ),
    short: list("Ιαν|Φεβ|Μαρ|Απρ|Μάι|Ιουν|Ιουλ|Αυγ|Σεπ|Οκτ|Νοε|Δεκ"),
    others: inflected(
      "Ιανουαρίου|Φεβρουαρίου|Μαρτίου|Απριλίου|Μαΐου Μαΐ|Ιουνίου|Ιουλίου|Αυγούστου|Σεπτεμβρίου Σεπτ|Οκτωβρίου|Νοεμβρίου|Δεκεμβρίου",
    ),
  },
  fi: {
    long: list(
      "tammikuu|helmikuu|maaliskuu|huhtikuu|toukokuu|kesäkuu|heinäkuu|elokuu|syyskuu|lokakuu|marraskuu|joulukuu",
    ),
    short: list(
      "tammikuu|helmikuu|maaliskuu|huhtikuu|toukokuu|kesäkuu|heinäkuu|elokuu|syyskuu|lokakuu|marraskuu|joulukuu",
    ),
    others: inflected(
      "tammikuuta|helmikuuta|maaliskuuta|huhtikuuta|toukokuuta|kesäkuuta|heinäkuuta|elokuuta|syyskuuta|lokakuuta|marraskuuta|joulukuuta",
    ),
  },
  nb: {
    long: list("januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"),
    short: list("jan|feb|mars|apr|mai|juni|juli|aug|sep|okt|nov|des"),
  },
};

/** Indonesian months, which are read but not written, where they are no months of the others. */
export const OTHER_MONTHS: MonthNames = {
  long: [],
  short: [],
  others: [
    ["maret", 3],
    ["agustus", 8],
  ],
};
