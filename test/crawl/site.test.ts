import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadSites } from '../../src/crawl/load-sites.ts';
import { parseSite } from '../../src/crawl/site.ts';
import { printedSchema, SITE_SCHEMA } from './write-site-schema.ts';

describe('site files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jixiao-sites-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('the published schema is that of the code (else run `npx tsx test/crawl/write-site-schema.ts`)', () => {
    expect(readFileSync(SITE_SCHEMA, 'utf8')).toBe(printedSchema());
  });

  test('a name and a start page are enough', () => {
    const site = parseSite({ name: 'yunxi', start: ['https://www.yunxi.gov.cn/czyjs/'] });
    expect(site).toMatchObject({
      maxDepth: 3,
      politeness: { delaySeconds: 2, concurrency: 1 },
      allowPrivate: [],
      recheckDays: 30,
    });
  });

  test.each([
    [{ name: 'a', start: [] }, /start/],
    [{ name: 'A b', start: ['https://a.gov.cn/'] }, /name/],
    [{ name: 'a', start: ['ftp://a.gov.cn/'] }, /start\.0/],
    [{ name: 'a', start: ['https://a.gov.cn/'], politness: {} }, /politness/],
    [
      { name: 'a', start: ['https://a.gov.cn/'], links: { follow: ['('] } },
      /links\.follow\.0: expected a regular expression/,
    ],
    [{ name: 'a', start: ['https://a.gov.cn/'], paging: { pattern: 'index.html' } }, /paging\.pattern/],
    [{ name: 'a', start: ['https://a.gov.cn/'], division: '4105' }, /division/],
  ])('%j is refused, the field is named', (value, message) => {
    const site = parseSite(value);
    expect('error' in site ? site.error : '').toMatch(message);
  });

  test('YAML and JSON are read from a folder by name; twins are refused', () => {
    writeFileSync(join(folder, 'b.yaml'), 'name: b\nstart: [https://b.gov.cn/]\ndivision: "410522"\n');
    writeFileSync(join(folder, 'a.json'), '{"name": "a", "start": ["https://a.gov.cn/"]}');
    writeFileSync(join(folder, 'notes.txt'), 'no site');
    expect(loadSites(folder).map(({ name }) => name)).toEqual(['a', 'b']);
    writeFileSync(join(folder, 'c.yml'), 'name: a\nstart: [https://c.gov.cn/]\n');
    expect(() => loadSites(folder)).toThrow(/c\.yml: the name a is taken by .*a\.json/);
  });

  test.each([
    ['x.yaml', 'name: [\n', /x\.yaml: expected YAML or JSON/],
    ['x.yaml', 'name: a\n', /x\.yaml: start/],
  ])('%s with %j is one clear line', (name, text, message) => {
    writeFileSync(join(folder, name), text);
    expect(() => loadSites(join(folder, name))).toThrow(message);
  });

  test('a missing path and an empty folder say what was expected', () => {
    expect(() => loadSites(join(folder, 'nothing'))).toThrow(/expected a site file or a folder/);
    expect(() => loadSites(folder)).toThrow(/expected site files/);
  });
});
