import type { NoteFacts, RecordFacts } from '../../api.ts';
import { type Action, acceptForm, decide, undo } from '../state/decide.ts';
import { editing, lit, notesByRecord, opened, recordsById } from '../state/desk.ts';
import { proposal } from '../state/rule.ts';
import { overlay, session } from '../state/session.ts';
import { fieldWord, findingWord, type Phrase, word } from '../state/words.ts';
import { EditForm } from './edit-form.tsx';
import { rootOf } from './list-rows.ts';
import { fieldText, MAIN_FIELD, recordName, recordValue } from './record-words.ts';

const BUTTONS: readonly (readonly [Exclude<Action, 'correct'>, Phrase, string])[] = [
  ['accept', 'accept', '⏎'],
  ['reject', 'reject', 'r'],
  ['source-error', 'sourceError', 'w'],
];

/** Findings about a record and about the record above it, the gravest first. */
const notesOf = (record: RecordFacts): readonly NoteFacts[] => {
  const own = notesByRecord.value.get(record.id) ?? [];
  const above = record.table === 'target' ? (notesByRecord.value.get(record.parent ?? '') ?? []) : [];
  return [...new Set([...own, ...above])].sort(
    (a, b) => (a.severity === 'error' ? 0 : 1) - (b.severity === 'error' ? 0 : 1),
  );
};

const Notes = ({ record }: { readonly record: RecordFacts }) => {
  const notes = notesOf(record);
  const findings = notes.filter(({ kind }) => kind === 'finding');
  const repairs = notes.filter(({ kind }) => kind === 'repair');
  return (
    <>
      {findings.length > 0 && (
        <ul class="notes" aria-label={word('findings')}>
          {findings.map(({ id, severity, code, message, evidence, resolvedBy }) => (
            <li key={id} class={`${severity} ${resolvedBy === null ? '' : 'resolved'}`}>
              <b>{findingWord(code)}</b> {message}
              {evidence && <span class="dim"> {evidence}</span>}
            </li>
          ))}
        </ul>
      )}
      {repairs.length > 0 && (
        <ul class="notes" aria-label={word('repairs')}>
          {repairs.map(({ id, before, after, evidence }) => (
            <li key={id} class="info">
              <del>{before || '∅'}</del> → <ins>{after || '∅'}</ins>
              <span class="dim"> {evidence}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};

/** Fields that the big line above already shows, or that say nothing to a person. */
const HIDDEN: ReadonlySet<string> = new Set(['ordinal', 'decision', 'unit_source']);

const Fields = ({ record }: { readonly record: RecordFacts }) => {
  const main = MAIN_FIELD[record.table];
  const shown = Object.entries(record.fields).filter(
    ([field, value]) => !HIDDEN.has(field) && field !== main && value !== null && value !== '',
  );
  return (
    <dl class="fields">
      {shown.map(([field, value]) => {
        const place = record.places.find((candidate) => candidate.field === field);
        return (
          <div
            key={field}
            onMouseEnter={() => {
              lit.value = place ? [place.at] : [];
            }}
            onMouseLeave={() => {
              lit.value = [];
            }}
          >
            <dt>{fieldWord(record.table, field)}</dt>
            <dd>
              {fieldText(record.table, field, value)}
              {field in record.extracted && (
                <del class="dim"> {fieldText(record.table, field, record.extracted[field])}</del>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
};

const History = ({ record }: { readonly record: RecordFacts }) => {
  const decisions = (opened.value?.decisions ?? []).filter(({ recordId }) => recordId === record.id);
  if (decisions.length === 0) return null;
  return (
    <ol class="history" aria-label={word('history')}>
      {decisions.toReversed().map((decision) => (
        <li key={decision.number} class={decision.inForce ? '' : 'past'}>
          <b>{word(`action-${decision.action}` as Phrase)}</b>{' '}
          {decision.field !== '*' && (
            <>
              {fieldWord(record.table, decision.field)} <del>{decision.baseValue ?? '∅'}</del> →{' '}
              <ins>{decision.value ?? '∅'}</ins>{' '}
            </>
          )}
          <span class="dim">
            {decision.by} · {decision.at.slice(0, 16).replace('T', ' ')}
            {decision.reason ? ` · ${decision.reason}` : ''}
          </span>
          {decision.inForce && decision.action !== 'undo' && !session.value?.readOnly && (
            <button
              type="button"
              class="quiet"
              onClick={() => void undo({ documentId: opened.value!.id, number: decision.number })}
            >
              {word('undo')}
            </button>
          )}
        </li>
      ))}
    </ol>
  );
};

const pathOf = (record: RecordFacts): string => {
  const byId = recordsById.value;
  const names: string[] = [];
  for (let at = byId.get(record.parent ?? ''); at; at = byId.get(at.parent ?? '')) names.unshift(recordName(at));
  return names.filter((name) => name !== '').join(' › ');
};

const Actions = ({ record }: { readonly record: RecordFacts }) => {
  const form = rootOf(record, recordsById.value);
  return (
    <div class="actions">
      <button
        type="button"
        class="primary"
        onClick={() => {
          editing.value = record.id;
        }}
      >
        {word('edit')} <kbd>e</kbd>
      </button>
      {BUTTONS.map(([action, phrase, key]) => (
        <button key={action} type="button" onClick={() => void decide(record, action)}>
          {word(phrase)} <kbd>{key}</kbd>
        </button>
      ))}
      {form !== null && (
        <button type="button" class="quiet" onClick={() => void acceptForm(form)}>
          {word('acceptForm')} <kbd>A</kbd>
        </button>
      )}
    </div>
  );
};

/** The record that is asked about: its doubts, its value, every field, and what a person can say. */
export const Inspector = ({ record }: { readonly record: RecordFacts }) => {
  const indicator = record.table === 'target' ? recordsById.value.get(record.parent ?? '') : undefined;
  const value = recordValue(record);
  const mayWrite = !session.value?.readOnly;
  return (
    <div class="inspector">
      <header>
        <p class="dim path">{pathOf(indicator ?? record)}</p>
        <h2>{recordName(record, indicator ?? null)}</h2>
        <p class="meta">
          {record.tier && <span class={`tier tier-${record.tier}`}>{record.tier}</span>}
          {record.decision && (
            <span class="tag done">{word(`action-${record.decision}` as Phrase) || record.decision}</span>
          )}
          <span class="dim">{record.at}</span>
        </p>
      </header>
      <Notes record={record} />
      {editing.value === record.id ? (
        <EditForm record={record} indicator={indicator ?? null} />
      ) : (
        <>
          {value !== '' && (
            <button
              type="button"
              class="value"
              disabled={!mayWrite}
              title={word('edit')}
              onClick={() => {
                editing.value = record.id;
              }}
            >
              {value}
            </button>
          )}
          <Fields record={record} />
          {mayWrite && <Actions record={record} />}
        </>
      )}
      {proposal.value && (
        <p class="notice">
          {word('ruleFound')}{' '}
          <button
            type="button"
            class="quiet"
            onClick={() => {
              overlay.value = 'rule';
            }}
          >
            {word('ruleShow')} ({proposal.value.total})
          </button>
        </p>
      )}
      <History record={record} />
    </div>
  );
};
