// A process whose worker hangs; it is killed from outside and must take its worker along.
import { fingerprintBytes } from '../../src/worker/fingerprint.ts';
import { createWorkerPool } from '../../src/worker/worker-pool.ts';

const pool = createWorkerPool({ jobs: 1, entry: new URL(process.argv[2]!) });
const bytes = new TextEncoder().encode('hang');
const { id } = fingerprintBytes(bytes);
await pool.run({ kind: 'job', task: 'filing', id, origin: 'x', source: { kind: 'bytes', bytes } }, false);
