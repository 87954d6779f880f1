import net from 'node:net';
import { ARCHIVE_FILES } from './archive-files.ts';
import { scrambledFiles, truncatedFiles } from './damaged-files.ts';
import type { HostileFile } from './hostile-file.ts';
import { judgeFile, loadExtractors, type Verdict } from './judge-file.ts';
import { MARKUP_FILES } from './markup-files.ts';
import { OLE_FILES } from './ole-files.ts';

/** The long set: everything, with 50 cuts and 20 scramblings of every base document. */
export const LONG_SET: readonly HostileFile[] = [
  ...ARCHIVE_FILES,
  ...OLE_FILES,
  ...MARKUP_FILES,
  ...truncatedFiles(50),
  ...scrambledFiles(20),
];

/** Message of the child after each file. */
export interface ChildReport {
  readonly index: number;
  readonly verdict: Verdict;
}

/** Any attempt to open a connection ends the file with a problem. */
const forbidNetwork = (): void => {
  net.Socket.prototype.connect = () => {
    throw new Error('tried to open a network connection');
  };
  globalThis.fetch = () => Promise.reject(new Error('tried to fetch'));
};

const serve = async (): Promise<void> => {
  forbidNetwork();
  const extractors = await loadExtractors();
  process.on('message', async (index: number) => {
    const verdict = await judgeFile(LONG_SET[index]!, extractors);
    process.send?.({ index, verdict } satisfies ChildReport);
  });
  process.send?.('ready');
};

if (process.send) await serve();
