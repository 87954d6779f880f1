import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Filing } from '../../src/model/index.ts';
import { documentId } from '../store/build-filing.ts';

// Verified records of the development corpus as filings, so that the rules are judged apart from the readers.

export interface Fault {
  readonly kind: string;
  readonly mentions: readonly string[];
}

export interface TruthCase {
  readonly name: string;
  readonly path: string;
  readonly isClean: boolean;
  readonly faults: readonly Fault[];
  readonly filing: Filing;
}

type Row = Record<string, unknown>;
const rows = (value: unknown): readonly Row[] => (value ?? []) as readonly Row[];

const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const camelRow = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [camel(name), value]));

const record = (row: Row): Row => ({
  ...camelRow(row),
  key: row.ref,
  at: row.ref,
  tier: 'C',
  needsReview: false,
  provenance: [],
});

const indicator = (row: Row): Row => ({ ...record(row), targets: rows(row.targets).map(record) });

const records = (row: Row): Row => ({
  fundingLines: rows(row.funding_lines).map(record),
  objectives: rows(row.objectives).map(record),
  indicators: rows(row.indicators).map(indicator),
  evaluation: null,
});

const project = (row: Row): Row => ({
  ...record(row),
  ...records(row),
  schedule: rows(row.expenditure_schedule).map((point) => ({ ...camelRow(point), at: point.ref })),
});

const filingOf = (truth: Row): Filing => {
  const facts = camelRow(truth.document as Row);
  const form = {
    ...facts,
    ordinal: 1,
    stage: null,
    at: 'b1',
    activities: [],
    projects: rows(truth.projects).map(project),
    ...records(truth),
  };
  return {
    ...facts,
    documentId: documentId(String(truth.name)),
    origin: String(truth.file),
    format: truth.format,
    stage: null,
    pageCount: null,
    ocrUsed: false,
    status: 'loaded',
    error: null,
    forms: [form],
    notes: [],
    ledger: [],
  } as unknown as Filing;
};

const FOLDERS: readonly (readonly [truth: string, files: string])[] = [
  ['../shared/corpus/dev', '../shared/corpus/dev'],
  ['../shared/seeds/truth', '../shared/seeds'],
];

/** Documents with verified records; empty where the corpus is not at hand. */
export const truthCases = (): readonly TruthCase[] =>
  FOLDERS.filter(([folder]) => existsSync(folder)).flatMap(([folder, files]) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.truth.json'))
      .map((name) => {
        const truth = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Row;
        return {
          name: `${truth.name} ${truth.family}`,
          path: join(files, String(truth.file)),
          isClean: truth.damage_level === 'clean',
          faults: truth.faults as readonly Fault[],
          filing: filingOf(truth),
        };
      }),
  );
