// Entry of a worker process; the pool forks this file.
import { expandSource } from '../../extractors/archive/expand-source.ts';
import { extraction } from '../default-extractors.ts';
import type { Pipeline } from '../pipeline.ts';
import { type Draw, serveJobs } from './serve-jobs.ts';

/** The code that draws is loaded with the first picture: most workers never need it. */
const drawPage: Draw = async (bytes, page, width) => {
  const { pagePicture } = await import('../../extractors/page-picture.ts');
  const drawn = await pagePicture(bytes, page, width);
  if (drawn === null) return { problem: 'a document of this format has no pages' };
  if ('kind' in drawn) return { problem: drawn.message };
  return { ...drawn, png: Buffer.from(drawn.png).toString('base64') };
};

/** Readers and their lexicon are a third of the start-up time; a worker that only extracts never needs them. */
const read: Pipeline['read'] = async (source, extracted) =>
  (await import('../default-pipeline.ts')).pipeline.read(source, extracted);

serveJobs({ ...extraction, read }, expandSource, drawPage);
