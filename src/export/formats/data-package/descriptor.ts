import type { Reader } from '../../../store/index.ts';
import type { Selection } from '../../select-rows.ts';
import { tableSchema } from './table-schema.ts';

/** What the publisher of a package says about it. */
export interface PackageTerms {
  /** Name of a licence after the Open Definition, as `CC-BY-4.0`; without it the package says that none is specified. */
  readonly licence?: string;
}

interface Source {
  readonly title: string;
  readonly path?: string;
}

const hostOf = (origin: string): string | null =>
  /^https?:\/\//.test(origin) && URL.canParse(origin) ? new URL(origin).origin : null;

/** Sites that the documents came from, and how many came as files. */
const sourcesOf = async (reader: Reader): Promise<readonly Source[]> => {
  const hosts = new Map<string, number>();
  let files = 0;
  for await (const rows of reader.batches('select origin from document_origin order by origin'))
    for (const [origin] of rows) {
      const host = hostOf(String(origin));
      if (host === null) files += 1;
      else hosts.set(host, (hosts.get(host) ?? 0) + 1);
    }
  const sites = [...hosts].map(([host, count]) => ({ title: `${new URL(host).host}: ${count} documents`, path: host }));
  return files > 0 ? [...sites, { title: `${files} documents received as files` }] : sites;
};

const licenceOf = ({ licence }: PackageTerms) =>
  licence === undefined
    ? { name: 'notspecified', title: 'No licence specified; the documents are publications of government departments' }
    : { name: licence };

const resourceOf = (selection: Selection, complete: ReadonlySet<string>) => {
  const { table, description } = selection;
  return {
    name: table,
    path: `data/${table}.csv`,
    profile: 'tabular-data-resource',
    title: description.title.zh,
    description: `One row: ${description.row.en} — 一行：${description.row.zh}`,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', quoteChar: '"', doubleQuote: true, lineTerminator: '\n', header: true },
    schema: tableSchema(selection, complete),
  };
};

/** The file `datapackage.json` (Frictionless Data Package). */
export const packageDescriptor = async (reader: Reader, selections: readonly Selection[], terms: PackageTerms) => {
  const complete = new Set(
    selections.filter(({ condition }) => condition === null).map(({ table }) => table as string),
  );
  return {
    profile: 'tabular-data-package',
    name: 'budget-performance-records',
    title: 'Budget-performance targets of Chinese departments 预算绩效目标',
    description:
      'Records read from published tables of budget-performance targets (绩效目标表) and self-evaluations (绩效自评表). See codebook.md.',
    keywords: ['budget', 'performance', 'indicators', 'targets', '绩效目标'],
    licenses: [licenceOf(terms)],
    sources: await sourcesOf(reader),
    resources: selections.map((selection) => resourceOf(selection, complete)),
  };
};
