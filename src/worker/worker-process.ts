// Entry of a worker process; the pool forks this file.
import { expandSource } from '../../extractors/archive/expand-source.ts';
import { pipeline } from '../default-pipeline.ts';
import { serveJobs } from './serve-jobs.ts';

serveJobs(pipeline, expandSource);
