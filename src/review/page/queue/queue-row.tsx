import type { QueueItem } from '../../api.ts';
import { codeWord, findingWord, word } from '../state/words.ts';

interface QueueRowProps {
  readonly index: number;
  readonly item: QueueItem | undefined;
  readonly selected: boolean;
  readonly count: number;
  readonly onPick: (index: number) => void;
}

/** One item of the queue: what, how it reads, why it is here, and where it comes from. */
export const QueueRow = ({ index, item, selected, count, onPick }: QueueRowProps) => {
  const shared = {
    id: `item-${index}`,
    role: 'option' as const,
    'aria-selected': selected,
    'aria-setsize': count,
    'aria-posinset': index + 1,
  };
  if (!item) return <div {...shared} class="queue-row waiting" aria-label={word('loading')} />;
  const place = [item.department, item.year, codeWord('format', item.format)].filter(Boolean).join(' · ');
  return (
    <div {...shared} class={`queue-row ${item.reason} ${item.decided ? 'decided' : ''}`} onClick={() => onPick(index)}>
      <span class="row-line">
        <b class="row-title">{item.title}</b>
        {item.stated !== null && <span class="row-value">{item.stated}</span>}
      </span>
      <span class="row-line tags">
        <span class={`tag ${item.severity}`}>{item.codes[0] ? findingWord(item.codes[0]) : word(item.reason)}</span>
        {item.tier !== null && <span class={`tier tier-${item.tier}`}>{item.tier}</span>}
        {item.decided && <span class="tag done">✓ {word('decided')}</span>}
        <span class="row-message">{item.message ?? item.project ?? ''}</span>
      </span>
      <span class="row-line dim">{place === '' ? item.origin : place}</span>
    </div>
  );
};
