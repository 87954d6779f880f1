import type { PlacedStep, SequenceRepair } from './text-repair.ts';

const NUMERALS = '一二三四五六七八九十';

/** A list marker as printed, or what recognition made of it: `三、`, `_、`, `_,`, `二.`, `=、`. */
const MARKER = /^(\s*)([一二三四五六七八九十]|[_=\-—–―丶~≡+二]{1,2})(\s*[、,，.．])(?!\d)/;

/** Shapes of a numeral that is not printed as one. */
const READS: Readonly<Record<string, string>> = {
  _: '一二',
  '=': '二',
  '-': '一二',
  '—': '一',
  '–': '一',
  '―': '一',
  丶: '一',
  '~': '一',
  '≡': '三',
  '+': '十',
};

interface Marker {
  readonly index: number;
  readonly indent: string;
  readonly printed: string;
  readonly separator: string;
  /** 1 to 10, or 0 for a mark that is no numeral. */
  readonly ordinal: number;
}

const readMarker = (text: string, index: number): Marker | null => {
  const match = MARKER.exec(text.length > 200 ? text.slice(0, 20) : text);
  if (!match) return null;
  const [, indent = '', printed = '', separator = ''] = match;
  return { index, indent, printed, separator, ordinal: NUMERALS.indexOf(printed) + 1 };
};

const mend = (texts: readonly string[], marker: Marker, ordinal: number, evidence: string): PlacedStep => {
  const rest = texts[marker.index]!.slice(marker.indent.length + marker.printed.length + marker.separator.length);
  return { index: marker.index, text: `${marker.indent}${NUMERALS[ordinal - 1]}、${rest}`, evidence };
};

/** Damaged markers between `before` (0 at the start of a list) and `after`, when exactly as many are missing. */
const fillGap = (texts: readonly string[], damaged: readonly Marker[], before: number, after: Marker): PlacedStep[] => {
  if (damaged.length === 0 || after.ordinal - before - 1 !== damaged.length) return [];
  const isPossible = damaged.every((marker, place) => {
    const shapes = READS[marker.printed[0]!];
    return (
      marker.ordinal > 0 || shapes === undefined || damaged.length > 1 || shapes.includes(NUMERALS[before + place]!)
    );
  });
  if (!isPossible) return [];
  const evidence = `list goes on with ${after.printed}${after.separator.trim()}`;
  return damaged.map((marker, place) => mend(texts, marker, before + place + 1, evidence));
};

/** Restores list markers from the sequence of the list (序号修复): `_、` `_,` `三、` → `一、` `二、` `三、`. */
export const numberList: SequenceRepair = {
  name: 'number-list',
  code: 'text-repair',
  apply: (texts) => {
    const steps: PlacedStep[] = [];
    let before = 0;
    let damaged: Marker[] = [];
    texts.forEach((text, index) => {
      const marker = readMarker(text, index);
      if (!marker) return;
      if (marker.ordinal === 0) {
        damaged.push(marker);
        return;
      }
      steps.push(...fillGap(texts, damaged, marker.ordinal > before ? before : 0, marker));
      before = marker.ordinal;
      damaged = [];
    });
    return steps;
  },
  cases: [
    {
      before: ['_、\t总体绩效目标', '_,\t分项绩效目标', '三、\t保障'],
      after: ['一、\t总体绩效目标', '二、\t分项绩效目标', '三、\t保障'],
    },
    { before: ['一、总体', '=、分项', '三、保障'], after: ['一、总体', '二、分项', '三、保障'] },
  ],
  keeps: [
    ['_、备注', '填表说明'],
    ['- 、无', '- 、无'],
    ['一、总体', '三、保障'],
    ['_、甲', '_、乙', '一、丙'],
  ],
};
