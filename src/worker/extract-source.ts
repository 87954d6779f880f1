export { extractSource } from '../pipeline.ts';
