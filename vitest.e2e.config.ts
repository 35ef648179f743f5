import { defineConfig } from 'vitest/config'

/** End-to-end tests: a real server from dist/ and a real Chromium, whose path scripts/test.mjs gives as CHROMIUM_PATH. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    globalSetup: ['./test/global-setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 1, // a server and a browser already fill two cores
  },
})
