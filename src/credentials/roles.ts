/** What the words beside a date, or in its place, say of it; in the languages of the library, as people write them. */
export type DateRole = "issued" | "expires" | "expected" | "expired";

const BEFORE: Readonly<Record<DateRole, readonly string[]>> = {
  expired: [
    "expired|lapsed|abgelaufen|expiré|périmé|vencido|vencida|caducado|caducada|expirado|expirada|scaduto|scaduta",
    "verlopen|wygasł|wygasła|wygasły|utgånget|utgången|udløbet|süresi doldu|失効|已过期|已過期|انتهت|منتهية|समाप्त",
    "פג תוקף|термін дії минув|термін дії закінчився|истёк|истек|просрочен|platnost skončila|prošlé|expirat|expirată|lejárt|έληξε|vanhentunut|utløpt",
  ],
  expires: [
    "(?:commission |licen[cs]e |certification )?(?:expires|expire|expiring|expiry|expiration|expiration date|expiry date|exp)|valid until|valid through|valid thru|valid to",
    "valid till|good through|good until|renews|renewal|renewal due|renewal date|renew by|current through|active through",
    "gültig bis(?: zum)?|gueltig bis|läuft ab|ablaufdatum|gültigkeit bis",
    "valable jusqu['’]?(?:au|en|à)?|valide jusqu['’]?(?:au|en|à)?|expire le|expire en|expiration le|date d['’]expiration|échéance",
    "fecha de (?:vencimiento|caducidad|expiración)|vence|vence el|válido hasta|válida hasta|valido hasta|caduca|vencimiento|caducidad|vigente hasta|vigencia hasta",
    "data de (?:validade|expiração|vencimento)|válido até|válida até|valido até|validade|expira em|expira",
    "data di scadenza|scade|scade il|scadenza|valido fino al?|valida fino al?|valido fino|valida fino",
    "geldig tot(?: en met)?|verloopt|vervalt|vervaldatum",
    "ważny do|ważna do|ważne do|wazny do|wygasa|data ważności|data wygaśnięcia",
    "giltigt till|giltig till|giltigt t\\.o\\.m|upphör(?: att gälla)?|går ut|utgångsdatum|utgår|gäller till",
    "udløbsdato|gyldigt til|gyldig til|udløber|udløb",
    "son geçerlilik tarihi|geçerlilik tarihi|geçerlilik|son geçerlilik|bitiş tarihi|son kullanma",
    "有効期限|有効期間|有效期至|有效期|到期日期|到期|有效至",
    "صالحة حتى|صالح حتى|تنتهي في|ينتهي في|تاريخ الانتهاء|سارية حتى|سارية حتي",
    "मान्य|वैध|समाप्ति|वैधता",
    "בתוקף עד|תקף עד|дійсн\\p{L}{2} до|дійсно до|действител\\p{L}{2,3} до|срок действия(?: до)?|годен до|platnost do|platí do|platný do",
    "valabil(?:ă|i)? până (?:în|la)|expiră(?: în)?|data expirării|érvényes(?:ség)?|érvényesség vége|lejár(?:at)?|ισχύει έως|ισχύς έως|λήξη|λήγει",
    "voimassaolo päättyy|voimassa|voimassa asti|päättyy|gyldig til|utløper|utløpsdato|만료일|유효기간|유효기한",
  ],
  expected: [
    "expected|expected completion|expected in|anticipated|anticipated completion|estimated|est|due|exam scheduled|scheduled|exam",
    "to be completed|completion expected|target|planned|graduating",
    "voraussichtlich|prüfung|geplant|erwartet|voraussichtlicher abschluss",
    "prévu|prévue|prévu en|prévue en|obtention prévue",
    "previsto|prevista|previsto para|prevista para|previsión|esperado|estimado",
    "previsão|conclusão prevista|previsão de conclusão|prevista para|previsto para",
    "previsto per|prevista per|previsto nel|conseguimento previsto",
    "verwacht|naar verwachting",
    "przewidywany|przewidywana|planowany|planowana|oczekiwany|przewidywane ukończenie|planowane ukończenie",
    "beräknas|beräknad|förväntad|förväntas|beräknat",
    "forventet|forventes",
    "beklenen|tahmini|planlanan",
    "取得予定|預計|预计|預期|预期",
    "متوقعة|متوقع|المتوقع|من المتوقع",
    "अपेक्षित|अनुमानित",
    "צפוי(?:ה)?|очікується|очікувано|ожидается|планируется|očekáváno|předpokládan\\p{L}|estimat|estimată|várható|αναμένεται|arvioitu|odotettu|예정",
  ],
  issued: [
    "(?:exam )?passed(?: exam)?|issued|issue date|issued on|earned|obtained|awarded|achieved|received|completed|completion|certified|certified since|since|granted",
    "conferred|licensed|licensed since|registered|date|held|admitted|from|renewed|recertified",
    "ausstellungsdatum|ausgestellt|ausgestellt am|erworben|erhalten|abgeschlossen|bestanden|seit|abschluss|datum",
    "délivrance|date de délivrance|date d['’]émission|émise|délivré|délivrée|délivré en|obtenu|obtenue|obtenu en|obtenue en|émis|depuis|délivré le|date d['’]obtention",
    "fecha de (?:emisión|obtención)|emisión|emitido|emitida|expedido|expedida|expedición|obtenido|obtenida|concluido|completado|desde|fecha|fecha de expedición",
    "data de (?:emissão|conclusão|obtenção)|emissão|concluído|concluída|obtido|obtida|emitido em|emitida em",
    "data di (?:rilascio|emissione|conseguimento)|rilascio|rilasciato|rilasciata|conseguito|conseguita|ottenuto|ottenuta|dal|data",
    "uitgiftedatum|toegekend|uitgegeven|behaald|behaald in|afgegeven|sinds|afgerond",
    "wydany|wydana|wydano|uzyskany|uzyskana|zdobyty|zdobyta|ukończony|ukończona|od|data wydania|data uzyskania",
    "utfärdandedatum|utfärdat|utfärdad|erhållen|erhållet|avklarad|sedan",
    "udstedelsesdato|udstedt|opnået|erhvervet|gennemført|siden",
    "verilme tarihi|veriliş|veriliş tarihi|verildi|alındı|alınma tarihi|tamamlandı",
    "取得日|取得|認定日|発行日|颁发日期|颁发|頒發|获得日期|获得|取得日期|发证日期|發證日期|获证日期",
    "تم الإصدار|صدرت|صدر|تاريخ الإصدار|صدرت في|حصلت عليها|تاريخ الحصول|تم الحصول عليها",
    "जारी|प्राप्त|जारी तिथि",
    "הונפק|התקבל|תאריך הנפקה|видано|отримано|дата видачі|выдан|получен|дата выдачи|vydáno|získáno|datum vydání|emis|eliberat|obținut|data emiterii",
    "kiállítva|megszerezve|kiállítás dátuma|εκδόθηκε|αποκτήθηκε|ημερομηνία έκδοσης|myönnetty|suoritettu|utstedt|oppnådd|utstedelsesdato|취득일|발급일|취득",
  ],
};

const AFTER: Readonly<Partial<Record<DateRole, readonly string[]>>> = {
  expected: [
    "取得見込み?|取得予定|見込み|취득 예정|취득예정|예정|तक अपेक्षित|\\(expected\\)|expected|anticipated|\\(anticipated\\)",
  ],
  expired: ["失効|已过期|已過期|过期|को समाप्त|만료"],
  expires: ["까지 유효|까지|まで有効|まで|到期|तक मान्य|तक वैध|(?:['’]\\p{L}{1,3} )?kadar geçerli(?:dir)?"],
  issued: [
    "취득|합격|발급|수료|取得|合格|認定|修了|登録|交付|获得|獲得|颁发|通过|को जारी|में जारी|tarihinde (?:verildi|alındı|tamamlandı)",
  ],
};

const IN_PROGRESS = words([
  "in progress|in-progress|ongoing|candidate|currently enrolled|currently pursuing|currently studying|pursuing|enrolled|underway|pending|certification pending",
  "in bearbeitung|laufend|in ausbildung|in vorbereitung|en cours|en curso|en progreso|em andamento|em curso|in corso|lopend|bezig|mee bezig|w trakcie|w toku",
  "pågående|i gang|igangværende|devam ediyor|devam etmekte|取得中|勉強中|学習中|進行中|进行中|在读|在讀|قيد الإنجاز|قيد التنفيذ|प्रगति पर|जारी है",
  "בתהליך|у процесі|в процесі|в процессе|probíhá|în curs|în desfășurare|folyamatban|σε εξέλιξη|kesken|käynnissä|pågår|취득 중|취득중|진행 중|진행중|수강 중",
]);

const LAPSED = words([
  "expired|lapsed|inactive|no longer active|abgelaufen|expiré|expirée|vencido|vencida|caducado|caducada|expirado|expirada|scaduto|scaduta",
  "verlopen|wygasł|wygasła|utgånget|utgången|udløbet|süresi doldu|süresi dolmuş|失効|已过期|已過期|انتهت|منتهية الصلاحية|منتهية|समाप्त",
  "פג תוקף|термін дії минув|истёк|истек|platnost skončila|prošlé|expirat|expirată|lejárt|έληξε|vanhentunut|utløpt|만료|만료됨",
]);

/** What forms, exports and people write where there is no date. */
const NO_DATE = words(["n/?a|none|null|undefined|unknown|not applicable|[-–—]+|0"]);

/** What they write of a credential that does not expire. */
const NO_EXPIRY = words([
  "never|never expires|no expir(?:ation|y)(?: date)?|(?:this credential )?(?:does not|doesn['’]t) expire|non[- ]expiring|lifetime|permanent|present|current",
  "active|license current|licence current|in good standing|unlimited|indefinite|ongoing",
  "unbefristet|kein ablaufdatum|läuft nicht ab|unbegrenzt gültig|sans date d['’]expiration|sans expiration|n['’]expire pas|aucune date d['’]expiration",
  "sin (?:fecha de )?(?:vencimiento|caducidad|expiración)|no caduca|no vence|permanente|sem (?:data de )?(?:validade|expiração|vencimiento)|não expira|vitalício",
  "nessuna (?:data di )?scadenza|senza scadenza|non scade|geen (?:vervaldatum|einddatum)|verloopt niet|onbeperkt geldig",
  "bezterminowo|bezterminowy|bez daty (?:ważności|wygaśnięcia)|inget (?:utgångsdatum|slutdatum)|tills vidare|ingen udløbsdato|udløber ikke",
  "süresiz|son kullanma tarihi yok|無期限|有効期限なし|期限なし|永久|永久有效|长期有效|長期有效|无到期日|無到期日|بدون تاريخ انتهاء|دائمة|لا تنتهي|कोई समाप्ति तिथि नहीं|आजीवन",
]);

/** Words that open a range without an end. */
const PRESENT = words([
  "present|current|now|today|ongoing|heute|aktuell|aujourd['’]hui|présent|actuel|actualidad|actual|presente|atual|atualmente|oggi|attuale|heden",
  "obecnie|nadal|nu|nuvarande|pågående|halen|günümüz|devam ediyor|現在|至今|现在|حتى الآن|الآن|वर्तमान|अब तक",
  "היום|дотепер|донині|наразі|настоящее время|по настоящее время|сейчас|dosud|současnost|prezent|jelenleg|σήμερα|nykyinen|nykyhetki|nå|현재",
]);

const CONNECT = String.raw`[\s:：.,]{0,3}(?:on |in |by |at |le |en |el |em |il |nel |a |am |im |op |i |den |på |w |dnia |في |date[: ]{1,2})?\s?`;

const BEFORE_PATTERNS = entries(BEFORE).map(
  ([role, list]) => [role, new RegExp(`(?<![\\p{L}\\p{N}])(?:${list.join("|")})${CONNECT}$`, "u")] as const,
);
const AFTER_PATTERNS = entries(AFTER).map(
  ([role, list]) => [role, new RegExp(`^\\s?(?:${list.join("|")})(?![\\p{Script=Latin}])`, "u")] as const,
);

export interface RoleWords {
  readonly role: DateRole;
  /** How many units of the text the words take. */
  readonly length: number;
}

/** What the words at the end of a text say of the date that follows; null when they say nothing. */
export function roleBefore(text: string): RoleWords | null {
  const near = small(text.slice(-60));
  for (const [role, pattern] of BEFORE_PATTERNS) {
    const match = pattern.exec(near);
    if (match !== null) return { role, length: match[0].length };
  }
  return null;
}

/** What the words at the start of a text say of the date before it. */
export function roleAfter(text: string): RoleWords | null {
  const near = small(text.slice(0, 40));
  for (const [role, pattern] of AFTER_PATTERNS) {
    const match = pattern.exec(near);
    if (match !== null) return { role, length: match[0].length };
  }
  return null;
}

/** Whether a whole piece of text says that a credential is not earned yet. */
export function saysInProgress(text: string): boolean {
  return IN_PROGRESS.test(bare(text));
}

/** Whether a whole piece of text says that a credential is no longer held. */
export function saysLapsed(text: string): boolean {
  return LAPSED.test(bare(text));
}

/** Whether a whole piece of text says that there is no date; of an expiry, that it has none. */
export function saysNoDate(text: string, isExpiry: boolean): boolean {
  return NO_DATE.test(small(text.trim())) || (isExpiry && NO_EXPIRY.test(bare(text)));
}

/** Whether a text begins with a word that leaves a range of dates open, and how long it is. */
export function openEnd(text: string): number {
  const match = /^\s{0,2}(?:[-–—~]|to|bis|à|a|al|até|tot|do|till|til)\s{0,2}(?<word>\p{L}[\p{L}\p{M}'’ ]{0,20})/iu.exec(
    text,
  );
  if (match?.groups?.word === undefined) return 0;
  const word = small(match.groups.word.trim());
  return PRESENT.test(word) ? match[0].trimEnd().length : 0;
}

function bare(text: string): string {
  return small(text).replace(/^[\s([{–—-]+|[\s)\]}.!–—-]+$/gu, "");
}

function words(lists: readonly string[]): RegExp {
  return new RegExp(`^(?:${lists.join("|")})$`, "u");
}

/**
 * In small letters, unit for unit: expressions of so many words are compiled ten times as fast when they need not know of
 * capitals.
 */
function small(text: string): string {
  return text.replaceAll("İ", "i").toLowerCase();
}

function entries<Key extends string, Value>(
  record: Readonly<Partial<Record<Key, Value>>>,
): readonly (readonly [Key, Value])[] {
  return Object.entries(record) as unknown as readonly (readonly [Key, Value])[];
}
