// Entry of a worker process; the pool forks this file.
import { pipeline } from '../default-pipeline.ts';
import { serveJobs } from './serve-jobs.ts';

serveJobs(pipeline);
