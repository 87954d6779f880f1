import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inventedForm, runCli } from './run-cli.ts';

// A correction from end to end: found, made, shown in the views, moved to another database, compared, taken back.

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let folder: string;

const run = (...arguments_: string[]) => runCli(folder, arguments_);
const stated = (db: string): unknown[] => {
  const sqlite = new Database(join(folder, db), { readonly: true });
  const values = sqlite
    .prepare("select stated_text, value, unit, decision from indicator_flat where indicator = '维护路灯数量'")
    .all();
  sqlite.close();
  return values;
};
const as = (value: string, decision: string | null) => [{ stated_text: `${value}盏`, value, unit: '盏', decision }];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-corrections-'));
  mkdirSync(join(folder, 'in'));
  writeFileSync(join(folder, 'in', '路灯.txt'), inventedForm('路灯维护', '1200盏'));
  for (const db of ['a.db', 'b.db']) expect(run('ingest', 'in', '--db', db).status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true }));

const key = (): string => {
  const { stdout } = run('correct', '--db', 'a.db', '--find', '维护路灯数量');
  return stdout
    .split('\n')
    .find((line) => line.startsWith('target|'))!
    .split('  [')[0]!;
};

test('a correction is found, made, moved, compared and taken back', () => {
  const corrected = run(
    'correct',
    '--db',
    'a.db',
    '--record',
    key(),
    '--field',
    'stated_text',
    '--value',
    '1260盏',
    '--base',
    '1200盏',
    '--reason',
    'smudged',
    '--by',
    '王',
  );
  expect(corrected.stderr).toBe('');
  expect(corrected.status).toBe(0);
  expect(stated('a.db')).toEqual(as('1260', 'correct'));

  // The files of a folder are named by division; records of no known place have one of their own.
  expect(run('corrections', 'export', '--db', 'a.db', '--out', 'all.jsonl').stderr).toBe('1 decisions in 1 files\n');
  const [line] = readFileSync(join(folder, 'all.jsonl'), 'utf8').trim().split('\n');
  expect(JSON.parse(line!)).toMatchObject({ action: 'correct', base: '1200盏', value: '1260盏', by: '王' });

  expect(run('corrections', 'import', 'all.jsonl', '--db', 'b.db').stderr).toBe(
    '1 added, 0 known, 0 wait for their record\n',
  );
  expect(stated('b.db')).toEqual(as('1260', 'correct'));
  expect(run('corrections', 'import', 'all.jsonl', '--db', 'b.db').stderr).toMatch(/^0 added, 1 known/);

  // Exported again it is the same file.
  run('corrections', 'export', '--db', 'b.db', '--out', 'again.jsonl');
  expect(readFileSync(join(folder, 'again.jsonl'), 'utf8')).toBe(readFileSync(join(folder, 'all.jsonl'), 'utf8'));
  const list = run('corrections', 'list', '--db', 'b.db').stdout.trim().split('\n');
  expect(list.map((entry) => JSON.parse(entry))).toMatchObject([{ outcome: 'applied', extracted: '1200盏' }]);

  expect(run('correct', '--db', 'a.db', '--record', key(), '--field', 'stated_text', '--action', 'undo').status).toBe(
    0,
  );
  expect(stated('a.db')).toEqual(as('1200', null));
});

test('what does not fit is refused with words, and changes nothing', () => {
  const refused = run('correct', '--db', 'a.db', '--record', key(), '--field', 'value', '--value', '很多');
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('expected a number such as 12.5');
  const stale = run(
    'correct',
    '--db',
    'a.db',
    '--record',
    key(),
    '--field',
    'stated_text',
    '--value',
    '1盏',
    '--base',
    '7盏',
  );
  expect(stale.status).toBe(1);
  const unknown = run('correct', '--db', 'a.db', '--record', 'target|nowhere', '--action', 'accept');
  expect(unknown.status).toBe(1);
  writeFileSync(join(folder, 'broken.jsonl'), '{"key":"x"}\n');
  expect(run('corrections', 'import', 'broken.jsonl', '--db', 'a.db').stderr).toContain('broken.jsonl:1: key');
  expect(stated('a.db')).toEqual(as('1200', null));
});

test('two databases compare by what their documents say, corrections aside', () => {
  expect(run('diff', 'a.db', 'b.db').stdout).toBe('no differences\n');
  writeFileSync(join(folder, 'in', '路灯.txt'), inventedForm('路灯维护', '1300盏'));
  writeFileSync(join(folder, 'in', '桥梁.txt'), inventedForm('桥梁养护', '12座'));
  expect(run('ingest', 'in', '--db', 'c.db').status).toBe(0);
  const { stdout, status } = run('diff', 'a.db', 'c.db');
  expect(status).toBe(0);
  expect(stdout).toContain('stated_text: 1200盏 → 1300盏');
  expect(stdout).toContain('value: 1200 → 1300');
  expect(stdout).toContain('only in the second');
  expect(stdout).toMatch(/\d+ changed, 0 added, 0 removed/);
  const json = JSON.parse(run('diff', 'a.db', 'c.db', '--format', 'json').stdout) as { differences: unknown[] }[];
  expect(json).toHaveLength(2);
  expect(run('diff', 'a.db', 'in/路灯.txt').status).toBe(1);
  // Two documents of one database, by the start of an id and by the place they were seen at.
  run('ingest', 'in', '--db', 'a.db');
  const sqlite = new Database(join(folder, 'a.db'), { readonly: true });
  const [first] = sqlite.prepare('select document_id from document_origin order by seen_at').pluck().all() as string[];
  const [origin] = sqlite
    .prepare("select origin from document where title = '项目支出绩效目标表' and origin like '%路灯.txt'")
    .pluck()
    .all() as string[];
  sqlite.close();
  expect(run('diff', first!.slice(0, 12), origin!, '--db', 'a.db').stdout).toContain('value: 1200 → 1300');
});
