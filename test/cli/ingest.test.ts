import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { interruptedCli, inventedForm, runCli } from './run-cli.ts';

// Processes are started many times; a machine that does other work needs longer.
vi.setConfig({ testTimeout: 180_000 });

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-cli-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const write = (name: string, content: string | Uint8Array): void => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), content);
};

interface Summary {
  readonly files: readonly {
    readonly origin: string;
    readonly status: string;
    readonly result: string | null;
    readonly error: string | null;
  }[];
  readonly totals: Readonly<Record<string, number>>;
  readonly skipped: Readonly<Record<string, number>>;
  readonly exitCode: number;
}

const ingestJson = (...arguments_: string[]): Summary & { readonly stderr: string; readonly code: number | null } => {
  const { stdout, stderr, status } = runCli(folder, ['ingest', ...arguments_, '--db', 'a.db', '--json']);
  return { ...(JSON.parse(stdout) as Summary), stderr, code: status };
};

const exported = (database: string): string => {
  const { stdout, status } = runCli(folder, ['export', '--db', database, '--format', 'jsonl', '--out', '-']);
  expect(status).toBe(0);
  return stdout;
};

describe('ingest', () => {
  test('reads a folder, counts what is no document, and says so for people', () => {
    write('in/一.txt', inventedForm('路灯维护', '≥1200盏'));
    write('in/deep/二.txt', inventedForm('绿化养护', '≥30公顷'));
    write('in/truth.json', '{}');
    write('in/notes.md', '#');
    const { status, stdout, stderr } = runCli(folder, ['ingest', 'in', '--db', 'a.db']);
    expect(status).toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/in\/一\.txt/);
    expect(stderr).toMatch(/total: 2 documents/);
    expect(stderr).toMatch(/skipped 2 files that are no documents \(1 json, 1 md\)/);
  });

  test('writes nothing the second time', () => {
    write('in/一.txt', inventedForm('路灯维护', '≥1200盏'));
    expect(ingestJson('in').totals).toMatchObject({ documents: 1, stored: 1, unchanged: 0 });
    const before = readFileSync(join(folder, 'a.db'));
    expect(ingestJson('in').totals).toMatchObject({ documents: 1, stored: 0, unchanged: 1 });
    expect(readFileSync(join(folder, 'a.db')).equals(before)).toBe(true);
  });

  test('takes patterns, names with brackets, links and standard input', () => {
    write('表[1].txt', inventedForm('路灯维护', '1'));
    write('sub/b.txt', inventedForm('路灯维护', '2'));
    symlinkSync(join(folder, 'sub/b.txt'), join(folder, 'link.txt'));
    const { files, code } = ingestJson('表[1].txt', 'sub/*.txt', 'link.txt');
    expect(files.map((file) => file.origin)).toEqual(['link.txt', 'sub/b.txt', '表[1].txt']);
    expect(files.map((file) => file.result)).toEqual(['stored', 'unchanged', 'stored']);
    expect(code).toBe(0);
    const piped = runCli(folder, ['ingest', '-', '--db', 'a.db', '--json'], inventedForm('路灯维护', '3'));
    expect((JSON.parse(piped.stdout) as Summary).files).toMatchObject([{ origin: 'stdin', result: 'stored' }]);
  });

  test('goes on after inputs that cannot be read, and names each with what to do', () => {
    write('good.txt', inventedForm('路灯维护', '1'));
    write('empty.docx', '');
    write('huge.pdf', new Uint8Array(100 * 1024 * 1024));
    const { files, stderr, code } = ingestJson(
      'good.txt',
      'empty.docx',
      'huge.pdf',
      'missing.txt',
      'http://10.0.0.1/a.pdf',
      '*.xls',
    );
    expect(code).toBe(2);
    const byName = new Map(files.map((file) => [file.origin, file]));
    expect(byName.get('good.txt')?.result).toBe('stored');
    expect(byName.get('empty.docx')?.error).toBe('expected a document, found an empty file; fetch it again');
    expect(byName.get('huge.pdf')?.error).toBe('expected at most 64 MB, found 100 MB; split the file');
    expect(byName.get('missing.txt')?.status).toBe('failed');
    expect(byName.get('http://10.0.0.1/a.pdf')?.error).toMatch(/no public address/);
    expect(byName.get('*.xls')?.error).toMatch(/pattern/);
    expect(stderr.trim().split('\n')).toHaveLength(5);
    for (const line of stderr.trim().split('\n')) expect(line).toMatch(/^jixiao: \S+: expected .+, found .+; .+/);
  });

  test('opens archives: members are documents of their own', () => {
    const form = (name: string) => new TextEncoder().encode(inventedForm(name, '1'));
    write('in/a.zip', zipSync({ '附件/一.txt': form('路灯维护'), '附件/二.txt': form('绿化养护') }));
    write('in/none.zip', zipSync({}));
    const { files, code } = ingestJson('in');
    expect(files.map(({ origin, status }) => `${origin} ${status}`)).toEqual([
      expect.stringMatching(/^in\/a\.zip!附件\/一\.txt /),
      expect.stringMatching(/^in\/a\.zip!附件\/二\.txt /),
      'in/none.zip unreadable',
    ]);
    expect(code).toBe(2);
    expect(ingestJson('in').totals).toMatchObject({ documents: 3, stored: 0, unchanged: 3 });
  });

  test('stops on Ctrl-C, keeps what is done, and goes on the next time', async () => {
    for (let index = 0; index < 400; index += 1) write(`in/${index}.txt`, inventedForm(`项目${index}`, `≥${index}个`));
    const { code, stderr } = await interruptedCli(folder, ['ingest', 'in', '--db', 'a.db', '--jobs', '1'], 'a.db');
    expect(code).toBe(130);
    expect(stderr).toMatch(/stopped after \d+ files; run the same command again to go on/);
    const { totals } = ingestJson('in');
    expect(totals).toMatchObject({ documents: 400 });
    expect(totals.stored! + totals.unchanged!).toBe(400);
  });

  test('explains wrong usage in one line and exits with 1', () => {
    const { status, stderr } = runCli(folder, ['ingest', 'x.txt']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/--db <file>/);
    expect(runCli(folder, ['ingest', 'x.txt', '--db', 'a.db', '--jobs', 'many']).status).toBe(1);
    expect(runCli(folder, ['no-such-command']).status).toBe(1);
    expect(runCli(folder, ['ingest', '--help']).status).toBe(0);
  });

  test('exits with 5 when the database is none', () => {
    write('a.txt', inventedForm('路灯维护', '1'));
    write('a.db', 'this is no database, only a text that is long enough');
    const { status, stderr } = runCli(folder, ['ingest', 'a.txt', '--db', 'a.db']);
    expect(status).toBe(5);
    expect(stderr).toBe(
      'jixiao: database a.db: expected an SQLite database, found a file of another kind; choose another --db\n',
    );
  });

  test('starts quickly for one small file', () => {
    write('a.txt', inventedForm('路灯维护', '1'));
    // Both processes write down the processor time they took: a clock would measure what else the machine does.
    write(
      'meter.mjs',
      `import { appendFileSync } from 'node:fs';
      process.on('exit', () => {
        const { user, system } = process.cpuUsage();
        appendFileSync('used.txt', (user + system) / 1e3 + '\\n');
      });`,
    );
    const meter = `--import=${pathToFileURL(join(folder, 'meter.mjs')).href}`;
    expect(runCli(folder, ['ingest', 'a.txt', '--db', 'a.db'], undefined, meter).status).toBe(0);
    const used = readFileSync(join(folder, 'used.txt'), 'utf8').trim().split('\n').map(Number);
    expect(used).toHaveLength(2);
    // 1.1 to 1.4 s on an idle machine; a slow one that does other work takes three times as much.
    expect(used[0]! + used[1]!).toBeLessThan(5000);
  });
});

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const corpus = fileURLToPath(new URL('../../../shared/corpus/dev', import.meta.url));

describe('the database', () => {
  test('does not depend on order and concurrency', () => {
    for (let index = 0; index < 24; index += 1)
      write(`in/${index}.txt`, inventedForm(`项目${index % 20}`, `≥${index % 20}个`));
    runCli(folder, ['ingest', 'in', '--db', '1.db', '--jobs', '1']);
    runCli(folder, ['ingest', 'in', '--db', '4.db', '--jobs', '4']);
    for (let index = 23; index >= 0; index -= 8)
      runCli(folder, ['ingest', ...Array.from({ length: 8 }, (_, step) => `in/${index - step}.txt`), '--db', 'r.db']);
    const expected = exported('1.db');
    expect(expected.split('\n').length).toBeGreaterThan(20);
    expect(digest(exported('4.db'))).toBe(digest(expected));
    expect(digest(exported('r.db'))).toBe(digest(expected));
  });

  test.skipIf(!existsSync(corpus))('is the same for a corpus of all formats', { timeout: 300_000 }, () => {
    const pattern = `${corpus}/*.{txt,html,doc,xls,xlsx}`;
    runCli(folder, ['ingest', pattern, '--db', '1.db', '--jobs', '1']);
    runCli(folder, ['ingest', pattern, '--db', '4.db', '--jobs', '4']);
    expect(digest(exported('4.db'))).toBe(digest(exported('1.db')));
  });
});
