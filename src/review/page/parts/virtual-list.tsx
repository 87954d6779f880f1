import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface VirtualListProps {
  readonly label: string;
  readonly count: number;
  readonly rowHeight: number;
  /** Index that is kept in view; -1 for none. */
  readonly selected: number;
  readonly onRange?: (first: number, last: number) => void;
  readonly row: (index: number) => ComponentChildren;
  readonly idOf: (index: number) => string;
}

/** Rows beyond the visible ones that are drawn, so that scrolling shows no blank. */
const OVERSCAN = 6;
/** Tallest box that browsers lay out exactly; longer lists are scaled into it. */
const TALLEST = 8_000_000;

/** A list of rows of one height that draws only what can be seen: 100,000 items cost as much as 20. */
export const VirtualList = ({ label, count, rowHeight, selected, onRange, row, idOf }: VirtualListProps) => {
  const box = useRef<HTMLDivElement>(null);
  const top = useSignal(0);
  const height = useSignal(600);
  const whole = Math.min(count * rowHeight, TALLEST);
  const stretch = whole === 0 ? 1 : (count * rowHeight) / whole;

  useLayoutEffect(() => {
    const element = box.current!;
    const measure = () => {
      height.value = element.clientHeight;
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const first = Math.max(0, Math.floor((top.value * stretch) / rowHeight) - OVERSCAN);
  const last = Math.min(count - 1, Math.ceil((top.value * stretch + height.value) / rowHeight) + OVERSCAN);

  useLayoutEffect(() => onRange?.(first, last), [first, last, count]);
  useLayoutEffect(() => {
    const element = box.current!;
    if (selected < 0) return;
    const place = (selected * rowHeight) / stretch;
    if (place < element.scrollTop) element.scrollTop = place;
    else if (place + rowHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = place + rowHeight - element.clientHeight;
  }, [selected, count]);

  const shift = top.value - top.value * stretch;
  const rows: ComponentChildren[] = [];
  for (let index = first; index <= last; index++)
    rows.push(
      <div class="virtual-row" key={index} style={{ top: `${index * rowHeight + shift}px`, height: `${rowHeight}px` }}>
        {row(index)}
      </div>,
    );
  return (
    <div
      class="virtual-list"
      ref={box}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      {...(selected >= 0 ? { 'aria-activedescendant': idOf(selected) } : {})}
      onScroll={(event) => {
        top.value = event.currentTarget.scrollTop;
      }}
    >
      <div class="virtual-space" role="presentation" style={{ height: `${whole}px` }}>
        {rows}
      </div>
    </div>
  );
};
