/** A web address that may stand in a resume: http or https, whole, with a host and no password; null for all else. */
export function safeLink(text: string): string | null {
  const address = /^(?:www\.|[a-z0-9-]{1,63}\.(?:com|org|net|io|edu|gov)\/)/iu.test(text) ? `https://${text}` : text;
  if (!/^https?:\/\//iu.test(address) || /[\s<>"{}|\\^`]/u.test(address) || address.length > 2_000) return null;
  try {
    const { hostname, username, password } = new URL(address);
    return hostname === "" || username !== "" || password !== "" ? null : address;
  } catch {
    return null;
  }
}
