import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CheerioAPI, load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type ReportData, renderPage, summarize } from '../../src/report/index.ts';
import { openReader, openSqliteStore } from '../../src/store/index.ts';
import { runCli } from '../cli/run-cli.ts';
import { buildDatabase, HOSTILE } from './build-database.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder: string;
let data: ReportData;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-page-'));
  await buildDatabase(join(folder, 'a.db'));
  const reader = await openReader(join(folder, 'a.db'));
  data = await summarize(reader);
  await reader.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const attributes = ($: CheerioAPI): readonly [name: string, value: string][] =>
  $('*')
    .toArray()
    .flatMap((element) => Object.entries('attribs' in element ? element.attribs : {}));

describe.each(['en', 'zh'] as const)('report page in %s', (language) => {
  const page = () => renderPage(data, language, 'a.db');

  test('shows words of documents as words, wherever they stand', () => {
    const $ = load(page());
    expect($('script, img, iframe, object, embed, link, base, form').length).toBe(0);
    expect(attributes($).filter(([name]) => /^on|^style$/.test(name))).toEqual([]);
    expect($('#documents').text()).toContain(HOSTILE);
    expect($('#findings').text()).toContain(HOSTILE);
    expect($('#review').text()).toContain(HOSTILE);
  });

  test('needs nothing from outside: every link leads to a place in the page, nothing is loaded', () => {
    const $ = load(page());
    const links = attributes($).filter(([name]) => /href$|^src|^srcset|^action|^data$/.test(name));
    expect(links.length).toBeGreaterThan(8);
    for (const [, target] of links) {
      expect(target).toMatch(/^#/);
      expect($(`[id="${target.slice(1)}"]`).length, target).toBe(1);
    }
    expect($('style').text()).not.toMatch(/@import|url\(/);
  });

  test('carries a policy that allows its own style sheet and nothing else', () => {
    const $ = load(page());
    const hash = createHash('sha256').update($('style').text()).digest('base64');
    expect($('meta[http-equiv="Content-Security-Policy"]').attr('content')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
    expect($('style').length).toBe(1);
  });

  test('gives for every rule the query that lists its findings', async () => {
    const $ = load(page());
    const reader = await openReader(join(folder, 'a.db'));
    for (const [index, element] of $('#findings pre').toArray().entries())
      expect(await reader.all($(element).text())).toHaveLength(data.findings[index]!.findings);
    await reader.close();
  });

  test('is the same every time', () => {
    expect(page()).toBe(page());
  });
});

describe('report page', () => {
  test('says where money does not add up, in the unit of its language', () => {
    expect(load(renderPage(data, 'zh', 'a.db'))('#contradictions').text()).toContain('20 万元');
    expect(load(renderPage(data, 'en', 'a.db'))('#contradictions').text()).toContain('200,000.5 yuan');
  });

  test('folds the counties of a province away where there are many', () => {
    const codes = Array.from({ length: 120 }, (_, index) => String(130_101 + index));
    const many: ReportData = {
      ...data,
      coverage: {
        years: [2024, 2025],
        cells: codes.map((code) => ({ code, year: 2024, documents: 7, forms: 7 })),
        divisions: codes.map((code) => ({
          code,
          name: code,
          level: 'county',
          province: '130000',
          provinceName: '河北省',
        })),
      },
    };
    const $ = load(renderPage(many, 'zh', 'a.db'));
    expect($('#coverage details table tbody tr').length).toBe(120);
    expect($('#coverage > .scroll').text()).toContain('840');
  });
});

describe('jixiao report', () => {
  test('writes the page and the figures', () => {
    const { status, stderr } = runCli(folder, ['report', '--db', 'a.db', '--out', 'r/a.html', '--json', 'a.json']);
    expect([status, stderr]).toEqual([0, '']);
    expect(readFileSync(join(folder, 'r', 'a.html'), 'utf8')).toBe(renderPage(data, 'en', 'a.db'));
    expect(JSON.parse(readFileSync(join(folder, 'a.json'), 'utf8'))).toEqual(data);
  });

  test('an empty database and a missing one get a clear word', async () => {
    await (await openSqliteStore(join(folder, 'empty.db'), { pipelineVersion: '1' })).close();
    const empty = runCli(folder, ['report', '--db', 'empty.db', '--lang', 'zh', '--out', '-']);
    expect(empty.stdout).toContain('数据库中还没有文件');
    const none = runCli(folder, ['report', '--db', 'none.db']);
    expect([none.status, none.stderr]).toEqual([5, expect.stringMatching(/^jixiao: database none\.db: /)]);
  });
});
