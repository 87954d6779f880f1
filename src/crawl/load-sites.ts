import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseSite, type Site } from './site.ts';

/** A site file cannot be used. The message names file and field. */
export class SiteError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SiteError';
  }
}

const readSite = (path: string): Site => {
  let value: unknown;
  try {
    value = parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const [line] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new SiteError(`${path}: expected YAML or JSON that describes a site; ${line}`);
  }
  const site = parseSite(value);
  if ('error' in site) throw new SiteError(`${path}: ${site.error}`);
  return site;
};

const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /\.(?:ya?ml|json)$/i.test(name) && !name.startsWith('.'))
    .sort()
    .map((name) => join(folder, name));

/** Reads one site file or all of a folder, by name. Throws {@link SiteError}. */
export const loadSites = (path: string): readonly Site[] => {
  let files: string[];
  try {
    files = statSync(path).isDirectory() ? filesIn(path) : [path];
  } catch {
    throw new SiteError(`${path}: expected a site file or a folder of them, found nothing; check --sites`);
  }
  if (files.length === 0) throw new SiteError(`${path}: expected site files (.yaml, .json), found none`);
  const sites = new Map<string, string>();
  return files.map((file) => {
    const site = readSite(file);
    const other = sites.get(site.name);
    if (other) throw new SiteError(`${file}: the name ${site.name} is taken by ${other}; names are unique`);
    sites.set(site.name, file);
    return site;
  });
};
