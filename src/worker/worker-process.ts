// Entry of a worker process; the pool forks this file.
import { setFlagsFromString } from 'node:v8';
import { expandSource } from '../../extractors/archive/expand-source.ts';
import { extraction } from '../default-extractors.ts';
import type { Pipeline } from '../pipeline.ts';
import { type Draw, type Explain, serveJobs } from './serve-jobs.ts';

/** The code that draws is loaded with the first picture: most workers never need it. */
const drawPage: Draw = async (bytes, { page, width, cells }) => {
  const drawn = cells
    ? await (await import('../../extractors/page-sketch.ts')).pageSketch(bytes, page, width, cells)
    : await (await import('../../extractors/page-picture.ts')).pagePicture(bytes, page, width);
  if (drawn === null) return { problem: 'a document of this format has no pages' };
  if ('kind' in drawn) return { problem: drawn.message };
  return { ...drawn, png: Buffer.from(drawn.png).toString('base64') };
};

/** Readers and their lexicon are a third of the start-up time; a worker that only extracts never needs them. */
const read: Pipeline['read'] = async (source, extracted) =>
  (await import('../default-pipeline.ts')).pipeline.read(source, extracted);

const explain: Explain = async (source, extracted) =>
  (await import('../default-pipeline.ts')).explainExtraction(source, extracted);

// A large document leaves more garbage than text: collected when the heap has grown by half, it halves the peak of memory.
setFlagsFromString('--heap-growing-percent=50');

serveJobs({ pipeline: { ...extraction, read }, expand: expandSource, draw: drawPage, explain });
