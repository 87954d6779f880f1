// Writes the JSON schema of site files from the code: `npx tsx test/crawl/write-site-schema.ts`.
import { writeFileSync } from 'node:fs';
import { siteJsonSchema } from '../../src/crawl/site.ts';

/** Where the schema of site files is published. */
export const SITE_SCHEMA = new URL('../../data/reference/site.schema.json', import.meta.url);

/** The schema as it is written. */
export const printedSchema = (): string => `${JSON.stringify(siteJsonSchema(), null, 2)}\n`;

if (process.argv[1]?.endsWith('write-site-schema.ts')) writeFileSync(SITE_SCHEMA, printedSchema());
