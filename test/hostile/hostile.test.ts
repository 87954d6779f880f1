import { beforeAll, describe, expect, it } from 'vitest';
import type { Extractor } from '../../src/model/index.ts';
import { ARCHIVE_FILES } from './archive-files.ts';
import { scrambledFiles, truncatedFiles } from './damaged-files.ts';
import type { HostileFile } from './hostile-file.ts';
import { judgeFile, loadExtractors, MAX_MILLISECONDS } from './judge-file.ts';
import { MARKUP_FILES } from './markup-files.ts';
import { OLE_FILES } from './ole-files.ts';

/** These take the most time or memory and are left to the long form, which runs them in processes of their own. */
const LONG_ONLY =
  /^(bomb(?!-document-lying)|members-100000|flate-bomb|size-60000|merges-many|merge-all|last-cell|tables-nested|pages-loop|cell-1-gb|lines|one-line|crowd|blanks-250)/;

const SHORT_SET: readonly HostileFile[] = [
  ...[...ARCHIVE_FILES, ...OLE_FILES, ...MARKUP_FILES].filter(({ name }) => !LONG_ONLY.test(name)),
  ...truncatedFiles(4),
  ...scrambledFiles(2),
];

describe('hostile files', () => {
  let extractors: readonly Extractor[] = [];
  beforeAll(async () => {
    extractors = await loadExtractors();
  }, 30_000);
  it('are at least a hundred', () => expect(SHORT_SET.length).toBeGreaterThan(100));
  it.each(SHORT_SET.map((file) => [file.name, file] as const))(
    '%s',
    async (_, file) => {
      // Other tests share the processors, and their caches: what takes ten seconds alone may take twice as long here.
      const { problems } = await judgeFile(file, extractors, 2 * MAX_MILLISECONDS);
      expect(problems).toEqual([]);
    },
    60_000,
  );
});
