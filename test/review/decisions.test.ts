import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentFacts, QueueFacets, QueuePage, RecordFacts, RuleProposal } from '../../src/review/api.ts';
import { inventedForm } from '../cli/run-cli.ts';
import { type Client, type Desk, ingestFiles, layOutDesk, openClient } from './review-fixture.ts';
import { doubt } from './spoil-filing.ts';

const FILES = { '路灯.txt': inventedForm('路灯维护', '1200盏'), '水渠.txt': inventedForm('水渠清淤', '35公里') };
const spoil = doubt('维护路灯数量', 'low-confidence-ocr', 'warning');

let desk: Desk;
let client: Client;
let id: string;

beforeAll(async () => {
  desk = await layOutDesk(FILES, spoil);
  client = await openClient(desk);
  id = desk.ids[0]!;
});
afterAll(async () => {
  await client.close();
  desk.remove();
});

const documentOf = (documentId = id): Promise<DocumentFacts> => client.json(`/api/documents/${documentId}`);
const targetOf = (facts: DocumentFacts, name = '维护路灯数量'): RecordFacts => {
  const indicator = facts.records.find(({ table, fields }) => table === 'indicator' && fields.name === name)!;
  return facts.records.find(({ table, parent }) => table === 'target' && parent === indicator.id)!;
};
const decisionOn = (record: RecordFacts, field: string, action: string, value: string | null, by = '王审核') => ({
  key: record.key,
  field,
  action,
  value,
  reason: null,
  by,
  seen: {
    baseValue: field === '*' ? record.version : (record.extracted[field] ?? record.fields[field] ?? null),
    lastDecision: record.lastDecisions[field] ?? null,
  },
});

describe('decisions', () => {
  test('a corrected value is read by the grammar, kept with who and what was there, and taken back again', async () => {
    const before = targetOf(await documentOf());
    const queued = await client.json<QueuePage>('/api/queue');
    expect(queued.items.map(({ recordId }) => recordId)).toContain(before.id);
    const written = await client.post(
      `/api/documents/${id}/decisions`,
      decisionOn(before, 'stated_text', 'correct', '≥1300盏'),
    );
    expect(written.status).toBe(200);
    const facts = await documentOf();
    const after = targetOf(facts);
    expect(after.fields).toMatchObject({ stated_text: '≥1300盏', comparator: 'gte', value: '1300', unit: '盏' });
    expect(after.extracted).toMatchObject({ stated_text: '1200盏', value: '1200' });
    expect(facts.decisions).toMatchObject([
      {
        recordId: after.id,
        field: 'stated_text',
        action: 'correct',
        baseValue: '1200盏',
        value: '≥1300盏',
        by: '王审核',
        inForce: true,
      },
    ]);
    const decided = await client.json<QueuePage>('/api/queue?state=decided');
    expect(decided.items.map(({ recordId }) => recordId)).toEqual([after.id]);

    const { number } = facts.decisions[0]!;
    expect((await client.post(`/api/documents/${id}/undo`, { number, by: '王审核' })).status).toBe(200);
    const undone = await documentOf();
    expect(targetOf(undone).fields).toMatchObject({ stated_text: '1200盏', value: '1200' });
    expect(undone.decisions.map(({ action, inForce }) => [action, inForce])).toEqual([
      ['correct', false],
      ['undo', false],
    ]);
  });

  test('of two reviewers the second is told what the first decided, and overwrites nothing', async () => {
    const seen = targetOf(await documentOf(desk.ids[1]), '维护路灯数量');
    const path = `/api/documents/${desk.ids[1]}/decisions`;
    const first = decisionOn(seen, 'stated_text', 'correct', '36公里', '甲');
    const second = decisionOn(seen, 'stated_text', 'correct', '63公里', '乙');
    expect((await client.post(path, first)).status).toBe(200);
    const refused = await client.post(path, second);
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({
      error: { code: 'stale', detail: { last: { by: '甲', action: 'correct', value: '36公里' } } },
    });
    expect(targetOf(await documentOf(desk.ids[1]), '维护路灯数量').fields.stated_text).toBe('36公里');
  });

  test('what no value can be, no record is and nobody signs is refused with a reason', async () => {
    const record = targetOf(await documentOf());
    const post = async (body: unknown) => (await client.post(`/api/documents/${id}/decisions`, body)).status;
    expect(await post(decisionOn(record, 'comparator', 'correct', 'about'))).toBe(422);
    expect(await post({ ...decisionOn(record, '*', 'accept', null), key: 'target|nothing' })).toBe(409);
    expect(await post(decisionOn(record, '*', 'accept', null, '  '))).toBe(400);
    expect(await post({ ...decisionOn(record, '*', 'accept', null), action: 'undo' })).toBe(400);
    expect(await post({ ...decisionOn(record, '*', 'accept', null), field: 'id; drop table target' })).toBe(400);
  });

  test('a clean form is accepted as a whole; one with an open error is not', async () => {
    const other = await layOutDesk(
      { 'a.txt': inventedForm('甲', '1盏') },
      doubt('维护路灯数量', 'ambiguous-value', 'error'),
    );
    const reviewer = await openClient(other);
    const clean = await layOutDesk({ 'b.txt': inventedForm('乙', '2盏') });
    const second = await openClient(clean);
    const accept = async (who: Client, documentId: string, seenDecisions = 0) => {
      const facts = await who.json<DocumentFacts>(`/api/documents/${documentId}`);
      return who.post(`/api/documents/${documentId}/accept-form`, {
        form: facts.forms[0]!.id,
        by: '丙',
        seenDecisions,
      });
    };
    expect((await accept(reviewer, other.ids[0]!)).status).toBe(409);
    const accepted = await accept(second, clean.ids[0]!);
    expect(accepted.status).toBe(200);
    const facts = await second.json<DocumentFacts>(`/api/documents/${clean.ids[0]}`);
    const counted = (await accepted.json()) as { accepted: number };
    expect(counted.accepted).toBe(facts.records.length + facts.forms.length);
    expect(facts.records.every(({ decision }) => decision === 'accept')).toBe(true);
    // A second reviewer who has not seen that is stopped.
    expect((await accept(second, clean.ids[0]!)).status).toBe(409);
    await reviewer.close();
    await second.close();
    other.remove();
    clean.remove();
  });

  test('decisions survive a new reading by another version', async () => {
    const facts = await documentOf(desk.ids[1]);
    expect(targetOf(facts).fields.stated_text).toBe('36公里');
    await ingestFiles(desk.folder, desk.db, FILES, 'another version', spoil);
    const again = await documentOf(desk.ids[1]);
    expect(targetOf(again).fields.stated_text).toBe('36公里');
    expect(targetOf(again).decision).toBe('correct');
    const queued = await client.json<QueuePage>('/api/queue');
    expect(queued.items.some(({ recordId }) => recordId === targetOf(again).id)).toBe(false);
  });

  test('nothing is written in read-only mode, and everything is shown', async () => {
    const reader = await openClient(desk, { readOnly: true });
    const facts = await reader.json<DocumentFacts>(`/api/documents/${id}`);
    const body = decisionOn(targetOf(facts), '*', 'accept', null);
    expect((await reader.post(`/api/documents/${id}/decisions`, body)).status).toBe(403);
    expect((await reader.json<QueueFacets>('/api/queue/facets')).open).toBeGreaterThan(0);
    await reader.close();
  });
});

describe('rules from corrections', () => {
  test('a label that the lexicon does not know becomes a proposal that shows what it would change', async () => {
    const facts = await documentOf();
    const indicator = facts.records.find(({ fields }) => fields.name === '道路亮灯率')!;
    const question = {
      documentId: id,
      recordId: indicator.id,
      table: 'indicator',
      field: 'category_label',
      before: '效益之指标',
      after: '效益指标',
    };
    const { proposal } = (await (await client.post('/api/ask/rule', question)).json()) as { proposal: RuleProposal };
    expect(proposal.kind).toBe('label');
    expect(proposal.added).toContain('"效益之指标"');
    expect(proposal.removed).not.toContain('"效益之指标"');
    expect(existsSync(join(desk.folder, 'proposals.json'))).toBe(false);
    expect((await client.post('/api/rules', { ...question, by: '王审核' })).status).toBe(200);
    const written = JSON.parse(readFileSync(join(desk.folder, 'proposals.json'), 'utf8')) as { proposals: unknown[] };
    expect(written.proposals).toMatchObject([{ kind: 'label', proposedBy: '王审核' }]);
  });

  test('one look-alike character is proposed with every record that prints the damaged word; a numeral never', async () => {
    const facts = await documentOf();
    const project = facts.records.find(({ table }) => table === 'project')!;
    const ask = async (before: string, after: string) => {
      const body = { documentId: id, recordId: project.id, table: 'project', field: 'name', before, after };
      return ((await (await client.post('/api/ask/rule', body)).json()) as { proposal: RuleProposal | null }).proposal;
    };
    const rule = await ask('路灯维护', '路灯维修');
    expect(rule).toMatchObject({ kind: 'look-alike', file: 'data/reference/confusables.json' });
    expect(rule!.effects).toContainEqual(
      expect.objectContaining({ table: 'project', before: '路灯维护', after: '路灯维修' }),
    );
    expect(await ask('二级路灯', '一级路灯')).toBeNull();
    expect(await ask('路灯维护', '水渠清淤')).toBeNull();
    expect(await ask('1200盏', '1300盏')).toBeNull();
  });
});
