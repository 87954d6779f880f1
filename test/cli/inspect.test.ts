import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { buildPdf, drawLine, drawText, pdfPage } from '../builders/print-pdf.ts';
import { inventedForm, runCli } from './run-cli.ts';

// Processes are started many times; a machine that does other work needs longer.
vi.setConfig({ testTimeout: 180_000 });

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-inspect-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const gridOf = (text: string): string => {
  writeFileSync(join(folder, 'a.txt'), text);
  const { stdout, stderr, status } = runCli(folder, ['inspect', 'a.txt', '--stage', 'grid']);
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
};

describe('inspect --stage grid', () => {
  test('shows what columns mean, the role of each cell, and how sure a row is', () => {
    const lines = gridOf(inventedForm('道路照明维护', '≥320盏')).split('\n');
    const columns = lines.find((line) => line.startsWith('    columns:'));
    expect(columns).toBe(
      '    columns: level1 [0] "一级指标" · level2 [1] "二级指标" · name [2] "三级指标" · value [3] "指标值"',
    );
    const row = lines.find((line) => line.includes('维护路灯数量'))!;
    expect(row).toContain('产出指标 ‹level1› | 数量指标 ‹level2› | 维护路灯数量 ‹name› | ≥320盏 ‹value› |');
    expect(Number(/margin ([\d.]+)$/.exec(row)?.[1])).toBeGreaterThan(2);
  });

  test('a cell that nobody read says so, with its finding below', () => {
    const text = inventedForm('道路照明维护', '≥320盏').replace(
      '主管部门',
      '主营内容说明\t城市夜间照明及景观\n主管部门',
    );
    const grid = gridOf(text);
    expect(grid).toMatch(/‹flagged: unread-cell›/);
    expect(grid).toMatch(/^ {4}! finding \S+ \S+: /m);
  });

  test('shows no personal data', () => {
    const grid = gridOf(`${inventedForm('道路照明维护', '≥320盏')}填报人：甄有才 联系电话：13912345678\n`);
    expect(grid).not.toMatch(/甄有才|13912345678/);
  });
});

describe('inspect --png', () => {
  const page = (): Uint8Array => {
    const form = pdfPage(400, 300);
    for (const y of [50, 100, 150]) drawLine(form, 50, y, 350, y);
    for (const x of [50, 200, 350]) drawLine(form, x, 50, x, 150);
    drawText(form, 'Item', 60, 80, 12);
    return buildPdf([form]);
  };

  test('draws the page with its lines and cells over it', async () => {
    writeFileSync(join(folder, 'a.pdf'), page());
    const { stderr, status } = runCli(folder, ['inspect', 'a.pdf', '--stage', 'grid', '--png', 'a.png']);
    expect([status, stderr]).toEqual([0, '']);
    const { data, info } = await sharp(readFileSync(join(folder, 'a.png')))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([1600, 1200]);
    const pixel = (x: number, y: number): readonly number[] => [
      ...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3),
    ];
    const [red, , blue] = pixel(800, 200);
    expect(blue! - red!).toBeGreaterThan(60);
    expect(pixel(800, 1000)).toEqual([255, 255, 255]);
  });

  test.each([
    [
      'a page that is not there',
      ['a.pdf', '--stage', 'grid', '--png', 'x.png', '--page', '3'],
      2,
      /expected a page from 1 to 1, found page 3/,
    ],
    [
      'a document without pages',
      ['a.txt', '--stage', 'grid', '--png', 'x.png'],
      2,
      /a document of this format has no pages/,
    ],
    ['another stage', ['a.pdf', '--png', 'x.png'], 1, /--png draws the grid; add --stage grid/],
  ])('refuses %s', (_, arguments_, code, message) => {
    writeFileSync(join(folder, 'a.pdf'), page());
    writeFileSync(join(folder, 'a.txt'), inventedForm('道路照明维护', '≥320盏'));
    const { stderr, status } = runCli(folder, ['inspect', ...arguments_]);
    expect(status).toBe(code);
    expect(stderr).toMatch(message);
    expect(existsSync(join(folder, 'x.png'))).toBe(false);
  });
});
