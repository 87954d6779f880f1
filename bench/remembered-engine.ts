import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { LineReading, OcrEngine } from '../extractors/ocr/engines/ocr-engine.ts';
import { clampRegion, cropGray } from '../extractors/ocr/raster/gray-image.ts';

/** The engine with what it has read kept, in a file if one is named: the steps around it are then measured again quickly. */
export const rememberedEngine = (engine: OcrEngine, file?: string): OcrEngine & { readonly save: () => void } => {
  const known = new Map<string, LineReading>(file && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []);
  return {
    ...engine,
    readLines: async (image, lines) => {
      const readings: LineReading[] = [];
      for (const line of lines) {
        const region = clampRegion(line, image);
        const crop = cropGray(image, line);
        const key = createHash('sha1').update(`${engine.version} ${crop.width}`).update(crop.pixels).digest('base64');
        const old = known.get(key);
        const reading = old
          ? { ...old, characters: old.characters.map((one) => ({ ...one, x: one.x + region.left })) }
          : (await engine.readLines(image, [line]))[0]!;
        readings.push(reading);
        if (!old)
          known.set(key, {
            ...reading,
            characters: reading.characters.map((one) => ({ ...one, x: one.x - region.left })),
          });
      }
      return readings;
    },
    save: () => {
      if (file) writeFileSync(file, JSON.stringify([...known]));
    },
  };
};
