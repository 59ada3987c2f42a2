import { type Language, languageOf } from "../dates/months";

/** The sections of JSON Resume (schema 1.0.0) that become sections of a document. */
export const SECTION_NAMES = [
  "summary",
  "work",
  "volunteer",
  "education",
  "awards",
  "certificates",
  "publications",
  "skills",
  "languages",
  "interests",
  "references",
  "projects",
] as const;

export type SectionName = (typeof SECTION_NAMES)[number];

/** Headings that people and parsers know, in the order of {@link SECTION_NAMES}; then the word for "until now". */
const WORDS: Readonly<Record<Language, string>> = {
  en: "Summary|Work Experience|Volunteer Experience|Education|Awards|Certificates|Publications|Skills|Languages|Interests|References|Projects|Present",
  de: "Profil|Berufserfahrung|Ehrenamt|Ausbildung|Auszeichnungen|Zertifikate|Publikationen|Kenntnisse|Sprachen|Interessen|Referenzen|Projekte|heute",
  fr: "Profil|Expérience professionnelle|Bénévolat|Formation|Distinctions|Certificats|Publications|Compétences|Langues|Centres d’intérêt|Références|Projets|aujourd’hui",
  es: "Perfil|Experiencia profesional|Voluntariado|Educación|Premios|Certificados|Publicaciones|Habilidades|Idiomas|Intereses|Referencias|Proyectos|actualidad",
  pt: "Perfil|Experiência profissional|Voluntariado|Formação acadêmica|Prêmios|Certificados|Publicações|Competências|Idiomas|Interesses|Referências|Projetos|atual",
  it: "Profilo|Esperienza professionale|Volontariato|Istruzione|Premi|Certificati|Pubblicazioni|Competenze|Lingue|Interessi|Referenze|Progetti|oggi",
  nl: "Profiel|Werkervaring|Vrijwilligerswerk|Opleiding|Prijzen|Certificaten|Publicaties|Vaardigheden|Talen|Interesses|Referenties|Projecten|heden",
  pl: "Profil zawodowy|Doświadczenie zawodowe|Wolontariat|Wykształcenie|Nagrody|Certyfikaty|Publikacje|Umiejętności|Języki|Zainteresowania|Referencje|Projekty|obecnie",
  sv: "Profil|Arbetslivserfarenhet|Ideellt arbete|Utbildning|Utmärkelser|Certifikat|Publikationer|Kompetenser|Språk|Intressen|Referenser|Projekt|nu",
  da: "Profil|Erhvervserfaring|Frivilligt arbejde|Uddannelse|Priser|Certifikater|Publikationer|Kompetencer|Sprog|Interesser|Referencer|Projekter|nu",
  tr: "Profil|İş Deneyimi|Gönüllü Çalışmalar|Eğitim|Ödüller|Sertifikalar|Yayınlar|Beceriler|Diller|İlgi Alanları|Referanslar|Projeler|halen",
  ja: "職務要約|職務経歴|ボランティア活動|学歴|受賞歴|資格|論文|スキル|語学|趣味|推薦者|プロジェクト|現在",
  zh: "个人简介|工作经历|志愿经历|教育背景|荣誉奖项|证书|发表论文|专业技能|语言能力|兴趣爱好|推荐人|项目经历|至今",
  ar: "الملخص|الخبرة العملية|العمل التطوعي|التعليم|الجوائز|الشهادات|المنشورات|المهارات|اللغات|الاهتمامات|المراجع|المشاريع|حتى الآن",
  hi: "सारांश|कार्य अनुभव|स्वयंसेवा|शिक्षा|पुरस्कार|प्रमाणपत्र|प्रकाशन|कौशल|भाषाएँ|रुचियाँ|संदर्भ|परियोजनाएँ|वर्तमान",
  he: "תקציר|ניסיון תעסוקתי|התנדבות|השכלה|פרסים|תעודות|פרסומים|מיומנויות|שפות|תחומי עניין|ממליצים|פרויקטים|היום",
  ko: "자기소개|경력|봉사활동|학력|수상|자격증|논문|기술|언어|관심사|추천인|프로젝트|현재",
  uk: "Про себе|Досвід роботи|Волонтерство|Освіта|Нагороди|Сертифікати|Публікації|Навички|Мови|Інтереси|Рекомендації|Проєкти|дотепер",
  ru: "О себе|Опыт работы|Волонтерство|Образование|Награды|Сертификаты|Публикации|Навыки|Языки|Интересы|Рекомендации|Проекты|настоящее время",
  cs: "Profil|Pracovní zkušenosti|Dobrovolnictví|Vzdělání|Ocenění|Certifikáty|Publikace|Dovednosti|Jazyky|Zájmy|Reference|Projekty|dosud",
  ro: "Profil|Experiență profesională|Voluntariat|Educație|Premii|Certificate|Publicații|Competențe|Limbi străine|Interese|Referințe|Proiecte|prezent",
  hu: "Összefoglaló|Munkatapasztalat|Önkéntes munka|Tanulmányok|Díjak|Tanúsítványok|Publikációk|Készségek|Nyelvtudás|Érdeklődés|Referenciák|Projektek|jelenleg",
  el: "Προφίλ|Επαγγελματική εμπειρία|Εθελοντισμός|Εκπαίδευση|Βραβεία|Πιστοποιητικά|Δημοσιεύσεις|Δεξιότητες|Γλώσσες|Ενδιαφέροντα|Συστάσεις|Έργα|σήμερα",
  fi: "Profiili|Työkokemus|Vapaaehtoistyö|Koulutus|Palkinnot|Sertifikaatit|Julkaisut|Taidot|Kielitaito|Harrastukset|Suosittelijat|Projektit|nykyinen",
  nb: "Sammendrag|Arbeidserfaring|Frivillig arbeid|Utdanning|Priser|Sertifikater|Publikasjoner|Ferdigheter|Språk|Interesser|Referanser|Prosjekter|nå",
};

export function headingOf(section: SectionName, language: string): string {
  return WORDS[languageOf(language)].split("|")[SECTION_NAMES.indexOf(section)] ?? section;
}

/** What stands for the end of something that goes on. */
export function untilNow(language: string): string {
  return WORDS[languageOf(language)].split("|")[SECTION_NAMES.length] ?? "";
}
