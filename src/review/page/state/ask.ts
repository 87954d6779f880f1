import { session } from './session.ts';

/** A refused or failed question, with the code that the server gave. */
export class AskError extends Error {
  readonly code: string;
  readonly detail: unknown;

  constructor(code: string, message: string, detail: unknown) {
    super(message);
    this.name = 'AskError';
    this.code = code;
    this.detail = detail;
  }
}

const answerOf = async <T>(response: Response): Promise<T> => {
  if (response.ok) return (await response.json()) as T;
  const body = (await response.json().catch(() => ({}))) as {
    error?: { code: string; message: string; detail?: unknown };
  };
  const { code = 'failed', message = response.statusText, detail } = body.error ?? {};
  throw new AskError(code, message, detail);
};

const reach = (path: string, init: RequestInit): Promise<Response> =>
  fetch(path, { credentials: 'same-origin', ...init }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new AskError('offline', 'the server does not answer', null);
  });

/** Asks the server. Throws {@link AskError}. */
export const ask = async <T>(path: string, signal?: AbortSignal): Promise<T> =>
  answerOf<T>(await reach(`/api${path}`, signal ? { signal } : {}));

/** Tells the server something; carries the secret of the session. Throws {@link AskError}. */
export const tell = async <T>(path: string, body: unknown): Promise<T> =>
  answerOf<T>(
    await reach(`/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-jixiao-csrf': session.value?.csrf ?? '' },
      body: JSON.stringify(body),
    }),
  );
