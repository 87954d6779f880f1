import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Filing, finding, type Indicator, type LedgerEntry, type Note, repair } from '../../src/model/index.ts';
import { PIPELINE_VERSION } from '../../src/pipeline-version.ts';
import type { QueuePage } from '../../src/review/api.ts';
import { openSqliteStore } from '../../src/store/index.ts';
import { buildDocx, table } from '../builders/docx-builder.ts';
import { inventedForm } from '../cli/run-cli.ts';
import {
  buildFiling,
  buildForm,
  buildIndicator,
  buildProject,
  buildTarget,
  documentId,
} from '../store/build-filing.ts';
import { CHROMIUM, openBrowser, WHERE } from './open-browser.ts';
import { type Client, type Desk, layOutDesk, openClient } from './review-fixture.ts';
import { PAYLOADS } from './xss-payloads.ts';

// Documents are hostile: every field and file name holds an attack, and nothing of it may run or be read as markup.

/** Codes and keys that the contract fixes; everything else is text that a document can say. */
const FIXED =
  /^(?:documentId|format|filingKind|stage|departmentCode|divisionCode|status|key|at|tier|side|item|phase|term|category|dimension|role|kind|comparator|value|valueTo|unitSource|byDate|weight|direction|score|totalScore|executionRate|executionWeight|executionScore|sharePercent|cumulativePercent|code|severity|disposition|field|rule)$/;

const poison = (value: unknown, payload: string): unknown => {
  if (Array.isArray(value)) return value.map((each) => poison(each, payload));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      if (FIXED.test(name)) return [name, each];
      return [name, typeof each === 'string' ? `${payload}${each}` : poison(each, payload)];
    }),
  );
};

/** A document whose name, title and every other text is one payload. */
const hostileFiling = (payload: string, index: number): Filing => {
  const filing = buildFiling(`hostile ${index}`);
  const target = filing.forms[0]!.projects[0]!.indicators[0]!.targets[0]!;
  const notes: Filing['notes'] = [
    { ...finding('ambiguous-value', 'error', 'two readings', 't1.r1.c2'), subjects: [{ key: target.key }] },
    { kind: 'finding', code: 'unread-cell', severity: 'warning', message: 'cells', at: null },
  ];
  return poison({ ...filing, origin: `${payload}/${index}.txt`, notes }, payload) as Filing;
};

/** One document with an indicator, a value, notes and cells for each payload. */
const crowdOfPayloads = (): Filing => {
  const records = PAYLOADS.map((payload, n) => {
    const [at, valueAt] = [`t1.r${n + 1}.c1`, `t1.r${n + 1}.c2`];
    const target = buildTarget(`i${n}/t`, {
      at: valueAt,
      place: 'a',
      deviationReason: 'b',
      kind: 'qualitative',
      value: null,
    });
    const indicator = buildIndicator(`i${n}`, {
      at,
      ordinal: n + 1,
      targets: [target],
      description: 'c',
      remark: 'd',
      basis: 'e',
    });
    const subjects = [{ key: target.key, field: 'stated_text' }];
    return poison(
      {
        indicator,
        notes: [
          { ...finding('ambiguous-value', 'error', 'm', valueAt), evidence: 'e', subjects },
          { ...repair('text-repair', 'x', 'y', 'z', valueAt), subjects },
        ],
        cells: [at, valueAt].map((place) => ({
          at: place,
          rawText: 'raw',
          text: 'text',
          characterCount: 3,
          disposition: 'used',
          rule: null,
        })),
      },
      payload,
    ) as { indicator: Indicator; notes: Note[]; cells: LedgerEntry[] };
  });
  const project = buildProject('p', { indicators: records.map(({ indicator }) => indicator) });
  return buildFiling('crowd', {
    forms: [buildForm({ projects: [project] })],
    notes: records.flatMap(({ notes }) => notes),
    ledger: records.flatMap(({ cells }) => cells),
  });
};

let desk: Desk;
let client: Client;

beforeAll(async () => {
  // A file that still lies there, with the payloads as its own text and name.
  const name = `<img src=x onerror=__xss()>'"&.docx`;
  const rows = inventedForm(PAYLOADS[0]!, '≥1%')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'));
  const printable = PAYLOADS.filter((payload) => !payload.includes('\u0000'));
  const attacks = printable.map((payload) => ['产出指标', '质量指标', payload, payload]);
  desk = await layOutDesk({ [name]: buildDocx(table([...rows, ...attacks])) });
  const store = await openSqliteStore(desk.db, { pipelineVersion: PIPELINE_VERSION });
  for (const [index, payload] of PAYLOADS.entries()) await store.put(hostileFiling(payload, index));
  await store.put(crowdOfPayloads());
  await store.close();
  writeFileSync(join(desk.folder, 'x'), '');
  client = await openClient(desk);
}, 60_000);
afterAll(async () => {
  await client.close();
  desk.remove();
});

test('there are at least fifty payloads, and each stands in the answers as data of a type that runs nothing', async () => {
  expect(new Set(PAYLOADS).size).toBeGreaterThanOrEqual(50);
  const { items } = await client.json<QueuePage>('/api/queue?limit=200&state=all');
  expect(items.length).toBeGreaterThanOrEqual(PAYLOADS.length);
  for (const path of [
    '/api/queue',
    `/api/documents/${items[0]!.documentId}`,
    `/api/documents/${items[0]!.documentId}/source`,
    '/api/overview',
    '/api/decisions',
  ]) {
    const answer = await client.get(path);
    expect(answer.headers.get('content-type'), path).toMatch(/^application\/json/);
    expect(answer.headers.get('x-content-type-options'), path).toBe('nosniff');
  }
});

test('what a request says comes back in no page', async () => {
  for (const payload of PAYLOADS) {
    const coded = encodeURIComponent(payload);
    for (const path of [`/?search=${coded}`, `/d/${coded}`, `/${coded}`, `/?token=${coded}`]) {
      const text = await (await client.get(path)).text();
      expect(text.includes(payload) && /[<>]/.test(payload), path).toBe(false);
    }
  }
});

describe.skipIf(CHROMIUM === null)(`hostile documents in a browser${WHERE}`, { timeout: 180_000 }, () => {
  test('every payload in every field and file name: shown as text, nothing runs', async () => {
    const browser = await openBrowser(client.server);
    const { page } = browser;
    await page.exposeFunction('__xss', () => browser.troubles.push('a payload ran'));
    const list = page.locator('.queue-pane .virtual-list');
    for (let top = 0; top < PAYLOADS.length * 100; top += 600) {
      await list.evaluate((element, to) => {
        (element as unknown as { scrollTop: number }).scrollTop = to;
      }, top);
      await page.waitForSelector('.queue-row:not(.waiting)');
    }
    const base = `http://127.0.0.1:${client.server.port}`;
    for (const id of [desk.ids[0]!, documentId('hostile 0'), documentId('hostile 23'), documentId('crowd')]) {
      await page.goto(`${base}/d/${id}`);
      await page.waitForSelector('.record-row');
      await page.waitForSelector('.source-grid .cell');
    }
    // The last one holds all of them: every record is shown with its doubts, repairs, fields and cells.
    const shown = new Set<string>();
    for (let n = 0; n < PAYLOADS.length * 2 + 8; n++) {
      await page.keyboard.press('n');
      shown.add((await page.textContent('.inspector h2')) ?? '');
    }
    expect(shown.size).toBeGreaterThanOrEqual(PAYLOADS.length);
    await page.keyboard.press('e');
    await page.keyboard.press('Escape');
    for (const view of ['Overview', 'Decisions', 'Review']) await page.click(`nav a:has-text("${view}")`);
    await page.click('nav a:has-text("Overview")');
    await page.waitForSelector('.coverage');
    const foreign = await page.evaluate(
      `document.querySelectorAll('#page script, #page iframe, #page object, #page embed, #page base, #page link, #page [onerror], #page [onload], #page img:not([src^="/api/documents/"]), #page a[href^="javascript"]').length`,
    );
    expect(foreign).toBe(0);
    expect(browser.troubles).toEqual([]);
    await browser.close();
  }, 180_000);
});
