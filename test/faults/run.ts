// Kills, starves and confuses whole runs of the built command line: `npm run faults [-- --campaigns 20 --kills 25
// --seed 1 --job ingest|crawl --only kill|ENOSPC|EIO|SQLITE_BUSY|clock]`. After each trouble one undisturbed run must leave the same export
// as a run without any.
import { parseArgs } from 'node:util';
import { startCrawlJob } from './crawl-job.ts';
import type { FaultJob } from './fault-job.ts';
import { ingestJob } from './ingest-job.ts';
import { killCampaign, type Reference, referenceOf } from './kill-campaign.ts';
import { SCENARIOS } from './scenarios.ts';

const { values } = parseArgs({
  options: {
    campaigns: { type: 'string', default: '20' },
    kills: { type: 'string', default: '25' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    job: { type: 'string', default: '' },
  },
});

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const runCampaigns = async (job: FaultJob, reference: Reference): Promise<number> => {
  let [kills, failures] = [0, 0];
  for (let campaign = 0; campaign < Number(values.campaigns); campaign += 1) {
    const seed = Number(values.seed) + campaign;
    const end = await killCampaign(job, reference, Number(values.kills), seed);
    kills += end.kills;
    failures += end.problems.length;
    say(
      `${job.name} campaign ${seed}: ${end.kills} kills, ${end.finished} runs got through, ${end.problems.length} problems`,
    );
    for (const problem of end.problems) say(`  ${problem}`);
  }
  say(`${job.name}: ${kills} kills in ${values.campaigns} campaigns, ${failures} problems`);
  return failures;
};

const runScenarios = async (job: FaultJob, reference: Reference): Promise<number> => {
  let failures = 0;
  for (const scenario of SCENARIOS.filter(({ name }) => name.includes(values.only))) {
    const end = await scenario.run(job, reference);
    if ('skipped' in end) say(`${job.name} ${scenario.name}: skipped, ${end.skipped}`);
    else {
      failures += end.problems.length;
      say(`${job.name} ${scenario.name}: ${end.problems.length === 0 ? 'the same export' : end.problems.join('\n  ')}`);
    }
  }
  return failures;
};

const crawlJob = await startCrawlJob({ sites: 4, articles: 6, perArticle: 2 });
/** Everything that must survive. */
const jobs: readonly FaultJob[] = [ingestJob, crawlJob].filter(({ name }) => name.includes(values.job));

let failures = 0;
for (const job of jobs) {
  const reference = await referenceOf(job);
  say(`${job.name}: an undisturbed run takes ${(reference.milliseconds / 1000).toFixed(1)} s`);
  failures += await runScenarios(job, reference);
  if (values.only === '' || values.only === 'kill') failures += await runCampaigns(job, reference);
}
await crawlJob.close();
process.exitCode = failures > 0 ? 1 : 0;
