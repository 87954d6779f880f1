import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { exportRecords } from '../../src/export/index.ts';
import { openReader } from '../../src/store/index.ts';
import { buildDatabase } from './build-database.ts';
import { parseCsv } from './parse-csv.ts';

// LibreOffice opens the workbook and writes what it sees as CSV: values in full, or as they are shown.

const OFFICE = spawnSync('soffice', ['--version'], { encoding: 'utf8' }).status === 0;
if (!OFFICE) console.warn('LibreOffice (soffice) is not installed: the test that opens XLSX in it is skipped');

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-office-'));
  await buildDatabase(join(folder, 'a.db'));
  await exportRecords({
    db: join(folder, 'a.db'),
    format: 'xlsx',
    out: join(folder, 'a.xlsx'),
    tables: ['funding_flat', 'indicator_flat'],
    header: 'zh',
    bom: true,
    raw: false,
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** One CSV file a sheet: UTF-8, comma, every text in quotes and every number without, values in full. */
const FILTER = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1';

describe.skipIf(!OFFICE)('XLSX in LibreOffice', () => {
  test('opens; numbers are numbers, days are days, formulas are texts', {
    timeout: 120_000,
  }, async () => {
    const { status, stderr } = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        FILTER,
        '--outdir',
        folder,
        join(folder, 'a.xlsx'),
      ],
      { encoding: 'utf8' },
    );
    expect(status, stderr).toBe(0);
    const [heads, ...funding] = parseCsv(readFileSync(join(folder, 'a-资金宽表.csv'), 'utf8'));
    const amounts = funding.map((row) => [row[heads!.indexOf('金额（分）')], row[heads!.indexOf('金额（元）')]]);
    expect(amounts[0]).toEqual(['120000000', '1200000']);
    const printed = readFileSync(join(folder, 'a-资金宽表.csv'), 'utf8');
    expect(printed).toContain('"budget",120000000,1200000,100,"C",');
    expect(printed).toContain(',"420700",2025,');
    const [names, ...indicators] = parseCsv(readFileSync(join(folder, 'a-指标宽表.csv'), 'utf8'));
    const reader = await openReader(join(folder, 'a.db'));
    const facts = await reader.all<Record<string, string | null>>(
      'select indicator, value, by_date, weight from indicator_flat order by document_id, record_number',
    );
    await reader.close();
    const shown = (name: string) => indicators.map((row) => row[names!.indexOf(name)] ?? null);
    expect(shown('数值').map(Number)).toEqual(facts.map(({ value }) => Number(value)));
    expect(shown('截止日期')).toEqual(facts.map(({ by_date }) => by_date));
    expect(shown('权重')).toEqual(facts.map(({ weight }) => weight));
    expect(shown('三级指标').filter((text) => text?.startsWith('='))).toEqual(['=1+2']);
  });
});
