import type { Migration } from 'kysely';
import * as records from './0001-records.ts';
import * as views from './0002-views.ts';

/** Migrations by name, applied in order and never undone; a released one is never edited. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-records': records,
  '0002-views': views,
};
