import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,extractors,normalizers,test}/**/*.test.ts'],
    testTimeout: 30_000,
    // A browser on a busy machine answers late; an answer that never comes still fails.
    expect: { poll: { timeout: 20_000 } },
    pool: 'forks',
    maxWorkers: 2,
  },
});
