import { SSF } from '@e965/xlsx';

/**
 * Number formats that Chinese Excel knows by number only (ECMA-376 part 1, 18.8.30, zh-cn): no file declares them, and
 * readers made elsewhere print `1/31/22` for `2022/1/31`.
 */
export const NATIONAL_FORMATS: readonly (readonly [id: number, code: string])[] = [
  [14, 'yyyy/m/d'],
  [22, 'yyyy/m/d h:mm'],
  [27, 'yyyy"年"m"月"'],
  [28, 'm"月"d"日"'],
  [29, 'm"月"d"日"'],
  [30, 'm-d-yy'],
  [31, 'yyyy"年"m"月"d"日"'],
  [32, 'h"时"mm"分"'],
  [33, 'h"时"mm"分"ss"秒"'],
  [34, 'h"时"mm"分"'],
  [35, 'h"时"mm"分"ss"秒"'],
  [36, 'yyyy"年"m"月"'],
  [50, 'yyyy"年"m"月"'],
  [51, 'm"月"d"日"'],
  [52, 'yyyy"年"m"月"'],
  [53, 'm"月"d"日"'],
  [54, 'm"月"d"日"'],
  [55, 'h"时"mm"分"'],
  [56, 'h"时"mm"分"ss"秒"'],
  [57, 'yyyy"年"m"月"'],
  [58, 'm"月"d"日"'],
];

/** The number format library of the workbook reader; its own types are `any`. */
interface FormatLibrary {
  /** The live table of formats by number, shared by all workbooks that are read. */
  readonly get_table: () => Record<number, string>;
}

const library: FormatLibrary = SSF;

const BUILT_IN: Readonly<Record<number, string>> = { ...library.get_table(), ...Object.fromEntries(NATIONAL_FORMATS) };

/**
 * Puts the table of number formats back to what Chinese Excel knows. The reader does so itself for XLSX; for XLS it would
 * print with the formats of whatever workbook came before.
 */
export const resetNumberFormats = (): void => {
  const table = library.get_table();
  for (const id of Object.keys(table)) delete table[Number(id)];
  Object.assign(table, BUILT_IN);
};
