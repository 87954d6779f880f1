import { defineConfig } from 'vitest/config';

/** Rooms whose tests leave nothing behind in their process: they share one, and with it the modules it has loaded. */
const SHARED =
  'test/{bench,checks,corpus,corrections,export,extractors,noise,normalizers,readers,readme,report,samples,siblings,store}/**/*.test.ts';

export default defineConfig({
  test: {
    testTimeout: 30_000,
    // A browser on a busy machine answers late; an answer that never comes still fails.
    expect: { poll: { timeout: 20_000 } },
    // Tests read what they say they read, not what an earlier run remembered.
    env: { JIXIAO_OCR_CACHE: 'off' },
    pool: 'forks',
    // Half of the time a test waits for another process.
    maxWorkers: 3,
    projects: [
      { extends: true, test: { name: 'shared', include: [SHARED], isolate: false } },
      { extends: true, test: { name: 'alone', include: ['test/**/*.test.ts'], exclude: [SHARED] } },
    ],
  },
});
