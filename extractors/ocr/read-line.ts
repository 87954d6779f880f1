import type { LineReading } from './engines/ocr-engine.ts';
import type { SignRepair } from './prove-signs.ts';
import type { Region } from './raster/gray-image.ts';

/** One line of writing on a page with its reading; the place is the ink, without margin. */
export interface ReadLine {
  readonly region: Region;
  readonly reading: LineReading;
  readonly repairs: readonly SignRepair[];
  /** There is ink that no character was read for. */
  readonly unread: boolean;
  /** What a second engine read instead, where it disagrees on a number. */
  readonly witness?: string;
}
