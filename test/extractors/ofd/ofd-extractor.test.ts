import { describe, expect, it } from 'vitest';
import { ofdExtractor } from '../../../extractors/ofd/ofd-extractor.ts';
import { DEFAULT_LIMITS } from '../../../src/model/index.ts';
import { buildOfd, gridPaths } from './build-ofd.ts';

const source = (bytes: Uint8Array) => ({ id: '', bytes, origin: 'a.ofd' });
const extract = (bytes: Uint8Array) => ofdExtractor.extract(source(bytes), { limits: DEFAULT_LIMITS });

describe('ofdExtractor', () => {
  it('reads text and a ruled table, lines from the template', async () => {
    const bytes = buildOfd(
      [
        { text: '绩效目标表', x: 90, y: 20 },
        { text: '三级指标', x: 32, y: 46 },
        { text: '指标值', x: 82, y: 46 },
        { text: '培训人次', x: 32, y: 56 },
        { text: '≥30人次', x: 82, y: 56 },
      ],
      gridPaths([30, 80, 130], [40, 50, 60]),
    );
    expect(ofdExtractor.bid(source(bytes))).toBe(1);
    const { value, notes } = await extract(bytes);
    expect(notes).toEqual([]);
    expect(value.pageCount).toBe(1);
    const [title, table] = value.blocks;
    expect(title).toMatchObject({ at: 'p1.b1', text: '绩效目标表' });
    const rows = table?.kind === 'table' ? table.rows.map((row) => row.map((cell) => cell.text)) : [];
    expect(rows).toEqual([
      ['三级指标', '指标值'],
      ['培训人次', '≥30人次'],
    ]);
  });

  it('neither expands entities nor fetches anything', async () => {
    const evil =
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>' +
      '<ofd:Page xmlns:ofd="x"><ofd:Content><ofd:Layer><ofd:TextObject Boundary="0 0 9 9" Size="4"><ofd:TextCode X="0" Y="4">&b;&c;</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>';
    const { value, notes } = await extract(buildOfd([], '', { 'Doc_0/Pages/Page_0/Content.xml': evil }));
    expect(JSON.stringify(value.blocks)).not.toMatch(/root:|aaaa/);
    expect(notes.map((note) => note.severity)).toContain('error');
  });

  it('says what is missing', async () => {
    const bytes = buildOfd([{ text: 'x', x: 9, y: 9 }]);
    expect((await extract(bytes.subarray(0, bytes.length - 40))).notes.map((n) => n.code)).toContain('truncated');
    const { notes } = await extract(buildOfd([], '', { 'Doc_0/Document.xml': '' }));
    expect(notes.map((note) => note.code)).toContain('unreadable');
  });
});
