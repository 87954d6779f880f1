import type { Choice } from './random-choice.ts';
import { cell, type ModelCell, type TableModel } from './table-model.ts';
import { number, PEOPLE, PLACES, phrase, sentence } from './words.ts';

const blanks = (count: number): readonly ModelCell[] => Array.from({ length: count }, () => cell('', 'right'));

/** Statement of accounts (财务报表): indented items, totals, negative amounts in brackets, a column of notes. */
export const accountsTable = (c: Choice): TableModel => {
  const years = c.between(2, 4);
  const notes = c.chance(0.4);
  const money = (total: boolean): string => {
    const value = number(c, c.between(3, 6));
    return `${total && c.chance(0.5) ? '$' : ''}${c.chance(0.2) ? `(${value})` : value}`;
  };
  const heads = [
    cell(c.chance(0.5) ? '' : 'Item'),
    ...(notes ? [cell('Note', 'center')] : []),
    ...Array.from({ length: years }, (_, i) => cell(String(2024 - i), 'right', { bold: true })),
  ];
  const line = (name: string, indent: number, total = false): readonly ModelCell[] => [
    cell(name, 'left', { indent, bold: total }),
    ...(notes ? [cell(!total && c.chance(0.4) ? String(c.between(2, 30)) : '', 'center')] : []),
    ...Array.from({ length: years }, () => cell(c.chance(0.06) ? '–' : money(total), 'right', { bold: total })),
  ];
  const rows: (readonly ModelCell[])[] = [heads];
  for (let part = 0; part < c.between(1, 3); part++) {
    if (c.chance(0.7)) rows.push([cell(phrase(c, 2), 'left', { bold: true }), ...blanks(heads.length - 1)]);
    for (let i = 0; i < c.between(2, 6); i++)
      rows.push(line(c.chance(0.15) ? sentence(c, 11) : phrase(c, c.between(2, 3)), 1));
    rows.push(line(`Total ${phrase(c, 2).toLowerCase()}`, 0, true));
  }
  return {
    kind: 'accounts',
    title: `Statement of ${phrase(c, 2).toLowerCase()}`,
    rows,
    headerRows: 1,
    widths: [6, ...(notes ? [1.2] : []), ...Array.from({ length: years }, () => 2)],
    notes: [],
  };
};

/** Statement of a bank: dates, texts of several lines, sparse amounts. */
export const bankTable = (c: Choice): TableModel => {
  const rows = Array.from({ length: c.between(5, 16) }, (_, i): readonly ModelCell[] => {
    const out = c.chance(0.7);
    return [
      cell(`${String((i % 28) + 1).padStart(2, '0')}/0${c.between(1, 9)}/2023`),
      cell(c.chance(0.4) ? `${sentence(c, c.between(6, 14))} ref ${number(c, 6).replaceAll(',', '')}` : phrase(c, 3)),
      cell(out ? number(c, 4, 2) : '', 'right'),
      cell(out ? '' : number(c, 5, 2), 'right'),
      cell(number(c, 6, 2), 'right'),
    ];
  });
  const heads = ['Date', 'Description', 'Withdrawals', 'Deposits', 'Balance'];
  return {
    kind: 'bank',
    title: 'Account activity',
    rows: [heads.map((h, i) => cell(h, i > 1 ? 'right' : 'left', { bold: true })), ...rows],
    headerRows: 1,
    widths: [2.2, 6, 2.2, 2, 2.4],
    notes: [],
  };
};

/** Invoice: items with descriptions, then totals under the last columns. */
export const invoiceTable = (c: Choice): TableModel => {
  const items = Array.from({ length: c.between(2, 8) }, (_, i): readonly ModelCell[] => [
    cell(c.chance(0.5) ? String(i + 1) : `SKU-${c.between(100, 999)}`),
    cell(c.chance(0.4) ? sentence(c, c.between(8, 16)) : phrase(c, 3)),
    cell(String(c.between(1, 40)), 'right'),
    cell(number(c, 3, 2), 'right'),
    cell(number(c, 4, 2), 'right'),
  ]);
  const totals = c.chance(0.5)
    ? ['Subtotal', 'VAT 19%', 'Total due'].map((t): readonly ModelCell[] => [
        ...blanks(3),
        cell(t, 'right'),
        cell(number(c, 4, 2), 'right', { bold: true }),
      ])
    : [];
  const heads = ['Item', 'Description', 'Qty', 'Unit price', 'Amount'];
  return {
    kind: 'invoice',
    title: `Invoice ${c.between(1000, 9999)}`,
    rows: [heads.map((h, i) => cell(h, i > 1 ? 'right' : 'left', { bold: true })), ...items, ...totals],
    headerRows: 1,
    widths: [1.6, 6, 1, 2, 2],
    notes: [],
  };
};

/** Timetable: dates, titles, rooms and speakers. */
export const scheduleTable = (c: Choice): TableModel => {
  const rows = Array.from({ length: c.between(4, 12) }, (_, i) => [
    cell(`${8 + i}:${c.pick(['00', '15', '30'])}–${9 + i}:00`),
    cell(c.chance(0.3) ? sentence(c, c.between(7, 13)) : phrase(c, 3)),
    cell(c.pick(PEOPLE)),
    cell(`Room ${c.between(1, 30)}`),
  ]);
  const heads = ['Time', 'Session', 'Speaker', 'Place'];
  return {
    kind: 'schedule',
    title: `Programme of ${sentence(c, 4).toLowerCase()}`,
    rows: [heads.map((h) => cell(h, 'left', { bold: true })), ...rows],
    headerRows: 1,
    widths: [2, 6, 2.4, 1.8],
    notes: [],
  };
};

/** List of people and offices: short texts, no figures to lean on. */
export const directoryTable = (c: Choice): TableModel => {
  const rows = Array.from({ length: c.between(4, 18) }, () => [
    cell(c.pick(PEOPLE)),
    cell(phrase(c, c.between(1, 3))),
    cell(c.pick(PLACES)),
    cell(`555-${c.between(1000, 9999)}`),
    cell(c.chance(0.8) ? `${phrase(c, 1).toLowerCase()}@example.org` : ''),
  ]);
  const keep = c.chance(0.5) ? [0, 1, 2, 3, 4] : [0, 1, 2, 3];
  const heads = ['Name', 'Office', 'Town', 'Telephone', 'Mail'];
  const all = [heads.map((h) => cell(h, 'left', { bold: true })), ...rows];
  return {
    kind: 'directory',
    title: phrase(c, 2),
    rows: all.map((row) => keep.map((k) => row[k]!)),
    headerRows: 1,
    widths: keep.map((k) => [3, 3.6, 3, 2.4, 3.4][k]!),
    notes: [],
  };
};
