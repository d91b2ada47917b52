/** A field as RFC 4180 has it: quoted only when it must be. */
function field(value: string | number | boolean): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One CSV record (RFC 4180) with its line end, CR LF. */
export function csvRecord(values: readonly (string | number | boolean)[]): string {
  return `${values.map(field).join(',')}\r\n`;
}
