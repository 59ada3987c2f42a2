/** Text safe within HTML elements and double-quoted attributes (HTML Living Standard §13.3). */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, "");
}

/** A link that a reader may follow, or null: only http, https and mailto. */
export function safeLink(url: string): string | null {
  return /^(https?:\/\/|mailto:)/iu.test(url.trim()) ? url.trim() : null;
}
