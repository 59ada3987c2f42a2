import { resolveIssuers } from "../skills/issuers";
import { resolveCredential } from "../skills/resolve";

/** Words that organisations have in their names, in the languages of the library. */
const ORGANISATION =
  /(?<![\p{L}\p{N}])(?:board|university|college|institute|institut|school|academy|association|society|federation|council|department|ministry|bureau|agency|authority|commission|alliance|consortium|center|centre|inc|llc|ltd|gmbh|corporation|corp|company|state of|province of|city of|red cross|chamber|union|universität|hochschule|akademie|fachhochschule|verband|kammer|ihk|université|école|chambre|ministère|universidad|instituto|ministerio|escuela|colegio|universidade|escola|università|istituto|ordine|universiteit|hogeschool|uniwersytet|politechnika|szkoła|universitet|högskola|üniversitesi|akademisi|bakanlığı|协会|学会|大学|学院|協会|機構|جامعة|معهد|وزارة|विश्वविद्यालय|संस्थान|университет|институт|академия|університет|інститут|академія|univerzita|akademie|universitatea|institutul|egyetem|kamara|πανεπιστήμιο|yliopisto|universitetet|høgskolen|אוניברסיטת|מכללת|הטכניון)(?![\p{L}\p{N}])|(?:universität|akademie|協会|大学|学院|协会|機構|委員会|省|庁|センター|財団|会議所|대학교|학원|협회|공단|진흥원|상공회의소)$/iu;

/** Words that the names of credentials hold. */
const CREDENTIAL_WORDS =
  /(?<![\p{L}\p{N}])(?:certified|certification|certificate|certificat\p{L}*|certifica\p{L}*|certifikat|certyfikat|zertifikat|zertifizier\p{L}*|sertifika\p{L}*|licen[cs]ed?|licensure|nanodegree|bootcamp|micromasters|specialization|diplomado|accredited|registered|notary|permit|first aid|life support|cpr|belt|\d{1,3}[ -]hour|level \d|foundation|practitioner|badge)(?![\p{L}\p{N}])|(?:сертифік|сертифик|посвідчен|удостоверен|osvědčen|tanúsítván|oklev|πιστοποι|sertifi)\p{L}*|資格|検定|試験|免許|(?:工事|技|福祉|管理|診断|税理|会計|弁護|書|技能|整備|保育|栄養|療法|建築)士|(?:取扱|主任)者|[\d一二三準]級|证书|證照|证$|شهادة|رخصة|प्रमाणपत्र|הסמכ|תעוד|רישיון|자격|기사$|면허/iu;

/** What no organisation is called. */
const CERTIFYING = /(?<![\p{L}])(?:certified|certificate|certification|licen[cs]e)(?![\p{L}])/iu;

const ACRONYM = /^(?=(?:.*\p{Lu}){2})[\p{Lu}\d][\p{L}\d+/&-]{1,11}[®™]?(?:\s\d)?$/u;

/** Degrees and schools, which belong under Education; in the languages of the library. */
const DEGREE =
  /(?<![\p{L}\p{N}])(?:bachelors?(?:['’]s)?|masters?(?:['’]s)? (?:of|in|degree)|master|magister|doctor(?:ate)? of|ph\.?\s?d\.?|dr\.|m\.?b\.?a\.?|b\.?\s?s\.?c?\.?|b\.?a\.?|b\.?eng|m\.?\s?s\.?c?\.?|m\.?a\.?|m\.?eng|m\.?ed|b\.?ed|j\.?d\.?|l\.?l\.?[bm]\.?|b\.?s\.?n\.?|m\.?s\.?n\.?|a\.?a\.?s?\.?|associate (?:of|degree|in)|associate['’]s|high school|ged|gcses?|a-levels?|higher national|btec|postgraduate certificate|graduate certificate|certificate of higher education|diploma (?:in|of)|apprenticeship|diplom|staatsexamen|abitur|mittlere reife|ausbildung zu[mr]|licence (?:en|professionnelle)|maîtrise|baccalauréat|bts|dut|doctorat|licenciatura|licenciad[oa]|grado (?:en|superior|medio)|bachillerato|ingenier[oa]|ingeniería|mestrado|doutorado|bacharel(?:ado)?|ensino médio|laurea|dottorato|diploma di maturità|licencjat|inżynier|doktorat|matura|kandidat(?:examen)?|civilingenjör|masterexamen|gymnasium|lisans|yüksek lisans|ön lisans|doktora|lise)(?![\p{L}\p{N}])|(?<!\p{L})(?:бакалавр|магистр|магістр|специалист|bakalář|inženýr|licență|licenta|maisteri|kandidaatti|tradenomi|mesterfok|alapképzés|πτυχίο|μεταπτυχιακό)(?!\p{L})|תואר|학사|석사|박사|学士|修士|博士|碩士|硕士|高等学校|高校|本科|بكالوريوس|ماجستير|دكتوراه|ثانوية|स्नातक|परास्नातक/iu;

/** Whether a piece of text reads as the name of who gives credentials. */
export function isIssuer(text: string): boolean {
  const bare = text.replace(/^(?:via|through|on|by|from)\s+/iu, "").trim();
  if (isNamedIssuer(bare)) return true;
  if (resolveCredential({ name: bare }) !== null) return false;
  return ORGANISATION.test(bare) && !CERTIFYING.test(bare);
}

/** Whether a piece of text reads as the name of a credential by itself. */
export function isCredentialName(text: string): boolean {
  const bare = text.replace(/\s*\([^()]*\)\s*$/u, "").trim();
  if (isNamedIssuer(bare)) return false;
  return ACRONYM.test(bare) || CREDENTIAL_WORDS.test(bare) || resolveCredential({ name: text }) !== null;
}

/** The whole of the text, as the lexicon knows it; a single word may also be what a credential is called for short. */
export function isNamedIssuer(text: string): boolean {
  if (/[,–—]/u.test(text) || resolveIssuers(text).length === 0) return false;
  return /\s/u.test(text) || resolveCredential({ name: text }) === null;
}

export function isDegree(text: string): boolean {
  return DEGREE.test(text);
}
