import type { Language } from '../model/codebook/index.ts';
import type { ExportColumn } from './select-rows.ts';

/** Heading of a column: its name in the database, or its Chinese heading (中文列名). */
export const headerOf = ({ name, header }: ExportColumn, language: Language): string =>
  language === 'zh' ? header : name;
