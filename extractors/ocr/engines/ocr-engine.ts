import type { GrayImage, Region } from '../raster/gray-image.ts';

/** One recognised character: its certainty from 0 to 1 and the middle of its place, in pixels of the picture. */
export interface ReadCharacter {
  readonly text: string;
  readonly confidence: number;
  readonly x: number;
}

/** Reading of one line of writing. */
export interface LineReading {
  readonly text: string;
  readonly characters: readonly ReadCharacter[];
}

/**
 * Reads single lines of writing cut out of a levelled page. Stateless between calls: the same picture and regions give
 * the same readings, whatever was read before. Rejects only when the engine itself breaks.
 */
export interface OcrEngine {
  readonly name: string;
  /** Version of program and model, part of a cache key. */
  readonly version: string;
  readonly readLines: (image: GrayImage, lines: readonly Region[]) => Promise<readonly LineReading[]>;
  readonly close: () => Promise<void>;
}

/** Reading of a line in which nothing was found. */
export const EMPTY_READING: LineReading = { text: '', characters: [] };
