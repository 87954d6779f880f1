import type { Language } from '../../model/codebook/index.ts';

const GROUPED = new Intl.NumberFormat('en-US');

/** A count with marks between thousands: `12,345`. */
export const formatCount = (count: number): string => GROUPED.format(count);

/** A share of a whole: `2.4%`, `<0.1%`, `–` of nothing. */
export const formatShare = (part: number, whole: number): string => {
  if (whole === 0) return '–';
  const percent = (part / whole) * 100;
  if (percent > 0 && percent < 0.1) return '<0.1%';
  return `${percent.toFixed(percent === 0 || percent === 100 ? 0 : 1)}%`;
};

const rounded = (value: number): string => new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 }).format(value);

/** An amount in the unit that people say it in: `1.2亿元`, `35.06万元`; `120 million yuan`, `350,600 yuan`. */
export const formatYuan = (fen: number, language: Language): string => {
  const yuan = fen / 100;
  const size = Math.abs(yuan);
  if (language === 'zh') {
    if (size >= 1e8) return `${rounded(yuan / 1e8)} 亿元`;
    return size >= 1e4 ? `${rounded(yuan / 1e4)} 万元` : `${rounded(yuan)} 元`;
  }
  return size >= 1e6 ? `${rounded(yuan / 1e6)} million yuan` : `${rounded(yuan)} yuan`;
};
