import type { DraftFields } from "./draft";

/** What a column of a table of credentials holds. */
export type Column = keyof DraftFields;

/** What LinkedIn, its translations and people's own tables call the columns; compared without case, accents and signs. */
const COLUMNS: Readonly<Partial<Record<Column, readonly string[]>>> = {
  name: list(
    "name|title|certification|certifications|licence|license|certificate|certificates|course|course name|certificate name|license name|credential name",
    "certification name|qualification|qualifications|badge|training|course title|training title|programme|program|workshop|exam|award",
    "credential|zertifikat|zertifizierung|bezeichnung|titel|certificat|certification obtenue|nom|intitulé|titre|nombre|certificado",
    "certificación|título|nome|titolo|certificazione|certificação|naam|certificaat|nazwa|certyfikat|namn|navn|certifikat|ad|adı|isim|sertifika",
    "名前|名称|資格|資格名|免許・資格|名稱|证书|证书名称|證照名稱|證書名稱|الاسم|اسم الشهادة|الشهادة|नाम|प्रमाणपत्र|이름|자격증|자격증명|название|имя|сертификат",
    "název|osvědčení|certifikát|denumire|certificare|megnevezés|tanúsítvány|τίτλος|πιστοποίηση|nimi|sertifikaatti|sertifisering|назва|сертифікат|שם|הסמכה|תעודה",
  ),
  url: list(
    "url|link|credential url|certificate link|certificate url|verification link|verification url|website|adresse|url adresse|webadresse|lien|enlace",
    "adres url|web adresi|bağlantı|länk|リンク|链接|網址|网址|連結|الرابط|यूआरएल|लिंक|링크|ссылка",
  ),
  issuer: list(
    "organiser|organizer|awarding organisation|awarding organization|certifying body|accrediting body|training provider|certifying organization",
    "authority|issuer|issuing body|issuing authority|institution|institute|awarding body|issuing organization|issuing organisation|organization",
    "organisation|company|issued by|provider|platform|school|vendor|aussteller|ausstellende organisation|ausgestellt von|zertifizierungsstelle",
    "behörde|anbieter|institution|organisme|organisme émetteur|organisme de certification|autorité|délivré par|établissement|entidad|empresa emisora",
    "organización emisora|organización|entidad emisora|autoridad|autoridad emisora|institución|emitido por|organização emissora|organização|instituição",
    "autorità|ente|ente emittente|organizzazione|organizzazione emittente|rilasciato da|uitgever|uitgevende organisatie|uitgegeven door|autoriteit",
    "organisatie|instantie|organizacja|organizacja wydająca|organ|organ wydający|wydawca|wystawca|instytucja|utfärdare|utfärdad av|organisation",
    "utsteder|udsteder|udstedende organisation|udstedt af|düzenleyen kurum|veren kurum|yetkili kurum|kurum|発行機関|発行元|発行者|認定機関|団体|机构",
    "颁发机构|发证机构|發證單位|核發機構|發照單位|頒發機構|جهة الإصدار|الجهة المانحة|الجهة المصدرة|المؤسسة|الجهة|जारीकर्ता|प्राधिकरण|संस्था|संगठन|발급 기관|발급기관|기관",
    "организация|кем выдан|выдан|vydavatel|vydal|emitent|emis de|kibocsátó|φορέας|myöntäjä|utstedt av|ким видано|видавець|גוף מסמיך|מוסד",
  ),
  issued: list(
    "started on|start|start date|started|year|month|issue date|issued|issued on|issued date|date|date issued|date earned|date obtained|date awarded",
    "earned|earned on|awarded|obtained|completed|completed on|completion date|date completed|jahr|ausgestellt|ausgestellt am|ausstellungsdatum|datum",
    "beginn|beginn am|begonnen|begonnen am|startdatum|erworben|erworben am|année|date de délivrance|date d'obtention|date de début|date d'émission",
    "délivré le|obtenu le|début|commencé le|emise le|año|fecha|fecha de inicio|fecha de expedición|fecha de emisión|fecha de obtención|expedición",
    "emitido el|iniciado el|inicio|ano|data|data de emissão|data de início|data de obtenção|emitido em|iniciado em|início|anno|data di rilascio",
    "data di inizio|data di emissione|rilasciato il|iniziato il|inizio|conseguito il|jaar|uitgegeven op|uitgiftedatum|begonnen op|gestart op|behaald op",
    "rok|data|data wydania|data rozpoczęcia|data uzyskania|rozpoczęto|år|utfärdat|utfärdandedatum|startad|påbörjad|datum|udstedt|udstedelsesdato|dato",
    "startdato|yıl|tarih|veriliş tarihi|verilme tarihi|başlangıç tarihi|alınma tarihi|年|年月|日付|取得日|取得年月|取得年月日|発行日|開始日|颁发日期|发证日期|获得日期",
    "取得日期|开始时间|开始日期|日期|核發日期|發證日期|開始日期|تاريخ الإصدار|تاريخ البدء|تاريخ الحصول|التاريخ|जारी तिथि|प्रारंभ तिथि|तिथि|취득일|발급일|시작일",
    "дата|дата выдачи|дата начала|дата получения|год|rok vydání|datum vydání|an|data emiterii|év|dátum|έτος|ημερομηνία|vuosi|päiväys|рік|дата видачі|שנה|תאריך",
  ),
  expires: list(
    "finished on|finished|end|end date|expires|expires on|expiry|expiry date|expiration|expiration date|renewal date|valid through|valid until|valid to",
    "gültig bis|läuft ab|läuft ab am|ablaufdatum|ende|ende am|beendet am|enddatum|date d'expiration|expire le|expiration|date de fin|terminé le|fin",
    "valable jusqu'au|fecha de caducidad|caducidad|vencimiento|fecha de vencimiento|fecha de finalización|fecha de expiración|fecha de fin|finalizado el",
    "válido hasta|data de expiração|data de validade|validade|data de término|data de conclusão|concluído em|terminado em|expira em|válido até",
    "data di scadenza|scadenza|data di fine|terminato il|fine|valido fino al|vervaldatum|verloopt op|beëindigd op|voltooid op|einddatum|geldig tot",
    "data wygaśnięcia|data ważności|data zakończenia|zakończono|ważny do|utgångsdatum|slutdatum|avslutad|giltig till|giltigt till|udløbsdato|slutdato",
    "gyldig til|bitiş tarihi|geçerlilik tarihi|son geçerlilik tarihi|son kullanma tarihi|有効期限|有効期間|終了日|失効日|到期日期|到期日|有效期|有效期至|失效日期|结束时间",
    "结束日期|結束日期|到期時間|تاريخ الانتهاء|تاريخ انتهاء الصلاحية|صالحة حتى|समाप्ति तिथि|वैधता|만료일|종료일|срок действия|дата окончания|действителен до",
  ),
  credentialId: list(
    "license number|licence number|license no|licence no|credential id|credential number|certificate id|certificate number|certificate no|certification number",
    "id|number|no|zertifikatsnummer|zertifikats id|lizenznummer|nummer|numéro de licence|numéro|numéro de certificat|n° de licence|número de licencia",
    "número de certificado|número de la licencia|número|id de la credencial|número da licença|número de licença|número do certificado|código da credencial",
    "numero di licenza|numero|numero del certificato|licentienummer|certificaatnummer|numer licencji|numer certyfikatu|numer|licensnummer|certifikatnummer",
    "lisans numarası|sertifika numarası|belge no|ライセンス番号|認定番号|資格番号|登録番号|番号|证书编号|许可证编号|许可证号码|编号|證照號碼|證書編號|授權編號|رقم الترخيص",
    "رقم الشهادة|الرقم|लाइसेंस संख्या|प्रमाणपत्र संख्या|संख्या|라이선스 번호|자격증 번호|자격번호|번호|номер|номер лицензии|номер сертификата",
  ),
  skills: list("skills|kenntnisse|compétences|aptitudes|competencias|competências|competenze|スキル|技能|المهارات"),
  status: list("status|state|statut|estado|stato|状態|状态|狀態|الحالة"),
  hours: list("hours|stunden|heures|horas|ore"),
  kind: list("kind|type|typ|art"),
};

const BY_NAME = new Map(
  Object.entries(COLUMNS).flatMap(([column, names]) => names.map((name) => [name, column as Column] as const)),
);

/** The column that a heading of a table names; null when it names none that is known. */
export function columnNamed(name: string): Column | null {
  return BY_NAME.get(fold(name)) ?? null;
}

/** `Started On`, `started_on`, `startedOn` and `Started on:` are one. */
function fold(name: string): string {
  return name
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " ")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/ı/gu, "i")
    .replace(/’/gu, "'")
    .toLowerCase()
    .replace(/[\s_*:：.?()-]+/gu, " ")
    .trim();
}

function list(...names: readonly string[]): readonly string[] {
  return names.flatMap((some) => some.split("|")).map(fold);
}
