import type { Filing } from './filing.ts';

const GIVEN_UP = 'given up: ';

/** Error of a document whose reader ran out of time or memory, or crashed. */
export const givenUpError = (reason: string): string => `${GIVEN_UP}${reason}`;

/**
 * Whether a document was given up: that says as much of the machine and the limits as of the document, so it is read again
 * the next time it is met.
 */
export const isGivenUp = ({ status, error }: Pick<Filing, 'error'> & { readonly status: string }): boolean =>
  status === 'unreadable' && error?.startsWith(GIVEN_UP) === true;
