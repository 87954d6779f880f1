import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

/** Bundles the hostile worker into a folder of its own: it is started dozens of times, and a loader takes a second. */
export const buildHostileWorker = async (): Promise<{ readonly folder: string; readonly entry: URL }> => {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-hostile-worker-'));
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('./hostile-worker.ts', import.meta.url)),
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'hostile-worker.mjs' } },
    },
  });
  return { folder, entry: pathToFileURL(join(folder, 'hostile-worker.mjs')) };
};
