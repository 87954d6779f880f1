import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,extractors,normalizers,test}/**/*.test.ts'],
    testTimeout: 30_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
