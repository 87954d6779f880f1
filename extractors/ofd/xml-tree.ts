import { SaxesParser } from 'saxes';

/** Element of an XML file with local names only; OFD writers use `ofd:` and no prefix alike. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Own character data, without that of children. */
  readonly text: string;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: OpenElement[];
  text: string;
}

const MAX_DEPTH = 200;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Root of an XML file; null when there is none. Entities of a DTD are never expanded and nothing outside is fetched, so
 * neither XXE nor entity bombs exist here. A broken file gives what stood before the fault.
 */
export const parseXmlTree = (bytes: Uint8Array): XmlElement | null => {
  const parser = new SaxesParser();
  const open: OpenElement[] = [];
  let root: OpenElement | null = null;
  let hasFault = false;
  parser.on('error', () => {
    hasFault = true;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (hasFault) return;
    const element: OpenElement = { name: localName(name), attributes: {}, children: [], text: '' };
    for (const [key, value] of Object.entries(attributes)) element.attributes[localName(key)] = String(value);
    const parent = open.at(-1);
    if (parent && open.length < MAX_DEPTH) parent.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element && !hasFault) element.text += text;
  });
  parser.on('cdata', (text) => {
    const element = open.at(-1);
    if (element && !hasFault) element.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(new TextDecoder().decode(bytes));
  return root;
};

/** Children of a name. */
export const childrenNamed = (element: XmlElement | undefined | null, name: string): readonly XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

/** First element down a path of names, or undefined. */
export const descend = (element: XmlElement | null, ...names: readonly string[]): XmlElement | undefined =>
  names.reduce<XmlElement | undefined>(
    (at, name) => at?.children.find((child) => child.name === name),
    element ?? undefined,
  );
