import type { OcrEngine } from '../../../extractors/ocr/engines/ocr-engine.ts';
import { recognizePage } from '../../../extractors/ocr/recognize-page.ts';
import type { Block } from '../../../src/model/index.ts';
import type { DrawnPage } from './drawn-page.ts';

/** An engine that reads every line as the same text, evenly spaced over its ink. */
export const stubEngine = (text: string): OcrEngine => ({
  name: 'stub',
  version: '1',
  readLines: async (_, lines) =>
    lines.map(({ left, right }) => ({
      text,
      characters: [...text].map((character, i) => ({
        text: character,
        confidence: 1,
        x: left + ((right - left) * (i + 0.5)) / text.length,
      })),
    })),
  close: async () => undefined,
});

/** What is recognised on a drawn page whose every line reads as `text`. */
export const blocksOn = async (page: DrawnPage, text: string): Promise<readonly Block[]> => {
  const image = { ...page, channels: 1, page: 1, pageBox: [0, 0, page.width, page.height] } as const;
  const engine = stubEngine(text);
  return (await recognizePage(image, { engine, witness: async () => engine, policy: 'never' })).value;
};
