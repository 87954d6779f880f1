import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ArchivedFile } from '../model/index.ts';

/** The archive cannot be written: full, read-only, broken. The message names it and says what to do. */
export class ArchiveError extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'ArchiveError';
  }
}

/** Fetched files by their content (归档): `ab/cd/abcd…` below one folder. */
export interface FileArchive {
  /** Keeps bytes; the same bytes are kept once. A file is there whole or not at all. */
  readonly put: (bytes: Uint8Array) => Promise<ArchivedFile>;
  readonly path: (sha256: string) => string;
  readonly has: (sha256: string) => boolean;
}

const writeWhole = async (path: string, bytes: Uint8Array): Promise<void> => {
  const unfinished = `${path}.${process.pid}-${randomBytes(4).toString('hex')}.unfinished`;
  await mkdir(dirname(path), { recursive: true });
  try {
    const file = await open(unfinished, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    throw error;
  }
};

const isWhole = async (path: string, size: number): Promise<boolean> => {
  try {
    return (await stat(path)).size === size;
  } catch {
    return false;
  }
};

/** An archive below a folder, which is made when the first file comes. */
export const openFileArchive = (folder: string): FileArchive => {
  const path = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  return {
    path,
    has: (sha256) => existsSync(path(sha256)),
    put: async (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      try {
        if (!(await isWhole(path(sha256), bytes.byteLength))) await writeWhole(path(sha256), bytes);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new ArchiveError(
          `archive ${folder}: it cannot be written (${reason}); free space or choose another --archive`,
          error,
        );
      }
      return { sha256, size: bytes.byteLength };
    },
  };
};
