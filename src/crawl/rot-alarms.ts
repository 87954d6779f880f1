import type { SiteFacts, SourceFinding } from '../model/index.ts';
import type { Site } from './site.ts';

type Severity = SourceFinding['severity'];
type Finding = Omit<SourceFinding, 'site'>;

const found = (code: string, severity: Severity, message: string): Finding => ({ code, severity, message });

/** So much less than last time is an alarm; below so few, chance. */
const LOSS = 0.7;
const FEW = 5;

const sum = (facts: SiteFacts, role: string, changes: readonly string[]): number =>
  changes.reduce((total, change) => total + (facts.changes[`${role} ${change}`] ?? 0), 0);

const GOOD = ['new', 'changed', 'unchanged'];
const BAD = ['missing', 'refused', 'failed', 'deferred'];

/** Codes of failures that are the network's and may pass. */
const NETWORK: ReadonlySet<string> = new Set([
  'dns',
  'connect',
  'connect-timeout',
  'header-timeout',
  'body-timeout',
  'reset',
  'truncated',
  'encoding',
  'tls',
  'proxy',
  'robots-unreachable',
  'status',
  'protocol',
  'deferred',
]);

/** Whether a failure is of the network (exit code 4) and not of the source. */
export const isNetworkFailure = (code: string): boolean => NETWORK.has(code);

const startFindings = ({ start }: SiteFacts): Finding[] =>
  start.flatMap(({ url, state, code, reason, entries }) => {
    if (state === 'done') {
      if (entries > 0) return [];
      return [
        found(
          'listing-empty',
          'error',
          `${url} was read, but shows no entry of a listing; has the site a new design? See \`jixiao crawl try ${url}\``,
        ),
      ];
    }
    if (code === 'login') return [found('login-page', 'error', `${url}: ${reason}`)];
    if (code === 'challenge')
      return [found('captcha-page', 'error', `${url}: ${reason}; the site wants a person or a browser`)];
    if (code === 'robots') return [found('robots-forbidden', 'error', `${url}: ${reason}; the site is not read`)];
    if (state === 'missing')
      return [found('start-missing', 'error', `${url}: ${reason}; find the column's new address`)];
    if (state === 'queued') return [];
    return [found(isNetworkFailure(code) ? 'unreachable' : 'start-failed', 'error', `${url}: ${reason}`)];
  });

const fewer = (now: number, before: number | null): boolean => before !== null && before >= FEW && now < before * LOSS;

const countFindings = (facts: SiteFacts, site: Site): Finding[] => {
  const { documents, previousDocuments, entries, previousEntries } = facts;
  const findings: Finding[] = [];
  const { files, entries: fewest } = site.expected;
  if (files !== undefined && documents < files)
    findings.push(found('fewer-than-expected', 'error', `expected at least ${files} documents, found ${documents}`));
  if (fewest !== undefined && entries < fewest)
    findings.push(
      found('fewer-than-expected', 'error', `expected at least ${fewest} entries in listings, found ${entries}`),
    );
  if (fewer(documents, previousDocuments))
    findings.push(
      found('fewer-documents', 'warning', `${documents} documents are published, ${previousDocuments} were last time`),
    );
  if (fewer(entries, previousEntries))
    findings.push(found('fewer-entries', 'warning', `listings show ${entries} entries, ${previousEntries} last time`));
  if (documents === 0 && files === undefined && sum(facts, 'start', GOOD) > 0)
    findings.push(found('no-documents', 'warning', 'no document was found on this site so far'));
  if (facts.queued > 0)
    findings.push(
      found('page-limit', 'warning', `${facts.queued} addresses wait for the next pass; maxPages is ${site.maxPages}`),
    );
  return findings;
};

const answerFindings = (facts: SiteFacts): Finding[] => {
  const findings: Finding[] = [];
  for (const role of ['page', 'file']) {
    const [good, missing] = [sum(facts, role, GOOD), sum(facts, role, ['missing'])];
    if (missing >= FEW && missing > good)
      findings.push(
        found('all-missing', 'error', `${missing} of ${missing + good} ${role}s are gone; has the site moved?`),
      );
  }
  if (facts.missingKept > 0)
    findings.push(
      found(
        'mass-withdrawal',
        'error',
        `${facts.missingKept} documents are gone at once; they are kept as published until somebody has looked`,
      ),
    );
  const guarded = facts.failures.filter(({ code }) => code === 'login' || code === 'challenge');
  if (guarded.length > 0 && !facts.start.some(({ code }) => code === 'login' || code === 'challenge'))
    findings.push(
      found(
        guarded[0]!.code === 'login' ? 'login-page' : 'captcha-page',
        'error',
        `${guarded.length} addresses give one, such as ${guarded[0]!.url}`,
      ),
    );
  const pages = facts.failures.filter(({ code }) => code === 'page-instead-of-file');
  if (pages.length > 0)
    findings.push(
      found(
        'page-instead-of-file',
        'warning',
        `${pages.length} documents came as a web page, such as ${pages[0]!.url}`,
      ),
    );
  if (facts.sameDocument >= FEW)
    findings.push(
      found(
        'same-document',
        'warning',
        `${facts.sameDocument} addresses give one and the same document; is it a page for errors (soft 404)?`,
      ),
    );
  return findings;
};

const failureFindings = (facts: SiteFacts): Finding[] => {
  const byCode = new Map<string, { count: number; example: string }>();
  for (const { role, code, url, reason } of facts.failures) {
    if (role === 'start' || ['login', 'challenge', 'page-instead-of-file'].includes(code)) continue;
    const known = byCode.get(code);
    byCode.set(code, { count: (known?.count ?? 0) + 1, example: known?.example ?? `${url}: ${reason}` });
  }
  return [...byCode].map(([code, { count, example }]) =>
    found(
      isNetworkFailure(code) ? 'not-fetched' : 'refused',
      code === 'robots' ? 'info' : 'warning',
      `${count} × ${code}, such as ${example}`,
    ),
  );
};

const listed = (urls: readonly string[]): string => `${urls.slice(0, 3).join(', ')}${urls.length > 3 ? ' …' : ''}`;

const changeFindings = ({ withdrawn, restored, republished, robotsChanged }: SiteFacts): Finding[] => [
  ...(robotsChanged.length > 0
    ? [found('robots-changed', 'warning', `robots.txt of ${listed(robotsChanged)} has changed`)]
    : []),
  ...(withdrawn.length > 0
    ? [found('withdrawn', 'info', `${withdrawn.length} documents were withdrawn: ${listed(withdrawn)}`)]
    : []),
  ...(restored.length > 0
    ? [found('restored', 'info', `${restored.length} withdrawn documents are back: ${listed(restored)}`)]
    : []),
  ...(republished.length > 0
    ? [found('republished', 'info', `${republished.length} documents were published anew: ${listed(republished)}`)]
    : []),
];

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** What is wrong with a source after a pass (来源异常), the worst first. Pure. */
export const rotAlarms = (facts: SiteFacts, site: Site): readonly SourceFinding[] => {
  const bad = sum(facts, 'start', BAD);
  const all = [
    ...startFindings(facts),
    // Where no start page could be read, counts say nothing about the source.
    ...(bad > 0 && sum(facts, 'start', GOOD) === 0 ? [] : countFindings(facts, site)),
    ...answerFindings(facts),
    ...failureFindings(facts),
    ...changeFindings(facts),
  ];
  return all.map((one) => ({ site: facts.site, ...one })).sort((a, b) => RANK[a.severity] - RANK[b.severity]);
};

/** All codes of findings about sources and their meaning, for the documentation. */
export const SOURCE_FINDINGS: Readonly<Record<string, string>> = {
  unreachable: 'a start page could not be reached',
  'start-missing': 'a start page is gone (404)',
  'start-failed': 'a start page could not be read',
  'listing-empty': 'a start page shows no listing any more',
  'login-page': 'a login page came instead',
  'captcha-page': 'a page against robots came instead',
  'robots-forbidden': 'robots.txt does not allow the start page',
  'robots-changed': 'robots.txt has changed since the last pass',
  'fewer-than-expected': 'fewer documents or entries than the site file expects',
  'fewer-documents': 'fewer documents are published than last time',
  'fewer-entries': 'listings show fewer entries than last time',
  'page-limit': 'maxPages of the site was reached; the rest waits for the next pass',
  'no-documents': 'nothing was ever found on this site',
  'all-missing': 'most addresses are gone',
  'mass-withdrawal': 'more than half of the documents are gone at once; they are kept',
  'page-instead-of-file': 'documents came as web pages (soft 404)',
  'same-document': 'many addresses give the same bytes (soft 404)',
  'not-fetched': 'addresses that could not be fetched; tried again with the next pass',
  refused: 'addresses that were not asked, and why',
  withdrawn: 'documents that are gone from the site',
  restored: 'withdrawn documents that are back',
  republished: 'documents whose bytes have changed',
};
