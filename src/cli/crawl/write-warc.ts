import { createWriteStream, readFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import { openFileArchive, warcInfo, warcResponse } from '../../crawl/index.ts';
import { type FetchedDocument, openCrawlStore, openSqliteStore } from '../../store/index.ts';
import { CommandError } from '../exit-code.ts';
import { packageVersion } from '../package-version.ts';
import { archiveBeside } from './archive-beside.ts';

interface Counts {
  written: number;
  lost: number;
}

function* records(
  documents: Iterable<FetchedDocument>,
  archive: ReturnType<typeof openFileArchive>,
  counts: Counts,
): Generator<Uint8Array> {
  let first = true;
  for (const { url, fetchedAt, status, headers, sha256 } of documents) {
    if (first) yield gzipSync(warcInfo(`jixiao ${packageVersion()}`, fetchedAt));
    first = false;
    if (!archive.has(sha256)) {
      counts.lost += 1;
      continue;
    }
    counts.written += 1;
    yield gzipSync(warcResponse({ url, fetchedAt, status, headers, bytes: readFileSync(archive.path(sha256)) }));
  }
}

/** `jixiao warc`: writes beside the target and renames at the end. Throws `StoreError` and `CommandError`. */
export const writeWarc = async ({
  db,
  out,
  archive: folder,
}: {
  readonly db: string;
  readonly out: string;
  readonly archive?: string;
}): Promise<void> => {
  await (await openSqliteStore(db, { pipelineVersion: '', readOnly: true })).close();
  const crawl = openCrawlStore(db, { readOnly: true });
  const counts: Counts = { written: 0, lost: 0 };
  const unfinished = `${out}.unfinished`;
  try {
    const archive = openFileArchive(folder ?? archiveBeside(db));
    await pipeline(Readable.from(records(crawl.fetchedDocuments(), archive, counts)), createWriteStream(unfinished));
    await rename(unfinished, out);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    throw new CommandError(`${out}: it cannot be written (${(error as Error).message}); choose another --out`);
  } finally {
    crawl.close();
  }
  process.stderr.write(
    `jixiao: ${out} holds ${counts.written} answers${counts.lost > 0 ? `; ${counts.lost} are no longer in the archive` : ''}\n`,
  );
};
