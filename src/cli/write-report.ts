import { basename } from 'node:path';
import { ExportError, writeText } from '../export/index.ts';
import { renderPage, summarize } from '../report/index.ts';
import { openReader } from '../store/index.ts';
import { CommandError } from './exit-code.ts';
import type { ReportOptions } from './report-command.ts';

/** Writes the report as `--help` says. Throws `StoreError` and `CommandError`. */
export const writeReport = async ({ db, out, json, lang }: ReportOptions): Promise<void> => {
  if (out === '-' && json === '-') throw new CommandError('--out and --json cannot both be standard output');
  const reader = await openReader(db);
  try {
    const data = await summarize(reader);
    const page = out ?? (json === undefined ? 'report.html' : null);
    if (page !== null) await writeText(page, renderPage(data, lang, basename(db)));
    if (json !== undefined) await writeText(json, `${JSON.stringify(data, null, 2)}\n`);
  } catch (error) {
    throw error instanceof ExportError ? new CommandError(error.message) : error;
  } finally {
    await reader.close();
  }
};
