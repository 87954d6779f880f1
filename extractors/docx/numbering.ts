import { formatListNumber } from './number-formats.ts';
import { readXmlEvents, type XmlElement } from './xml-events.ts';

interface Level {
  format: string;
  text: string;
  start: number;
  suffix: string;
  /** 0: never restarts; n: restarts after level n (from 1); undefined: after any higher level. */
  restart: number | undefined;
  legal: boolean;
}

interface ListInstance {
  readonly abstractId: string;
  readonly startOverrides: Map<number, number>;
  readonly levels: Map<number, Level>;
}

/** Lists of a document (多级编号) as `numbering.xml` defines them. */
export interface Numbering {
  readonly abstracts: ReadonlyMap<string, ReadonlyMap<number, Level>>;
  readonly instances: ReadonlyMap<string, ListInstance>;
}

/** No lists at all. */
export const NO_NUMBERING: Numbering = { abstracts: new Map(), instances: new Map() };

const newLevel = (): Level => ({
  format: 'decimal',
  text: '',
  start: 1,
  suffix: 'tab',
  restart: undefined,
  legal: false,
});

/** A whole number attribute, or `otherwise` when it is missing or absurd. */
export const wholeNumber = (printed: string | undefined, otherwise: number): number =>
  printed !== undefined && /^-?\d{1,6}$/.test(printed) ? Number(printed) : otherwise;

const setLevelProperty = (level: Level, element: XmlElement): void => {
  const value = element.value('val');
  if (element.name === 'numFmt') level.format = value ?? 'decimal';
  else if (element.name === 'lvlText') level.text = value ?? '';
  else if (element.name === 'start') level.start = wholeNumber(value, 1);
  else if (element.name === 'suff') level.suffix = value ?? 'tab';
  else if (element.name === 'lvlRestart') level.restart = wholeNumber(value, 0);
  else if (element.name === 'isLgl') level.legal = value !== '0' && value !== 'false';
};

/** Reads `numbering.xml`. */
export const readNumbering = (bytes: Uint8Array): Numbering => {
  const abstracts = new Map<string, Map<number, Level>>();
  const instances = new Map<string, ListInstance>();
  let levels: Map<number, Level> | null = null;
  let instance: ListInstance | null = null;
  let instanceId = '';
  let override = 0;
  let level: Level | null = null;
  const open = (element: XmlElement): void => {
    if (element.name === 'abstractNum') {
      levels = new Map();
      abstracts.set(element.value('abstractNumId') ?? '', levels);
    } else if (element.name === 'num') instanceId = element.value('numId') ?? '';
    else if (element.name === 'abstractNumId') {
      instance = { abstractId: element.value('val') ?? '', startOverrides: new Map(), levels: new Map() };
      instances.set(instanceId, instance);
      levels = instance.levels;
    } else if (element.name === 'lvlOverride') override = wholeNumber(element.value('ilvl'), 0);
    else if (element.name === 'startOverride')
      instance?.startOverrides.set(override, wholeNumber(element.value('val'), 1));
    else if (element.name === 'lvl') {
      level = newLevel();
      levels?.set(wholeNumber(element.value('ilvl'), 0), level);
    } else if (level !== null) setLevelProperty(level, element);
  };
  const close = (name: string): void => {
    if (name === 'lvl') level = null;
    if (name === 'num') instance = null;
  };
  readXmlEvents(bytes, { open, close });
  return { abstracts, instances };
};

/** Counts the lists of a document in reading order. */
export interface ListCounter {
  /** Label of the next paragraph of a list, `（三）`; empty for bullets and unknown lists. */
  readonly next: (numId: string, level: number) => string;
}

const levelOf = (numbering: Numbering, instance: ListInstance, index: number): Level | undefined =>
  instance.levels.get(index) ?? numbering.abstracts.get(instance.abstractId)?.get(index);

/** Label with `%1` … `%9` replaced; a label that ends with a digit is set apart from the text by a blank. */
const printLabel = (level: Level, values: readonly number[], formats: readonly string[]): string => {
  if (level.format === 'bullet') return '';
  const label = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    return formatListNumber(values[at] ?? 1, level.legal ? 'decimal' : (formats[at] ?? 'decimal'));
  });
  return level.suffix === 'space' || /[0-9A-Za-z]$/.test(label) ? `${label} ` : label;
};

/** Starts counting; lists that share a definition count on together unless an instance overrides its start. */
export const countLists = (numbering: Numbering): ListCounter => {
  const counts = new Map<string, (number | undefined)[]>();
  const started = new Set<string>();
  const next = (numId: string, index: number): string => {
    const instance = numbering.instances.get(numId);
    const level = instance && levelOf(numbering, instance, index);
    if (!instance || !level) return '';
    const values = counts.get(instance.abstractId) ?? [];
    counts.set(instance.abstractId, values);
    const startOverride = instance.startOverrides.get(index);
    const first = startOverride !== undefined && !started.has(`${numId}/${index}`);
    started.add(`${numId}/${index}`);
    const previous = first ? undefined : values[index];
    values[index] = previous === undefined ? (startOverride ?? level.start) : previous + 1;
    for (let lower = index + 1; lower < values.length; lower++) {
      const restart = levelOf(numbering, instance, lower)?.restart;
      if (restart === undefined || restart > index) values[lower] = undefined;
    }
    const above = Array.from({ length: index + 1 }, (_, at) => levelOf(numbering, instance, at));
    return printLabel(
      level,
      above.map((each, at) => values[at] ?? each?.start ?? 1),
      above.map((each) => each?.format ?? 'decimal'),
    );
  };
  return { next };
};
