import type { Filing, NoteCode } from '../model/index.ts';

/** Records that notes of one code speak of: those read under labels in no list (推断的标签), or with an assumed unit. */
export const notedKeys = ({ notes }: Filing, wanted: NoteCode): ReadonlySet<string> =>
  new Set(notes.flatMap(({ code, subjects }) => (code === wanted ? (subjects ?? []).map(({ key }) => key) : [])));
