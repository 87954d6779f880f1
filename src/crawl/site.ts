import { z } from 'zod';

const isPattern = (text: string): boolean => {
  try {
    new RegExp(text, 'iu');
    return true;
  } catch {
    return false;
  }
};

const pattern = z.string().min(1).refine(isPattern, 'expected a regular expression').meta({ format: 'regex' });
const patterns = (description: string) => z.array(pattern).default([]).describe(description);
const address = z.url({ protocol: /^https?$/ });

const Links = z
  .strictObject({
    follow: patterns('Pages whose text or URL matches are opened, whatever the generic finder thinks'),
    files: patterns('Files whose text or URL matches are taken, whatever the generic finder thinks'),
    ignore: patterns('Links whose text or URL matches are never taken; stronger than follow and files'),
    items: z.string().optional().describe('CSS selector of the entries of a listing; only links inside are looked at'),
    all: z.boolean().default(false).describe('Take every entry and every document, without asking for keywords'),
  })
  .describe('Which links are taken; leave it out to let the generic finder decide by keywords');

const Paging = z
  .strictObject({
    next: z.string().optional().describe('CSS selector of the link to the next page (下一页)'),
    pattern: z
      .string()
      .includes('{n}')
      .optional()
      .describe('File name or query of further pages, such as index_{n}.html'),
    first: z.int().min(0).default(2).describe('Number {n} of the second page: 1 on TRS sites, 2 on most others'),
    last: z.int().min(1).default(100).describe('Largest number {n}'),
  })
  .describe('How a listing goes on; leave it out to let the generic finder see');

const Politeness = z
  .strictObject({
    delaySeconds: z.number().min(0).max(600).default(2).describe('Pause between two requests to one host'),
    concurrency: z.int().min(1).max(8).default(1).describe('Requests to the site at the same time'),
    timeoutSeconds: z
      .number()
      .min(0.1)
      .max(600)
      .default(60)
      .describe('Longest wait for headers, and for more of a body'),
    attempts: z.int().min(1).max(10).default(3).describe('Tries of one address in one pass'),
    backoffSeconds: z.number().min(0).max(600).default(2).describe('First pause before another try; doubles each time'),
    maxWaitSeconds: z
      .number()
      .min(0)
      .max(3600)
      .default(120)
      .describe('Longest Retry-After that is waited for; a longer one puts the address off to a later pass'),
  })
  .describe('How gently the site is read; robots.txt is always respected and can only make it slower');

const Expected = z
  .strictObject({
    files: z.int().min(0).optional().describe('Fewest target documents the site must show; fewer raises an alarm'),
    entries: z.int().min(0).optional().describe('Fewest entries the start pages must list; fewer raises an alarm'),
  })
  .describe('Expected counts, for alarms when a source rots');

/** A government site (政府网站) as a file describes it; published as `data/reference/site.schema.json`. */
export const SiteSchema = z
  .strictObject({
    $schema: z.string().optional(),
    name: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]*$/)
      .describe('Short name, unique among all sites: lower-case letters, digits, hyphens, dots'),
    title: z.string().optional().describe('Name for people, such as 某某县人民政府'),
    division: z
      .string()
      .regex(/^\d{6}$/)
      .optional()
      .describe('Code of the administrative division (行政区划代码)'),
    start: z.array(address).min(1).describe('Pages to begin with: the columns 预决算公开, 绩效信息 …'),
    hosts: z.array(z.string()).default([]).describe('Further hosts that belong to the site, such as a file server'),
    links: Links.prefault({}),
    paging: Paging.prefault({}),
    maxDepth: z
      .int()
      .min(0)
      .max(10)
      .default(3)
      .describe('Clicks from a start page; further pages of a listing count none'),
    maxPages: z.int().min(1).default(5000).describe('Most pages opened in one pass'),
    maxFileMegabytes: z.number().min(0.001).max(1024).default(64).describe('Largest file that is fetched'),
    recheckDays: z
      .number()
      .min(0)
      .default(30)
      .describe('Longest time until something unchanged is asked for again; 0 asks in every pass'),
    expected: Expected.prefault({}),
    politeness: Politeness.prefault({}),
    cookies: z.boolean().default(false).describe('Keep cookies during a pass, for sites that send none without'),
    allowPrivate: z
      .array(z.string())
      .default([])
      .describe('Host names or addresses inside private networks that may be asked; for tests and intranets'),
    disabled: z.boolean().default(false).describe('Keep the file, skip the site'),
  })
  .describe('One government site that jixiao crawls');

/** A site with all defaults filled in. */
export type Site = z.output<typeof SiteSchema>;

/** JSON schema of a site file, for editors and for other programs. */
export const siteJsonSchema = (): unknown => z.toJSONSchema(SiteSchema, { io: 'input' });

/** Reads what a site file holds; the error is one line that names the field. */
export const parseSite = (value: unknown): Site | { readonly error: string } => {
  const parsed = SiteSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return { error: `${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'not a site'}` };
};
