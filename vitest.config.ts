import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,extractors,normalizers,test}/**/*.test.ts'],
    testTimeout: 30_000,
    // A browser on a busy machine answers late; an answer that never comes still fails.
    expect: { poll: { timeout: 20_000 } },
    // Tests read what they say they read, not what an earlier run remembered.
    env: { JIXIAO_OCR_CACHE: 'off' },
    pool: 'forks',
    maxWorkers: 2,
  },
});
