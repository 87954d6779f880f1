import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { EXPORT_FORMATS } from '../../src/export/export-formats.ts';
import { exportRecords } from '../../src/export/index.ts';
import { renderPage, summarize } from '../../src/report/index.ts';
import { EXPORT_TABLES, type ExportTable, openReader } from '../../src/store/index.ts';
import { inventedForm, runCli } from '../cli/run-cli.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const PERSON = '欧阳明远';
const PHONE = '13900001234';
const OFFICE_PHONE = '0717-6012345';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-personal-'));
  const form = inventedForm('路灯维护', '≥300盏').replace(
    '年度目标',
    `项目负责人\t${PERSON}\t联系电话\t${PHONE}\n填报人：${PERSON}    联系电话：${OFFICE_PHONE}\n年度目标`,
  );
  writeFileSync(join(folder, 'form.txt'), `${form}联系人：${PERSON}，电话 ${PHONE}\n`);
  const { status } = runCli(folder, ['ingest', 'form.txt', '--db', 'a.db']);
  expect(status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true }));

const filesBelow = (path: string): string[] =>
  statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesBelow(join(path, name))) : [path];

const textOf = async (path: string): Promise<string> => {
  if (path.endsWith('.xlsx'))
    return Object.values(unzipSync(readFileSync(path)))
      .map((part) => Buffer.from(part).toString())
      .join('\n');
  if (path.endsWith('.parquet')) {
    const rows = await parquetReadObjects({ file: await asyncBufferFromFile(path) });
    return JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  }
  return readFileSync(path, 'utf8');
};

const expectNobody = (text: string): void => {
  for (const secret of [PERSON, PHONE, OFFICE_PHONE, '欧阳', '6012345']) expect(text).not.toContain(secret);
};

describe('names and phone numbers of people', () => {
  test.each(EXPORT_FORMATS)('are in no table of %s', async (format) => {
    const out = join(folder, format === 'xlsx' ? 'a.xlsx' : format);
    await exportRecords({
      db: join(folder, 'a.db'),
      format,
      out,
      tables: Object.keys(EXPORT_TABLES) as ExportTable[],
      header: 'en',
      bom: true,
      raw: true,
    });
    const text = (await Promise.all(filesBelow(out).map(textOf))).join('\n');
    expect(text).toContain('路灯');
    expect(text).toContain('personal-data');
    expectNobody(text);
  });

  test('are in no report', async () => {
    const reader = await openReader(join(folder, 'a.db'));
    const data = await summarize(reader);
    await reader.close();
    expectNobody(JSON.stringify(data) + renderPage(data, 'zh', 'a.db'));
  });
});
