import { readFileSync } from 'node:fs';

/** Version in the package that this file belongs to (two folders up from src/cli, three from dist/src/cli). */
export const packageVersion = (): string => {
  for (const path of ['../../package.json', '../../../package.json']) {
    try {
      return (JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as { version: string }).version;
    } catch {}
  }
  return 'unknown';
};
