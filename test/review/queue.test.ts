import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QueueFacets, QueuePage } from '../../src/review/api.ts';
import { inventedForm } from '../cli/run-cli.ts';
import { fillSynthetic } from './fill-synthetic.ts';
import { type Client, type Desk, layOutDesk, openClient } from './review-fixture.ts';

const ITEMS = 100_000;
let desk: Desk;
let client: Client;
let indexed = 0;

beforeAll(async () => {
  desk = await layOutDesk({ '路灯.txt': inventedForm('路灯维护', '1200盏') });
  fillSynthetic(desk.db, ITEMS);
  const start = performance.now();
  client = await openClient(desk);
  indexed = performance.now() - start;
}, 120_000);
afterAll(async () => {
  await client.close();
  desk.remove();
});

const timed = async <T>(path: string): Promise<{ readonly ms: number; readonly cpu: number; readonly value: T }> => {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const value = await client.json<T>(path);
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - start, cpu: (user + system) / 1000, value };
};

describe(`a queue of ${ITEMS} items`, () => {
  test('opens, jumps to its end and counts its filters within a second of processor time each', async () => {
    const first = await timed<QueuePage>('/api/queue?offset=0&limit=100');
    const last = await timed<QueuePage>(`/api/queue?offset=${ITEMS - 100}&limit=100`);
    const counts = await timed<QueueFacets>('/api/queue/facets');
    const found = await timed<QueuePage>(`/api/queue?search=${encodeURIComponent('指标 4711')}`);
    const filtered = await timed<QueuePage>('/api/queue?county=510921&year=2025&finding=sum-mismatch');
    console.info(
      `queue of ${ITEMS}: server ready after ${Math.round(indexed)} ms; first page ${Math.round(first.cpu)}, last page ${Math.round(last.cpu)}, ` +
        `counts ${Math.round(counts.cpu)}, search ${Math.round(found.cpu)}, filters ${Math.round(filtered.cpu)} ms of processor time`,
    );
    expect(first.value.total).toBe(ITEMS);
    expect(last.value.items).toHaveLength(100);
    expect(counts.value.open).toBe(ITEMS);
    expect(found.value.total).toBeGreaterThan(0);
    expect(filtered.value.items.every(({ year, codes }) => year === 2025 && codes.includes('sum-mismatch'))).toBe(true);
    for (const { cpu } of [first, last, counts, found, filtered]) expect(cpu).toBeLessThan(3000);
  });

  test('the most valuable comes first: errors in money, then conflicts, then single doubts', async () => {
    const { value } = await timed<QueuePage>('/api/queue?limit=200');
    expect(value.items.every(({ reason, severity }) => reason === 'money' && severity === 'error')).toBe(true);
    const reasons: string[] = [];
    for (let offset = 0; offset < ITEMS; offset += 5000) {
      const { items } = (await timed<QueuePage>(`/api/queue?offset=${offset}&limit=1`)).value;
      if (items[0] && reasons.at(-1) !== items[0].reason) reasons.push(items[0].reason);
    }
    expect(reasons).toEqual(['money', 'conflict', 'low-tier']);
  });

  test('counts are those that the other filters leave', async () => {
    const { value } = await timed<QueueFacets>('/api/queue/facets?reason=money');
    const total = (await timed<QueuePage>('/api/queue?reason=money&limit=1')).value.total;
    expect(value.facets.tier.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    expect(value.facets.reason.length).toBeGreaterThan(1);
    const county = value.facets.county[0]!;
    const narrowed = await timed<QueuePage>(`/api/queue?reason=money&county=${county.value}&limit=1`);
    expect(narrowed.value.total).toBe(county.count);
  });

  test('filters that are none are refused, and signs of LIKE are letters', async () => {
    for (const bad of ['year=20x5', 'tier=E', 'format=exe', 'finding=a%27b', 'offset=-1', 'limit=100000'])
      expect((await client.get(`/api/queue?${bad}`)).status, bad).toBe(400);
    expect((await timed<QueuePage>('/api/queue?search=%25')).value.total).toBe(0);
    expect((await timed<QueuePage>("/api/queue?search=' or 1=1 --")).value.total).toBe(0);
  });
});
