/** Rows as aligned columns for a terminal; long cells are cut. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const LONGEST = 60;
  const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);
  const cells = [head, ...rows].map((row) => row.map(cut));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return [line(cells[0] ?? []), widths.map((width) => "─".repeat(width)).join("  "), ...cells.slice(1).map(line)];
}
