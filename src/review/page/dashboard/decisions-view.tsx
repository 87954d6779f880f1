import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { LoggedDecision } from '../../api.ts';
import { ask } from '../state/ask.ts';
import { go } from '../state/route.ts';
import { say } from '../state/session.ts';
import { fieldWord, type Phrase, word } from '../state/words.ts';

const PAGE = 200;

const tableOf = (key: string): string => key.split('|', 1)[0] ?? '';

/** What a key names, without its first parts: the path of the record. */
const nameOf = (key: string): string =>
  key
    .split('|')
    .slice(5)
    .filter((part) => part !== '')
    .join(' · ');

const Line = ({ decision }: { readonly decision: LoggedDecision }) => (
  <tr>
    <td class="number">{decision.at.slice(0, 16).replace('T', ' ')}</td>
    <td>{decision.by}</td>
    <td>
      <span class={`tag ${decision.action === 'accept' ? 'done' : decision.action === 'undo' ? '' : 'warning'}`}>
        {word(`action-${decision.action}` as Phrase)}
      </span>
    </td>
    <td>
      {decision.documentId ? (
        <a
          href={`/d/${decision.documentId}`}
          onClick={(event) => {
            event.preventDefault();
            go({ view: 'review', document: decision.documentId, record: null });
          }}
        >
          {nameOf(decision.key) || decision.department || decision.origin}
        </a>
      ) : (
        nameOf(decision.key)
      )}
      <div class="dim">{decision.department ?? decision.origin}</div>
    </td>
    <td>
      {decision.field !== '*' && (
        <>
          {fieldWord(tableOf(decision.key), decision.field)}: <del>{decision.baseValue ?? '∅'}</del> →{' '}
          <ins>{decision.value ?? '∅'}</ins>
        </>
      )}
      {decision.reason && <div class="dim">{decision.reason}</div>}
    </td>
  </tr>
);

/** The log of decisions (判定记录): who, when, what it was before; and the corrections file. */
export const DecisionsView = () => {
  const decisions = useSignal<readonly LoggedDecision[] | null>(null);
  const more = useSignal(true);
  const load = (before: number | null): void => {
    ask<readonly LoggedDecision[]>(`/decisions?limit=${PAGE}${before === null ? '' : `&before=${before}`}`).then(
      (found) => {
        decisions.value = [...(before === null ? [] : (decisions.value ?? [])), ...found];
        more.value = found.length === PAGE;
      },
      (error: unknown) => say(word('failed', { message: String(error) }), 'bad'),
    );
  };
  useEffect(() => load(null), []);
  const found = decisions.value;
  return (
    <main class="dashboard">
      <header class="log-head">
        <h1>{word('decisions')}</h1>
        <a class="button" href="/api/decisions/export" download>
          {word('exportFile')}
        </a>
      </header>
      {found === null ? (
        <p class="empty">{word('loading')}</p>
      ) : found.length === 0 ? (
        <p class="empty">{word('noDecisions')}</p>
      ) : (
        <table class="log card">
          <thead>
            <tr>
              {(['when', 'who', 'action', 'what', 'after'] as const).map((name) => (
                <th key={name} scope="col">
                  {word(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.map((decision) => (
              <Line key={decision.number} decision={decision} />
            ))}
          </tbody>
        </table>
      )}
      {found !== null && more.value && found.length > 0 && (
        <button type="button" onClick={() => load(found.at(-1)!.number)}>
          {word('next')} …
        </button>
      )}
    </main>
  );
};
