import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IS_BUILT, PACKAGE_ROOT } from './package-root.ts';
import { type SourceDigest, sourceDigest } from './source-digest.ts';

/** The build leaves the digests in dist/; sources that were not built are digested when they are run. */
const readDigest = (): SourceDigest =>
  IS_BUILT
    ? (JSON.parse(readFileSync(join(PACKAGE_ROOT, 'dist/source-digest.json'), 'utf8')) as SourceDigest)
    : sourceDigest(PACKAGE_ROOT);

const { version, pipeline, recognition } = readDigest();

/**
 * Version of everything that decides what a document is read as, `0.1.0+5f0c2a9be713`: the release and a digest of the
 * sources. Documents that another version read are read again.
 */
export const PIPELINE_VERSION = `${version}+${pipeline}`;

/** The same for what is recognised on the picture of a page. */
export const RECOGNITION_VERSION = recognition;
