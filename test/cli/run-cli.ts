import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ENTRY = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

/** Runs the built command line in a folder, as a user would. */
export const runCli = (
  cwd: string,
  arguments_: readonly string[],
  input?: string | Uint8Array,
  nodeOptions = '',
): SpawnSyncReturns<string> => {
  if (!existsSync(ENTRY)) throw new Error('dist/ is missing; run `npm run build` first');
  return spawnSync(process.execPath, [ENTRY, ...arguments_], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, NODE_OPTIONS: nodeOptions },
    ...(input === undefined ? {} : { input }),
  });
};

/** An invented form as text with tabs between the cells. */
export const inventedForm = (name: string, value: string): string =>
  [
    '项目支出绩效目标表',
    '（2025年度）',
    `项目名称\t${name}`,
    '主管部门\t云溪市路灯管理所',
    '年度目标\t保障主要道路夜间照明',
    '一级指标\t二级指标\t三级指标\t指标值',
    `产出指标\t数量指标\t维护路灯数量\t${value}`,
    '效益指标\t社会效益指标\t道路亮灯率\t≥98%',
    '',
  ].join('\n');

/** Runs the command line and interrupts it like Ctrl-C, half a second after it has made `file`. */
export const interruptedCli = (
  cwd: string,
  arguments_: readonly string[],
  file: string,
): Promise<{ readonly code: number | null; readonly stderr: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [ENTRY, ...arguments_], { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on('close', (code) => resolve({ code, stderr }));
    const watch = setInterval(() => {
      if (!existsSync(join(cwd, file))) return;
      clearInterval(watch);
      setTimeout(() => child.kill('SIGINT'), 500);
    }, 20);
  });
