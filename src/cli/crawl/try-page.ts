import {
  createFetchContext,
  createSiteFetcher,
  type ExaminedPage,
  examinePage,
  type FetchOutcome,
  loadSites,
  parseSite,
  type Site,
  SiteError,
  userAgent,
} from '../../crawl/index.ts';
import { CommandError, EXIT } from '../exit-code.ts';
import { packageVersion } from '../package-version.ts';
import { stopOnSignal } from '../stop-on-signal.ts';
import { shortened, textTable } from '../text-table.ts';

/** Options as commander gives them. */
export interface TryOptions {
  readonly sites?: string;
  readonly pages: string;
  readonly all?: boolean;
  readonly contact?: string;
  readonly json?: boolean;
}

const siteFor = (url: URL, path: string | undefined): Site => {
  try {
    const known = path === undefined ? [] : loadSites(path);
    const found = known.find(({ start }) => start.some((page) => new URL(page).host === url.host));
    if (found) return found;
  } catch (error) {
    throw error instanceof SiteError ? new CommandError(error.message) : error;
  }
  const site = parseSite({ name: 'try', start: [url.href] });
  if ('error' in site) throw new CommandError(`${url.href}: ${site.error}`);
  return site;
};

const isInteresting = ({ link, decision }: ExaminedPage['links'][number]): boolean =>
  decision.take !== null ||
  !/navigation|another host|a picture|in a script/.test(decision.reason) ||
  link.region === 'entry';

const printPage = (url: string, page: ExaminedPage, all: boolean): string => {
  const shown = all ? page.links : page.links.filter(isInteresting);
  const rows = shown.map(({ link, decision }) => [
    decision.take ?? '-',
    link.date ?? '',
    shortened(link.text || link.context, 44),
    shortened(decision.reason, 40),
    link.url,
  ]);
  const kind = page.kind.kind === 'page' ? '' : ` (${page.kind.kind})`;
  return [
    `${url}${kind}`,
    `title: ${shortened(page.title, 100)}`,
    `about: ${page.topic ?? 'nothing that says budget performance'}; ${page.entries} entries; next page: ${page.next ?? 'none'}`,
    ...(page.form === null ? [] : ['a form is printed on the page itself; it would be read as a document']),
    '',
    textTable([['take', 'date', 'link', 'because', 'address'], ...rows], new Set()),
    `${shown.filter(({ decision }) => decision.take === 'file').length} files and ${shown.filter(({ decision }) => decision.take === 'page').length} pages would be taken; ${page.links.length - shown.length} other links are not listed (--all)`,
    '',
  ].join('\n');
};

const isHtml = (bytes: Uint8Array): boolean =>
  /^\s*(?:\ufeff)?\s*</.test(Buffer.from(bytes.subarray(0, 256)).toString('utf8'));

const describe = (url: string, outcome: FetchOutcome): string => {
  if (outcome.kind === 'fetched')
    return `${url}: a document (${outcome.headers['content-type'] ?? 'no type'}, ${outcome.bytes.byteLength} bytes); \`jixiao ingest\` reads it`;
  if (outcome.kind === 'gone') return `${url}: the host answered ${outcome.status}`;
  return `${url}: ${'reason' in outcome ? outcome.reason : outcome.kind}`;
};

/** `jixiao crawl try`: fetches a page, follows its listing, prints decisions. The result is the exit code. */
export const tryPage = async (address: string, options: TryOptions): Promise<number> => {
  const pages = Number(options.pages);
  if (!Number.isInteger(pages) || pages < 1) throw new CommandError('--pages: expected a whole number from 1');
  if (!URL.canParse(address) || !/^https?:/i.test(address))
    throw new CommandError(`${address}: expected an address that begins with http:// or https://`);
  const site = siteFor(new URL(address), options.sites);
  const { signal, release } = stopOnSignal();
  const agent = userAgent(packageVersion(), options.contact ?? null);
  const fetcher = createSiteFetcher(
    site,
    createFetchContext({ userAgent: agent, signal, robotsCopy: () => null, keepRobots: () => {} }),
  );
  const examined: { url: string; page: ExaminedPage }[] = [];
  try {
    let url: string | null = address;
    for (let count = 0; url !== null && count < pages; count++) {
      const outcome = await fetcher.fetch({ url });
      if (outcome.kind !== 'fetched' || !isHtml(outcome.bytes)) {
        process.stderr.write(`jixiao: ${describe(url, outcome)}\n`);
        return outcome.kind === 'fetched' ? EXIT.done : EXIT.network;
      }
      const { finalUrl, bytes, headers } = outcome;
      const contentType = headers['content-type'] ?? '';
      const page = examinePage(
        {
          url: finalUrl,
          bytes,
          contentType,
          depth: 0,
          isStart: count === 0,
          isContinued: count > 0,
          inheritedTopic: null,
        },
        site,
      );
      examined.push({ url: finalUrl, page });
      if (!options.json) process.stdout.write(`${printPage(finalUrl, page, options.all === true)}\n`);
      url = page.next;
    }
    if (options.json) process.stdout.write(`${JSON.stringify(examined, null, 2)}\n`);
    return EXIT.done;
  } finally {
    release();
    await fetcher.close();
  }
};
