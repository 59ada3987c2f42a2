import type { DraftFields } from "./draft";

/** What a column of a table of credentials holds. */
export type Column = keyof DraftFields;

/** What LinkedIn, its translations and people's own tables call the columns; compared without case and accents. */
const COLUMNS: Readonly<Partial<Record<Column, readonly string[]>>> = {
  name: list(
    "name|title|certification|certifications|licence|license|certificates|course|zertifikat|zertifizierung|certificat|certificado|certificación|certificazione|certification name|credential|certificate|nom|nombre|nome|naam|nazwa|namn|navn|ad|名前|資格名|名称|名稱|الاسم|नाम|bezeichnung|titel|titre|titulo|titolo",
  ),
  url: list("url|link|credential url|lien|enlace|adresse|webadresse|リンク|链接|連結|الرابط"),
  issuer: list(
    "authority|issuer|issuing body|institution|institute|awarding body|issuing organization|issuing organisation|organization|organisation|issued by|provider|aussteller|ausstellende organisation|zertifizierungsstelle|organisme|organisme de certification|autorite|organizacion emisora|entidad emisora|autoridad|organizacao emissora|autoridade|autorita|ente|organizzazione|uitgevende organisatie|autoriteit|organizacja|wystawca|utfardare|utsteder|udsteder|duzenleyen kurum|発行機関|発行元|颁发机构|發照單位|جهة الإصدار|जारीकर्ता",
  ),
  issued: list(
    "started on|year|issue date|jahr|année|año|ano|anno|jaar|rok|år|yıl|年|年月|issued|issued on|date|start date|date earned|completion date|ausgestellt am|ausgestellt|datum|beginn|date de delivrance|date d'obtention|debut|emitido el|fecha de expedicion|fecha|fecha de inicio|data de emissao|data|data di rilascio|iniziato il|uitgegeven op|begonnen op|data wydania|utfardat|udstedt|verilis tarihi|取得日|発行日|颁发日期|发证日期|核發日期|تاريخ الإصدار",
  ),
  expires: list(
    "finished on|expires|expiry|valid through|gültig bis|expiration|expiration date|expiry date|expires on|end date|valid until|gultig bis|ablaufdatum|ende|date d'expiration|fin|fecha de caducidad|vencimiento|fecha de vencimiento|data de expiracao|validade|data di scadenza|terminato il|vervaldatum|beeindigd op|data wygasniecia|utgangsdatum|udlobsdato|bitis tarihi|有効期限|到期日期|有效期|到期日|تاريخ الانتهاء",
  ),
  credentialId: list(
    "license number|licence number|credential id|certificate number|id|number|zertifikatsnummer|lizenznummer|numero de licence|numero de licencia|numero de licenca|numero di licenza|numero|licentienummer|numer licencji|licensnummer|lisans numarasi|認定番号|資格番号|证书编号|證照號碼|رقم الترخيص",
  ),
  skills: list("skills|kenntnisse|competences|aptitudes|competencias|competenze|スキル|技能"),
  status: list("status"),
  hours: list("hours"),
  kind: list("kind|type"),
};

/** The column that a heading of a table names; null when it names none that is known. */
export function columnNamed(name: string): Column | null {
  const folded = fold(name);
  const known = Object.entries(COLUMNS).find(([, names]) => names.includes(folded));
  return known === undefined ? null : (known[0] as Column);
}

function fold(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/ı/gu, "i")
    .replace(/’/gu, "'")
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .trim();
}

function list(names: string): readonly string[] {
  return names.split("|").map(fold);
}
