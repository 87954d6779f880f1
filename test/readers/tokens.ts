import type { Role } from '../../src/readers/align-row.ts';
import { type Line, makeToken, type Token } from '../../src/readers/token.ts';

// Rows and columns of invented tables, drawn as text: `产出指标 | 数量指标 | 修缮里程 | ≥12公里`.

/** Cells of a picture row, at counted columns (`slots`) or without columns (`order`). */
export const cellsOf = (picture: string, geometry: 'slots' | 'order' = 'slots'): Token[] =>
  picture
    .split('|')
    .map((text, index) => makeToken(text.trim(), `t1.r1.c${index + 1}`, geometry === 'slots' ? index : null));

/** A printed row from its picture. */
export const lineOf = (picture: string, geometry: 'slots' | 'order' = 'slots', row = 1): Line => ({
  kind: 'row',
  geometry,
  rowEnds: true,
  cells: picture
    .split('|')
    .map((text, index) => makeToken(text.trim(), `t1.r${row}.c${index + 1}`, geometry === 'slots' ? index : null)),
  covers: [],
  at: `t1.r${row}.c1`,
  block: 0,
});

/** Columns of a table by role id, in order, one grid column each. */
export const rolesOf = (picture: string): Role[] =>
  picture.split('|').map((id, index) => ({
    id: id.trim(),
    header: null,
    start: index,
    end: index + 1,
    group: 0,
    year: null,
  }));

/** Texts of rows, as a picture again. */
export const draw = (rows: readonly (readonly Token[])[]): string[] =>
  rows.map((row) => row.map(({ text }) => text).join(' | '));
