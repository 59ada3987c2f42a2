/** The languages whose dates and words the library knows; the headings of resumes are known in the same fifteen. */
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
] as const;

export type Language = (typeof LANGUAGES)[number];

/** The language of a BCP 47 tag (`de-AT` is `de`); English for one that is not among the fifteen. */
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
};

/** Months in languages that are read but not written: Russian, Ukrainian, Hebrew, Norwegian, Finnish, Czech, Greek, Romanian, Hungarian, Indonesian. */
export const OTHER_MONTHS: MonthNames = {
  long: [],
  short: [],
  others: [
    ...inflected(
      "январь января янв|февраль февраля фев февр|март марта мар|апрель апреля апр|май мая|июнь июня июн|июль июля июл|август августа авг|сентябрь сентября сен сент|октябрь октября окт|ноябрь ноября ноя нояб|декабрь декабря дек",
    ),
    ...inflected(
      "січень січня|лютий лютого|березень березня|квітень квітня|травень травня|червень червня|липень липня|серпень серпня|вересень вересня|жовтень жовтня|листопад листопада|грудень грудня",
    ),
    ...inflected(
      "ינואר בינואר|פברואר בפברואר|מרץ במרץ מרס במרס|אפריל באפריל|מאי במאי|יוני ביוני|יולי ביולי|אוגוסט באוגוסט|ספטמבר בספטמבר|אוקטובר באוקטובר|נובמבר בנובמבר|דצמבר בדצמבר",
    ),
    ...inflected("|||||||||||desember des"),
    ...inflected(
      "tammikuu tammikuuta|helmikuu helmikuuta|maaliskuu maaliskuuta|huhtikuu huhtikuuta|toukokuu toukokuuta|kesäkuu kesäkuuta|heinäkuu heinäkuuta|elokuu elokuuta|syyskuu syyskuuta|lokakuu lokakuuta|marraskuu marraskuuta|joulukuu joulukuuta",
    ),
    ...inflected(
      "leden ledna|únor února|březen března|duben dubna|květen května|červen června|červenec července|srpen srpna|září|říjen října|listopad listopadu|prosinec prosince",
    ),
    ...inflected(
      "Ιανουάριος Ιανουαρίου|Φεβρουάριος Φεβρουαρίου|Μάρτιος Μαρτίου|Απρίλιος Απριλίου|Μάιος Μαΐου|Ιούνιος Ιουνίου|Ιούλιος Ιουλίου|Αύγουστος Αυγούστου|Σεπτέμβριος Σεπτεμβρίου|Οκτώβριος Οκτωβρίου|Νοέμβριος Νοεμβρίου|Δεκέμβριος Δεκεμβρίου",
    ),
    ...inflected("ianuarie|februarie|martie|aprilie||iunie|iulie||septembrie|octombrie|noiembrie|decembrie"),
    ...inflected("január|február|március|április|május|június|július|augusztus|szeptember|október||"),
    ["maret", 3],
    ["agustus", 8],
  ],
};
