import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { syntheticForm } from '../../bench/synthetic-form.ts';
import { buildZip } from '../extractors/archive/build-archives.ts';
import { BASE_DOCUMENTS } from '../hostile/base-documents.ts';
import type { FaultJob } from './fault-job.ts';

const FORMS = 30;
const DATABASE = 'faults.db';
/** Formats whose reading takes no library of its own weight: a start must not cost more than the work. */
const FORMATS = ['doc', 'html', 'odt', 'ofd', 'rtf', 'xls', 'xlsx', 'zip', 'gz', 'eml'];

/** Forms, one file of each light format, the same bytes twice, an archive with a broken member, and files that fail. */
const writeInputs = (folder: string): void => {
  const inputs = join(folder, 'in');
  mkdirSync(join(inputs, 'twins'), { recursive: true });
  const put = (name: string, bytes: Uint8Array | string): void => writeFileSync(join(inputs, name), bytes);
  for (let index = 0; index < FORMS; index += 1) {
    const { name, bytes } = syntheticForm(index);
    put(name, bytes);
    if (index % 10 === 0) put(`twins/a-${name}`, bytes);
  }
  for (const format of FORMATS) put(`base.${format}`, BASE_DOCUMENTS[format]!());
  const members = Array.from({ length: 6 }, (_, index) => syntheticForm(1000 + index));
  put('county.zip', buildZip([...members, { name: 'broken.docx', bytes: Buffer.from('PK\u0003\u0004 broken') }]));
  put('empty.pdf', '');
  put('cut.docx', BASE_DOCUMENTS.docx!().subarray(0, 300));
};

/** Ingestion of a folder with some fifty files of which four cannot be read. */
export const ingestJob: FaultJob = {
  name: 'ingest',
  prepare: writeInputs,
  command: ['ingest', 'in', '--db', DATABASE, '--jobs', '2'],
  database: DATABASE,
  leftovers: [],
  exitCode: 2,
};
