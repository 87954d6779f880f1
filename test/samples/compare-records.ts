import { NOTE_CODES, type Note } from '../../src/model/index.ts';
import type { PrintedFiling } from './print-records.ts';

/** `expected.json`: the records, and the notes that must be there as `code: part of the note`. */
export interface ExpectedFiling extends PrintedFiling {
  readonly notes: readonly string[];
}

/** Where a reading differs from the expected one, and how. */
export interface Difference {
  readonly path: string;
  readonly message: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isLines = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** Lists of lines: what is missing, what is too much, and whether the order is that of the document. */
const compareLines = (path: string, expected: readonly string[], found: readonly string[]): Difference[] => {
  const missing = expected.filter((each) => !found.includes(each)).map((each) => `missing ${each}`);
  const surplus = found.filter((each) => !expected.includes(each)).map((each) => `unexpected ${each}`);
  const both = [...missing, ...surplus];
  if (both.length === 0 && shown(expected) !== shown(found))
    both.push('the order or the number of equal lines differs');
  return both.map((message) => ({ path, message }));
};

/** Differences between an expected and a found value, by path. */
export const compareValues = (path: string, expected: unknown, found: unknown): Difference[] => {
  if (isLines(expected) && isLines(found)) return compareLines(path, expected, found);
  if (Array.isArray(expected) && Array.isArray(found)) {
    const shorter = Math.min(expected.length, found.length);
    return [
      ...(expected.length === found.length
        ? []
        : [{ path, message: `expected ${expected.length}, found ${found.length}` }]),
      ...expected.slice(0, shorter).flatMap((each, index) => compareValues(`${path}.${index + 1}`, each, found[index])),
    ];
  }
  if (isRecord(expected) && isRecord(found))
    return [...new Set([...Object.keys(expected), ...Object.keys(found)])].flatMap((key) =>
      compareValues(path === '' ? key : `${path}.${key}`, expected[key], found[key]),
    );
  return shown(expected) === shown(found)
    ? []
    : [{ path, message: `expected ${shown(expected)}, found ${shown(found)}` }];
};

const textOf = ({ message, before = '', after = '', evidence = '' }: Note): string =>
  [message, before, after, evidence].join('\n');

const holds = (note: Note, expected: string): boolean => {
  const cut = expected.indexOf(': ');
  return note.code === expected.slice(0, cut) && textOf(note).includes(expected.slice(cut + 2));
};

/** Notes that should be there and are not, and doubts that nothing in the document justifies. */
export const compareNotes = (expected: readonly string[], notes: readonly Note[]): Difference[] => [
  ...expected
    .filter((each) => !notes.some((note) => holds(note, each)))
    .map((each) => ({ path: `notes.${each.slice(0, each.indexOf(':'))}`, message: `missing ${each}` })),
  ...notes
    .filter((note) => note.kind === 'finding' && NOTE_CODES[note.code].doubt && note.severity !== 'info')
    .filter((note) => !expected.some((each) => holds(note, each)))
    .map((note) => ({ path: `notes.${note.code}`, message: `unexpected ${note.code}: ${note.message}` })),
];
