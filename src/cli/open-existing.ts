import { existsSync } from 'node:fs';
import { PIPELINE_VERSION } from '../pipeline-version.ts';
import { openSqliteStore, type Store } from '../store/index.ts';
import { CommandError, EXIT } from './exit-code.ts';

/** Opens a database for writing that must be there already: a typing slip in --db makes no new file. */
export const openExisting = (file: string): Promise<Store> => {
  if (!existsSync(file))
    throw new CommandError(`database ${file}: expected a file, found nothing; check --db`, EXIT.database);
  return openSqliteStore(file, { pipelineVersion: PIPELINE_VERSION });
};
