import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildZip } from '../extractors/archive/build-archives.ts';
import { packStreams } from '../extractors/doc/build-doc.ts';
import { BASE_DOCUMENTS } from '../hostile/base-documents.ts';
import { inventedForm, runCli } from './run-cli.ts';

// Processes are started several times; a machine that does other work needs longer.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const form = (name: string): Buffer => Buffer.from(inventedForm(name, '≥1个'));
const page = `<html><body><p>${inventedForm('绿化养护', '≥30公顷').replaceAll('\n', '</p><p>')}</p></body></html>`;
/** 县级.txt in the code page of Chinese Windows. */
const GB_NAME = Uint8Array.from([0xcf, 0xd8, 0xbc, 0xb6, 0x2e, 0x74, 0x78, 0x74]);

/** Bad inputs by name, each with what its one line says after `expected`. */
const BAD: Readonly<Record<string, readonly [content: string | Uint8Array, line: RegExp]>> = {
  'empty.docx': ['', /a document, found an empty file; fetch/],
  'locked.docx': [
    packStreams({ EncryptedPackage: Buffer.alloc(5000), EncryptionInfo: Buffer.alloc(200) }),
    /a document, found one with a password; publish/,
  ],
  'cut.docx': [BASE_DOCUMENTS.docx!().subarray(0, 60), /a document, found a damaged or cut package without one; fetch/],
  'random.pdf': [
    createHash('shake256', { outputLength: 5000 }).update('1').digest(),
    /a document, found a file of an unknown format; /,
  ],
  'packed.rar': ['Rar!\u001a\u0007\u0000', /a document, found a RAR archive; unpack it/],
  'hollow.zip': [buildZip([]), /an archive of documents, found none in it that can be read; look/],
  'mixed.zip!坏.pdf': ['', /a document, found an empty file; fetch/],
  'circle.txt': ['', /a file, found a link that leads in a circle; remove/],
  'huge.pdf': ['', /at most 64 MB, found 70 MB; split/],
};

let folder: string;
const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, 'in', name), content);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-bad-'));
  mkdirSync(join(folder, 'in/a.txt'), { recursive: true });
  for (const [name, [content]] of Object.entries(BAD)) if (!/[!]|circle/.test(name)) write(name, content);
  truncateSync(join(folder, 'in/huge.pdf'), 70 * 1024 * 1024);
  symlinkSync('circle.txt', join(folder, 'in/circle.txt'));
  symlinkSync('.', join(folder, 'in/here'));
  const inner = buildZip([{ name: GB_NAME, bytes: form('县级项目') }]);
  write(
    'mixed.zip',
    buildZip([
      { name: '内.zip', bytes: inner },
      { name: '坏.pdf', bytes: new Uint8Array(0) },
    ]),
  );
  write('a.txt/inside.txt', form('路灯维护'));
  write('page.doc', page);
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Summary {
  readonly files: readonly { readonly origin: string; readonly status: string; readonly error: string | null }[];
}

describe('a folder of bad inputs', () => {
  test('costs one clear line for each, and nothing else', () => {
    const { stdout, stderr, status } = runCli(folder, ['ingest', 'in', '--db', 'a.db', '--json']);
    expect(status).toBe(2);
    const lines = stderr.trim().split('\n');
    for (const [name, [, said]] of Object.entries(BAD)) {
      const own = lines.filter((line) => line.startsWith(`jixiao: in/${name}: `));
      expect(own).toEqual([expect.stringMatching(new RegExp(`: expected ${said.source}`))]);
    }
    expect(lines).toHaveLength(Object.keys(BAD).length);
    const good = (JSON.parse(stdout) as Summary).files.filter(({ error }) => error === null);
    expect(good.map(({ origin, status: read }) => `${origin} ${read}`)).toEqual([
      'in/a.txt/inside.txt loaded',
      'in/mixed.zip!内.zip!县级.txt loaded',
      'in/page.doc loaded',
    ]);
  });

  test('is told again, and writes nothing the second time', () => {
    const run = () => runCli(folder, ['ingest', 'in', '--db', 'b.db', '--json']);
    const first = run();
    const before = readFileSync(join(folder, 'b.db'));
    const second = run();
    expect(second.status).toBe(2);
    expect(second.stderr.split('\n').sort()).toEqual(first.stderr.split('\n').sort());
    expect(readFileSync(join(folder, 'b.db')).equals(before)).toBe(true);
  });

  test('a name that promises another format is a finding', () => {
    const { stdout } = runCli(folder, ['inspect', 'in/page.doc', '--stage', 'notes']);
    expect(stdout).toMatch(/wrong-extension: named \.doc, but the content is a HTML page/);
  });

  // Nothing is forbidden to root.
  test.skipIf(process.getuid?.() === 0)('a file and a folder without permission fail alone', () => {
    mkdirSync(join(folder, 'closed/inner'), { recursive: true });
    writeFileSync(join(folder, 'closed/secret.txt'), form('路灯维护'));
    for (const name of ['closed/secret.txt', 'closed/inner']) chmodSync(join(folder, name), 0);
    const { stderr, status } = runCli(folder, ['ingest', 'closed', '--db', 'c.db', '--json']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/closed\/secret\.txt: expected a readable file, found no permission; /);
    expect(stderr).toMatch(/closed\/inner: expected a folder, found no permission to list it; /);
  });
});
