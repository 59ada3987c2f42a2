const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/**
 * Decodes a multibase text of the two bases that credentials use: `z` (base58btc) and `u` (base64url without padding);
 * null for any other. Long texts are refused, because base 58 takes quadratic time.
 */
export function decodeMultibase(text: string): Uint8Array | null {
  const body = text.slice(1);
  if (text.startsWith("u")) return /^[\w-]+$/u.test(body) ? new Uint8Array(Buffer.from(body, "base64url")) : null;
  return text.startsWith("z") && body.length <= 1_024 ? decodeBase58(body) : null;
}

function decodeBase58(text: string): Uint8Array | null {
  let number = 0n;
  for (const character of text) {
    const value = BASE58.indexOf(character);
    if (value < 0) return null;
    number = number * 58n + BigInt(value);
  }
  const zeros = /^1*/u.exec(text)?.[0].length ?? 0;
  const digits = number === 0n ? "" : number.toString(16);
  return new Uint8Array(
    Buffer.from("00".repeat(zeros) + digits.padStart(digits.length + (digits.length % 2), "0"), "hex"),
  );
}
