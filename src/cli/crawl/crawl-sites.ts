import { loadSites, type Site, SiteError } from '../../crawl/index.ts';
import { CommandError } from '../exit-code.ts';
import type { PassCommandOptions } from './pass-options.ts';
import { reportPass } from './report-pass.ts';

const chosen = (sites: readonly Site[], only: readonly string[]): readonly Site[] => {
  const unknown = only.find((name) => !sites.some((site) => site.name === name));
  if (unknown !== undefined) throw new CommandError(`--only ${unknown}: no site file has this name`);
  return sites.filter(({ name, disabled }) => (only.length === 0 ? !disabled : only.includes(name)));
};

/** `jixiao crawl`: one pass over the sites of a file or folder; the result is the exit code. */
export const crawlSites = (
  path: string,
  db: string,
  only: readonly string[],
  options: PassCommandOptions,
): Promise<number> => {
  let sites: readonly Site[];
  try {
    sites = chosen(loadSites(path), only);
  } catch (error) {
    throw error instanceof SiteError ? new CommandError(error.message) : error;
  }
  return reportPass(db, options, () => sites, false);
};
