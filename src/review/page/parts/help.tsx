import { type Phrase, word } from '../state/words.ts';
import { Dialog } from './dialog.tsx';

const KEYS: readonly (readonly [readonly string[], Phrase])[] = [
  [['j', 'k'], 'key-move'],
  [['n', 'p'], 'key-record'],
  [['Enter'], 'key-accept'],
  [['e'], 'key-edit'],
  [['r'], 'key-reject'],
  [['w'], 'key-source'],
  [['u'], 'key-undo'],
  [['A'], 'key-form'],
  [['/'], 'key-search'],
  [['f'], 'key-filters'],
  [['?'], 'key-help'],
  [['Esc'], 'key-close'],
];

/** All keys of the page. */
export const Help = () => (
  <Dialog title={word('help')}>
    <dl class="keys">
      {KEYS.map(([keys, phrase]) => (
        <div key={phrase}>
          <dt>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{word(phrase)}</dd>
        </div>
      ))}
    </dl>
  </Dialog>
);
