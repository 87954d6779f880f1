import { readXmlEvents } from './xml-events.ts';

/** Link from one part of a package to another part or to the outside. */
export interface Relationship {
  readonly id: string;
  /** Last word of the type: `officeDocument`, `header`, `image`, `hyperlink` … */
  readonly type: string;
  /** Part name (`word/header1.xml`) or, when external, the address as written. */
  readonly target: string;
  readonly external: boolean;
}

/** `word/document.xml` + `../customXml/item1.xml` → `customXml/item1.xml`. */
const resolveTarget = (source: string, target: string): string => {
  if (target.startsWith('/')) return target.slice(1);
  const path = source.split('/').slice(0, -1);
  for (const step of target.split('/'))
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  return path.join('/');
};

/** Relationships of a part; `source` is its name, empty for the package itself. None when there are none. */
export const readRelationships = (parts: ReadonlyMap<string, Uint8Array>, source: string): Relationship[] => {
  const cut = source.lastIndexOf('/') + 1;
  const bytes = parts.get(`${source.slice(0, cut)}_rels/${source.slice(cut)}.rels`);
  const found: Relationship[] = [];
  if (!bytes) return found;
  readXmlEvents(bytes, {
    open: (element) => {
      const target = element.attribute('Target');
      if (!element.name.endsWith('Relationship') || target === undefined) return;
      const external = element.attribute('TargetMode') === 'External';
      found.push({
        id: element.attribute('Id') ?? '',
        type: element.attribute('Type')?.split('/').at(-1) ?? '',
        target: external ? target : resolveTarget(source, target),
        external,
      });
    },
    close: () => undefined,
  });
  return found;
};
