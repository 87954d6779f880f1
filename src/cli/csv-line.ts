const needsQuotes = /[",\r\n]|^\s|\s$/;

const csvField = (value: string | number | null): string => {
  if (value === null) return '';
  const text = String(value);
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** One record as a line of CSV (RFC 4180, ended by a line feed); NULL is an empty field. */
export const csvLine = (values: readonly (string | number | null)[]): string => `${values.map(csvField).join(',')}\n`;
