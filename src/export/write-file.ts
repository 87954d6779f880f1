import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StoreError } from '../store/index.ts';
import { ExportError } from './export-error.ts';

/** Pieces of a file. */
export type FileChunks = AsyncGenerator<string | Uint8Array>;

/** True for failures of the file system, which are about the output and not about the records. */
const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error &&
  !(error instanceof StoreError) &&
  typeof (error as NodeJS.ErrnoException).code === 'string' &&
  (error as NodeJS.ErrnoException).syscall !== undefined;

/** Lets `write` fill a file beside the target and renames it at the end, so that a broken run leaves no half file. */
export const writeBeside = async (path: string, write: (unfinished: string) => Promise<void>): Promise<void> => {
  const unfinished = `${path}.unfinished`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await write(unfinished);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    if (!isFileError(error)) throw error;
    throw new ExportError(`${path}: it cannot be written (${error.message}); choose another --out`, error);
  }
};

/** Writes pieces into a file, or to standard output for `-`. */
export const writeChunks = async (path: string, chunks: FileChunks): Promise<void> => {
  if (path !== '-')
    return writeBeside(path, (unfinished) => pipeline(Readable.from(chunks), createWriteStream(unfinished)));
  for await (const chunk of chunks)
    if (!process.stdout.write(chunk)) await new Promise((resolve) => process.stdout.once('drain', resolve));
};

async function* once(text: string): FileChunks {
  yield text;
}

/** Writes a text into a file, or to standard output for `-`. */
export const writeText = (path: string, text: string): Promise<void> => writeChunks(path, once(text));
