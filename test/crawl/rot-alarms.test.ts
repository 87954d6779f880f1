import { describe, expect, test } from 'vitest';
import { rotAlarms, SOURCE_FINDINGS } from '../../src/crawl/rot-alarms.ts';
import { parseSite, type Site } from '../../src/crawl/site.ts';
import type { SiteFacts, TargetFailure } from '../../src/model/index.ts';

const START = 'https://www.yunxi.gov.cn/czyjs/';

const failure = (code: string, more: Partial<TargetFailure> = {}): TargetFailure => ({
  url: `${START}a.pdf`,
  role: 'file',
  state: 'failed',
  code,
  reason: 'why',
  ...more,
});

const healthy: SiteFacts = {
  site: 'yunxi',
  changes: { 'start unchanged': 1, 'page unchanged': 20, 'file unchanged': 40 },
  start: [{ ...failure('done', { url: START, role: 'start', state: 'done' }), entries: 20 }],
  entries: 100,
  previousEntries: 100,
  documents: 40,
  previousDocuments: 40,
  ignored: 12,
  queued: 0,
  withdrawn: [],
  restored: [],
  republished: [],
  missingKept: 0,
  failures: [],
  robotsChanged: [],
  sameDocument: 1,
};

const startIs = (code: string, state = 'failed'): Partial<SiteFacts> => ({
  changes: { [`start ${state}`]: 1 },
  start: [{ ...failure(code, { url: START, role: 'start', state }), entries: 0 }],
});

const alarms = (facts: Partial<SiteFacts>, site: object = {}): string[] =>
  rotAlarms({ ...healthy, ...facts }, parseSite({ name: 'yunxi', start: [START], ...site }) as Site).map(
    ({ severity, code }) => `${severity} ${code}`,
  );

describe('alarms about sources', () => {
  test('a healthy site raises none', () => expect(alarms({})).toEqual([]));

  test.each<[string, Partial<SiteFacts>, string[], object?]>([
    ['a start page that is down', startIs('connect'), ['error unreachable']],
    ['a start page that is gone', startIs('404', 'missing'), ['error start-missing']],
    ['a login page', startIs('login'), ['error login-page']],
    ['a captcha', startIs('challenge'), ['error captcha-page']],
    ['robots.txt', startIs('robots', 'refused'), ['error robots-forbidden']],
    ['a listing without entries', { start: [{ ...healthy.start[0]!, entries: 0 }] }, ['error listing-empty']],
    ['fewer than expected', {}, ['error fewer-than-expected'], { expected: { files: 41 } }],
    ['fewer entries than expected', {}, ['error fewer-than-expected'], { expected: { entries: 101 } }],
    ['far fewer documents than last time', { documents: 27 }, ['warning fewer-documents']],
    ['a few documents less', { documents: 38 }, []],
    ['far fewer entries', { entries: 60 }, ['warning fewer-entries']],
    ['nothing at all', { documents: 0, previousDocuments: null }, ['warning no-documents']],
    [
      'most files gone',
      { changes: { ...healthy.changes, 'file missing': 41 }, missingKept: 41 },
      ['error all-missing', 'error mass-withdrawal'],
    ],
    ['captchas on files', { failures: [failure('challenge'), failure('challenge')] }, ['error captcha-page']],
    ['pages instead of files', { failures: [failure('page-instead-of-file')] }, ['warning page-instead-of-file']],
    ['one document everywhere', { sameDocument: 9 }, ['warning same-document']],
    ['a file that failed', { failures: [failure('body-timeout')] }, ['warning not-fetched']],
    ['a file that robots.txt forbids', { failures: [failure('robots', { state: 'refused' })] }, ['info refused']],
    [
      'a file inside a private network',
      { failures: [failure('private-address', { state: 'refused' })] },
      ['warning refused'],
    ],
    ['a changed robots.txt', { robotsChanged: ['https://www.yunxi.gov.cn'] }, ['warning robots-changed']],
    ['a pass cut by maxPages', { queued: 7 }, ['warning page-limit']],
    [
      'what came and went',
      { withdrawn: ['a'], restored: ['b'], republished: ['c'] },
      ['info withdrawn', 'info restored', 'info republished'],
    ],
  ])('%s', (_name, facts, expected, site) => {
    const found = alarms(facts, site);
    expect(found).toEqual(expected);
    for (const one of found) expect(SOURCE_FINDINGS).toHaveProperty(one.split(' ')[1]!);
  });
});
