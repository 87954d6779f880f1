import type { Dispatcher } from 'undici';
import { request } from 'undici';
import { readBody } from './read-body.ts';

/** One answer to one request, redirects not followed. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly bytes: Uint8Array;
}

/** One request as it is sent. */
export interface SentRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly dispatcher: Dispatcher;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

const joined = (value: string | readonly string[] | undefined): string =>
  typeof value === 'string' ? value : (value ?? []).join(', ');

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Whether an answer sends us elsewhere. */
export const isRedirect = ({ status, headers }: Answer): boolean =>
  REDIRECTS.has(status) && headers.location !== undefined;

/** Bodies of other answers are read for nothing but to free the connection. */
const SMALL_BODY = 256 * 1024;

/** Nobody may keep a connection busy by sending a byte now and then: a whole answer has this many timeouts. */
const WHOLE_TIMEOUTS = 10;

/** Sends a request and reads the whole answer. Throws what the network throws. */
export const sendRequest = async (sent: SentRequest): Promise<Answer> => {
  const whole = AbortSignal.timeout(sent.timeoutMs * WHOLE_TIMEOUTS);
  const response = await request(sent.url, {
    method: 'GET',
    headers: sent.headers,
    dispatcher: sent.dispatcher,
    headersTimeout: sent.timeoutMs,
    bodyTimeout: sent.timeoutMs,
    signal: AbortSignal.any([sent.signal, whole]),
  });
  const cookies = response.headers['set-cookie'] ?? [];
  const headers = Object.fromEntries(
    Object.entries(response.headers)
      .filter(([name]) => name !== 'set-cookie')
      .map(([name, value]) => [name.toLowerCase(), joined(value)]),
  );
  const status = response.statusCode;
  const wanted = status === 200 || status === 203;
  try {
    const encoding = headers['content-encoding'] ?? '';
    const bytes = wanted
      ? await readBody(response.body, encoding, sent.maxBytes)
      : await readBody(response.body, '', SMALL_BODY).catch(() => new Uint8Array());
    return { status, headers, cookies: typeof cookies === 'string' ? [cookies] : cookies, bytes };
  } catch (error) {
    response.body.destroy();
    throw error;
  }
};
