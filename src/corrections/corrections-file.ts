import { z } from 'zod';
import { DECISION_ACTIONS, type Decision } from './decision.ts';
import { tableOfKey } from './record-key.ts';

/** One line of a corrections file (更正文件): a decision, and its number among those on the same key and field. */
const lineSchema = z.strictObject({
  key: z.string().refine((key) => tableOfKey(key) !== null, 'a key that begins with the table of its record'),
  field: z.string().min(1),
  sequence: z.int().min(1),
  action: z.enum(DECISION_ACTIONS),
  base: z.string().nullable(),
  value: z.string().nullable(),
  reason: z.string().nullable(),
  by: z.string().min(1),
  at: z.string().regex(/^\d{4}-\d{2}-\d{2}T/),
  document: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});

type Line = z.infer<typeof lineSchema>;

/** A line of a corrections file is no decision: names file and line, what was expected, what was found. */
export class CorrectionsFileError extends Error {
  constructor(file: string, line: number, problem: string) {
    super(`${file}:${line}: ${problem}; mend the line, or export the file again`);
    this.name = 'CorrectionsFileError';
  }
}

/** By code point: the same in every locale. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const compareLines = (a: Line, b: Line): number =>
  compare(a.key, b.key) || compare(a.field, b.field) || a.sequence - b.sequence;

/** Place of a key as the name of its file: a division code, or `unplaced` for records of no known place. */
export const placeName = (key: string): string => {
  const place = key.split('|')[1] ?? '';
  return /^\d{6}$/.test(place) ? place : 'unplaced';
};

/**
 * Decisions as lines of a corrections file, sorted by key, field and the order in which they were made: one more decision is
 * one more line, and nothing else of the file changes. `log` is in the order of making.
 */
export const printCorrections = (log: readonly Decision[]): string => {
  const counts = new Map<string, number>();
  const lines = log.map((decision): Line => {
    const name = `${decision.key}\n${decision.field}`;
    const sequence = (counts.get(name) ?? 0) + 1;
    counts.set(name, sequence);
    const { key, field, action, baseValue: base, value, reason, decidedBy: by, decidedAt: at, documentId } = decision;
    return { key, field, sequence, action, base, value, reason, by, at, document: documentId };
  });
  return lines
    .sort(compareLines)
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
};

const readLine = (text: string, file: string, number: number): Line => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new CorrectionsFileError(file, number, `expected one JSON object, found ‘${text.slice(0, 40)}’`);
  }
  const read = lineSchema.safeParse(value);
  if (read.success) return read.data;
  const { path, message } = read.error.issues[0]!;
  throw new CorrectionsFileError(file, number, `${path.join('.') || 'line'}: ${message}`);
};

/** Decisions of corrections files, in the order of making. Throws {@link CorrectionsFileError} for a line that is none. */
export const readCorrections = (files: readonly { readonly name: string; readonly text: string }[]): Decision[] => {
  const lines = files.flatMap(({ name, text }) =>
    text
      .replace(/^\ufeff/, '')
      .split(/\r?\n/)
      .flatMap((line, index) => (line.trim() === '' ? [] : [readLine(line, name, index + 1)])),
  );
  return lines.sort(compareLines).map(({ key, field, action, base, value, reason, by, at, document }) => ({
    key,
    field,
    action,
    baseValue: base,
    value,
    reason,
    decidedBy: by,
    decidedAt: at,
    documentId: document,
  }));
};
