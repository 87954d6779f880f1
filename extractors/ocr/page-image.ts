import type { Block, Box, Outcome } from '../../src/model/index.ts';
import type { PixelImage } from './raster/pixel-image.ts';

/** Picture of one page, decoded: 8 bits a channel. */
export interface PageImage extends PixelImage {
  readonly dpi?: number;
  /** Page number from 1, printed in locators. */
  readonly page: number;
  /** The page the picture fills, in the units of the document's boxes (PDF points, or pixels of a picture). */
  readonly pageBox: Box;
}

/** Reads the picture of one page into blocks; never rejects for a bad picture. */
export type RecognizePage = (image: PageImage) => Promise<Outcome<readonly Block[]>>;
