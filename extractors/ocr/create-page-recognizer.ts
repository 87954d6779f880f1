import { finding, type Note, outcome } from '../../src/model/index.ts';
import type { OcrEngine } from './engines/ocr-engine.ts';
import { createPaddleEngine } from './engines/paddle-engine.ts';
import type { RecognizePage } from './page-image.ts';
import { recognizePage } from './recognize-page.ts';

/** Makes a page recogniser; the engine is loaded with the first page, so documents without scans cost nothing. */
export const createPageRecognizer = (load: () => Promise<OcrEngine> = createPaddleEngine): RecognizePage => {
  let engine: Promise<OcrEngine> | null = null;
  return async (image) => {
    try {
      engine ??= load();
      return await recognizePage(image, await engine);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const notes: Note[] = [finding('unreadable', 'error', `page ${image.page} could not be recognised: ${reason}`)];
      return outcome([], notes);
    }
  };
};
