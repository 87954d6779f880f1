import { wholeNumber } from './numbering.ts';
import { readXmlEvents, type XmlElement } from './xml-events.ts';

interface StyleDefinition {
  basedOn: string | null;
  level: number | null;
  numId: string | null;
  listLevel: number | null;
  hidden: boolean | null;
}

/** What a paragraph or run takes over from its style (样式); `level` from 1 for headings. */
type StyleProperties = Readonly<Omit<StyleDefinition, 'basedOn'>>;

/** Styles of a document by id. */
export interface Styles {
  readonly find: (id: string | null) => StyleProperties;
}

const PLAIN: StyleProperties = { level: null, numId: null, listLevel: null, hidden: null };

/** Whether an on/off property such as `w:vanish` is on. */
export const isOn = (element: XmlElement): boolean => !/^(?:0|false|off|none)$/.test(element.value('val') ?? '');

/** Heading level of an outline level as written: `0` → 1, `9` (body text) → null. */
export const headingLevel = (outline: string | undefined): number | null => {
  const level = wholeNumber(outline, 9);
  return level >= 0 && level < 9 ? level + 1 : null;
};

const setProperty = (style: StyleDefinition, element: XmlElement): void => {
  const value = element.value('val');
  if (element.name === 'basedOn') style.basedOn = value ?? null;
  else if (element.name === 'outlineLvl') style.level = headingLevel(value);
  else if (element.name === 'numId') style.numId = value ?? null;
  else if (element.name === 'ilvl') style.listLevel = wholeNumber(value, 0);
  else if (element.name === 'vanish') style.hidden = isOn(element);
  else if (element.name === 'name' && style.level === null) {
    const named = /^(?:heading|标题) ?([1-9])$/i.exec(value ?? '');
    if (named) style.level = Number(named[1]);
  }
};

const resolve = (definitions: ReadonlyMap<string, StyleDefinition>, id: string): StyleProperties => {
  let found: StyleProperties = PLAIN;
  let at: string | null = id;
  for (let depth = 0; at !== null && depth < 20; depth++) {
    const style: StyleDefinition | undefined = definitions.get(at);
    if (!style) break;
    found = {
      level: found.level ?? style.level,
      numId: found.numId ?? style.numId,
      listLevel: found.listLevel ?? style.listLevel,
      hidden: found.hidden ?? style.hidden,
    };
    at = style.basedOn;
  }
  return found;
};

/** Reads `styles.xml`; without one (null) every style is plain. */
export const readStyles = (bytes: Uint8Array | null): Styles => {
  const definitions = new Map<string, StyleDefinition>();
  const resolved = new Map<string, StyleProperties>();
  let style: StyleDefinition | null = null;
  if (bytes !== null)
    readXmlEvents(bytes, {
      open: (element) => {
        if (element.name === 'style') {
          style = { basedOn: null, level: null, numId: null, listLevel: null, hidden: null };
          definitions.set(element.value('styleId') ?? '', style);
        } else if (style !== null) setProperty(style, element);
      },
      close: (name) => {
        if (name === 'style') style = null;
      },
    });
  const find = (id: string | null): StyleProperties => {
    if (id === null) return PLAIN;
    const known = resolved.get(id);
    if (known) return known;
    const properties = resolve(definitions, id);
    resolved.set(id, properties);
    return properties;
  };
  return { find };
};
