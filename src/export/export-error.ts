/** A file that cannot be written, or options that do not go together; the message says what to do. */
export class ExportError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'ExportError';
  }
}

/** A filter that cannot be understood; the message shows the place and says what was expected. */
export class FilterError extends ExportError {
  /** `at` counts characters of the filter from 1. */
  constructor(filter: string, at: number, message: string) {
    const start = Math.max(0, at - 21);
    const shown = `${start > 0 ? '…' : ''}${filter.slice(start, at + 19)}${at + 19 < filter.length ? '…' : ''}`;
    super(`--where, character ${at} of \`${shown}\`: ${message}`);
  }
}
