/**
 * Where in a document something stands, printed the way people say it:
 * `b12` the twelfth block, `t1.r4.c2` table 1, row 4, cell 2, `p3.t1.r4.c2` the same on page 3.
 * Ordinals start at 1. A locator is a plain string so that it can be stored, sorted and compared.
 */
export type Locator = string;

/** Locator of the n-th paragraph or heading of a document. */
export const blockLocator = (ordinal: number, page?: number): Locator =>
  page === undefined ? `b${ordinal}` : `p${page}.b${ordinal}`;

/** Locator of the n-th table of a document (of a page, where pages are known). */
export const tableLocator = (ordinal: number, page?: number): Locator =>
  page === undefined ? `t${ordinal}` : `p${page}.t${ordinal}`;

/** Locator of a cell: `cell` counts the cells that are printed in the row, not grid columns. */
export const cellLocator = (table: Locator, row: number, cell: number): Locator => `${table}.r${row}.c${cell}`;

/** Locator of a part of a text: characters `start` (from 0) up to `end` of the raw text at `at`. */
export const spanLocator = (at: Locator, start: number, end: number): Locator => `${at}@${start}-${end}`;

/** The cell or block a span stands in: `b3@0-4` → `b3`. */
export const carrierLocator = (at: Locator): Locator => {
  const cut = at.indexOf('@');
  return cut < 0 ? at : at.slice(0, cut);
};
