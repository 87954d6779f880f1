import type { Migration } from 'kysely';
import { up as createRecords } from './0001-records.ts';
import { up as createViews } from './0002-views.ts';
import { up as addDecisions } from './0003-decisions.ts';
import { up as createCrawl } from './0004-crawl.ts';
import { up as indexNames } from './0005-search.ts';
import { up as addComparison } from './0006-comparison.ts';
import { up as addVersions } from './0007-versions.ts';

/** Migrations by name, applied in order and never undone; a released one is never edited. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-records': { up: createRecords },
  '0002-views': { up: createViews },
  '0003-decisions': { up: addDecisions },
  '0004-crawl': { up: createCrawl },
  '0005-search': { up: indexNames },
  '0006-comparison': { up: addComparison },
  '0007-versions': { up: addVersions },
};
