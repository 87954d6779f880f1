import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type SourceDigest, sourceDigest } from './source-digest.ts';

/** The build leaves the digests beside the compiled sources; uncompiled sources are digested when they are run. */
const readDigest = (): SourceDigest => {
  try {
    return JSON.parse(readFileSync(new URL('../source-digest.json', import.meta.url), 'utf8')) as SourceDigest;
  } catch {
    return sourceDigest(fileURLToPath(new URL('..', import.meta.url)));
  }
};

const { version, pipeline, recognition } = readDigest();

/**
 * Version of everything that decides what a document is read as, `0.1.0+5f0c2a9be713`: the release and a digest of the
 * sources. Documents that another version read are read again.
 */
export const PIPELINE_VERSION = `${version}+${pipeline}`;

/** The same for what is recognised on the picture of a page. */
export const RECOGNITION_VERSION = recognition;
