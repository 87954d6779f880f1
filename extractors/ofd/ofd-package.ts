import type { Limits } from '../../src/model/index.ts';
import { readZipMember } from '../archive/read-zip-member.ts';
import { listZipMembers } from '../archive/zip-members.ts';
import { parseXmlTree, type XmlElement } from './xml-tree.ts';

/** Parts of an OFD file by their path; `problems` says which could not be unpacked. */
export interface OfdPackage {
  readonly isComplete: boolean;
  readonly isEncrypted: boolean;
  readonly problems: readonly string[];
  /** Tree of a part, null when it is missing or broken. Paths are looked up without regard to case. */
  readonly readTree: (path: string) => XmlElement | null;
}

/** A page of text is some hundred kilobytes. */
const MAX_PART_BYTES = 64 * 1024 * 1024;

/** Path of a part as another part states it: `/` begins at the root, else beside `base`. */
export const resolvePath = (base: string, stated: string): string => {
  const full = stated.startsWith('/') ? stated : `${base.slice(0, base.lastIndexOf('/') + 1)}${stated}`;
  const steps: string[] = [];
  for (const step of full.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
};

/** Opens the ZIP container of an OFD file; all parts together unpack to at most `limits.maxUnpackedBytes`. */
export const openOfdPackage = (bytes: Uint8Array, limits: Limits): OfdPackage => {
  const { members, isComplete } = listZipMembers(bytes);
  const byPath = new Map(
    members.map((member) => [resolvePath('', new TextDecoder().decode(member.name)).toLowerCase(), member]),
  );
  const problems: string[] = [];
  let left = limits.maxUnpackedBytes;
  const readTree = (path: string): XmlElement | null => {
    const member = byPath.get(path.toLowerCase());
    const part = member ? readZipMember(bytes, member, Math.min(left, MAX_PART_BYTES)) : { kind: 'broken' as const };
    if (!('bytes' in part)) {
      problems.push(`${path} ${member ? `is ${part.kind}` : 'is missing'}`);
      return null;
    }
    left -= part.bytes.length;
    const tree = parseXmlTree(part.bytes);
    if (!tree || part.kind === 'cut') problems.push(`${path} is broken`);
    return tree;
  };
  return { isComplete, isEncrypted: members.some((member) => member.isEncrypted), problems, readTree };
};
