import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Whether this is the built program in dist/ and not its TypeScript sources. */
export const IS_BUILT = import.meta.url.endsWith('.js');

const folderOfPackage = (folder: string): string => {
  const parent = dirname(folder);
  return existsSync(join(folder, 'package.json')) || parent === folder ? folder : folderOfPackage(parent);
};

/** Folder of the package, wherever the build puts this file. */
export const PACKAGE_ROOT = folderOfPackage(dirname(fileURLToPath(import.meta.url)));
