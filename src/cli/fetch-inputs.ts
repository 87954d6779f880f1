import { createFetchContext, createSiteFetcher, type FetchOutcome, parseSite, userAgent } from '../crawl/index.ts';
import type { Input } from '../worker/index.ts';
import { packageVersion } from './package-version.ts';

/** What addresses on the command line gave. */
export interface FetchedInputs {
  readonly inputs: readonly Input[];
  readonly failures: readonly { readonly origin: string; readonly error: string }[];
}

/** Who may be asked and who asks. */
export interface FetchInputsOptions {
  readonly contact?: string | undefined;
  /** Hosts inside private networks that the user names. */
  readonly allowPrivate?: readonly string[] | undefined;
  readonly signal: AbortSignal;
}

const reasonOf = (outcome: Exclude<FetchOutcome, { kind: 'fetched' }>): string => {
  switch (outcome.kind) {
    case 'gone':
      return `expected a document, found nothing (the host answered ${outcome.status}); check the address`;
    case 'refused':
      return outcome.code === 'private-address'
        ? `expected a public address, found one inside a private network (${outcome.reason}); --allow-private names hosts that are meant`
        : `expected a document, found a refusal (${outcome.reason}); check the address`;
    case 'failed':
    case 'deferred':
      return `expected a document, found no answer (${outcome.reason}); try again later`;
    default:
      return 'expected a document, found a stop before it came; run again';
  }
};

const fetchInput = async (address: string, options: FetchInputsOptions): Promise<Input | string> => {
  const site = parseSite({ name: 'ingest', start: [address], allowPrivate: options.allowPrivate ?? [] });
  if ('error' in site) return 'expected an address of the web; check it';
  const context = createFetchContext({
    userAgent: userAgent(packageVersion(), options.contact ?? null),
    signal: options.signal,
    robotsCopy: () => null,
    keepRobots: () => {},
  });
  const fetcher = createSiteFetcher(site, context);
  try {
    const outcome = await fetcher.fetch({ url: new URL(address).href });
    if (outcome.kind !== 'fetched') return reasonOf(outcome);
    return { origin: new URL(address).href, source: { kind: 'bytes', bytes: outcome.bytes } };
  } finally {
    await fetcher.close();
  }
};

/** Fetches addresses one after another, as politely as a crawl. Never throws for an address. */
export const fetchInputs = async (
  addresses: readonly string[],
  options: FetchInputsOptions,
): Promise<FetchedInputs> => {
  const inputs: Input[] = [];
  const failures: { origin: string; error: string }[] = [];
  for (const address of new Set(addresses)) {
    const fetched = await fetchInput(address, options);
    if (typeof fetched === 'string') failures.push({ origin: address, error: fetched });
    else inputs.push(fetched);
  }
  return { inputs, failures };
};
