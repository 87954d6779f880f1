import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** What every refused or failed request answers. */
export interface Refusal {
  readonly error: { readonly code: string; readonly message: string; readonly detail?: unknown };
}

/** Answers with an error: a code for the page, a message for the person. */
export const refuse = (
  context: Context,
  status: ContentfulStatusCode,
  code: string,
  message: string,
  detail?: unknown,
): Response =>
  context.json({ error: { code, message, ...(detail === undefined ? {} : { detail }) } } satisfies Refusal, status);
