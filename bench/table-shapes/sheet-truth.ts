import type { GridText } from './adjacency-score.ts';
import type { Sheet } from './print-sheets.ts';
import type { SheetStyle } from './sheet-style.ts';

/** What is known of a printed sheet. */
export interface SheetTruth {
  readonly name: string;
  readonly producer: Sheet['producer'];
  readonly group: 'ruled' | 'half-ruled' | 'unruled' | 'over pages' | 'plain';
  readonly kind: string;
  readonly style: SheetStyle | null;
  readonly tables: readonly GridText[];
}
