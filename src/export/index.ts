// Exports: what other rooms may use of them.
export { ExportError } from './export-error.ts';
export { type ExportRequest, exportRecords } from './export-records.ts';
export { writeText } from './write-file.ts';
