import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadSites } from '../../src/crawl/load-sites.ts';

const DEPLOY = fileURLToPath(new URL('../../data/deploy/', import.meta.url));
const UNITS = readdirSync(DEPLOY).filter((name) => /\.(?:service|timer)$/.test(name));

const isHere = (command: string): boolean => spawnSync(command, ['--version']).status === 0;

test.skipIf(!isHere('systemd-analyze'))('the unit files are clean for systemd (needs systemd-analyze)', () => {
  const { status, stdout, stderr } = spawnSync(
    'systemd-analyze',
    ['verify', ...UNITS.map((name) => join(DEPLOY, name))],
    { encoding: 'utf8' },
  );
  expect([status, stdout + stderr]).toEqual([0, '']);
});

test('every service has its timer', () => {
  expect(UNITS).toEqual(['jixiao-backup.service', 'jixiao-backup.timer', 'jixiao-crawl.service', 'jixiao-crawl.timer']);
});

test('the loop of the container is a shell script that parses', () => {
  expect(spawnSync('sh', ['-n', join(DEPLOY, 'every-night.sh')]).status).toBe(0);
});

test('the image copies only what is there', () => {
  const copied = [...readFileSync(join(DEPLOY, 'Dockerfile'), 'utf8').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
    ([, files = '']) => files.split(' '),
  );
  const root = new Set(readdirSync(fileURLToPath(new URL('../../', import.meta.url))));
  expect(copied.length).toBeGreaterThan(8);
  expect(copied.filter((file) => !root.has(file.split('/')[0]!))).toEqual([]);
});

test('the workflow is YAML and the example site is one', () => {
  expect(parse(readFileSync(join(DEPLOY, 'github-actions.yml'), 'utf8'))).toHaveProperty('jobs.crawl.steps');
  expect(loadSites(join(DEPLOY, 'yunxi.example.yaml'))[0]).toMatchObject({ name: 'yunxi', paging: { first: 1 } });
});
