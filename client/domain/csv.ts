// Rows as a file for spreadsheets: RFC 4180, and no cell that a spreadsheet would take for a formula. Pure.

export type Cell = string | number | null;

/** What begins a formula somewhere, at the beginning of a cell or of a line in it, also behind blanks. */
const FORMULA = /(^|[\n\r])(?=[\p{Zs}\p{Cf}\u200b]*[=+\-@\t\uff1d\uff0b\uff0d\uff20])/gu;

/** An apostrophe before it makes it text; what a person wrote is else left as it is. */
function harmless(text: string): string {
  return text.replace(FORMULA, "$1'");
}

/** Text is always between quotes: a comma, a semicolon or a line break in it divides nothing. */
function cell(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  return `"${harmless(value).replaceAll('"', '""')}"`;
}

/** With the mark at the beginning by which spreadsheets know UTF-8. */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}
