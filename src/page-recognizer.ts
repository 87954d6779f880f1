import type { RecognizePage } from '../extractors/ocr/page-image.ts';
import { RECOGNITION_VERSION } from './pipeline-version.ts';

/** Environment variable with the folder of the cache, or `off`. */
const CACHE_VARIABLE = 'JIXIAO_OCR_CACHE';

/** Where recognised pages are kept: the user's folder for caches, unless the environment says otherwise. */
const cacheFolder = async (): Promise<string | null> => {
  const wanted = process.env[CACHE_VARIABLE];
  if (wanted === 'off') return null;
  if (wanted) return wanted;
  const { default: envPaths } = await import('env-paths');
  return envPaths('jixiao', { suffix: '' }).cache;
};

/** The recogniser of scanned pages that all formats share; its code is loaded with the first document that may need it. */
export const loadPageRecognizer = async (): Promise<RecognizePage> => {
  const { createPageRecognizer } = await import('../extractors/ocr/create-page-recognizer.ts');
  const folder = await cacheFolder();
  if (folder === null) return createPageRecognizer();
  const { cachedRecognizer } = await import('../extractors/ocr/page-cache.ts');
  return cachedRecognizer(createPageRecognizer(), { folder, version: RECOGNITION_VERSION });
};
