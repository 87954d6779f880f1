const valid = (year: number, month: number, day: number): string | null => {
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

const WRITTEN = [
  /(?<!\d)((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)/,
  /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/,
  /(?<!\d)(\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/,
];

/**
 * The day that a list entry shows (发布日期), as ISO 8601: `2025-03-12`, `[2025/3/12]`, `2025年3月12日`, `2025.03.12`,
 * `25-03-12`. A month and day alone (`03-12`) are no date: the year would be a guess.
 */
export const findDate = (text: string): string | null => {
  for (const pattern of WRITTEN) {
    const [, year = '', month = '', day = ''] = pattern.exec(text) ?? [];
    const found = year && valid(Number(year.length === 2 ? `20${year}` : year), Number(month), Number(day));
    if (found) return found;
  }
  return null;
};

const IN_ADDRESS = [
  /\/t((?:19|20)\d{2})(\d{2})(\d{2})_/,
  /\/((?:19|20)\d{2})[-/](\d{1,2})[-/](\d{1,2})\//,
  /\/((?:19|20)\d{2})(\d{2})(\d{2})\d{0,9}[/._]/,
  /\/((?:19|20)\d{2})-(\d{2})\/(\d{2})\//,
];

/** The day that content systems write into addresses: `/202503/t20250312_1234.html`, `/art/2025/3/12/`. */
export const dateInUrl = (url: string): string | null => {
  for (const pattern of IN_ADDRESS) {
    const [, year, month, day] = pattern.exec(url) ?? [];
    const found = year && valid(Number(year), Number(month), Number(day));
    if (found) return found;
  }
  return null;
};
