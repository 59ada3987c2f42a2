import { type Language, languageOf } from "../dates/months";

/** The section's heading as it reads naturally in each language. */
const TITLES: Readonly<Record<Language, string>> = {
  en: "Professional Development & Certifications",
  de: "Weiterbildung und Zertifikate",
  fr: "Formation continue et certifications",
  es: "Desarrollo profesional y certificaciones",
  pt: "Desenvolvimento profissional e certificações",
  it: "Sviluppo professionale e certificazioni",
  nl: "Professionele ontwikkeling en certificeringen",
  pl: "Rozwój zawodowy i certyfikaty",
  sv: "Kompetensutveckling och certifieringar",
  da: "Efteruddannelse og certificeringer",
  tr: "Mesleki Gelişim ve Sertifikalar",
  ja: "資格・研修",
  zh: "职业发展与证书",
  ar: "التطوير المهني والشهادات",
  hi: "व्यावसायिक विकास और प्रमाणपत्र",
  he: "פיתוח מקצועי והסמכות",
  ko: "자격증 및 교육 이수",
  uk: "Професійний розвиток та сертифікати",
  ru: "Профессиональное развитие и сертификаты",
  cs: "Profesní rozvoj a certifikáty",
  ro: "Dezvoltare profesională și certificări",
  hu: "Szakmai fejlődés és tanúsítványok",
  el: "Επαγγελματική ανάπτυξη και πιστοποιήσεις",
  fi: "Ammatillinen kehittyminen ja sertifikaatit",
  nb: "Faglig utvikling og sertifiseringer",
};

const TRADITIONAL_CHINESE = "專業發展與證照";

/** The heading of the section in a BCP 47 language; English where the language is not known. */
export function sectionTitle(language: string): string {
  return isTraditionalChinese(language) ? TRADITIONAL_CHINESE : TITLES[languageOf(language)];
}

/** By script, or by the region that writes it. */
export function isTraditionalChinese(language: string): boolean {
  return /^zh-(?:hant|tw|hk|mo)/iu.test(language);
}
