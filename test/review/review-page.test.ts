import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Target } from '../../src/model/index.ts';
import type { DocumentFacts } from '../../src/review/api.ts';
import { buildDocx, table } from '../builders/docx-builder.ts';
import { buildPdf, pdfPage } from '../builders/print-pdf.ts';
import { inventedForm } from '../cli/run-cli.ts';
import { CHROMIUM, type OpenBrowser, openBrowser, WHERE } from './open-browser.ts';
import { type Client, type Desk, ingestFiles, layOutDesk, openClient } from './review-fixture.ts';
import { doubt } from './spoil-filing.ts';

// A person at work: a wrong value in a text, a Word document and a scan is found, seen beside its source and put right.

const misread = (target: Target): Target => ({ ...target, statedText: '120盏', value: '120' });
const spoilNumber = doubt('维护路灯数量', 'low-confidence-ocr', 'warning', misread);

/** A PDF that is the picture of a page and nothing else. */
const scanOf = async (): Promise<Uint8Array> => {
  const picture = readFileSync(new URL('../fixtures/ocr/targets-200dpi.png', import.meta.url));
  const { data, info } = await sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true });
  const page = pdfPage((info.width * 72) / 200, (info.height * 72) / 200);
  const pixels = deflateSync(data).toString('hex');
  page.operators.push(
    `q ${page.width} 0 0 ${page.height} 0 0 cm BI /W ${info.width} /H ${info.height} /BPC 8 /CS /G /F [/AHx /Fl] ID ${pixels}> EI Q`,
  );
  return buildPdf([page]);
};

const wordForm = (): Uint8Array =>
  buildDocx(
    table(
      inventedForm('路灯维护', '1300盏')
        .split('\n')
        .filter(Boolean)
        .map((line) => line.split('\t')),
    ),
  );

let desk: Desk;
let client: Client;
let browser: OpenBrowser;
let page: Page;
let files: Record<string, string | Uint8Array>;

const show = async (document: string) => {
  await page.goto(`http://127.0.0.1:${client.server.port}/d/${document}`);
  await page.waitForSelector('.record-row');
};

/** Chooses a value in the list of records, corrects it by keys alone, and waits until it is stored. */
const correct = async (document: string, name: string, value: string): Promise<DocumentFacts> => {
  await show(document);
  await page.locator('.record-row', { hasText: name }).first().click();
  await page.keyboard.press('e');
  await page.waitForSelector('.edit-form input[name="stated_text"]:focus');
  await page.keyboard.type(value);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.toast.good');
  await page.waitForSelector(`.record-row:has-text("${name}"):has-text("${value}")`);
  return client.json<DocumentFacts>(`/api/documents/${document}`);
};

const correctedValues = (facts: DocumentFacts): unknown[] =>
  facts.records
    .filter(({ table: kind, decision }) => kind === 'target' && decision === 'correct')
    .map(({ fields }) => fields.stated_text);

describe.skipIf(CHROMIUM === null)(`review page in a browser${WHERE}`, { timeout: 180_000 }, () => {
  beforeAll(async () => {
    files = {
      '路灯.txt': inventedForm('路灯维护', '1200盏'),
      '路灯.docx': wordForm(),
      '扫描.pdf': await scanOf(),
      '水渠.txt': inventedForm('水渠清淤', '35公里'),
    };
    desk = await layOutDesk(files, spoilNumber);
    client = await openClient(desk);
    browser = await openBrowser(client.server);
    page = browser.page;
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await client?.close();
    desk?.remove();
  });

  test('the queue opens, is searched, filtered and moved through by keys; the address says where one is', async () => {
    const rows = page.locator('.queue-row');
    await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(3);
    await page.keyboard.press('f');
    await page.selectOption('select[name="format"]', 'docx');
    await expect.poll(() => rows.count()).toBe(1);
    expect(page.url()).toContain('format=docx');
    await page.reload();
    await expect.poll(() => rows.count()).toBe(1);
    await page.keyboard.press('f');
    await page.selectOption('select[name="format"]', '');
    await page.keyboard.press('f');
    await page.keyboard.press('/');
    await page.keyboard.type('水渠');
    await page.keyboard.press('Enter');
    await expect.poll(() => rows.count()).toBe(1);
    await page.fill('#search', '');
    await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(3);
    await page.keyboard.press('Escape');
    const first = page.url();
    await page.keyboard.press('j');
    await expect.poll(() => page.url()).not.toBe(first);
    await page.keyboard.press('k');
    await expect.poll(() => page.url()).toBe(first);
    expect(browser.troubles).toEqual([]);
  });

  test('a value in a text: pointing at either side lights the other, correcting stores it', async () => {
    await show(desk.ids[0]!);
    await page.locator('.record-row', { hasText: '维护路灯数量' }).first().click();
    await page.waitForSelector('td.linked:has-text("1200盏")');
    await page.hover('td:has-text("≥98%")');
    await page.waitForSelector('.record-row.lit:has-text("道路亮灯率")');
    await page.hover('.record-row:has-text("道路亮灯率")');
    await page.waitForSelector('td.lit:has-text("≥98%")');
    const facts = await correct(desk.ids[0]!, '维护路灯数量', '1200盏');
    expect(correctedValues(facts)).toEqual(['1200盏']);
    expect(browser.troubles).toEqual([]);
  });

  test('while typing, the page says what the value will be read as', async () => {
    await show(desk.ids[3]!);
    await page.locator('.record-row', { hasText: '维护路灯数量' }).first().click();
    await page.keyboard.press('e');
    await page.waitForSelector('.edit-form input[name="stated_text"]:focus');
    await page.keyboard.type('不少于36.50公里');
    await page.waitForSelector('.reading .chip:has-text("36.5")');
    await expect.poll(() => page.inputValue('select[name="comparator"]')).toBe('gte');
    await expect.poll(() => page.inputValue('input[name="unit"]')).toBe('公里');
    await page.selectOption('select[name="comparator"]', 'lte');
    await page.keyboard.press('Escape');
    expect(browser.troubles).toEqual([]);
  });

  test('a value in a Word document: the table stands there with its cells', async () => {
    const facts = await correct(desk.ids[1]!, '维护路灯数量', '1300盏');
    expect(correctedValues(facts)).toEqual(['1300盏']);
    await page.waitForSelector('.source-table td:has-text("1300盏")');
    expect(browser.troubles).toEqual([]);
  });

  test('a value in a scan: the picture of the page with a box around every cell', async () => {
    const facts = await client.json<DocumentFacts>(`/api/documents/${desk.ids[2]}`);
    const target = facts.records.find(({ table: kind, fields }) => kind === 'target' && fields.role === 'target')!;
    const indicator = facts.records.find(({ id }) => id === target.parent)!;
    await show(desk.ids[2]!);
    await page.waitForSelector('.page-picture img');
    const loaded = await page.locator('.page-picture img').evaluate(async (element) => {
      const image = element as unknown as { decode: () => Promise<void>; naturalWidth: number };
      await image.decode();
      return image.naturalWidth;
    });
    expect(loaded).toBeGreaterThan(600);
    await expect.poll(() => page.locator('.box').count(), { timeout: 60_000 }).toBeGreaterThan(10);
    const after = await correct(desk.ids[2]!, String(indicator.fields.name), '≥77%');
    expect(correctedValues(after)).toEqual(['≥77%']);
    await page.waitForSelector('.box.linked');
    expect(browser.troubles).toEqual([]);
  }, 120_000);

  test('undo takes it back; the whole form is accepted at once; the log and its file tell everything', async () => {
    await show(desk.ids[1]!);
    await page.locator('.record-row', { hasText: '维护路灯数量' }).first().click();
    await page.waitForSelector('.history li');
    await page.keyboard.press('u');
    await page.waitForSelector('.record-row:has-text("维护路灯数量"):has-text("120盏")');
    await correct(desk.ids[1]!, '维护路灯数量', '1300盏');
    await show(desk.ids[3]!);
    await page.locator('.record-row', { hasText: '道路亮灯率' }).first().click();
    await page.keyboard.press('A');
    await expect.poll(() => page.locator('.record-row .tick').count()).toBeGreaterThanOrEqual(4);
    await page.click('nav a:has-text("Decisions")');
    await page.waitForSelector('.log tbody tr');
    const lines = (await (await client.get('/api/decisions/export')).text()).trim().split('\n');
    expect(lines.length).toBe(await page.locator('.log tbody tr').count());
    expect(lines.join('\n')).toContain('≥77%');
    await page.click('nav a:has-text("Overview")');
    await page.waitForSelector('.matrix, .coverage');
    await page.waitForSelector('.plot svg text');
    expect(browser.troubles).toEqual([]);
  });

  test('read anew by another version, every correction is still there', async () => {
    await ingestFiles(
      desk.folder,
      desk.db,
      { '路灯.txt': files['路灯.txt']!, '路灯.docx': files['路灯.docx']! },
      'next',
      spoilNumber,
    );
    for (const [index, value] of [
      [0, '1200盏'],
      [1, '1300盏'],
    ] as const) {
      await show(desk.ids[index]!);
      await page.waitForSelector(`.record-row:has-text("维护路灯数量"):has-text("${value}")`);
    }
    expect(browser.troubles).toEqual([]);
  });
});
