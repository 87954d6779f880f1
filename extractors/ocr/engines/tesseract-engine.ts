import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Worker as NodeWorker } from 'node:worker_threads';
import { createWorker, OEM, type Page, PSM, type Worker } from 'tesseract.js';
import type { GrayImage, Region } from '../raster/gray-image.ts';
import { encodePgm, type LineStrip, stackLines } from './line-strip.ts';
import type { LineReading, OcrEngine, ReadCharacter } from './ocr-engine.ts';

/** Lines read in one call. */
const LINES_PER_STRIP = 50;
/** Seconds after which a call is given up: a worker without its model never answers. */
const START_SECONDS = 60;
const READ_SECONDS = 120;

const within = <T>(seconds: number, what: string, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`tesseract: ${what} took more than ${seconds} s`)), seconds * 1000);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

const startWorker = async (): Promise<Worker> => {
  const require = createRequire(import.meta.url);
  const langPath = join(dirname(require.resolve('@tesseract.js-data/chi_sim/package.json')), '4.0.0_best_int');
  await access(join(langPath, 'chi_sim.traineddata.gz'));
  const starting = createWorker('chi_sim', OEM.LSTM_ONLY, {
    langPath,
    gzip: true,
    // the default writes chi_sim.traineddata into the working directory
    cacheMethod: 'none',
    // without a handler a bad picture is an uncaught exception
    errorHandler: () => undefined,
  });
  const worker = await within(START_SECONDS, 'starting', starting);
  await within(
    START_SECONDS,
    'configuring',
    worker.setParameters({
      tessedit_pageseg_mode: PSM.SINGLE_BLOCK,
      preserve_interword_spaces: '1',
      user_defined_dpi: '200',
      // no memory from one document to the next
      classify_enable_learning: '0',
    } as Parameters<Worker['setParameters']>[0]),
  );
  return worker;
};

/** The thread behind a worker; it must not keep a program alive that has nothing left to do. */
const threadOf = (worker: Worker): NodeWorker => (worker as unknown as { worker: NodeWorker }).worker;

/** Symbols of a page picture, sorted into the lines of the strip by their middle. */
const linesOf = (page: Page, strip: LineStrip, regions: readonly Region[]): readonly LineReading[] => {
  const symbols = (page.blocks ?? [])
    .flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines.flatMap((line) => line.words)))
    .flatMap((word) => word.symbols);
  const found: ReadCharacter[][] = regions.map(() => []);
  for (const { text, confidence, bbox } of symbols) {
    const middle = (bbox.y0 + bbox.y1) / 2;
    const index = strip.rows.findIndex(({ top, bottom }) => middle >= top - 10 && middle < bottom + 10);
    if (index < 0) continue;
    const x = regions[index]!.left + ((bbox.x0 + bbox.x1) / 2 - strip.margin) * strip.scales[index]!;
    found[index]!.push({ text, confidence: confidence / 100, x });
  }
  return found.map((characters) => {
    characters.sort((a, b) => a.x - b.x);
    return { text: characters.map(({ text }) => text).join(''), characters };
  });
};

const readStrip = async (
  worker: Worker,
  image: GrayImage,
  regions: readonly Region[],
): Promise<readonly LineReading[]> => {
  const strip = stackLines(image, regions);
  const thread = threadOf(worker);
  thread.ref();
  try {
    const work = worker.recognize(encodePgm(strip.image), {}, { blocks: true, text: false });
    return linesOf((await within(READ_SECONDS, 'reading', work)).data, strip, regions);
  } finally {
    thread.unref();
  }
};

/**
 * Tesseract (tesseract.js, model chi_sim 4.0.0_best_int) on strips of lines, offline. It cannot print ≥ ≤ ① — ～ ± ℃ ㎡ at
 * all: never to be trusted alone for signs. Rejects when the package or the model is missing.
 */
export const createTesseractEngine = async (): Promise<OcrEngine> => {
  const worker = await startWorker();
  threadOf(worker).unref();
  return {
    name: 'tesseract',
    version: 'tesseract.js 7.0.0 chi_sim 4.0.0_best_int',
    readLines: async (image, lines) => {
      const readings: LineReading[] = [];
      for (let from = 0; from < lines.length; from += LINES_PER_STRIP) {
        readings.push(...(await readStrip(worker, image, lines.slice(from, from + LINES_PER_STRIP))));
      }
      return readings;
    },
    close: async () => {
      await worker.terminate();
    },
  };
};
