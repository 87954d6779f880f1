// Entry of a worker process; the pool forks this file.
import { expandSource } from '../../extractors/archive/expand-source.ts';
import { pipeline } from '../default-pipeline.ts';
import { type Draw, serveJobs } from './serve-jobs.ts';

/** The code that draws is loaded with the first picture: most workers never need it. */
const drawPage: Draw = async (bytes, page, width) => {
  const { pagePicture } = await import('../../extractors/page-picture.ts');
  const drawn = await pagePicture(bytes, page, width);
  if (drawn === null) return { problem: 'a document of this format has no pages' };
  if ('kind' in drawn) return { problem: drawn.message };
  return { ...drawn, png: Buffer.from(drawn.png).toString('base64') };
};

serveJobs(pipeline, expandSource, drawPage);
