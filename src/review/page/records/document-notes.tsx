import type { DocumentFacts } from '../../api.ts';
import { codeWord, findingWord, word } from '../state/words.ts';

/** What is said about a document as a whole, where no record of it is chosen. */
export const DocumentNotes = ({ facts }: { readonly facts: DocumentFacts }) => {
  const notes = facts.notes.filter(
    ({ kind, severity, records }) => kind === 'finding' && severity !== 'info' && records.length === 0,
  );
  return (
    <div class="inspector">
      <header>
        <h2>{facts.title ?? facts.origin}</h2>
        <p class="dim path">{facts.origins.join('\n')}</p>
        <p>
          <b class="tag">{codeWord('status', facts.status)}</b> {facts.error}
        </p>
      </header>
      {notes.length > 0 && (
        <ul class="notes">
          {notes.map((note) => (
            <li key={note.id} class={note.severity}>
              <b>{findingWord(note.code)}</b> {note.message}
            </li>
          ))}
        </ul>
      )}
      <p class="dim">{word('documentItem')}</p>
    </div>
  );
};
