import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A target in a truth file, with the fields that the value algebra reads. */
interface TruthTarget {
  readonly stated_text: string;
  readonly role: string;
  readonly kind: string;
  readonly comparator: string | null;
  readonly value: string | null;
  readonly value_to: string | null;
  readonly unit: string | null;
  readonly by_date: string | null;
  readonly amount_fen: number | null;
}

interface TruthIndicators {
  readonly indicators: readonly { readonly name: string; readonly targets: readonly TruthTarget[] }[];
}

/** The parts of a truth file (`*.truth.json`) that these tests use. */
export interface TruthDocument extends TruthIndicators {
  readonly name: string;
  readonly document: {
    readonly title: string | null;
    readonly department: string | null;
    readonly division_code: string | null;
    readonly division_name: string;
    readonly fiscal_year: number | null;
  };
  readonly projects: readonly (TruthIndicators & { readonly code: string | null })[];
}

const root = fileURLToPath(new URL('../../../../shared/', import.meta.url));

const truthIn = (folder: string): readonly TruthDocument[] =>
  existsSync(root + folder)
    ? readdirSync(root + folder)
        .filter((file) => file.endsWith('.truth.json'))
        .map((file) => JSON.parse(readFileSync(`${root}${folder}/${file}`, 'utf8')) as TruthDocument)
    : [];

/** Every truth file beside this checkout; empty where there is none. */
export const truthDocuments = (): readonly TruthDocument[] => [...truthIn('seeds/truth'), ...truthIn('corpus/dev')];
