import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { pipeline } from '../../src/default-pipeline.ts';
import { DEFAULT_LIMITS, type Filing, filingSchema, type LedgerEntry, type Source } from '../../src/model/index.ts';
import { ingestSource } from '../../src/pipeline.ts';

// What must hold for every document, whatever is printed in it. The corpus lies beside the checkout and not in it:
// without it the suite is skipped and says so.

vi.setConfig({ testTimeout: 240_000 });

const CORPUS = fileURLToPath(new URL('../../../shared/corpus/dev/', import.meta.url));
const DIGITAL = /\.(?:txt|docx|xlsx|xls|html|htm|doc)$/i;
const SLOW = /\.pdf$/i;
/** Scans and images take seconds each; PDF pages are sampled, so that the suite stays short. */
const MOST_PDFS = 3;
const LEAST_COVERED = 0.99;

interface Truth {
  readonly printed_characters?: number;
  readonly damage_level: string;
  readonly format: string;
}

const sourceOf = (name: string): Source => {
  const bytes = new Uint8Array(readFileSync(`${CORPUS}${name}`));
  return { id: createHash('sha256').update(bytes).digest('hex'), bytes, origin: name };
};

const truthOf = (name: string): Truth =>
  JSON.parse(readFileSync(`${CORPUS}${name.replace(/\.[^.]+$/, '.truth.json')}`, 'utf8')) as Truth;

const namesOf = (): readonly string[] => {
  const names = readdirSync(CORPUS).sort();
  const pdfs = names.filter((name) => SLOW.test(name) && truthOf(name).format === 'pdf').slice(0, MOST_PDFS);
  return [...names.filter((name) => DIGITAL.test(name)), ...pdfs];
};

/** Entries of the ledger that break a rule, as lines. */
const ledgerFaults = (ledger: readonly LedgerEntry[]): string[] => {
  const seen = new Set<string>();
  return ledger.flatMap(({ at, disposition, rule, text, characterCount }) => {
    const faults: string[] = [];
    if (seen.has(at)) faults.push(`${at} stands twice`);
    seen.add(at);
    if (disposition === 'ignored' && !rule) faults.push(`${at} is ignored by no rule`);
    if (rule === 'personal-data' && text !== null) faults.push(`${at} keeps personal data`);
    if (characterCount <= 0) faults.push(`${at} counts ${characterCount} characters`);
    return faults;
  });
};

const covered = ({ ledger }: Filing): number => ledger.reduce((sum, { characterCount }) => sum + characterCount, 0);

const describeCorpus = existsSync(CORPUS) ? describe : describe.skip;

describeCorpus('corpus (skipped where ../shared/corpus is missing)', () => {
  test.each(existsSync(CORPUS) ? namesOf() : ['no corpus'])('%s', async (name) => {
    const filing = await ingestSource(pipeline, sourceOf(name), { limits: DEFAULT_LIMITS });
    filingSchema.parse(filing);
    expect(ledgerFaults(filing.ledger)).toEqual([]);
    const flagged = filing.ledger.filter(({ disposition }) => disposition === 'flagged');
    const told = filing.notes.some(({ kind, severity }) => kind === 'finding' && severity !== 'info');
    expect(flagged.length === 0 || told || filing.status === 'not-applicable', 'flagged cells without a finding').toBe(
      true,
    );
    const { printed_characters: printed, damage_level: damage } = truthOf(name);
    if (printed !== undefined && damage === 'clean')
      expect(covered(filing) / printed).toBeGreaterThanOrEqual(LEAST_COVERED);
  });
});
