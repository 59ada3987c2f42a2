import Papa from "papaparse";
import type { DraftFields, DraftOrMalformed } from "../draft";
import type { CredentialFormat } from "./format";

type Column = keyof DraftFields;

/** What LinkedIn, its translations and people's own tables call the columns; compared without case and accents. */
const COLUMNS: Readonly<Partial<Record<Column, readonly string[]>>> = {
  name: list(
    "name|title|certification|certification name|credential|certificate|nom|nombre|nome|naam|nazwa|namn|navn|ad|名前|資格名|名称|名稱|الاسم|नाम|bezeichnung|titel|titre|titulo|titolo",
  ),
  url: list("url|link|credential url|lien|enlace|adresse|webadresse|リンク|链接|連結|الرابط"),
  issuer: list(
    "authority|issuer|issuing organization|issuing organisation|organization|organisation|issued by|provider|aussteller|ausstellende organisation|zertifizierungsstelle|organisme|organisme de certification|autorite|organizacion emisora|entidad emisora|autoridad|organizacao emissora|autoridade|autorita|ente|organizzazione|uitgevende organisatie|autoriteit|organizacja|wystawca|utfardare|utsteder|udsteder|duzenleyen kurum|発行機関|発行元|颁发机构|發照單位|جهة الإصدار|जारीकर्ता",
  ),
  issued: list(
    "started on|issue date|issued|issued on|date|start date|date earned|completion date|ausgestellt am|ausgestellt|datum|beginn|date de delivrance|date d'obtention|debut|emitido el|fecha de expedicion|fecha|fecha de inicio|data de emissao|data|data di rilascio|iniziato il|uitgegeven op|begonnen op|data wydania|utfardat|udstedt|verilis tarihi|取得日|発行日|颁发日期|发证日期|核發日期|تاريخ الإصدار",
  ),
  expires: list(
    "finished on|expires|expiration|expiration date|expiry date|expires on|end date|valid until|gultig bis|ablaufdatum|ende|date d'expiration|fin|fecha de caducidad|vencimiento|fecha de vencimiento|data de expiracao|validade|data di scadenza|terminato il|vervaldatum|beeindigd op|data wygasniecia|utgangsdatum|udlobsdato|bitis tarihi|有効期限|到期日期|有效期|到期日|تاريخ الانتهاء",
  ),
  credentialId: list(
    "license number|licence number|license|credential id|certificate number|id|number|zertifikatsnummer|lizenznummer|numero de licence|numero de licencia|numero de licenca|numero di licenza|numero|licentienummer|numer licencji|licensnummer|lisans numarasi|認定番号|資格番号|证书编号|證照號碼|رقم الترخيص",
  ),
  skills: list("skills|kenntnisse|competences|aptitudes|competencias|competenze|スキル|技能"),
  status: list("status"),
  hours: list("hours"),
  kind: list("kind|type"),
};

/** LinkedIn's `Certifications.csv`, and tables like it (RFC 4180); the header row may stand below a preamble. */
export const LINKEDIN_CSV: CredentialFormat = {
  name: "LinkedIn Certifications.csv",
  holds: (value) => typeof value === "string" && headerIn(rowsOf(value, 20)) !== null,
  read: (value, place) => {
    const rows = rowsOf(String(value));
    const header = headerIn(rows);
    if (header === null) return [{ place, problem: "it has no row of column names" }];
    return rows.flatMap((row, index) =>
      index <= header.row || row.every((cell) => cell.trim() === "")
        ? []
        : [draftOf(row, header, `row ${index + 1}`, place)],
    );
  },
};

interface Header {
  /** From 0. */
  readonly row: number;
  readonly columns: readonly (Column | null)[];
  /** The columns as the file calls them. */
  readonly names: readonly string[];
}

function draftOf(
  row: readonly string[],
  { columns, names }: Header,
  rowPlace: string,
  place: string,
): DraftOrMalformed {
  const at = place === "" ? rowPlace : `${place}, ${rowPlace}`;
  if (row.length > columns.length && row.slice(columns.length).some((cell) => cell.trim() !== "")) {
    return {
      place: at,
      problem: `it has ${row.length} cells under ${columns.length} column names; a quotation mark may be missing`,
    };
  }
  const cells = columns.flatMap((column, index) => {
    const cell = row[index]?.trim() ?? "";
    return column === null || cell === "" ? [] : [[column, cell, names[index] ?? column] as const];
  });
  return {
    place: at,
    fields: Object.fromEntries(cells.map(([column, cell]) => [column, cell])),
    names: { name: "Name", ...Object.fromEntries(cells.map(([column, , name]) => [column, name])) },
  };
}

/** The first row that names the credential and at least one thing more. */
function headerIn(rows: readonly (readonly string[])[]): Header | null {
  for (const [row, names] of rows.slice(0, 20).entries()) {
    const columns = names.map(columnNamed);
    if (names.length > 1 && columns.includes("name") && columns.filter((column) => column !== null).length > 1) {
      return {
        row,
        columns: columns.map((column, index) => (columns.indexOf(column) === index ? column : null)),
        names,
      };
    }
  }
  return null;
}

function columnNamed(name: string): Column | null {
  const folded = fold(name);
  const known = Object.entries(COLUMNS).find(([, names]) => names.includes(folded));
  return known === undefined ? null : (known[0] as Column);
}

function rowsOf(text: string, limit = 0): readonly (readonly string[])[] {
  const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/u, "").replace(/\r\n?/gu, "\n"), {
    preview: limit,
    delimitersToGuess: [",", ";", "\t", "|"],
  });
  return parsed.data;
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
