import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CorrectionsFileError, placeName, printCorrections, readCorrections } from '../corrections/index.ts';
import { type Decision, openSqliteStore, type Store } from '../store/index.ts';
import { CommandError, EXIT } from './exit-code.ts';
import { openExisting } from './open-existing.ts';
import { writeWhole } from './write-whole.ts';

const using = async <T>(store: Store, work: (store: Store) => Promise<T>): Promise<T> => {
  try {
    return await work(store);
  } finally {
    await store.close();
  }
};

const readOnly = (file: string): Promise<Store> => openSqliteStore(file, { pipelineVersion: '', readOnly: true });

/** Writes all decisions: one file, or in a folder one file a division (区划). */
export const exportCorrections = async ({ db, out }: { readonly db: string; readonly out: string }): Promise<void> => {
  const log = await using(await readOnly(db), ({ decisions }) => decisions.all());
  if (out === '-') {
    process.stdout.write(printCorrections(log));
    return;
  }
  const byFile = new Map<string, Decision[]>();
  for (const decision of log) {
    const file = out.endsWith('.jsonl') ? out : join(out, `${placeName(decision.key)}.jsonl`);
    byFile.set(file, [...(byFile.get(file) ?? []), decision]);
  }
  if (out.endsWith('.jsonl') && byFile.size === 0) byFile.set(out, []);
  for (const [file, decisions] of byFile) await writeWhole(file, printCorrections(decisions));
  process.stderr.write(`${log.length} decisions in ${byFile.size} files\n`);
};

const readFiles = async (files: readonly string[]): Promise<Decision[]> => {
  const texts = await Promise.all(
    files.map(async (name) => {
      try {
        return { name, text: await readFile(name, 'utf8') };
      } catch (error) {
        throw new CommandError(`${name}: expected a corrections file, found ${(error as NodeJS.ErrnoException).code}`);
      }
    }),
  );
  try {
    return readCorrections(texts);
  } catch (error) {
    throw error instanceof CorrectionsFileError ? new CommandError(error.message) : error;
  }
};

/** Adds the decisions of files; gives the exit code. */
export const importCorrections = async (files: readonly string[], { db }: { readonly db: string }): Promise<number> => {
  const decisions = await readFiles(files);
  const result = await using(await openExisting(db), (store) => store.decisions.importDecisions(decisions));
  const { added, known, waiting, diverged } = result;
  process.stderr.write(`${added} added, ${known} known, ${waiting.length} wait for their record\n`);
  for (const { key, field, action, value } of diverged)
    process.stderr.write(`not added, the database decided otherwise: ${action} ${field} of ${key} ${value ?? ''}\n`);
  return diverged.length > 0 ? EXIT.unreadable : EXIT.done;
};

/** Prints what became of every decision in force: one JSON object a line. */
export const listCorrections = async ({ db }: { readonly db: string }): Promise<void> => {
  const [entries, waiting] = await using(await readOnly(db), async ({ decisions }) => [
    await decisions.outcomes(),
    await decisions.waiting(),
  ]);
  for (const { decision, outcome, origin, extractedValue } of entries)
    process.stdout.write(`${JSON.stringify({ outcome, origin, extracted: extractedValue, ...decision })}\n`);
  for (const decision of waiting) process.stdout.write(`${JSON.stringify({ outcome: 'waiting', ...decision })}\n`);
};
