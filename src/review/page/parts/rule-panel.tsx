import { proposal, writeRule } from '../state/rule.ts';
import { session } from '../state/session.ts';
import { fieldWord, word } from '../state/words.ts';
import { Dialog } from './dialog.tsx';

/** A rule that a correction suggests: its change to the reference data, and every record that it would touch. */
export const RulePanel = () => {
  const rule = proposal.value;
  if (!rule) return null;
  return (
    <Dialog title={word('ruleFound')}>
      <p>{word('ruleAsk', { n: rule.total })}</p>
      <h3>
        {word('ruleDiff')} · <code>{rule.file}</code>
      </h3>
      <pre class="diff">
        {rule.removed !== null && <del>{`- ${rule.removed}\n`}</del>}
        <ins>{`+ ${rule.added}`}</ins>
      </pre>
      <div class="effects" tabIndex={0} role="region" aria-label={word('records')}>
        <table>
          <tbody>
            {rule.effects.map((effect) => (
              <tr key={effect.recordId}>
                <td>{effect.department ?? effect.origin}</td>
                <td>{effect.label}</td>
                <td>{fieldWord(effect.table, effect.field)}</td>
                <td>
                  <del>{effect.before ?? '—'}</del> → <ins>{effect.after ?? '—'}</ins>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="actions">
        <button
          type="button"
          class="primary"
          disabled={session.value?.readOnly === true}
          onClick={() => void writeRule()}
        >
          {word('rulePropose')}
        </button>
      </p>
    </Dialog>
  );
};
